"""Reference lists in the database: their entries, and the keys by which the names of these are found."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from sqlite3 import Connection
from typing import Any

from graphbuild.references import Entry, EntryKind, ListedName, Listing, ReferenceList
from graphbuild.store.rows import Row

Ask = Callable[..., list[Row]]
"""What puts a query and its values to the database."""

_AT_ONCE = 500
"""How many keys one query asks for."""

_LISTS = (
    "SELECT number, name, file, format, sha256, (SELECT count(*) FROM list_entries WHERE list = lists.number) "
    "FROM lists ORDER BY name"
)
_NUMBERS = (
    "SELECT json_extract(told.value, '$.list'), json_extract(told.value, '$.status'), count(DISTINCT entities.number) "
    "FROM entities, json_each(entities.listed) AS told GROUP BY 1, 2"
)
_NAMES = (
    "SELECT list_keys.key, list_names.entry, list_names.name, list_names.weak, list_names.namesakes "
    "FROM list_keys JOIN list_names ON list_names.number = list_keys.name "
    "WHERE list_keys.list = ? AND list_keys.key IN ({marks})"
)
_ENTRIES = (
    "SELECT number, id, name, kind, aliases, weak, countries, origins, programmes, details "
    "FROM list_entries WHERE number IN ({marks})"
)


class Lists:
    """The reference lists of an open database. Every method raises ``StoreError`` where the file fails."""

    def __init__(self, ask: Ask, transaction: Callable[[str], AbstractContextManager[Connection]]) -> None:
        self._ask = ask
        self._transaction = transaction

    def all(self) -> list[Listing]:
        """Return the lists, by name."""
        return [Listing(*row) for row in self._ask(_LISTS)]

    def numbers(self) -> dict[tuple[str, str], int]:
        """Count the nodes of the kept graph that are linked to lists, or may be: (list, status) → how many."""
        rows = self._ask(_NUMBERS)
        return {(name, status): number for name, status, number in rows}

    def mark(self) -> str:
        """Return what changes whenever a list does: names and digests of all."""
        return " ".join(f"{one.name}={one.sha256}" for one in self.all())

    def save(self, listed: ReferenceList, names: Iterable[ListedName]) -> None:
        """Store a list in place of the one of its name; ``names`` give entries by their places in it."""
        with self._transaction("IMMEDIATE") as connection:
            _forget(connection, listed.name)
            head = (listed.name, listed.file, listed.format, listed.sha256)
            written = connection.execute("INSERT INTO lists (name, file, format, sha256) VALUES (?, ?, ?, ?)", head)
            number = int(written.lastrowid or 0)
            first = _next(connection, "list_entries")
            rows = ((first + place, number, *_entry_row(entry)) for place, entry in enumerate(listed.entries))
            connection.executemany(f"INSERT INTO list_entries VALUES ({_marks(11)})", rows)  # noqa: S608
            _save_names(connection, number, first, names)

    def remove(self, name: str) -> bool:
        """Forget a list; tell whether there was one of that name."""
        with self._transaction("IMMEDIATE") as connection:
            return _forget(connection, name)

    def named(self, number: int, keys: Collection[str]) -> Iterator[tuple[str, ListedName]]:
        """Yield the names of a list that are found by some keys, each with the key."""
        for some in _portions(sorted(keys)):
            for key, entry, name, weak, namesakes in self._ask(_NAMES.format(marks=_marks(len(some))), (number, *some)):
                yield key, ListedName(entry, name, bool(weak), namesakes)

    def entries(self, numbers: Collection[int]) -> dict[int, Entry]:
        """Return entries by their numbers."""
        found = dict[int, Entry]()
        for some in _portions(sorted(numbers)):
            for number, *row in self._ask(_ENTRIES.format(marks=_marks(len(some))), some):
                found[number] = _entry_of(row)
        return found

    def by_id(self, number: int, ids: Collection[str]) -> dict[str, Entry]:
        """Return entries of a list by their ids; those that it has not are left out."""
        query = f"SELECT number, id FROM list_entries WHERE list = ? AND id IN ({_marks(len(ids))})"  # noqa: S608
        numbers: dict[int, str] = dict(self._ask(query, (number, *sorted(ids))))
        return {numbers[place]: entry for place, entry in self.entries(numbers).items()}


def _forget(connection: Connection, name: str) -> bool:
    for (number,) in connection.execute("SELECT number FROM lists WHERE name = ?", (name,)).fetchall():
        for table in ("list_keys", "list_names", "list_entries"):
            connection.execute(f"DELETE FROM {table} WHERE list = ?", (number,))  # noqa: S608  one of ours
        connection.execute("DELETE FROM lists WHERE number = ?", (number,))
        return True
    return False


def _save_names(connection: Connection, number: int, first: int, names: Iterable[ListedName]) -> None:
    place = _next(connection, "list_names")
    for one in names:
        row = (place, number, first + one.entry, one.name, int(one.weak), one.namesakes)
        connection.execute(f"INSERT INTO list_names VALUES ({_marks(6)})", row)  # noqa: S608
        keys = [(number, key, place) for key in one.keys]
        connection.executemany("INSERT INTO list_keys VALUES (?, ?, ?)", keys)
        place += 1


def _next(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(number), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608


def _entry_row(entry: Entry) -> Row:
    several = (entry.aliases, entry.weak, entry.countries, entry.origins, entry.programmes, entry.details)
    return (entry.id, entry.name, str(entry.kind), *(json.dumps(one, ensure_ascii=False) for one in several))


def _entry_of(row: list[Any]) -> Entry:
    key, name, kind, *told = row
    aliases, weak, countries, origins, programmes, details = map(json.loads, told)
    return Entry(
        id=key,
        name=name,
        kind=EntryKind(kind),
        aliases=tuple(aliases),
        weak=tuple(weak),
        countries=tuple(countries),
        origins=tuple(origins),
        programmes=tuple(programmes),
        details=tuple((label, value) for label, value in details),
    )


def _marks(number: int) -> str:
    return ", ".join("?" * number)


def _portions(values: list[Any]) -> Iterator[list[Any]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
