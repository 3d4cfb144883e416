"""Examples of shortest routes: one that leads through a certain entity, as its nodes from end to end."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from scipy.sparse import csr_array

from graphbuild.analysis.geodesics import Figures, Places, distances, lengths_of
from graphbuild.analysis.network import Network, places_of

_TRIED = 25
"""So many members of each group are tried as ends of an example, in order."""


def routes_through(
    network: Network, groups: tuple[Sequence[str], Sequence[str]], nodes: Iterable[str]
) -> Iterator[tuple[str, ...]]:
    """Yield for each node a shortest route through it from a member of one group to a member of the other.

    The first members are its ends if any such route leads through the node, else the next; of equal ways the first by
    ids is taken. A route is empty where only members far down lead through the node.
    """
    lengths = network.matrix(lengths_of(network))
    one, other = (places_of(group[:_TRIED], network.nodes) for group in groups)
    here, there = (np.hstack([spans for _, spans in distances(network, ends)]) for ends in (one, other))
    for place in places_of(nodes, network.nodes).tolist():
        found = _ends(here, there, other, place)
        if found is None:
            yield ()
        else:
            back, onward = _walk(lengths, here[:, found[0]], place), _walk(lengths, there[:, found[1]], place)
            yield tuple(network.nodes[step] for step in (*reversed(back), *onward[1:]))


def _ends(here: Figures, there: Figures, other: Places, place: int) -> tuple[int, int] | None:
    """Return the columns of the first ends, by the sum of their ranks, between which a place lies."""
    total = here[place][:, None] + there[place][None, :]
    apart = (here[place] > 0)[:, None] & (there[place] > 0)[None, :]
    fitting = np.argwhere(apart & (total == here[other].T))
    if not len(fitting):
        return None
    first, second = min(fitting.tolist(), key=lambda pair: (sum(pair), pair))
    return int(first), int(second)


def _walk(lengths: csr_array, spans: Figures, place: int) -> list[int]:
    """Return the way from a place to where distances are measured from."""
    way = [place]
    while spans[place] > 0:
        row = slice(lengths.indptr[place], lengths.indptr[place + 1])
        near, steps = lengths.indices[row], lengths.data[row]
        place = int(near[spans[near] + steps == spans[place]].min())
        way.append(place)
    return way
