"""How much of a graph one page holds: all, up to a limit; above it, the best connected of each kind."""

import math
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

from graphbuild.analysis.ties import CLAIMS
from graphbuild.graph import EntityGraph, kind_of, subgraph_of
from graphbuild.types import Kind, RelationType
from graphbuild.views.elements import best_connected, select

PAGE_NODES, PAGE_EDGES, PAGE_SENTENCES = 20_000, 100_000, 60_000
"""How many entities, relations and sentences that bear relations out a page holds at most.

So many make 20 to 35 MB, which still open in seconds. A sentence counts for each relation that it bears out.
"""


def page_part(graph: EntityGraph) -> EntityGraph:
    """Return as much of a graph as one page holds: the graph itself, or as many of each kind, the best connected.

    Where there are too many sentences, pairs that are only named together go first. A relation is kept where both its
    ends are, with all its sentences.
    """
    told = [(source, target, len(record["evidence"])) for source, target, record in graph.edges(data=True)]
    if len(graph) <= PAGE_NODES and len(told) <= PAGE_EDGES and sum(count for *_, count in told) <= PAGE_SENTENCES:
        return graph
    if sum(count for *_, count in told) > PAGE_SENTENCES and _is_close(graph):
        return page_part(subgraph_of(graph, relations=CLAIMS))
    places, count = dict[str, int](), Counter[Kind]()
    for node in best_connected(graph, graph):
        places[node] = count[kind_of(graph, node)]
        count[kind_of(graph, node)] += 1
    met = [(max(places[source], places[target]), sentences) for source, target, sentences in told]
    room = (
        _room(((place, 1) for place in places.values()), PAGE_NODES),
        _room(((place, 1) for place, _ in met), PAGE_EDGES),
        _room(met, PAGE_SENTENCES),
    )
    return select(graph, top=max(1, int(min(room))))


def leaves_closeness_out(graph: EntityGraph, part: EntityGraph) -> bool:
    """Tell whether a page's part of a graph has none of the pairs that are only named together, though there are."""
    return part is not graph and _is_close(graph) and not _is_close(part)


def _is_close(graph: EntityGraph) -> bool:
    return any(record["relation"] == RelationType.CO_MENTIONED for *_, record in graph.edges(data=True))


def _room(sizes: Iterable[tuple[int, int]], most: int) -> float:
    """Return the place in its kind of the first entity with which things outgrow a limit; each has place and size."""
    ordered = sorted(sizes)
    sums = accumulate(size for _, size in ordered)
    return next((place for (place, _), total in zip(ordered, sums, strict=True) if total > most), math.inf)
