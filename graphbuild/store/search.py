"""Finding sentences by their words, in SQLite's own full-text search."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from graphbuild.errors import QueryError
from graphbuild.store.rows import Row
from graphbuild.types import Kind

Ask = Callable[..., list[Row]]
"""What puts a query and its values to the database."""

HELP = (
    'Write words, all of which must be there; "a phrase"; begin* for words that begin so; NEAR(one two, 5) for words '
    "that stand close; AND, OR and NOT, in capitals, between them, with brackets where needed."
)

_PIECE = re.compile(r'\s*(NEAR\s*\([^()]*\)|"(?:[^"]|"")*"\s*\*?|[()]|[^\s()"]+)')
_OPERATORS = frozenset({"AND", "OR", "NOT", "(", ")", "+"})

_MATCHES = """
WITH found AS MATERIALIZED (
  SELECT rowid AS id, rank AS score FROM sentences_fts WHERE sentences_fts MATCH :query
), placed AS (
  SELECT
    found.score, documents.id, documents.title, documents.date, documents.url, sentences.document, sentences.number,
    sentences.start_char, sentences.end_char, sentences.text,
    row_number() OVER same AS nth, count(*) OVER (PARTITION BY sentences.text) - 1 AS others
  FROM found
  JOIN sentences ON sentences.id = found.id
  JOIN documents ON documents.number = sentences.document
  WHERE (:since IS NULL OR documents.date >= :since) AND (:until IS NULL OR documents.date <= :until)
  WINDOW same AS (PARTITION BY sentences.text ORDER BY documents.date IS NULL, documents.date, documents.id)
)
"""
_FIRST = "SELECT * FROM placed WHERE nth = 1 ORDER BY score, date DESC, id, number LIMIT :limit"
_COUNT = "SELECT count(*), coalesce(sum(nth = 1), 0) FROM placed"
_NAMED = (
    "SELECT name, kind, entity FROM mentions WHERE document = ? AND sentence = ? GROUP BY name, kind ORDER BY number"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a sentence as it was read there; ``entity`` is its id where the text alone makes it sure."""

    name: str
    kind: Kind
    entity: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence that was searched for, where it stands, and who is named in it.

    Of sentences of the very same words it is that of the earliest text; ``others`` counts the rest.
    """

    doc: str
    title: str | None
    date: date | None
    url: str | None
    start: int
    end: int
    text: str
    others: int
    names: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The sentences that fit best, of so many ``sentences`` in ``wordings`` different wordings."""

    sentences: int
    wordings: int
    hits: tuple[Hit, ...]


def find(ask: Ask, words: str, since: date | None, until: date | None, limit: int) -> Found:
    """Return the sentences that hold words, the best fit first, each wording once.

    Raises:
        QueryError: The words cannot be understood as a search.
    """
    days = {name: day and day.isoformat() for name, day in (("since", since), ("until", until))}
    values = {"query": match_of(words), **days, "limit": limit}
    ((sentences, wordings),) = ask(_MATCHES + _COUNT, values)
    return Found(sentences, wordings, tuple(_hit(row, ask) for row in ask(_MATCHES + _FIRST, values)))


def _hit(row: Row, ask: Ask) -> Hit:
    _, name, title, day, url, document, number, start, end, text, _, others = row
    named = (Named(one, Kind(kind), entity) for one, kind, entity in ask(_NAMED, (document, number)))
    return Hit(name, title, day and date.fromisoformat(day), url, start, end, text, others, tuple(named))


def match_of(words: str) -> str:
    """Return what somebody wrote as SQLite's search takes it: words with marks in them are taken as they stand.

    Raises:
        QueryError: It cannot be understood, or there is no word in it.

    >>> match_of('U.S. sanction* NOT "oil price"')
    '"U.S." sanction* NOT "oil price"'
    """
    words = " ".join(words.split())
    pieces, rest = _PIECE.findall(words), _PIECE.sub("", words).strip()
    query = " ".join(kept for piece in pieces if (kept := _piece(piece)))
    if not any(piece not in _OPERATORS and re.search(r"\w", piece) for piece in pieces):
        raise QueryError(f"There is no word to search for in '{words}'. {HELP}")
    problem = f"'{rest}' has no fellow" if rest else _problem(query)
    if problem:
        raise QueryError(f"Cannot search for '{words}': {problem}. {HELP}")
    return query


def _piece(piece: str) -> str:
    if piece in _OPERATORS or piece.startswith(("NEAR", '"')) or re.fullmatch(r"\w+\*?", piece):
        return piece
    body = piece.rstrip("*")
    return f'"{body}"{"*" if body != piece else ""}' if re.search(r"\w", body) else ""


def _problem(query: str) -> str:
    """Return what SQLite has against a query, tried on a table without rows."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE trial USING fts5 (text)")
        try:
            connection.execute("SELECT 1 FROM trial WHERE trial MATCH ?", (query,)).fetchall()
        except sqlite3.Error as problem:
            found = str(problem).removeprefix("fts5: ")
            return "it ends where a word should follow" if found.endswith('near ""') else found
    return ""
