"""What flat formats tell of a node or an edge: its attributes, and what its evidence comes to, in plain values."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias

from graphbuild.graph import EntityGraph, documents_of, independent
from graphbuild.link import references_of
from graphbuild.types import RelationType, Status

Sort: TypeAlias = Literal["text", "optional", "integer", "number", "truth", "day", "list", "json"]
"""What a column holds, or None for nothing; only text is never None, and optional text may be.

A day is ISO text, a list one of texts, and json any plain value.
"""
Plain: TypeAlias = Any
"""A value that JSON can say."""
Facts: TypeAlias = dict[str, Any]

NODE_FACTS: dict[str, Sort] = {
    "kind": "text",
    "name": "text",
    "aliases": "list",
    "mentions": "integer",
    "texts": "integer",
    "first": "day",
    "last": "day",
    "listed": "list",
    "more": "json",
}
"""What is told of a node: how often it is named, in how many texts, and the days of the first and last of them.

``listed`` names the entries of reference lists that it is linked to, ``more`` is what the graph holds of it beside:
these links whole, what is only suggested, notes, a pin and the like.
"""
EDGE_FACTS: dict[str, Sort] = {
    "relation": "text",
    "weight": "number",
    "claim": "truth",
    "status": "optional",
    "asserted": "integer",
    "quoted": "integer",
    "alleged": "integer",
    "denied": "integer",
    "texts": "integer",
    "sources": "integer",
    "first": "day",
    "last": "day",
    "speakers": "list",
    "sentence": "text",
    "more": "json",
}
"""What is told of an edge.

``claim`` is false where it only says that the two stand in one sentence; ``status`` is then None, and all voices are 0.
Else it is the best voice that speaks for it (asserted before quoted, alleged and denied), the four after it count the
sentences of each, and ``sentence`` is the first of the best. ``first`` and ``last`` are days of publication.
"""
_NODE_OWN = {"kind", "name", "aliases", "mentions"}
_EDGE_OWN = {"relation", "weight", "evidence"}


def node_facts(graph: EntityGraph, node: str, days: Mapping[str, str | None]) -> Facts:
    """Tell of a node what :data:`NODE_FACTS` lists; ``days`` is what :func:`days_of` gives."""
    record = graph.nodes[node]
    texts = {mention["doc"] for mention in record["mentions"]}
    first, last = _ends(days.get(text) for text in texts)
    return {
        "kind": str(record["kind"]),
        "name": record["name"],
        "aliases": list(record["aliases"]),
        "mentions": len(record["mentions"]),
        "texts": len(texts),
        "first": first,
        "last": last,
        "listed": listed(graph, node),
        "more": rest(record, _NODE_OWN),
    }


def listed(graph: EntityGraph, node: str) -> list[str]:
    """Name the entries of reference lists that a node is linked to: list, id and programmes."""
    return [
        f"{one['list']} {one['id']}" + (f" ({', '.join(one['programmes'])})" if one["programmes"] else "")
        for one in references_of(graph, node)
        if one["status"] == "linked"
    ]


def edge_facts(record: Mapping[str, Any], sources: Mapping[str, str]) -> Facts:
    """Tell of an edge what :data:`EDGE_FACTS` lists; ``sources`` says which texts are copies of which."""
    evidence, claim = record["evidence"], record["relation"] != RelationType.CO_MENTIONED
    voices = [voice_of(item) if claim else None for item in evidence]
    best = next((voice for voice in Status if voice in voices), None)
    first, last = _ends(item.get("date") for item in evidence)
    return {
        "relation": str(record["relation"]),
        "weight": float(record["weight"]),
        "claim": claim,
        "status": best and str(best),
        **{str(voice): voices.count(voice) for voice in Status},
        "texts": len({item["doc"] for item in evidence}),
        "sources": len(independent(sources, (item["doc"] for item in evidence))),
        "first": first,
        "last": last,
        "speakers": sorted({item["speaker"] for item in evidence if item.get("speaker")}),
        "sentence": evidence[voices.index(best)]["text"],
        "more": rest(record, _EDGE_OWN),
    }


def voice_of(item: Mapping[str, Any]) -> Status:
    """Return how the text of a sentence stands to its claim; what another tool left out was asserted."""
    return Status(item.get("status") or Status.ASSERTED)


def days_of(graph: EntityGraph) -> dict[str, str | None]:
    """Return the day of publication of each document, by id, as ISO text."""
    return {document: record.get("date") for document, record in documents_of(graph).items()}


def rest(record: Mapping[str, Any], known: Iterable[str]) -> Facts | None:
    """Return what a record holds beside what is known, or None where that is nothing."""
    return {name: record[name] for name in sorted(record.keys() - set(known))} or None


def _ends(days: Iterable[str | None]) -> tuple[str | None, str | None]:
    known = {day for day in days if day}
    return (min(known), max(known)) if known else (None, None)
