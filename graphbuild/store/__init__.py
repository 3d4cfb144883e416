"""All annotations in one SQLite file: what was read once is not read again.

Tables, columns and a view of quotations to query by hand are in ``schema.sql``. Each document is written in one
transaction, so that a kill at any moment leaves it whole or absent, and others may read meanwhile. Equal annotations
are read back equal, in whatever order they were saved; only the numbers of their rows follow that order.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from sqlite_utils import Database

from graphbuild.errors import AnnotationError, StoreError
from graphbuild.store import database
from graphbuild.store.database import MEMORY, connect, plain_errors
from graphbuild.store.kept import NEARNESS, Resolved, clear, prepare, put_in_place
from graphbuild.store.lists import Lists
from graphbuild.store.rows import DOCUMENT, INSERT, PARTS, Row, annotation_of, document_of, document_row, part_rows
from graphbuild.store.search import Found, Hit, find
from graphbuild.store.texts import Texts
from graphbuild.types import Annotation, Document

__all__ = ["NEARNESS", "Failure", "Found", "Hit", "Resolved", "Row", "Store", "Texts", "open_store"]


def open_store(path: Path | str | None, *, create: bool = False) -> "Store":
    """Open a database; None is an empty one in memory.

    With ``create`` it is made, with its folder, where there is none.

    Raises:
        StoreError: It is missing, damaged, locked, of another program or schema, or its folder cannot be written.
    """
    place = None if path is None else Path(path)
    return Store(connect(place, create=create), MEMORY if place is None else str(place))


class Failure(NamedTuple):
    """Why a text could not be read, and the fingerprint under which that was tried."""

    reason: str
    fingerprint: str


class Store:
    """An open database, closed at the end of a ``with`` statement.

    Every method raises :class:`~graphbuild.errors.StoreError` where the file fails.
    """

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @property
    def path(self) -> Path | None:
        """The file; None for a database in memory."""
        return None if self._name == MEMORY else Path(self._name)

    @property
    def lists(self) -> Lists:
        """The reference lists that it holds."""
        return Lists(self._rows, self._transaction)

    def fingerprints(self) -> dict[str, str]:
        """Return for each document the fingerprint under which it was read, by document id, in order."""
        return dict(self._rows("SELECT id, fingerprint FROM documents ORDER BY id"))

    def save(self, annotation: Annotation, fingerprint: str) -> None:
        """Store all that was read from a document, in place of what was stored of it before.

        Raises:
            AnnotationError: The annotation contradicts itself.
            StoreError: The database cannot be written.
        """
        name = annotation.document.id
        with self._transaction("IMMEDIATE") as connection:
            try:
                _forget(connection, [name])
                written = connection.execute(INSERT["documents"], document_row(annotation.document, fingerprint))
                for table, rows in part_rows(annotation, int(written.lastrowid or 0)).items():
                    connection.executemany(INSERT[table], rows)
            except sqlite3.IntegrityError as problem:
                raise AnnotationError(
                    f"The annotation of {name!r} contradicts itself ({problem}). Read it again."
                ) from None
            except UnicodeEncodeError:
                raise AnnotationError(
                    f"{name!r} holds characters that are not valid Unicode. Repair its encoding."
                ) from None

    def remove(self, ids: Iterable[str]) -> None:
        """Forget documents, all that was read from them, and what failed; unknown ids are passed over."""
        with self._transaction("IMMEDIATE") as connection:
            _forget(connection, ids)

    def fail(self, name: str, reason: str, fingerprint: str) -> None:
        """Remember that a text could not be read, and why; what was read of it before stays."""
        with self._transaction("IMMEDIATE") as connection:
            values = (name, reason, fingerprint)
            storable = [value.encode("utf-8", "backslashreplace").decode() for value in values]
            connection.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)", storable)

    def failures(self) -> dict[str, Failure]:
        """Return the texts that could not be read by id, in order."""
        rows = self._rows("SELECT id, reason, fingerprint FROM failures ORDER BY id")
        return {name: Failure(*told) for name, *told in rows}

    def annotations(self) -> Iterator[Annotation]:
        """Yield what was read from each document, in order of document ids; each is whole even while others write."""
        for name in self._ids():
            with self._transaction("DEFERRED"):
                found = self._annotation(name)
            if found:
                yield found

    def documents(self) -> Iterator[Document]:
        """Yield all documents in order of their ids."""
        for name in self._ids():
            yield from self._documents(name)

    def document(self, name: str) -> Document:
        """Return one document.

        Raises:
            StoreError: There is none of that id.
        """
        for document in self._documents(name):
            return document
        raise StoreError(f"No document {name!r} in {self._name}. Build it first: graphbuild build {name}")

    def search(self, words: str, *, since: date | None = None, until: date | None = None, limit: int = 20) -> Found:
        """Return the sentences that hold words, the best fit first, from texts of those days; undated have none.

        Raises:
            QueryError: The words cannot be understood as a search.
        """
        with self._transaction("DEFERRED"), plain_errors(self._name):
            return find(self._rows, words, since, until, limit)

    def counts(self) -> dict[str, int]:
        """Return how many documents, sentences, mentions, pieces of evidence and failures there are, by table."""
        with plain_errors(self._name):
            return {table: int(self._database[table].count) for table in (*INSERT, "failures")}

    def remember(self, name: str, value: str | None) -> None:
        """Keep a setting, such as the model that read the texts, in place of its last value; None drops it."""
        with self._transaction("IMMEDIATE") as connection:
            connection.execute("DELETE FROM settings WHERE name = ?", (name,))
            connection.executemany("INSERT INTO settings VALUES (?, ?)", [(name, value)] if value is not None else [])

    def settings(self) -> dict[str, str]:
        """Return the settings that were kept, by name, in order."""
        return dict(self._rows("SELECT name, value FROM settings ORDER BY name"))

    def changes(self) -> int:
        """Return a number that grows whenever a document is saved or removed."""
        return int(self._rows("SELECT changes FROM archive")[0][0])

    def kept_key(self) -> str | None:
        """Return under which key a graph was kept; None where none was."""
        return next((key for (key,) in self._rows("SELECT key FROM graph")), None)

    def keep(self, key: str, resolved: Resolved, changes: int) -> bool:
        """Keep the graph of all documents, whole or not at all, unless these are no more as :meth:`changes` told."""
        with self._keeping() as connection:
            with self._transaction("DEFERRED"):
                prepare(connection, key, resolved)
            with self._transaction("IMMEDIATE"):
                if changes == self.changes():
                    put_in_place(connection)
                    return True
                return False

    @contextmanager
    def _keeping(self) -> Iterator[sqlite3.Connection]:
        """Set the connection up for keeping a graph, for which nobody should wait long."""
        connection = self._database.conn
        connection.execute("PRAGMA foreign_keys = OFF")  # where they are on, rows are deleted one by one
        connection.execute(f"PRAGMA busy_timeout = {round(database.BRIEFLY * 1000)}")
        try:
            yield connection
        finally:
            clear(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA busy_timeout = {round(database.PATIENCE * 1000)}")

    def ask(self, query: str, values: Sequence[str | int] = ()) -> Iterator[Row]:
        """Yield the rows that answer a query."""
        with plain_errors(self._name):
            yield from self._database.conn.execute(query, values)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read one state of the file until the end of the ``with`` statement, whatever others write meanwhile."""
        with plain_errors(self._name):
            self._database.conn.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            self._database.conn.rollback()

    def _ids(self) -> list[str]:
        return [name for (name,) in self._rows("SELECT id FROM documents ORDER BY id")]

    def _documents(self, name: str) -> list[Document]:
        with plain_errors(self._name):
            return [document_of(row[1:]) for row in self._rows(DOCUMENT, (name,))]

    def _annotation(self, name: str) -> Annotation | None:
        for number, *row in self._rows(DOCUMENT, (name,)):
            return annotation_of(
                document_of(row), {table: self._rows(query, (number,)) for table, query in PARTS.items()}
            )
        return None

    def _rows(self, query: str, values: Sequence[str | int] | Mapping[str, Any] = ()) -> list[Row]:
        with plain_errors(self._name):
            return list(self._database.conn.execute(query, values).fetchall())

    @contextmanager
    def _transaction(self, mode: str) -> Iterator[sqlite3.Connection]:
        connection = self._database.conn
        with plain_errors(self._name):
            connection.execute(f"BEGIN {mode}")
            with connection:
                yield connection


def _forget(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    names = [(name,) for name in ids]
    connection.executemany("DELETE FROM documents WHERE id = ?", names)
    connection.executemany("DELETE FROM failures WHERE id = ?", names)
