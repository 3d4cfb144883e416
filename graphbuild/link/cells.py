"""The rows of a list in a table, and in one line what is wrong with them."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from graphbuild.errors import SourceError
from graphbuild.read.source import LIMIT, Source, bounded_lines, open_lines, open_source, printable

Row: TypeAlias = tuple[int, Sequence[str]]
"""The number of a row in its file, from 1, and its cells."""

_DELIMITERS = ",;\t"


class FaultyList(SourceError):  # noqa: N818  reads as what it is
    """A list that breaks its own rules; ``number`` is the row."""

    def __init__(self, file: Path, number: int, what: str) -> None:
        super().__init__(
            f"{printable(str(file))}: row {number} {what}. Mend that row; nothing was taken from the list."
        )


def rows_of(file: Path) -> Iterator[Row]:
    """Yield the rows of a table that are not empty; its first line tells what parts the cells.

    Raises:
        SourceError: It cannot be read, is not UTF-8, or a row is broken.
    """
    lines = lines_of(file)
    csv.field_size_limit(max(csv.field_size_limit(), LIMIT))
    first = next(lines, "")
    rows = csv.reader(_again(first, lines), delimiter=max(_DELIMITERS, key=first.count), strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as problem:
            raise FaultyList(file, number, f"is broken ({problem})") from None
        if any(cell.strip() for cell in row):
            yield number, row


def _again(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def lines_of(file: Path) -> Iterator[str]:
    """Yield the lines of a file, which may be compressed.

    Raises:
        SourceError: It cannot be read, or is not UTF-8.
    """
    with open_source(Source(str(file), str(file))) as stream, open_lines(stream, "") as lines:
        for number, line in enumerate(bounded_lines(lines), 1):
            if line is None:
                raise FaultyList(file, number, f"is longer than {LIMIT // 2**20} MiB")
            if not line.isascii() and any("\ud800" <= char <= "\udfff" for char in line):
                name = printable(str(file))
                advice = f"Convert it first, for example: iconv -f latin1 -t utf-8 {name}"
                raise SourceError(f"{name} is not UTF-8 (line {number}). {advice}")
            yield line
