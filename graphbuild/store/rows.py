"""Records as rows of the database, and rows as records again. Written in the column order of ``schema.sql``."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from sys import intern
from typing import Any, TypeAlias

from graphbuild.types import (
    Annotation,
    Attributes,
    Basis,
    Document,
    Evidence,
    Kind,
    Mention,
    Period,
    RelationType,
    Sentence,
    Status,
)

Row: TypeAlias = tuple[Any, ...]

INSERT = {
    "documents": "INSERT INTO documents SELECT changes + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM archive",
    "sentences": "INSERT INTO sentences (document, number, start_char, end_char, text) VALUES (?, ?, ?, ?, ?)",
    "mentions": "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "evidence": "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
}
"""How the rows of each table are written, parents before children; a document gets a number that none had before."""
DOCUMENT = "SELECT number, id, text, title, title_basis, date, date_basis, url, source FROM documents WHERE id = ?"
"""How a document is read: its number, then columns in the order of the record's fields."""
PARTS = {
    "sentences": "SELECT start_char, end_char FROM sentences WHERE document = ? ORDER BY number",
    "mentions": "SELECT start_char, end_char, text, kind, sentence, name, entity, reason, attributes FROM mentions"
    " WHERE document = ? ORDER BY number",
    "evidence": "SELECT relation, source_mention, target_mention, start_char, end_char, rule, source_start, source_end,"
    " target_start, target_end, status, speaker_mention, happened_first, happened_last, granularity, relative,"
    " happened_start_char, happened_end_char FROM evidence WHERE document = ? ORDER BY number",
}
"""How the rows of a document's parts are read from each table, columns in the order of the record's fields."""


def document_row(document: Document, fingerprint: str) -> Row:
    """Return the row that holds a document, but for its number."""
    return (
        document.id,
        document.title,
        document.title_basis,
        document.date.isoformat() if document.date else None,
        document.date_basis,
        document.url,
        document.source,
        document.sha256,
        fingerprint,
        document.text,
    )


def part_rows(annotation: Annotation, document: int | str) -> dict[str, list[Row]]:
    """Return the rows that hold what was read from a document, called so, by table, parents before children."""
    text = annotation.document.text
    return {
        "sentences": [(document, n, s.start, s.end, text[s.start : s.end]) for n, s in enumerate(annotation.sentences)],
        "mentions": [
            (document, n, m.start, m.end, m.text, m.kind, m.sentence, m.name, m.entity, m.reason, _json(m.attributes))
            for n, m in enumerate(annotation.mentions)
        ],
        "evidence": [_evidence_row(document, n, e) for n, e in enumerate(annotation.evidence)],
    }


def document_of(row: Iterable[Any]) -> Document:
    """Read a row of ``documents``."""
    name, text, title, title_basis, day, date_basis, url, source = row
    return Document(
        id=name,
        text=text,
        title=title,
        title_basis=Basis(title_basis) if title_basis else None,
        date=dt.date.fromisoformat(day) if day else None,
        date_basis=Basis(date_basis) if date_basis else None,
        url=url,
        source=source,
    )


def annotation_of(document: Document, rows: Mapping[str, Iterable[Row]]) -> Annotation:
    """Read the rows of a document's parts by table."""
    return Annotation(
        document=document,
        sentences=tuple(Sentence(*row) for row in rows["sentences"]),
        mentions=tuple(map(_mention_of, rows["mentions"])),
        evidence=tuple(map(_evidence_of, rows["evidence"])),
    )


def _mention_of(row: Row) -> Mention:
    start, end, text, kind, sentence, name, entity, reason, attributes = row
    who = intern(text), Kind(kind), sentence, intern(name), entity and intern(entity), intern(reason)
    return Mention(start, end, *who, _told(attributes))


@lru_cache(2**14)
def _told(attributes: str) -> Attributes:
    """Return what a JSON object holds; an archive has few different ones, nearly all of them empty."""
    return tuple(json.loads(attributes).items())


def _evidence_row(doc: int | str, number: int, evidence: Evidence) -> Row:
    spans = (*(evidence.source_span or (None, None)), *(evidence.target_span or (None, None)))
    claim = (evidence.relation, evidence.source, evidence.target, evidence.start, evidence.end, evidence.rule)
    return doc, number, *claim, *spans, evidence.status, evidence.speaker, *period_row(evidence.period)


def period_row(period: Period | None) -> Row:
    """Return the columns that say when something happened; all are NULL where nothing does."""
    if period is None:
        return (None,) * 6
    return period.first.isoformat(), period.last.isoformat(), period.granularity, int(period.relative), *period.span


def _evidence_of(row: Row) -> Evidence:
    relation, source, target, start, end, rule, *rest = row
    spans, status, speaker, period = rest[:4], rest[4], rest[5], rest[6:]
    return Evidence(
        RelationType(relation),
        source,
        target,
        start,
        end,
        rule,
        source_span=_span(*spans[:2]),
        target_span=_span(*spans[2:]),
        status=Status(status),
        speaker=speaker,
        period=_period_of(tuple(period)),
    )


def _period_of(row: Row) -> Period | None:
    first, last, granularity, relative, *span = row
    if first is None:
        return None
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return Period(*days, granularity, bool(relative), (span[0], span[1]))


def _span(start: int | None, end: int | None) -> tuple[int, int] | None:
    return None if start is None or end is None else (start, end)


def _json(attributes: Attributes) -> str:
    return json_of(dict(attributes))


def json_of(value: object) -> str:
    """Return a value as JSON, as the database keeps it."""
    return json.dumps(value, ensure_ascii=False)
