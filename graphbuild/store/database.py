"""Connecting to the database file, checking that it is ours, and saying in one line what is wrong with it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from sqlite_utils import Database

from graphbuild.errors import StoreError

SCHEMA = 2
"""The version of ``schema.sql``, kept in the file's ``user_version``."""
APPLICATION = 0x67726266
"""What marks a file as graphbuild's, kept in its ``application_id``: the letters ``grbf``."""
MEMORY = ":memory:"
PATIENCE = 10.0
"""How long to wait for another program's write to end, in seconds."""

_AGAIN = "Delete it, or give another file, and build it again: graphbuild build SOURCES --db {path}"
_MESSAGES = {
    sqlite3.SQLITE_BUSY: "{path} is locked: another build is writing to it. Wait until it has ended, then try again.",
    sqlite3.SQLITE_NOTADB: "{path} is no database. " + _AGAIN,
    sqlite3.SQLITE_CORRUPT: "{path} is damaged. " + _AGAIN,
    sqlite3.SQLITE_FULL: "There is no room left to write {path}. Free some space, then run the same command again.",
    sqlite3.SQLITE_READONLY: "{path} may not be written to. Change its permissions, or give another file with --db.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened. Check that it is a file that you may read and write.",
}


@contextmanager
def plain_errors(path: str) -> Iterator[None]:
    """Turn what sqlite raises into a message that says what to do.

    Raises:
        StoreError: The database failed.
    """
    try:
        yield
    except ValueError as problem:  # a date, kind or relation that no program of ours has written
        raise StoreError(_MESSAGES[sqlite3.SQLITE_CORRUPT].format(path=path)) from problem
    except sqlite3.Error as problem:
        code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
        message = _MESSAGES.get(code, "{path} failed: {problem}.")
        raise StoreError(message.format(path=path, problem=problem)) from problem


def connect(path: Path | None, *, create: bool) -> Database:
    """Open the database, making it with its folder where ``create`` says so; None is one in memory.

    Raises:
        StoreError: It is missing, of another program or schema, or cannot be opened.
    """
    name = MEMORY if path is None else str(path)
    if path is not None:
        _make_way(path, create=create)
    with plain_errors(name):
        address = MEMORY if path is None else _address(path, create=create)
        database = Database(sqlite3.connect(address, timeout=PATIENCE, uri=True), execute_plugins=False)
        try:
            _prepare(database, name, create=create or path is None)
        except BaseException:
            database.close()
            raise
    return database


def _make_way(path: Path, *, create: bool) -> None:
    if create:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise StoreError(f"Cannot make the folder {path.parent}: {problem.strerror}. Give another --db.") from None
    elif not path.exists():
        raise StoreError(_missing(str(path)))


def _missing(name: str) -> str:
    return f"There is no graph in {name} yet. Build it first: graphbuild build SOURCES --db {name}"


def _address(path: Path, *, create: bool) -> str:
    """Return the URI to open; a file in a folder that is not ours to write is read as one that nobody changes."""
    asked = "mode=rwc" if create else "mode=rw" if os.access(path.parent, os.W_OK) else "immutable=1"
    return f"{path.absolute().as_uri()}?{asked}"


def _prepare(database: Database, name: str, *, create: bool) -> None:
    database.conn.execute("PRAGMA foreign_keys = ON")
    _check(database, name)
    if _is_empty(database):
        if not create:
            raise StoreError(_missing(name))
        database.enable_wal()
        _lay_out(database)
    database.conn.execute("PRAGMA synchronous = NORMAL")  # a kill or power cut may cost the last text, never the file


def _check(database: Database, name: str) -> None:
    application, schema = _pragma(database, "application_id"), _pragma(database, "user_version")
    if application != APPLICATION and not _is_empty(database):
        raise StoreError(f"{name} is the database of another program. Give another file with --db.")
    if application == APPLICATION and schema != SCHEMA:
        again = _AGAIN.format(path=name)
        raise StoreError(f"{name} has schema {schema}, this program reads schema {SCHEMA}. {again}")


def _pragma(database: Database, name: str) -> int:
    return int(database.conn.execute(f"PRAGMA {name}").fetchone()[0])


def _is_empty(database: Database) -> bool:
    return not database.table_names()


def _lay_out(database: Database) -> None:
    """Make all tables or none, and leave them be where another program was quicker."""
    database.conn.execute("BEGIN IMMEDIATE")
    with database.conn:
        if _is_empty(database):
            for statement in _statements():
                database.conn.execute(statement)
            database.conn.execute(f"PRAGMA application_id = {APPLICATION}")
            database.conn.execute(f"PRAGMA user_version = {SCHEMA}")


def _statements() -> list[str]:
    schema = files("graphbuild.store").joinpath("schema.sql").read_text("utf-8")
    return [statement for statement in schema.split(";") if statement.strip()]
