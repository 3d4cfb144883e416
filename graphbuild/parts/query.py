"""Questions in SQL to all parts at once, by DuckDB, which reads of them what a question needs, and may read no more."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from graphbuild.errors import QueryError, StoreError
from graphbuild.parts.folder import Parts
from graphbuild.parts.tables import TABLES

VIEWS = """
CREATE VIEW names AS
SELECT documents.date, mentions.name, mentions.kind, mentions.text AS written, sentences.text AS sentence,
  mentions.document, documents.title, documents.url
FROM mentions
JOIN documents ON documents.id = mentions.document
JOIN sentences ON sentences.document = mentions.document AND sentences.number = mentions.sentence;

CREATE VIEW quotations AS
SELECT documents.date, source.name AS source, evidence.relation, target.name AS target,
  substr(documents.text, evidence.start_char + 1, evidence.end_char - evidence.start_char) AS sentence,
  evidence.document, documents.url, evidence.rule
FROM evidence
JOIN documents ON documents.id = evidence.document
JOIN mentions AS source ON source.document = evidence.document AND source.number = evidence.source_mention
JOIN mentions AS target ON target.document = evidence.document AND target.number = evidence.target_mention;
"""
"""As in ``store/schema.sql``."""


class Answer(NamedTuple):
    """The names of columns, and rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def query_parts(folders: Parts | Sequence[Parts], sql: str) -> Answer:
    """Answer one SELECT over the tables of one folder or several and the views ``names`` and ``quotations``.

    Nothing can be written, and no other file be read.

    Raises:
        QueryError: That is no SELECT, or DuckDB cannot answer it.
        StoreError: There is no part, or DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError:
        raise StoreError("Queries need DuckDB. Install it: pip install 'graphbuild[cluster]'") from None
    whole = {parts: parts.names() for parts in ([folders] if isinstance(folders, Parts) else folders)}
    if not any(whole.values()):
        raise StoreError("There is no part yet. Read some texts: graphbuild build SOURCES --parts FOLDER")
    with duckdb.connect(":memory:") as connection:
        try:
            _lay_out(connection, whole)
            statements = connection.extract_statements(sql)
            if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
                raise QueryError("A query is one SELECT: parts are only read.")
            found = connection.execute(statements[0])
            return Answer(tuple(column[0] for column in found.description or ()), found.fetchall())
        except duckdb.Error as problem:
            said = re.sub(r"\s+", " ", str(problem).partition("\n\nLINE")[0])
            raise QueryError(f"DuckDB cannot answer that: {said}") from None


def _lay_out(connection: Any, whole: Mapping[Parts, Sequence[str]]) -> None:  # noqa: ANN401  a DuckDB connection
    """Name the tables of parts that are whole, and lock all else away."""
    roots = {parts: _root(connection, parts) for parts in whole}
    connection.execute(f"SET allowed_directories = [{', '.join(_text(root + '/') for root in roots.values())}]")
    for setting in ("enable_external_access = false", "lock_configuration = true"):
        connection.execute(f"SET {setting}")
    for table in TABLES:
        paths = (f"{roots[parts]}/{table}/{name}.parquet" for parts, names in whole.items() for name in names)
        files = ", ".join(map(_text, paths))
        connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet([{files}])")  # noqa: S608  ours, quoted
    connection.execute(VIEWS)


def _root(connection: Any, parts: Parts) -> str:  # noqa: ANN401  a DuckDB connection
    """Return where DuckDB finds a folder of parts, and let it in."""
    if "file" in parts.protocols:
        if set("*?[") & set(parts.path):
            raise StoreError(f"DuckDB takes *, ? and [ for wildcards. Rename the folder {parts.path}, then ask again.")
        return Path(parts.path).as_posix()
    if not set(parts.protocols) & set(connection.list_filesystems()):
        connection.register_filesystem(parts.filesystem)
    return str(parts.filesystem.unstrip_protocol(parts.path))


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
