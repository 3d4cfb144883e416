"""The measures of centrality, each a function from ties to figures, and one that computes several together.

Each returns one figure for each node, in the order of the nodes. Where a measure needs a distance, it is 1 / weight.
"""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from graphbuild.analysis.estimates import Estimate, route_estimates
from graphbuild.analysis.geodesics import Figures
from graphbuild.analysis.network import Network

_DAMPING = 0.85
_ROUNDS = 1_000
_STILL = 1e-15
"""PageRank has settled when no entity's share changes by more than this."""


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
    flow = network.matrix(network.weights)
    shares = np.divide(1.0, strength(network), out=np.zeros(len(network.nodes)), where=strength(network) > 0)
    loners = shares == 0
    ranks = np.full(len(network.nodes), 1 / max(1, len(network.nodes)))
    for _ in range(_ROUNDS):
        before, kept = ranks, _DAMPING * ranks[loners].sum() + 1 - _DAMPING
        ranks = _DAMPING * (flow @ (ranks * shares)) + kept / max(1, len(ranks))
        if np.abs(ranks - before).max(initial=0.0) <= _STILL:
            break
    return ranks


def betweenness(network: Network) -> Figures:
    """How often the shortest route between two others leads through an entity: a go-between.

    From 0 to 1. It tells who stands between others in these texts, not who mediates between them in fact.

    Strong ties are short; several shortest routes share. The mean over all pairs of others, exact or estimated as
    :func:`graphbuild.analysis.estimates.route_estimates` tells. O(n m + n² log n).

    References:
        Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry 40(1), 35-41.
        Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25(2),
        163-177.
    """
    return route_estimates(network)["betweenness"].figures


def closeness(network: Network) -> Figures:
    """How near an entity stands to all others that it can reach.

    From 0 up. The differences are often small: read the order rather than the figures.

    The inverse of the mean distance; within a small island it is scaled by the share of all entities that the island
    holds, so that it does not beat the mainland. O(n m + n² log n).

    References:
        Wasserman, S., Faust, K. (1994). Social Network Analysis, section 5.2.2, for the scaling. Cambridge.
    """
    return route_estimates(network, carried=False)["closeness"].figures


def harmonic(network: Network) -> Figures:
    """How near an entity stands to all others, where those that it cannot reach simply add nothing.

    From 0 up. Like closeness, but a few near neighbours weigh more than many far ones, and islands need no scaling.

    The sum of 1 / distance over all others. O(n m + n² log n).

    References:
        Marchiori, M., Latora, V. (2000). Harmony in the small-world. Physica A 285(3-4), 539-546.
    """
    return route_estimates(network, carried=False)["harmonic"].figures


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
    sizes, bulks = np.bincount(network.parts), np.bincount(network.parts, strength(network))
    return np.flatnonzero(network.parts == np.lexsort((-bulks, -sizes))[0])


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
ON_ROUTES = frozenset({"betweenness", "closeness", "harmonic"})
"""The measures that follow shortest routes."""


def estimates(network: Network, measures: Iterable[str]) -> dict[str, Estimate]:
    """Return several measures by name, those of :data:`ON_ROUTES` from one pass over the routes."""
    chosen = tuple(measures)
    followed = route_estimates(network, carried="betweenness" in chosen) if ON_ROUTES & {*chosen} else {}
    sure = np.zeros(len(network.nodes))
    return {name: followed[name] if name in followed else Estimate(MEASURES[name](network), sure) for name in chosen}
