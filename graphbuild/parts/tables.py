"""Records as Parquet tables, and tables as records again."""

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from graphbuild.errors import StoreError
from graphbuild.store.rows import Row, annotation_of, document_of, document_row, part_rows
from graphbuild.types import Annotation

TABLES: Mapping[str, tuple[str, ...]] = {
    "sentences": ("document", "number", "start_char", "end_char", "text"),
    "mentions": (
        "document", "number", "start_char", "end_char", "text", "kind", "sentence", "name", "entity", "reason",
        "attributes",
    ),
    "evidence": (
        "document", "number", "relation", "source_mention", "target_mention", "start_char", "end_char", "rule",
        "source_start", "source_end", "target_start", "target_end", "status", "speaker_mention", "happened_first",
        "happened_last", "granularity", "relative", "happened_start_char", "happened_end_char",
    ),
    "failures": ("id", "reason", "fingerprint"),
    "documents": (
        "id", "title", "title_basis", "date", "date_basis", "url", "source", "sha256", "fingerprint", "text",
    ),
}  # fmt: skip
"""The columns of each table in the order of ``store/schema.sql``; documents, whose file makes a part whole, last."""

_NUMBERS = frozenset({"number", "sentence", "relative"})
"""Columns of whole numbers, beside those of places in a text and of mentions."""
_COUNTED = ("_char", "_mention", "_start", "_end")
_DAYS = frozenset({"date", "happened_first", "happened_last"})
_READ = ("id", "text", "title", "title_basis", "date", "date_basis", "url", "source")
"""The columns of a document in the order of the record's fields."""
_WITHIN = {"sentences": 2, "mentions": 9, "evidence": 18}
"""How many columns of a text's own rows, after its id and their number, the record is read from."""

Rows: TypeAlias = dict[str, list[Row]]
"""Rows by table."""


def rows_of(annotation: Annotation, digest: str) -> Rows:
    """Return what was read from a text as rows.

    Raises:
        StoreError: It holds characters that no file can.
    """
    document = annotation.document
    rows = {"documents": [document_row(document, digest)], **part_rows(annotation, document.id)}
    try:
        for cell in (cell for table in rows.values() for row in table for cell in row if isinstance(cell, str)):
            cell.encode()
    except UnicodeEncodeError:
        raise StoreError(f"{document.id!r} holds characters that are not valid Unicode. Repair its encoding.") from None
    return rows


def failure_row(name: str, reason: str, digest: str) -> Row:
    """Return the row of a text that could not be read."""
    return tuple(value.encode("utf-8", "backslashreplace").decode() for value in (name, reason, digest))


def annotations_of(rows: Mapping[str, Sequence[Row]]) -> Iterator[tuple[Annotation, str]]:
    """Yield what the rows of a part hold, each text with its digest."""
    within: dict[str, dict[str, list[Row]]] = {table: defaultdict(list) for table in _WITHIN}
    for table, width in _WITHIN.items():
        for name, _, *cells in rows[table]:
            within[table][name].append(tuple(cells[:width]))
    for row in rows["documents"]:
        told = dict(zip(TABLES["documents"], row, strict=True))
        document = document_of(told[column] for column in _READ)
        parts = {table: found[document.id] for table, found in within.items()}
        yield annotation_of(document, parts), told["fingerprint"]


def to_parquet(table: str, rows: Sequence[Row]) -> bytes:
    """Return rows of a table as a Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([(column, _type(column)) for column in TABLES[table]])
    columns = list(zip(*rows, strict=True)) or [()] * len(TABLES[table])
    arrays = [
        pa.array([_day(cell) for cell in cells] if column in _DAYS else cells, type=_type(column))
        for column, cells in zip(TABLES[table], columns, strict=True)
    ]
    stream = io.BytesIO()
    parquet.write_table(pa.table(arrays, schema=schema), stream, compression="zstd")
    return stream.getvalue()


def from_parquet(table: str, content: bytes, columns: Sequence[str] | None = None) -> list[Row]:
    """Return the rows of a Parquet file of that table, or some columns of them.

    Raises:
        StoreError: It is no such file.
    """
    import pyarrow as pa
    from pyarrow import parquet

    wanted = list(columns or TABLES[table])
    try:
        found = parquet.read_table(pa.BufferReader(content), columns=wanted)
        if found.column_names != wanted:
            raise StoreError(f"a table of {table} with other columns")
        lists = [_told(column.to_pylist(), name) for name, column in zip(wanted, found.columns, strict=True)]
    except (pa.ArrowException, OSError, ValueError) as problem:
        raise StoreError(f"no Parquet file ({str(problem).splitlines()[0]})") from None
    return list(zip(*lists, strict=True))


def _told(cells: list[Any], column: str) -> list[Any]:
    return [cell and cell.isoformat() for cell in cells] if column in _DAYS else cells


def _day(cell: str | None) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _type(column: str) -> Any:  # noqa: ANN401  pyarrow's types are not typed
    import pyarrow as pa

    if column in _DAYS:
        return pa.date32()
    return pa.int32() if column in _NUMBERS or column.endswith(_COUNTED) else pa.string()
