"""How much of a graph one page holds: all, up to a limit; above it, the best connected of each kind."""

from collections import Counter

from graphbuild.graph import EntityGraph, kind_of
from graphbuild.types import Kind
from graphbuild.views.elements import best_connected, select

PAGE_NODES, PAGE_EDGES = 20_000, 100_000
"""How many entities and relations a page holds at most; so many make some 35 MB, which still open in seconds."""


def page_part(graph: EntityGraph) -> EntityGraph:
    """Return as much of a graph as one page holds: the graph itself, or as many of each kind, the best connected.

    A relation is kept where both its ends are.
    """
    if len(graph) <= PAGE_NODES and graph.number_of_edges() <= PAGE_EDGES:
        return graph
    places, count = dict[str, int](), Counter[Kind]()
    for node in best_connected(graph, graph):
        places[node] = count[kind_of(graph, node)]
        count[kind_of(graph, node)] += 1
    nodes = sorted(places.values())
    edges = sorted(max(places[source], places[target]) for source, target in graph.edges())
    first_left_out = [ranks[limit] for ranks, limit in ((nodes, PAGE_NODES), (edges, PAGE_EDGES)) if len(ranks) > limit]
    return select(graph, top=max(1, min(first_left_out)))
