"""The measures of centrality, each a function from ties to figures, and the heavy algorithms behind them.

Each returns one figure for each node, in the order of the nodes. Where a measure needs a distance, it is 1 / weight.
"""

from collections.abc import Callable
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphbuild.analysis.network import Network

Figures: TypeAlias = NDArray[np.float64]

EXACT_LIMIT = 1_000
"""Betweenness is exact up to this many nodes, and estimated from a sample of pivots above."""
PIVOTS = 256
"""The size of that sample; its seed is fixed."""
_ROWS = 256
"""How many nodes' distances to all others are held at a time."""


def degree(network: Network) -> Figures:
    """How many others an entity is directly tied to.

    From 0 up. It says nothing of how strong the ties are or where they lead.

    O(m).

    References:
        Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks 1(3), 215-239.
    """
    return np.bincount(network.ends.ravel(), minlength=len(network.nodes)).astype(np.float64)


def strength(network: Network) -> Figures:
    """How much evidence ties an entity to others: the weights of all its ties, added up.

    From 0 up. One tie that many sources report counts as much as many ties that one source reports each.

    O(m).

    References:
        Barrat, A., Barthélemy, M., Pastor-Satorras, R., Vespignani, A. (2004). The architecture of complex weighted
        networks. PNAS 101(11), 3747-3752.
    """
    return np.bincount(network.ends.ravel(), np.repeat(network.weights, 2), len(network.nodes)).astype(np.float64)


def pagerank(network: Network) -> Figures:
    """How important an entity is if importance flows along ties, more of it along strong ones.

    From 0 to 1, summing to 1 over all entities. Being tied to a hub raises it, whatever the hub does there.

    Damping 0.85; an entity without ties keeps a small share. O(m) per round.

    References:
        Page, L., Brin, S., Motwani, R., Winograd, T. (1999). The PageRank citation ranking. Stanford InfoLab 1999-66.
    """
    return _in_order(network, nx.pagerank(_graph(network), weight="weight", tol=1e-10, max_iter=1000))


def betweenness(network: Network) -> Figures:
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
    pivots = PIVOTS if len(network.nodes) > EXACT_LIMIT else None
    return _in_order(network, nx.betweenness_centrality(_graph(network), k=pivots, weight="distance", seed=0))


def closeness(network: Network) -> Figures:
    """How near an entity stands to all others that it can reach.

    From 0 up. The differences are often small: read the order rather than the figures.

    The inverse of the mean distance; within a small island it is scaled by the share of all entities that the island
    holds, so that it does not beat the mainland. O(n m + n² log n).

    References:
        Wasserman, S., Faust, K. (1994). Social Network Analysis, section 5.2.2, for the scaling. Cambridge.
    """
    total, _, others = _distances(network)
    scale = total * (len(network.nodes) - 1)
    return np.divide(others**2, scale, out=np.zeros_like(total), where=total > 0)


def harmonic(network: Network) -> Figures:
    """How near an entity stands to all others, where those that it cannot reach simply add nothing.

    From 0 up. Like closeness, but a few near neighbours weigh more than many far ones, and islands need no scaling.

    The sum of 1 / distance over all others. O(n m + n² log n).

    References:
        Marchiori, M., Latora, V. (2000). Harmony in the small-world. Physica A 285(3-4), 539-546.
    """
    return _distances(network)[1]


def eigenvector(network: Network) -> Figures:
    """How well connected the others are that an entity is tied to.

    From 0 to 1. It favours one dense circle: who stands outside it gets little, however central elsewhere.

    Of unit length over all. It has a meaning only where all are connected, so it covers the largest component (of
    equals the heaviest, then the one with the smallest id); entities outside get 0. O(m) per round.

    References:
        Bonacich, P. (1972). Factoring and weighting approaches to status scores and clique identification. Journal of
        Mathematical Sociology 2(1), 113-120.
    """
    from scipy.sparse.linalg import eigsh

    figures = np.zeros(len(network.nodes))
    core = _largest_part(network)
    if len(core) > 1:
        matrix = network.matrix(network.weights)[core][:, core]
        _, vectors = eigsh(matrix, k=1, which="LA", v0=np.ones(len(core)))
        figures[core] = abs(vectors[:, 0])
    return figures


def _largest_part(network: Network) -> NDArray[np.intp]:
    """Return the places of the largest component's nodes; of equals the heaviest, then the first."""
    from scipy.sparse.csgraph import connected_components

    number, part = connected_components(network.matrix(network.weights), directed=False)
    sizes, bulks = np.bincount(part), np.bincount(part, strength(network), number)
    best = np.lexsort((-bulks, -sizes))[0]
    return np.flatnonzero(part == best)


def _distances(network: Network) -> tuple[Figures, Figures, Figures]:
    """Return for each node the sum of its distances to all that it reaches, of their inverses, and their number."""
    from scipy.sparse.csgraph import dijkstra

    size = len(network.nodes)
    lengths = network.matrix(1 / network.weights)
    total, inverse, others = np.zeros(size), np.zeros(size), np.zeros(size)
    for start in range(0, size, _ROWS):
        part = slice(start, min(start + _ROWS, size))
        rows = dijkstra(lengths, indices=range(part.start, part.stop))
        reached = np.isfinite(rows) & (rows > 0)
        total[part] = np.where(reached, rows, 0.0).sum(axis=1)
        inverse[part] = np.divide(1.0, rows, out=np.zeros_like(rows), where=reached).sum(axis=1)
        others[part] = reached.sum(axis=1)
    return total, inverse, others


def _graph(network: Network) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(network.nodes)
    for (one, other), weight in zip(network.ends.tolist(), network.weights.tolist(), strict=True):
        graph.add_edge(network.nodes[one], network.nodes[other], weight=weight, distance=1 / weight)
    return graph


def _in_order(network: Network, values: dict[str, float]) -> Figures:
    return np.array([values[node] for node in network.nodes])


MEASURES: dict[str, Callable[[Network], Figures]] = {
    "degree": degree,
    "strength": strength,
    "pagerank": pagerank,
    "betweenness": betweenness,
    "closeness": closeness,
    "harmonic": harmonic,
    "eigenvector": eigenvector,
}
"""Measure name → function. Its docstring's first two paragraphs say in plain words what the figure means."""
