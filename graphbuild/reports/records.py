"""What reports say, as plain values: the one source that every format is written from."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias

from graphbuild.analysis.citations import by_plainness, remark
from graphbuild.graph import Edge, EntityGraph, documents_of, independent, kind_of, name_of, sources_of
from graphbuild.link import references_of
from graphbuild.resources.phrases import reading_phrases
from graphbuild.types import Citation, RelationType

Record: TypeAlias = dict[str, Any]


def entity_record(graph: EntityGraph, node: str) -> Record:
    """Return an entity's id, kind and name, and where it is linked to reference lists, to which entries of them."""
    listed = [
        {"list": one["list"], "id": one["id"], "programmes": one["programmes"]}
        for one in references_of(graph, node)
        if one["status"] == "linked"
    ]
    return {
        "id": node,
        "kind": str(kind_of(graph, node)),
        "name": name_of(graph, node),
        **({"listed": listed} if listed else {}),
    }


def edge_records(
    graph: EntityGraph, edges: list[Edge] | tuple[Edge, ...], *, sentences: int | None = None
) -> list[Record]:
    """Return relations with their reading phrases and sentences, the plainest first, at most so many for each."""
    write = edge_writer(graph)
    return [write(edge, sentences) for edge in edges]


def edge_writer(graph: EntityGraph) -> Callable[[Edge, int | None], Record]:
    """Return what turns relations of a graph into plain values, each with so many of its sentences or with all."""
    sources, write = sources_of(graph), citation_writer(graph)
    return lambda edge, sentences: {
        "source": entity_record(graph, edge.source),
        "target": entity_record(graph, edge.target),
        "relation": str(edge.relation),
        "reading": phrases()[edge.relation],
        "weight": round(edge.weight, 6),
        "documents": len({citation.doc for citation in edge.citations}),
        "sources": len(independent(sources, (citation.doc for citation in edge.citations))),
        "sentences": len(edge.citations),
        "evidence": [write(citation) for citation in by_plainness(edge.citations)[:sentences]],
    }


@cache
def phrases() -> dict[RelationType, str]:
    """Return the reading phrase of every relation."""
    return reading_phrases()


def segments(evidence: Record) -> list[tuple[str, bool]]:
    """Cut a sentence into stretches of text, each with whether it is one of the two names.

    >>> segments({"text": "A met B.", "marks": [[0, 1], [6, 7]]})
    [('', False), ('A', True), (' met ', False), ('B', True), ('.', False)]
    """
    cuts, end = list[tuple[str, bool]](), 0
    for start, stop in evidence["marks"]:
        cuts += [(evidence["text"][end:start], False), (evidence["text"][start:stop], True)]
        end = stop
    return [*cuts, (evidence["text"][end:], False)]


def citation_writer(graph: EntityGraph) -> Callable[[Citation], Record]:
    """Return what turns sentences of a graph into plain values.

    These are the sentence, its document, who says so and when it happened, as well as ``marks``: [start, end] of the
    two names in the sentence, apart and in order.
    """
    documents = documents_of(graph)
    return lambda citation: _citation_record(citation, documents) | {"remark": remark(graph, citation)}


def _citation_record(citation: Citation, documents: Mapping[str, Record]) -> Record:
    document = documents.get(citation.doc, {})
    return {
        "doc": citation.doc,
        "title": document.get("title"),
        "url": document.get("url"),
        "date": citation.date and citation.date.isoformat(),
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
        "marks": _marks(citation),
        "status": str(citation.status),
        "speaker": citation.speaker,
        "happened": citation.period and [citation.period.first.isoformat(), citation.period.last.isoformat()],
    }


def _marks(citation: Citation) -> list[list[int]]:
    marks: list[list[int]] = []
    whole = (citation.start, citation.end)
    for start, end in sorted({citation.source, citation.target} - {whole}):
        first = max(start - citation.start, marks[-1][1] if marks else 0)
        last = min(end - citation.start, len(citation.text))
        if first < last:
            marks.append([first, last])
    return marks
