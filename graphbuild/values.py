"""Records as plain values, which a networkx graph and JSON can hold, and citations back again."""

from datetime import date
from typing import Any, TypeAlias

from graphbuild.types import Citation, Document, Entity, Mention, Period, Relation, Status

Values: TypeAlias = dict[str, Any]


def document_record(document: Document, source: str) -> Values:
    """Return what a graph keeps of a document: all but its text, and as ``copy_of`` the source that it copies."""
    return {
        "id": document.id,
        "title": document.title,
        "title_basis": document.title_basis and str(document.title_basis),
        "date": document.date and document.date.isoformat(),
        "date_basis": document.date_basis and str(document.date_basis),
        "url": document.url,
        "source": document.source,
        "sha256": document.sha256,
        "copy_of": source if source != document.id else None,
    }


def node_record(entity: Entity) -> Values:
    """Return the attributes of a node; ``notes`` and ``pin`` only where people made some."""
    notes = [{"text": text, "by": by, "date": day.isoformat()} for text, by, day in entity.notes]
    decided = {"notes": notes, "pin": list(entity.pin or ())}
    record = {
        "kind": str(entity.kind),
        "name": entity.name,
        "aliases": list(entity.aliases),
        "mentions": [_mention_record(doc, mention) for doc, mention in entity.mentions],
    }
    return record | {name: value for name, value in decided.items() if value}


def _mention_record(doc: str, mention: Mention) -> Values:
    record = {"doc": doc, "start": mention.start, "end": mention.end, "text": mention.text, "reason": mention.reason}
    return record | ({"attributes": dict(mention.attributes)} if mention.attributes else {})


def edge_record(relation: Relation) -> Values:
    """Return the attributes of an edge."""
    return {
        "relation": str(relation.relation),
        "weight": relation.weight,
        "evidence": [_citation_record(citation) for citation in relation.citations],
    }


def _citation_record(citation: Citation) -> Values:
    return {
        "doc": citation.doc,
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
        "date": citation.date and citation.date.isoformat(),
        "source_span": list(citation.source),
        "target_span": list(citation.target),
        "rule": citation.rule,
        "status": str(citation.status),
        "speaker": citation.speaker,
        "period": citation.period and _period_record(citation.period),
    }


def _period_record(period: Period) -> Values:
    return {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "granularity": period.granularity,
        "relative": period.relative,
        "span": list(period.span),
    }


def _period_of(record: Values) -> Period:
    return Period(
        date.fromisoformat(record["first"]),
        date.fromisoformat(record["last"]),
        record["granularity"],
        record["relative"],
        tuple(record["span"]),
    )


def citation_of(record: Values) -> Citation:
    """Read a sentence of an edge's ``evidence``; what another tool left out has its default."""
    day = record.get("date")
    span = (record["start"], record["end"])
    return Citation(
        doc=record["doc"],
        start=record["start"],
        end=record["end"],
        text=record["text"],
        date=date.fromisoformat(day) if day else None,
        source=tuple(record.get("source_span", span)),
        target=tuple(record.get("target_span", span)),
        rule=record.get("rule", ""),
        status=Status(record.get("status", Status.ASSERTED)),
        speaker=record.get("speaker"),
        period=_period_of(record["period"]) if record.get("period") else None,
    )
