"""Who matters in a graph, by several measures of centrality.

All measures read the ties of :func:`graphbuild.analysis.ties.tie_graph`: undirected, one per pair, weighted by the sum
of the pair's claims; co-mentions only on request. Where a measure needs a distance, it is 1 / weight. Measures in the
ontology's sense (a ban, a price cap) are no actors: they stay in the graph as links between those who make them and
those whom they hit, but they are ranked only when asked for by kind.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

from graphbuild.analysis.ties import tie_graph, wanted_relations
from graphbuild.errors import GraphTooSmallError
from graphbuild.graph import EntityGraph, kind_of, name_of
from graphbuild.types import ACTORS, Kind

Ties: TypeAlias = "nx.Graph[str]"

EXACT_LIMIT = 2_000
"""Betweenness is exact up to this many nodes, and estimated from a sample of pivots above."""
PIVOTS = 256
"""The size of that sample; its seed is fixed."""


def degree(ties: Ties) -> dict[str, float]:
    """How many others an entity is directly tied to.

    From 0 up. It says nothing of how strong the ties are or where they lead.

    O(n).

    References:
        Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1(3), 215-239.
    """
    return {node: float(neighbours) for node, neighbours in ties.degree()}


def pagerank(ties: Ties) -> dict[str, float]:
    """How important an entity is if importance flows along ties, more of it along strong ones.

    From 0 to 1, summing to 1 over all entities. Being tied to a hub raises it, whatever the hub does there.

    Damping 0.85; an entity without ties keeps a small share. O(m) per round.

    References:
        Page, L., Brin, S., Motwani, R., Winograd, T. (1999). The PageRank citation ranking. Stanford InfoLab 1999-66.
    """
    return nx.pagerank(ties, weight="weight", tol=1e-10, max_iter=1000)


def betweenness(ties: Ties) -> dict[str, float]:
    """How often the shortest route between two others leads through an entity: a go-between.

    From 0 to 1. It tells who stands between others in these texts, not who mediates between them in fact.

    Strong ties are short. Exact, O(n m + n² log n), up to :data:`EXACT_LIMIT` nodes; above, an estimate from
    :data:`PIVOTS` sampled nodes with a fixed seed.

    References:
        Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25(2),
        163-177.
        Brandes, U., Pich, C. (2007). Centrality estimation in large networks. International Journal of Bifurcation and
        Chaos 17(7), 2303-2318.
    """
    pivots = PIVOTS if len(ties) > EXACT_LIMIT else None
    return nx.betweenness_centrality(_with_distances(ties), k=pivots, weight="distance", seed=0)


def closeness(ties: Ties) -> dict[str, float]:
    """How near an entity stands to all others that it can reach.

    From 0 up. The differences are often small: read the order rather than the figures.

    The inverse of the mean distance; within a small island it is scaled by the share of all entities that the island
    holds, so that it does not beat the mainland. O(n m + n² log n).

    References:
        Wasserman, S., Faust, K. (1994). Social Network Analysis, section 5.2.2, for the scaling. Cambridge.
    """
    return nx.closeness_centrality(_with_distances(ties), distance="distance")


def eigenvector(ties: Ties) -> dict[str, float]:
    """How well connected the others are that an entity is tied to.

    From 0 to 1. It favours one dense circle: who stands outside it gets little, however central elsewhere.

    Of unit length over all. It has a meaning only where all are connected, so it covers the largest component (of
    equals the heaviest, then the one with the smallest id); entities outside get 0. O(m) per round.

    References:
        Bonacich, P. (1972). Factoring and weighting approaches to status scores and clique identification. Journal of
        Mathematical Sociology 2(1), 113-120.
    """
    from scipy.sparse.linalg import eigsh

    core = ties.subgraph(min(nx.connected_components(ties), key=lambda part: _bulk(ties, part)))
    values = dict.fromkeys(ties, 0.0)
    if len(core) > 1:
        order = sorted(core)
        matrix = nx.to_scipy_sparse_array(core, nodelist=order, weight="weight")
        _, vectors = eigsh(matrix, k=1, which="LA", v0=[1.0] * len(order))
        values.update(zip(order, abs(vectors[:, 0]).tolist(), strict=True))
    return values


MEASURES: dict[str, Callable[[Ties], dict[str, float]]] = {
    "degree": degree,
    "pagerank": pagerank,
    "betweenness": betweenness,
    "closeness": closeness,
    "eigenvector": eigenvector,
}
"""Measure name → function. Its docstring's first two paragraphs say in plain words what the figure means."""


@dataclass(frozen=True, slots=True)
class Score:
    """One entity's figures: ``values`` and ``ranks`` by measure.

    A rank counts from 1 within the entity's kind; equals share the better rank, so that 1, 1, 3 is a tie for the top.
    ``shared`` names the measures by which another of the kind has the same rank.
    """

    node: str
    name: str
    kind: Kind
    values: Mapping[str, float]
    ranks: Mapping[str, int]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Scores, kind by kind in the order of :class:`Kind`, within a kind by the first of ``measures``.

    ``nodes`` and ``ties`` are the size of the graph that was measured. ``notes`` say in plain words what limits the
    figures.
    """

    scores: tuple[Score, ...]
    measures: tuple[str, ...]
    nodes: int
    ties: int
    notes: tuple[str, ...]


def rank(
    graph: EntityGraph,
    *,
    measures: Iterable[str] | None = None,
    kind: Kind | None = None,
    top: int | None = None,
    co_mentions: bool = False,
) -> Ranking:
    """Rank the entities of each kind by centrality.

    Equal values are ties and share a rank; they are listed by name, then by id. Values are rounded to nine decimals
    first, so that what differs only by the order of additions is a tie.

    Args:
        graph: The graph to measure, always as a whole.
        measures: Names among :data:`MEASURES`, the first for the order; all by default.
        kind: The only kind to list; by default all kinds of actors, that is all but measures.
        top: How many of each kind to list; all by default.
        co_mentions: Whether closeness in a sentence counts as a tie too.

    Raises:
        GraphTooSmallError: The graph has no ties to measure.
    """
    chosen = tuple(measures or MEASURES)
    ties = tie_graph(graph, wanted_relations(co_mentions=co_mentions))
    if not ties.size():
        raise GraphTooSmallError("No two entities are tied by a claim, so none is central. Build from more texts.")
    values = {measure: _rounded(MEASURES[measure](ties)) for measure in chosen}
    scores: list[Score] = []
    for group in [kind] if kind else [member for member in Kind if member in ACTORS]:
        scores += _scores(graph, group, values)[:top]
    return Ranking(tuple(scores), chosen, len(ties), ties.size(), tuple(_notes(ties, chosen)))


def _scores(graph: EntityGraph, kind: Kind, values: Mapping[str, Mapping[str, float]]) -> list[Score]:
    nodes = [node for node in graph if kind_of(graph, node) == kind]
    ranks = {measure: _ranks({node: figures[node] for node in nodes}) for measure, figures in values.items()}
    sharers = {measure: Counter(places.values()) for measure, places in ranks.items()}
    scores = [
        Score(
            node=node,
            name=name_of(graph, node),
            kind=kind,
            values={measure: figures[node] for measure, figures in values.items()},
            ranks={measure: places[node] for measure, places in ranks.items()},
            shared=tuple(measure for measure in values if sharers[measure][ranks[measure][node]] > 1),
        )
        for node in nodes
    ]
    return sorted(scores, key=lambda score: (next(iter(score.ranks.values())), score.name, score.node))


def _ranks(figures: Mapping[str, float]) -> dict[str, int]:
    places: dict[float, int] = {}
    for place, value in enumerate(sorted(figures.values(), reverse=True), start=1):
        places.setdefault(value, place)
    return {node: places[value] for node, value in figures.items()}


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {node: round(value, 9) for node, value in figures.items()}


def _with_distances(ties: Ties) -> Ties:
    spaced = ties.copy()
    for _, _, tie in spaced.edges(data=True):
        tie["distance"] = 1 / tie["weight"]
    return spaced


def _bulk(ties: Ties, part: set[str]) -> tuple[int, float, str]:
    return -len(part), -ties.subgraph(part).size("weight"), min(part)


def _notes(ties: Ties, measures: tuple[str, ...]) -> Iterable[str]:
    parts = [part for part in nx.connected_components(ties) if len(part) > 1]
    alone = nx.number_of_isolates(ties)
    if alone:
        yield f"{alone} of {len(ties)} entities have no tie and rank last."
    if len(parts) > 1:
        largest = max(map(len, parts))
        yield f"The ties fall into {len(parts)} separate parts; the largest holds {largest} of {len(ties)} entities."
        if "eigenvector" in measures:
            yield "Eigenvector covers the largest part only; all others get 0."
    if "betweenness" in measures and len(ties) > EXACT_LIMIT:
        yield f"Betweenness is an estimate from {PIVOTS} of {len(ties)} entities."
