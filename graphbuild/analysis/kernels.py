"""The measures of centrality, each a function from ties to figures, and the heavy algorithms behind them.

All read the ties of :func:`graphbuild.analysis.ties.tie_graph`. Where a measure needs a distance, it is 1 / weight.
"""

from collections.abc import Callable
from typing import TypeAlias

import networkx as nx

Ties: TypeAlias = "nx.Graph[str]"

EXACT_LIMIT = 1_000
"""Betweenness is exact up to this many nodes, and estimated from a sample of pivots above."""
PIVOTS = 256
"""The size of that sample; its seed is fixed."""
_ROWS = 256
"""How many nodes' distances to all others are held at a time."""


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
    import numpy as np
    from scipy.sparse.csgraph import dijkstra

    nodes, values = list(ties), dict[str, float]()
    distances = nx.to_scipy_sparse_array(_with_distances(ties), weight="distance")
    for start in range(0, len(nodes), _ROWS):
        part = nodes[start : start + _ROWS]
        rows = dijkstra(distances, indices=range(start, start + len(part)))
        reached = np.isfinite(rows)
        total = np.where(reached, rows, 0.0).sum(axis=1)
        others = reached.sum(axis=1) - 1.0
        figures = np.divide(others**2, total * (len(nodes) - 1), out=np.zeros(len(part)), where=total > 0)
        values.update(zip(part, figures.tolist(), strict=True))
    return values


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


def _with_distances(ties: Ties) -> Ties:
    spaced = ties.copy()
    for _, _, tie in spaced.edges(data=True):
        tie["distance"] = 1 / tie["weight"]
    return spaced


def _bulk(ties: Ties, part: set[str]) -> tuple[int, float, str]:
    return -len(part), -ties.subgraph(part).size("weight"), min(part)


MEASURES: dict[str, Callable[[Ties], dict[str, float]]] = {
    "degree": degree,
    "pagerank": pagerank,
    "betweenness": betweenness,
    "closeness": closeness,
    "eigenvector": eigenvector,
}
"""Measure name → function. Its docstring's first two paragraphs say in plain words what the figure means."""
