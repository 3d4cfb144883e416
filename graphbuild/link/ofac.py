"""The lists of the Office of Foreign Assets Control as CSV: ``sdn.csv``, with ``alt.csv`` and ``add.csv`` beside it.

Their names may be in capitals, as OFAC's servers give them. They have no header; ``-0-`` stands for nothing. What is
known of an entry besides, its birth dates and countries among them, stands in its remarks.

References:
    OFAC, Specially Designated Nationals List Data Formats and Data Schemas.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from graphbuild.link.cells import FaultyList, Row, rows_of
from graphbuild.link.countries import country_codes, programme_countries
from graphbuild.references import Entry, EntryKind

NAME = "OFAC SDN"
FORMAT = "OFAC SDN CSV"
COLUMNS = 12
_NOTHING = "-0-"
_FORMER = frozenset({"aka", "fka", "nka"})

_KINDS = {
    "individual": EntryKind.PERSON,
    "vessel": EntryKind.VESSEL,
    "aircraft": EntryKind.AIRCRAFT,
    "": EntryKind.ORGANIZATION,
}
_WEAK = re.compile(r"a\.k\.a\. '(.+?)'(?=[;.]|$)")
_BELONGS = re.compile(r"\b(?:nationality|citizen) ([^;.]+)")
_BORN_IN = re.compile(r"\bPOB [^;]*?([^;,.]+(?:, (?:North|South))?)(?=[;.]|$)")
_REGISTERED = re.compile(r"\(([A-Z][A-Za-z, ]+)\)")
_DETAILS = {
    "born": re.compile(r"\bDOB ([^;.]+)"),
    "born in": re.compile(r"\bPOB ([^;]+?)(?=[;.]|$)"),
    "nationality": _BELONGS,
    "number": re.compile(r"\b(IMO \d+)"),
    "linked to": re.compile(r"\bLinked To: ([^;]+?)\.?(?=;|$)"),
}
"""What remarks say that tells namesakes apart."""


def is_ofac(row: Sequence[str]) -> bool:
    """Tell whether the first row of a table without a header is one of ``sdn.csv``."""
    return len(row) == COLUMNS and row[0].strip().isdigit() and any(_NOTHING in cell for cell in row[2:])


def read_ofac(file: Path, rows: Iterable[Row]) -> Iterator[tuple[int, Entry]]:
    """Yield the entries of ``sdn.csv``, each with the number of its row.

    Raises:
        SourceError: The list, or what stands beside it, is broken.
    """
    aliases = _beside(file, "alt", lambda row: row[3] if row[2].strip() in _FORMER else "")
    addresses = _beside(file, "add", lambda row: row[4])
    for number, row in rows:
        if len(row) == 1 and row[0].strip() in {"", "\x1a"}:  # the end of a file, as DOS wrote it
            continue
        if len(row) != COLUMNS:
            raise FaultyList(file, number, f"has {len(row)} cells in place of {COLUMNS}")
        yield number, _entry([_cell(cell) for cell in row], aliases, addresses)


def _entry(row: list[str], aliases: dict[str, list[str]], addresses: dict[str, list[str]]) -> Entry:
    key, name, kind, programmes, title, _, vessel_type, _, _, flag, _, remarks = row
    listed = tuple(part for part in re.split(r"\] \[|;\s*", programmes.strip("[]")) if part)
    belongs, born_in = _BELONGS.findall(remarks), _BORN_IN.findall(remarks)
    origins = {*country_codes([*born_in, *_REGISTERED.findall(remarks)]), *programme_countries(listed)}
    given = [("title", title), ("type", vessel_type), ("flag", flag)]
    told = [(label, "; ".join(found)) for label, pattern in _DETAILS.items() if (found := pattern.findall(remarks))]
    return Entry(
        id=key,
        name=name,
        kind=_KINDS.get(kind, EntryKind.ANY),
        aliases=tuple(aliases.get(key, ())),
        weak=tuple(_WEAK.findall(remarks)),
        countries=country_codes([*belongs, flag, *addresses.get(key, ())]),
        origins=tuple(sorted(origins)),
        programmes=listed,
        details=tuple((label, value) for label, value in (*given, *told) if value),
    )


def _cell(cell: str) -> str:
    cell = cell.strip()
    return "" if cell == _NOTHING else " ".join(cell.split())


def _beside(file: Path, other: str, read: Callable[[Sequence[str]], str]) -> dict[str, list[str]]:
    """Return what a file beside the list adds to entries, by their ids; nothing where there is no such file."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    places = [
        file.with_name(re.sub("sdn", one, file.name, count=1, flags=re.IGNORECASE)) for one in (other, other.upper())
    ]
    place = next((place for place in places if place != file and place.is_file()), None)
    if place is None:
        return found
    for number, row in rows_of(place):
        if len(row) == 1:
            continue
        try:
            value = _cell(read(row))
        except IndexError:
            raise FaultyList(place, number, f"has only {len(row)} cells") from None
        if value:
            found[row[0].strip()].append(value)
    return found
