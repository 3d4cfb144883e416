"""A list that the user brings → its entries; what the file holds tells its format."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from graphbuild.errors import SourceError
from graphbuild.link.cells import FaultyList, lines_of, rows_of
from graphbuild.link.ftm import FORMAT as FTM
from graphbuild.link.ftm import read_ftm
from graphbuild.link.ofac import FORMAT as OFAC
from graphbuild.link.ofac import NAME, is_ofac, read_ofac
from graphbuild.link.tables import FORMAT as TABLE
from graphbuild.link.tables import SIMPLE, is_simple, read_table
from graphbuild.read.source import printable
from graphbuild.references import Entry, ReferenceList

Found = Iterator[tuple[int, Entry]]

_ENDINGS = re.compile(r"(?:\.(?:gz|csv|tsv|txt|json|jsonl|ndjson|ftm))+$", re.IGNORECASE)


def read_list(file: Path, name: str | None = None) -> ReferenceList:
    """Read a list: OpenSanctions' or OFAC's CSV, FollowTheMoney JSON lines, or any CSV with ids and names.

    Args:
        file: The file, which may be compressed. Beside OFAC's ``sdn.csv`` its ``alt.csv`` and ``add.csv`` are read too.
        name: What the list is called; by default what its publisher calls it, or else the file.

    Raises:
        SourceError: It is missing, not UTF-8, of no such format, or broken: the message names the row.
    """
    if not file.is_file():
        raise SourceError(f"There is no file named '{printable(str(file))}'. Check the path.")
    format_, found = _opened(file)
    entries = _checked(file, found)
    if not entries:
        raise SourceError(f"{printable(str(file))} has no entry of a person or body. Check the file.")
    usual = NAME if format_ == OFAC else _ENDINGS.sub("", file.name) or file.name
    called = " ".join((name or usual).split())
    return ReferenceList(called, file.name, format_, _digest(entries), entries)


def _opened(file: Path) -> tuple[str, Found]:
    """Return the format of a file, and its entries to be read."""
    lines = lines_of(file)
    first = next((line for line in lines if line.strip()), "")
    if first.lstrip().startswith("{"):
        return FTM, read_ftm(file, lines_of(file))
    rows = rows_of(file)
    header = next(rows, None)
    if header is None:
        raise SourceError(f"{printable(str(file))} is empty. Check the file.")
    number, cells = header
    if is_ofac(cells):
        return OFAC, read_ofac(file, chain([(number, cells)], rows))
    return SIMPLE if is_simple(cells) else TABLE, read_table(file, cells, rows)


def _checked(file: Path, found: Iterable[tuple[int, Entry]]) -> tuple[Entry, ...]:
    """Return entries in order of their ids, of which each must be one entry's."""
    entries, seen = list[Entry](), dict[str, int]()
    for number, entry in found:
        if entry.id in seen:
            raise FaultyList(file, number, f"has the id '{printable(entry.id)}' of row {seen[entry.id]} again")
        seen[entry.id] = number
        entries.append(entry)
    return tuple(sorted(entries, key=lambda entry: entry.id))


def _digest(entries: Iterable[Entry]) -> str:
    """Return the SHA-256 of what a list says, whichever files said it."""
    digest = hashlib.sha256()
    for entry in entries:
        digest.update(repr(entry).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
