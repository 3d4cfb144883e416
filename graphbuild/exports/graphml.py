"""GraphML, which yEd, Gephi, igraph, Cytoscape and networkx open.

Every edge keeps its relation as ``key``, so that networkx reads the graph back with the same edges, and its evidence as
JSON text, as nodes keep their mentions and the graph its documents. What XML cannot hold in names and sentences becomes
a replacement character there; in JSON text it stays.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from graphbuild.exports.facts import EDGE_FACTS, NODE_FACTS, Sort, days_of, edge_facts, node_facts
from graphbuild.exports.markup import attribute, content, legal_id, plain
from graphbuild.graph import EntityGraph, sources_of

_TYPES = {"integer": "int", "number": "double", "truth": "boolean"}
_NODE: dict[str, Sort] = {"label": "text", **NODE_FACTS, "places": "json"}
_EDGE: dict[str, Sort] = {"key": "text", **EDGE_FACTS, "evidence": "json"}
_GRAPH: dict[str, Sort] = {"schema": "integer", "documents": "json", "more": "json"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def to_graphml(graph: EntityGraph) -> Iterator[str]:
    """Write a graph as GraphML, piece by piece.

    Raises:
        ValueError: A weight is NaN or infinite.

    References:
        U. Brandes et al., "GraphML progress report", Graph Drawing 2001.
    """
    yield _HEAD
    for part, facts in (("graph", _GRAPH), ("node", _NODE), ("edge", _EDGE)):
        for name, sort in facts.items():
            kind = _TYPES.get(sort, "string")
            yield f'<key id="{part}-{name}" for="{part}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph edgedefault="directed">\n'
    more = {name: value for name, value in graph.graph.items() if name not in _GRAPH}
    yield _told("graph", _GRAPH, {**graph.graph, "more": more or None})
    yield from _nodes(graph)
    yield from _edges(graph)
    yield "</graph>\n</graphml>\n"


def _nodes(graph: EntityGraph) -> Iterator[str]:
    days = days_of(graph)
    for node, record in graph.nodes(data=True):
        facts = node_facts(graph, node, days) | {"label": record["name"], "places": record["mentions"]}
        yield f"<node id={attribute(legal_id(node))}>\n{_told('node', _NODE, facts)}</node>\n"


def _edges(graph: EntityGraph) -> Iterator[str]:
    sources = sources_of(graph)
    for source, target, record in graph.edges(data=True):
        facts = edge_facts(record, sources) | {"key": record["relation"], "evidence": record["evidence"]}
        ends = f"source={attribute(legal_id(source))} target={attribute(legal_id(target))}"
        yield f"<edge {ends}>\n{_told('edge', _EDGE, facts)}</edge>\n"


def _told(part: str, facts: Mapping[str, Sort], values: Mapping[str, Any]) -> str:
    return "".join(
        f'<data key="{part}-{name}">{content(plain(values[name], sort))}</data>\n'
        for name, sort in facts.items()
        if values.get(name) is not None
    )
