"""Making the tables of a database, and bringing those of an older program up to date, all of it or nothing.

``schema.sql`` is the database as this program makes it. Each file in ``steps`` leads from the schema before to that of
its number, in the words of its day, so that it never changes again.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable

SCHEMA = 5
"""The version of ``schema.sql``, kept in the file's ``user_version``."""
OLDEST = 2
"""The oldest schema that can be brought up to date."""
APPLICATION = 0x67726266
"""What marks a file as graphbuild's, kept in its ``application_id``: the letters ``grbf``."""

_HERE = files("graphbuild.store")


def lay_out(connection: sqlite3.Connection) -> None:
    """Make all tables or none, and leave them be where another program was quicker."""
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        if is_empty(connection):
            _run(connection, _HERE / "schema.sql")
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an older schema up to date in one transaction, unless another program was quicker.

    A kill on the way leaves the older database, whole. Afterwards the room that the older tables took is given back,
    where it is much and nobody else uses the file.
    """
    connection.create_function("stretch", 3, lambda text, start, end: text[start:end], deterministic=True)
    connection.execute("PRAGMA foreign_keys = OFF")  # they would be checked, or cascade, while tables are rebuilt
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for schema in range(pragma(connection, "user_version") + 1, SCHEMA + 1):
            _run(connection, _HERE / "steps" / f"{schema}.sql")
            connection.execute(f"PRAGMA user_version = {schema}")
    connection.execute("PRAGMA foreign_keys = ON")
    if pragma(connection, "freelist_count") * 10 > pragma(connection, "page_count"):
        with suppress(sqlite3.OperationalError):
            connection.execute("VACUUM")


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """Return a number that a database keeps of itself."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether a database has no table yet."""
    return connection.execute("SELECT 1 FROM sqlite_schema").fetchone() is None


def _run(connection: sqlite3.Connection, script: Traversable) -> None:
    for statement in _statements(script.read_text("utf-8")):
        connection.execute(statement)


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; ``executescript`` would end the transaction that holds them together."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
