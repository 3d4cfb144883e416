"""JSON lines and tables → one document a row. A broken row comes as an error and costs no other."""

import csv
import json
from collections.abc import Iterator
from io import TextIOWrapper
from itertools import chain, zip_longest
from typing import Any

from graphbuild.errors import SourceError
from graphbuild.read.columns import Columns, require_columns, require_text, row_document
from graphbuild.read.source import LIMIT, Reading, Source, bounded_lines, open_lines, open_source, printable

_DELIMITERS = ",;\t"


def read_jsonl(source: Source, columns: Columns) -> Iterator[Reading]:
    """Read a file of one JSON object a line; a row's number is its line, from 1.

    Raises:
        SourceError: The file cannot be read to its end.
    """
    with open_source(source) as stream, open_lines(stream, "\n") as lines:
        for number, line in enumerate(bounded_lines(lines), 1):
            if line is None or line.strip():
                yield _json_row(source.id, number, line, columns)


def _json_row(file: str, number: int, line: str | None, columns: Columns) -> Reading:
    where = f"Row {number} of {printable(file)}"
    if line is None:
        return SourceError(f"{where} is longer than {LIMIT // 2**20} MiB. Split it.")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as problem:
        return SourceError(f"{where} is no JSON ({printable(str(problem))}). Mend or delete that line.")
    if not isinstance(row, dict):
        return SourceError(f"{where} is no JSON object. Write one object with a text on each line.")
    return _row(where, file, number, row, columns)


def _row(where: str, file: str, number: int, row: dict[str, Any], columns: Columns) -> Reading:
    try:
        require_text(where, row, columns)
        return row_document(file, number, row, columns)
    except SourceError as problem:
        return problem


def read_table(source: Source, columns: Columns) -> Iterator[Reading]:
    """Read a table with a header, separated by commas, semicolons or tabs; rows are counted from 1 below the header.

    Raises:
        SourceError: The file cannot be read to its end, or lacks the column of texts or one that was named.
    """
    with open_source(source) as stream, open_lines(stream, "") as lines:
        name, rows = printable(source.id), _cells(_whole_lines(source, lines))
        header = next(rows, None)
        if not header or isinstance(header, csv.Error):
            raise SourceError(f"{name} has no header ({header or 'it is empty'}). Name the columns on its first line.")
        require_columns(name, header, columns)
        for number, cells in enumerate(rows, 1):
            if isinstance(cells, csv.Error) or any(cells):
                yield _table_row(source.id, number, header, cells, columns)


def _whole_lines(source: Source, lines: TextIOWrapper) -> Iterator[str]:
    for line in bounded_lines(lines):
        if line is None:
            raise SourceError(f"{printable(source.id)} has a line of more than {LIMIT // 2**20} MiB. Split it.")
        yield line


def _cells(lines: Iterator[str]) -> Iterator[list[str] | csv.Error]:
    """Yield the cells of row after row; the reader starts afresh after a row that it cannot read."""
    # The csv module has one limit for the whole process, and its default is shorter than a long article.
    csv.field_size_limit(max(csv.field_size_limit(), LIMIT))
    first = next(lines, "")
    rows = csv.reader(chain([first], lines), delimiter=max(_DELIMITERS, key=first.count), strict=True)
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as problem:
            yield problem


def _table_row(file: str, number: int, header: list[str], cells: list[str] | csv.Error, columns: Columns) -> Reading:
    where = f"Row {number} of {printable(file)}"
    if isinstance(cells, csv.Error):
        return SourceError(f"{where} is broken ({cells}). Mend its quotation marks.")
    if len(cells) > len(header):
        return SourceError(f"{where} has {len(cells)} cells under {len(header)} columns. Quote cells with separators.")
    return _row(where, file, number, dict(zip_longest(header, cells, fillvalue="")), columns)
