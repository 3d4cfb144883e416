"""Answers to queries as text, CSV and JSON."""

from collections.abc import Sequence
from itertools import chain, count
from math import isfinite
from numbers import Number
from typing import Any

from graphbuild.parts import Answer
from graphbuild.reports.wording import csv_text, json_text, plain, table


def query_report(answer: Answer, form: str = "text") -> str:
    """Write rows under the names of their columns, in JSON as one object each."""
    if form == "json":
        names = _apart(answer.columns)
        rows = [dict(zip(names, map(_plain, row), strict=True)) for row in answer.rows]
        return json_text(rows)
    cells = [["" if cell is None else _value(cell) for cell in row] for row in answer.rows]
    if form == "csv":
        return csv_text([answer.columns, *cells])
    columns = enumerate(zip(*cells, strict=True))
    numbers = [at for at, column in columns if all(isinstance(cell, Number) for cell in column)]
    shown = [[plain(str(cell)) for cell in row] for row in (answer.columns, *cells)]
    return table(shown, numbers=numbers) + "\n"


def _value(cell: Any) -> Any:  # noqa: ANN401  whatever DuckDB gives
    """Return what a table can say, other things as texts."""
    return cell if cell is None or isinstance(cell, str | int | float | list | dict) else str(cell)


def _plain(cell: Any) -> Any:  # noqa: ANN401  whatever DuckDB gives
    """Return what JSON can say, other things, and numbers that it lacks, as texts."""
    if isinstance(cell, list):
        return [_plain(one) for one in cell]
    if isinstance(cell, dict):
        return {str(name): _plain(one) for name, one in cell.items()}
    return str(cell) if isinstance(cell, float) and not isfinite(cell) else _value(cell)


def _apart(names: Sequence[str]) -> list[str]:
    """Return names of columns, with a number after each that was there before, as DuckDB does in a subquery."""
    found = list[str]()
    for name in names:
        tries = chain([name], (f"{name}_{number}" for number in count(1)))
        found.append(next(one for one in tries if one not in found))
    return found
