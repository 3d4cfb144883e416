"""Connecting to the database file, checking that it is ours, and saying in one line what is wrong with it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from graphbuild.errors import StoreError
from graphbuild.store.migrate import APPLICATION, OLDEST, SCHEMA, is_empty, lay_out, migrate, pragma

MEMORY = ":memory:"
PATIENCE = 60.0
"""How long to wait for another program's write to end, in seconds: longer than it takes to keep a large graph."""
BRIEFLY = 5.0
"""The same where the write is only to spare work later."""

_AGAIN = "Delete it, or give another file, and build it again: graphbuild build SOURCES --db {path}"
_MESSAGES = {
    sqlite3.SQLITE_BUSY: "{path} is locked: another build is writing to it. Wait until it has ended, then try again.",
    sqlite3.SQLITE_NOTADB: "{path} is no database. " + _AGAIN,
    sqlite3.SQLITE_CORRUPT: "{path} is damaged. " + _AGAIN,
    sqlite3.SQLITE_FULL: "There is no room left to write {path}. Free some space, then run the same command again.",
    sqlite3.SQLITE_IOERR: "{path} cannot be read or written: the disk is full or fails ({problem}). Mend that, then run"
    " the same command again; what was stored before is kept.",
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
    connection = database.conn
    connection.execute("PRAGMA foreign_keys = ON")
    if is_empty(connection):
        if not create:
            raise StoreError(_missing(name))
        database.enable_wal()
        lay_out(connection)
    _check(connection, name)
    if pragma(connection, "user_version") < SCHEMA:
        _bring_up_to_date(connection, name)
    connection.execute("PRAGMA synchronous = NORMAL")  # a kill or power cut may cost the last text, never the file


def _check(connection: sqlite3.Connection, name: str) -> None:
    if pragma(connection, "application_id") != APPLICATION:
        raise StoreError(f"{name} is the database of another program. Give another file with --db.")
    schema = pragma(connection, "user_version")
    if not OLDEST <= schema <= SCHEMA:
        again = _AGAIN.format(path=name)
        advice = f"It is of a newer graphbuild: update this one. Or: {again}" if schema > SCHEMA else again
        raise StoreError(f"{name} has schema {schema}, this program reads schema {OLDEST} to {SCHEMA}. {advice}")


def _bring_up_to_date(connection: sqlite3.Connection, name: str) -> None:
    """Migrate an older file.

    Raises:
        StoreError: It may not be written to.
    """
    try:
        migrate(connection)
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        raise StoreError(
            f"{name} was written by an older graphbuild and has to be brought up to date, but may not be written to. "
            f"Make the file and its folder writable, or copy it to where they are, and try again."
        ) from None
