"""Records as rows of the database, and rows as records again. Column order is that of ``schema.sql``."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from graphbuild.types import Annotation, Basis, Document, Evidence, Kind, Mention, RelationType, Sentence

Row: TypeAlias = tuple[str | int | None, ...]

INSERT = {
    "documents": "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "sentences": "INSERT INTO sentences VALUES (?, ?, ?, ?)",
    "mentions": "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "evidence": "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
}
"""How the rows of each table are written, parents before children."""


def annotation_rows(annotation: Annotation, fingerprint: str) -> dict[str, list[Row]]:
    """Return the rows that hold an annotation by table, parents before children."""
    doc = annotation.document.id
    return {
        "documents": [_document_row(annotation.document, fingerprint)],
        "sentences": [(doc, n, s.start, s.end) for n, s in enumerate(annotation.sentences)],
        "mentions": [
            (doc, n, m.start, m.end, m.text, m.kind, m.sentence, m.name, m.entity, m.reason)
            for n, m in enumerate(annotation.mentions)
        ],
        "evidence": [
            (doc, n, e.relation, e.source, e.target, e.start, e.end, e.rule) for n, e in enumerate(annotation.evidence)
        ],
    }


def _document_row(document: Document, fingerprint: str) -> Row:
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


def document_of(row: dict[str, Any]) -> Document:
    """Read a row of ``documents``."""
    return Document(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        title_basis=row["title_basis"] and Basis(row["title_basis"]),
        date=row["date"] and dt.date.fromisoformat(row["date"]),
        date_basis=row["date_basis"] and Basis(row["date_basis"]),
        url=row["url"],
        source=row["source"],
    )


def annotation_of(document: Document, parts: Mapping[str, Iterable[dict[str, Any]]]) -> Annotation:
    """Read the rows of one document's parts by table, in order of their numbers."""
    return Annotation(
        document=document,
        sentences=tuple(Sentence(row["start_char"], row["end_char"]) for row in parts["sentences"]),
        mentions=tuple(map(_mention_of, parts["mentions"])),
        evidence=tuple(map(_evidence_of, parts["evidence"])),
    )


def _mention_of(row: dict[str, Any]) -> Mention:
    return Mention(
        start=row["start_char"],
        end=row["end_char"],
        text=row["text"],
        kind=Kind(row["kind"]),
        sentence=row["sentence"],
        name=row["name"],
        entity=row["entity"],
        reason=row["reason"],
    )


def _evidence_of(row: dict[str, Any]) -> Evidence:
    return Evidence(
        relation=RelationType(row["relation"]),
        source=row["source_mention"],
        target=row["target_mention"],
        start=row["start_char"],
        end=row["end_char"],
        rule=row["rule"],
    )
