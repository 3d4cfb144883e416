"""Answers to queries as text, CSV and JSON."""

from numbers import Number
from typing import Any

from graphbuild.parts import Answer
from graphbuild.reports.wording import csv_text, json_text, plain, table


def query_report(answer: Answer, form: str = "text") -> str:
    """Write rows under the names of their columns, in JSON as one object each."""
    if form == "json":
        rows = [dict(zip(answer.columns, map(_value, row), strict=True)) for row in answer.rows]
        return json_text(rows)
    cells = [["" if cell is None else _value(cell) for cell in row] for row in answer.rows]
    if form == "csv":
        return csv_text([answer.columns, *cells])
    columns = enumerate(zip(*cells, strict=True))
    numbers = [at for at, column in columns if all(isinstance(cell, Number) for cell in column)]
    shown = [[plain(str(cell)) for cell in row] for row in (answer.columns, *cells)]
    return table(shown, numbers=numbers) + "\n"


def _value(cell: Any) -> Any:  # noqa: ANN401  whatever DuckDB gives
    """Return what JSON can say, other things as texts."""
    return cell if cell is None or isinstance(cell, str | int | float | list | dict) else str(cell)
