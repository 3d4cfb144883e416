"""Shortest routes from many starts at once: how long they are, and how much of them each entity carries.

A tie of weight w is 1 / w long. Lengths are whole numbers of a small unit, so that routes which are equally long are so
on every machine, in whatever order their ties are added up.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array, eye_array

from graphbuild.analysis.network import Network

Figures: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.intp]

UNIT = math.lcm(*range(1, 25))
"""The length of a tie of weight 1: a multiple of every whole number up to 24, so that 1/3 + 1/6 is exactly 1/2."""
_CELLS = 1_000_000
"""How many figures, ties times starts, are held at a time."""
_STEPS = 64
"""A route of more ties is followed by a solver of equations, which takes the same time for any number."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What routes from some starts add up to at each node, and the squares of each start's part, added up.

    ``carried`` counts the pairs of a start and a target whose shortest routes lead through the node, ends not counted:
    a node on one of two equal routes carries half a pair. ``lengths`` and ``inverses`` are of the starts' distances to
    the node, ``starts`` how many starts reach it; a start itself is not counted.
    """

    carried: Figures
    lengths: Figures
    inverses: Figures
    starts: Figures
    squares: tuple[Figures, Figures, Figures]


def sums_over(network: Network, starts: Places, targets: Places | None = None, *, carried: bool = True) -> Sums:
    """Add up the shortest routes from some nodes to others: by default to all, in any case with what they carry.

    O(starts x (m + n log n)) where routes have few ties.

    References:
        Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25(2),
        163-177.
        Brandes, U. (2008). On variants of shortest-path betweenness centrality and their generic computation. Social
        Networks 30(2), 136-145, for sources and targets that are sets.
    """
    aimed = np.full(len(network.nodes), 1.0 if targets is None else 0.0)
    aimed[[] if targets is None else targets] = 1.0
    sums = np.zeros((7, len(network.nodes)))
    lengths = lengths_of(network)
    for part, spans in distances(network, starts):
        reached = spans > 0
        inverses = np.divide(UNIT, spans, out=np.zeros_like(spans), where=reached)
        onward = _onward(network, lengths, spans) if carried else None
        carries = _carried(onward, part, spans, aimed) if onward is not None else np.zeros_like(spans)
        for row, figures in enumerate((carries, np.where(reached, spans, 0.0), inverses)):
            sums[row] += figures.sum(axis=1)
            sums[row + 4] += np.einsum("ns,ns->n", figures, figures)
        sums[3] += reached.sum(axis=1)
    return Sums(sums[0], sums[1] / UNIT, sums[2], sums[3], (sums[4], sums[5] / UNIT**2, sums[6]))


def lengths_of(network: Network) -> Figures:
    """Return how long each tie is, in units."""
    return np.maximum(1.0, np.rint(UNIT / network.weights))


def distances(network: Network, starts: Places) -> Iterator[tuple[Places, Figures]]:
    """Yield some starts at a time, with a column each that has every node's distance, in units; -1 without a way."""
    from scipy.sparse.csgraph import dijkstra

    matrix = network.matrix(lengths_of(network))
    step = max(1, _CELLS // max(1, len(network.weights)))
    for first in range(0, len(starts), step):
        part = starts[first : first + step]
        spans = np.ascontiguousarray(dijkstra(matrix, indices=part).T)
        spans[np.isinf(spans)] = -1.0
        yield part, spans


def _carried(onward: csr_array, starts: Places, spans: Figures, aimed: Figures) -> Figures:
    """Return how much of each start's routes to the targets leads through each node.

    Nodes are numbered anew for each start. A walk along ties that lengthen the way by just their length is a shortest
    route, so powers of their matrix count the routes to each node, and those of the transposed matrix hand each
    target's share back.
    """
    own = np.ravel_multi_index((starts, np.arange(len(starts))), spans.shape)
    begin = np.zeros(spans.size)
    begin[own] = 1.0
    routes = _all_walks(onward, begin)
    wanted = np.where(spans >= 0, aimed[:, None], 0.0).ravel()
    shares = np.divide(wanted, routes, out=np.zeros_like(routes), where=routes > 0)
    carries = routes * _all_walks(onward.T, shares) - wanted
    carries[own] = 0.0
    return carries.reshape(spans.shape)


def _onward(network: Network, lengths: Figures, spans: Figures) -> csr_array:
    """Return the ties of shortest routes, from the end nearer to the start (column) to the other (row)."""
    one, other = network.ends.T
    gains = spans[other] - spans[one]
    tie, start = np.nonzero(np.abs(gains) == lengths[:, None])
    forward = gains[tie, start] > 0
    number = spans.shape[1]
    near = np.where(forward, one[tie], other[tie]) * number + start
    far = np.where(forward, other[tie], one[tie]) * number + start
    return csr_array((np.ones(len(near)), (far, near)), shape=(spans.size, spans.size))


def _all_walks(onward: "csr_array | csc_array", begin: Figures) -> Figures:
    """Return what arrives at each node over walks of any number of steps; no walk comes back to where it was."""
    from scipy.sparse.linalg import spsolve

    here, arrived = begin, begin.copy()
    for _ in range(_STEPS):
        here = onward @ here
        if not here.any():
            return arrived
        arrived += here
    solved: Figures = spsolve((eye_array(len(begin)) - onward).tocsc(), begin, permc_spec="NATURAL")
    return solved
