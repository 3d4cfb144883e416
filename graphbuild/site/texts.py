"""The pages of documents: a text with the names in it, and what is read from it."""

import re
from collections.abc import Iterator
from typing import Any

from graphbuild.analysis.citations import remark
from graphbuild.graph import Edge
from graphbuild.reports.records import Record, phrases
from graphbuild.site.archive import Archive, Told
from graphbuild.site.pages import Written, site_page
from graphbuild.types import Citation, RelationType
from graphbuild.views.stretches import passages

WEB = re.compile(r"https?://", re.IGNORECASE)
"""How an address begins that may be a link."""


def text_page(archive: Archive, doc: str) -> Written:
    """Return the page of a document."""
    link, record, told = archive.texts_at[doc], archive.documents[doc], sorted(archive.told.get(doc, ()), key=_place)
    context: dict[str, Any] = {
        "heading": link.name,
        "facts": list(_facts(record)),
        "address": record.get("url") if WEB.match(record.get("url") or "") else None,
        "original": archive.texts_at.get(record.get("copy_of") or ""),
        "links": archive.links,
        "passages": _passages(archive, doc, told),
        "claims": [_claim(archive, *one) for one in told if one[0].relation is not RelationType.CO_MENTIONED],
    }
    return link.place, site_page("text.html.j2", link.name, **context)


def _place(told: Told) -> tuple[int, str, str, str]:
    edge, citation = told
    return citation.start, edge.source, edge.target, edge.relation


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    yield "published", record.get("date") or "undated"
    if record.get("source"):
        yield "source", record["source"]
    yield "file", record["id"]


def _passages(archive: Archive, doc: str, told: list[Told]) -> list[Any]:
    if doc not in archive.texts:
        return []
    cited = {(citation.start, citation.end) for _, citation in told}
    return list(passages(archive.texts[doc].text, archive.named.get(doc, ()), cited))


def _claim(archive: Archive, edge: Edge, citation: Citation) -> Record:
    return {
        "source": archive.links[edge.source],
        "target": archive.links[edge.target],
        "reading": phrases()[edge.relation],
        "place": f"#s{citation.start}",
        "remark": remark(archive.graph, citation),
        "text": citation.text,
    }
