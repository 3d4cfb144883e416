"""The graph that all texts together make, as rows: what was resolved once need not be resolved again.

Entities and relations are numbered in order of their ids, so that rows in order of their numbers are the graph in the
order in which it is laid out.
"""

import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphbuild.store.rows import Row, json_of, period_row
from graphbuild.types import Annotation, Citation, Entity, Mention, Relation, RelationType, Sentence, Status

TABLES = "entities", "named", "relations", "citations", "copies", "graph"
"""The tables that hold a graph."""
NEARNESS = "same sentence", Status.ASSERTED
"""The rule and the status of most citations: those of sentences that only name two entities. They are kept as NULL."""
_INDEX = "INSERT INTO entities_fts (entities_fts) VALUES ('rebuild')"


@dataclass(frozen=True, slots=True)
class Resolved:
    """All that a graph is laid out from.

    ``sources`` tells which source each document goes back to, ``decided`` what people's decisions made of the graph,
    ``references`` which entries of reference lists entities are, or may be. Entities and relations are in order of
    their ids.
    """

    annotations: Sequence[Annotation]
    entities: Sequence[Entity]
    relations: Sequence[Relation]
    sources: Mapping[str, str]
    decided: Mapping[str, Any] | None = None
    references: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)


def prepare(connection: sqlite3.Connection, key: str, resolved: Resolved) -> None:
    """Lay the rows of a graph out where nobody else sees them, so that to put them in place takes little time."""
    rows = _Rows(resolved, dict(connection.execute("SELECT id, number FROM documents")))
    graph = [(key, len(resolved.entities), len(resolved.relations), _told(resolved.decided))]
    found = rows.entities(), rows.named(), rows.relations(), rows.citations(), rows.copies(), graph
    for table, its_rows in zip(TABLES, found, strict=True):
        connection.execute(f"CREATE TEMP TABLE new_{table} AS SELECT * FROM main.{table} WHERE 0")  # noqa: S608  our own names
        marks = ", ".join("?" * len(list(connection.execute(f"PRAGMA temp.table_info(new_{table})"))))
        connection.executemany(f"INSERT INTO temp.new_{table} VALUES ({marks})", its_rows)  # noqa: S608  our own names


def put_in_place(connection: sqlite3.Connection) -> None:
    """Put the graph that was prepared in place of the one before."""
    for table in reversed(TABLES):
        connection.execute(f"DELETE FROM main.{table}")  # noqa: S608  our own names
    for table in TABLES:
        connection.execute(f"INSERT INTO main.{table} SELECT * FROM temp.new_{table}")  # noqa: S608  our own names
    connection.execute(_INDEX)


def clear(connection: sqlite3.Connection) -> None:
    """Forget what was prepared."""
    for table in TABLES:
        connection.execute(f"DROP TABLE IF EXISTS temp.new_{table}")


class _Rows:
    """A graph as the rows of its tables, which name documents by their numbers."""

    def __init__(self, resolved: Resolved, numbers: Mapping[str, int]) -> None:
        self._graph = resolved
        self._documents = numbers
        self._annotations = {annotation.document.id: annotation for annotation in resolved.annotations}
        self._entities = {entity.id: number for number, entity in enumerate(resolved.entities, start=1)}

    def entities(self) -> Iterator[Row]:
        """Yield who there is."""
        for number, entity in enumerate(self._graph.entities, start=1):
            documents = len({doc for doc, _ in entity.mentions})
            notes = [{"text": text, "by": by, "date": day.isoformat()} for text, by, day in entity.notes]
            what = number, entity.id, entity.name, entity.kind, json_of(entity.aliases), len(entity.mentions), documents
            yield *what, _told(notes), _told(entity.pin), _told(self._graph.references.get(entity.id))

    def named(self) -> Iterator[Row]:
        """Yield whom each mention names."""
        for number, entity in enumerate(self._graph.entities, start=1):
            for place, (doc, mention) in enumerate(entity.mentions):
                mentions = self._annotations[doc].mentions
                index = _index_of(mentions, mention.start)
                told = None if mentions[index].attributes == mention.attributes else json_of(dict(mention.attributes))
                yield number, place, self._documents[doc], index, told

    def relations(self) -> Iterator[Row]:
        """Yield who is tied to whom."""
        for number, relation in enumerate(self._graph.relations, start=1):
            ends = self._entities[relation.source], self._entities[relation.target]
            sources = {self._graph.sources.get(citation.doc, citation.doc) for citation in relation.citations}
            days = sorted(citation.date.isoformat() for citation in relation.citations if citation.date)
            counts = relation.weight, len(relation.citations), len(sources)
            yield number, *ends, relation.relation, *counts, *((days[0], days[-1]) if days else (None, None))

    def citations(self) -> Iterator[Row]:
        """Yield which sentences say so."""
        for number, relation in enumerate(self._graph.relations, start=1):
            for place, one in enumerate(relation.citations):
                sentence = _number_of(self._annotations[one.doc].sentences, one)
                where = self._documents[one.doc], sentence, one.start, one.end, *one.source, *one.target
                yield number, place, *where, *_voice(relation, one), one.speaker, *period_row(one.period)

    def copies(self) -> Iterator[Row]:
        """Yield which documents are copies, and of what."""
        for doc, source in self._graph.sources.items():
            if doc != source:
                yield self._documents[doc], self._documents[source]


def _index_of(mentions: Sequence[Mention], start: int) -> int:
    """Return which mention of a text starts at a place; they stand in order, if the text was read by us."""
    index = bisect_left(mentions, start, key=lambda mention: mention.start)
    if index < len(mentions) and mentions[index].start == start:
        return index
    return next(number for number, mention in enumerate(mentions) if mention.start == start)


def _number_of(sentences: Sequence[Sentence], citation: Citation) -> int | None:
    """Return which sentence of a text a citation is, None where it is not just one."""
    number = bisect_left(sentences, Sentence(citation.start, citation.end))
    if number < len(sentences) and sentences[number] == Sentence(citation.start, citation.end):
        return number
    return None


def _voice(relation: Relation, citation: Citation) -> tuple[str | None, str | None]:
    """Return by which rule and with which status a sentence claims something, None where it only names the two."""
    voice = citation.rule, citation.status
    return (None, None) if relation.relation is RelationType.CO_MENTIONED and voice == NEARNESS else voice


def _told(value: object) -> str | None:
    return json_of(value) if value else None
