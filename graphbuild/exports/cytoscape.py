"""Cytoscape JSON: elements for Cytoscape (``.cyjs``), cytoscape.js, and networkx's ``cytoscape_graph``.

Nothing is lost: ``data`` of a node or an edge has all that the graph holds of it, mentions and evidence as lists of
objects, and beside that what flat tables need. Cytoscape's desktop program takes such lists for lists of text.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from graphbuild.exports.facts import Plain, days_of, edge_facts, node_facts
from graphbuild.graph import EntityGraph, sources_of


def to_cytoscape(graph: EntityGraph) -> Iterator[str]:
    """Write a graph as Cytoscape JSON, piece by piece; ``key`` of an edge is its relation.

    Raises:
        ValueError: A weight is NaN or infinite, which JSON cannot say.
    """
    yield f'{{"directed": true, "multigraph": true, "data": {_json(dict(graph.graph))},\n"elements": {{"nodes": ['
    yield from _listed(_nodes(graph))
    yield '],\n"edges": ['
    yield from _listed(_edges(graph))
    yield "]}}\n"


def _nodes(graph: EntityGraph) -> Iterator[dict[str, Any]]:
    days = days_of(graph)
    for node, record in graph.nodes(data=True):
        facts = node_facts(graph, node, days)
        counts = {"mention_count": facts["mentions"], "texts": facts["texts"]}
        dated = {"first": facts["first"], "last": facts["last"], "listed": facts["listed"]}
        yield {**counts, **dated, **record, "id": node, "value": node, "label": record["name"]}


def _edges(graph: EntityGraph) -> Iterator[dict[str, Any]]:
    """Yield edges, each with an id that no other edge and no node has."""
    sources = sources_of(graph)
    for source, target, record in graph.edges(data=True):
        facts = {name: value for name, value in edge_facts(record, sources).items() if name != "more"}
        relation = facts["relation"]
        ends = {"source": source, "target": target, "key": relation, "interaction": relation}
        yield {**facts, **record, **ends, "id": f"edge {json.dumps([source, relation, target])}"}


def _listed(elements: Iterable[dict[str, Any]]) -> Iterator[str]:
    for number, element in enumerate(elements):
        yield f"{',' if number else ''}\n{_json({'data': element})}"


def _json(value: Plain) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True)
