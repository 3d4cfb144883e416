"""CSV tables for spreadsheets, pandas and R, in a folder or a zip archive: documents, nodes, mentions, edges, evidence.

Nothing is lost: the tables are read back into the same graph. Lists and what has parts are JSON in their cells. A cell
that a spreadsheet would run as a formula has an apostrophe before it; other programs take it off as :func:`plain_cell`
does. Half a surrogate pair, which UTF-8 cannot say, stays its escape.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from graphbuild.errors import InterchangeError
from graphbuild.exports.facts import Plain, Sort
from graphbuild.exports.outputs import ABOUT, about
from graphbuild.exports.tables import TABLES, Row
from graphbuild.graph import EntityGraph
from graphbuild.resources.files import write_atomic, write_pieces

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_AT_ONCE = 1_000


def write_csv(graph: EntityGraph, folder: Path) -> None:
    """Write a graph's tables into a folder, row by row.

    References:
        RFC 4180; OWASP, CSV Injection.
    """
    for name, table in TABLES.items():
        rows = ([_cell(row.get(column), sort) for column, sort in table.columns.items()] for row in table.rows(graph))
        write_pieces(folder / f"{name}.csv", _lines(chain([list(table.columns)], rows)))
    write_atomic(folder / ABOUT, about(graph, "csv"))


def read_csv(name: str, stream: Iterable[str]) -> Iterator[Row]:
    """Read the rows of a table back.

    Raises:
        InterchangeError: A column is missing, or a cell holds what its column cannot.
    """
    columns = TABLES[name].kept
    for number, row in enumerate(csv.DictReader(stream, strict=True), 2):
        missing = [column for column in columns if row.get(column) is None]
        if missing:
            raise InterchangeError(f"{name}.csv has no '{missing[0]}' in row {number}. Export the graph anew.")
        for column, sort in columns.items():
            try:
                row[column] = _READERS[sort](row[column])
            except (ValueError, KeyError, RecursionError):
                raise InterchangeError(f"{name}.csv, row {number}: '{column}' is no {sort}.") from None
        yield row


def safe_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    >>> safe_cell("=1+1"), safe_cell("'=1+1"), safe_cell("'tis")
    ("'=1+1", "''=1+1", "'tis")
    """
    return f"'{text}" if _FORMULA.match(text) else text


def plain_cell(cell: str) -> str:
    """Take off what :func:`safe_cell` puts before a text.

    >>> plain_cell("'=1+1"), plain_cell("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _cell(value: Plain, sort: Sort) -> str | float:
    if value is None:
        return ""
    if sort in {"list", "json"}:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True)
    if sort == "truth":
        return "true" if value else "false"
    return value if sort in {"integer", "number"} else safe_cell(str(value))


def _lines(rows: Iterable[list[Any]]) -> Iterator[str]:
    """Write rows as CSV, many at a time."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    for number, row in enumerate(rows, 1):
        writer.writerow(row)
        if number % _AT_ONCE == 0:
            yield stream.getvalue()
            stream.seek(0)
            stream.truncate()
    yield stream.getvalue()


def _truth(cell: str) -> bool | None:
    return {"": None, "true": True, "false": False}[cell.lower()]


_READERS: dict[Sort, Callable[[str], Any]] = {
    "text": plain_cell,
    "optional": lambda cell: plain_cell(cell) or None,
    "day": lambda cell: cell or None,
    "integer": lambda cell: int(cell) if cell else None,
    "number": lambda cell: float(cell) if cell else None,
    "truth": _truth,
    "list": lambda cell: json.loads(cell) if cell else [],
    "json": lambda cell: json.loads(cell) if cell else None,
}
