"""Parquet tables for DuckDB, pandas, Polars, Spark and R, in a folder or a zip archive, by pyarrow (``parquet`` extra).

The tables are those of CSV, with types: days are dates, aliases and speakers lists of texts; what has parts is JSON
text. Nothing is lost: they are read back into the same graph. Half a surrogate pair, which UTF-8 cannot say, becomes
its escape.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

from graphbuild.errors import InterchangeError, OutputError
from graphbuild.exports.facts import Plain, Sort
from graphbuild.exports.outputs import ABOUT, about
from graphbuild.exports.tables import TABLES, Row
from graphbuild.graph import EntityGraph
from graphbuild.resources.files import write_atomic

if TYPE_CHECKING:
    import pyarrow as pa

_AT_ONCE = 50_000
_ADVICE = "Parquet needs pyarrow. Install it: pip install 'graphbuild[parquet]'"


def write_parquet(graph: EntityGraph, folder: Path) -> None:
    """Write a graph's tables into a folder, many rows at a time.

    Raises:
        OutputError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise OutputError(_ADVICE) from None
    for name, table in TABLES.items():
        schema = pa.schema([(column, _type(sort)) for column, sort in table.columns.items()])
        with parquet.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd") as writer:
            rows = table.rows(graph)
            while batch := list(islice(rows, _AT_ONCE)):
                columns = [_column(batch, column, sort) for column, sort in table.columns.items()]
                writer.write_table(pa.table(columns, schema=schema))
    write_atomic(folder / ABOUT, about(graph, "parquet"))


def read_parquet(name: str, stream: IO[bytes]) -> Iterator[Row]:
    """Read the rows of a table back.

    Raises:
        InterchangeError: pyarrow is not installed, or this is no such table.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise InterchangeError(_ADVICE) from None
    columns = TABLES[name].kept
    try:
        with stream, parquet.ParquetFile(pa.BufferReader(stream.read())) as table:
            for batch in table.iter_batches(columns=list(columns)):
                for row in batch.to_pylist():
                    yield {column: _value(row[column], sort) for column, sort in columns.items()}
    except (pa.ArrowException, KeyError, ValueError) as problem:
        reason = str(problem).splitlines()[0]
        raise InterchangeError(f"{name}.parquet is no table of a graph ({reason}). Export the graph anew.") from None


def _type(sort: Sort) -> "pa.DataType":
    import pyarrow as pa

    types = {"integer": pa.int64(), "number": pa.float64(), "truth": pa.bool_(), "day": pa.date32()}
    return pa.list_(pa.string()) if sort == "list" else types.get(sort, pa.string())


def _column(rows: Iterable[Row], column: str, sort: Sort) -> "pa.Array":
    import pyarrow as pa

    return pa.array([_arrow_value(row.get(column), sort) for row in rows], type=_type(sort))


def _arrow_value(value: Plain, sort: Sort) -> Plain:
    if value is None or sort in {"integer", "number", "truth"}:
        return value
    if sort == "day":
        return date.fromisoformat(value)
    if sort == "list":
        return [_utf8(item) for item in value]
    return json.dumps(value, allow_nan=False, sort_keys=True) if sort == "json" else _utf8(str(value))


def _utf8(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def _value(value: Plain, sort: Sort) -> Plain:
    if sort == "day":
        return value and value.isoformat()
    return json.loads(value) if sort == "json" and value is not None else value
