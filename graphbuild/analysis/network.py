"""Ties as arrays: the form in which centrality is computed and resampled."""

from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array


@dataclass(frozen=True)
class Network:
    """Undirected ties between entities.

    ``nodes`` are ids in order; ``ends`` has a row for each tie with the places of its two ends in ``nodes``, the
    smaller first, rows in order; ``weights``, all positive, stand in the order of the rows.
    """

    nodes: tuple[str, ...]
    ends: NDArray[np.intp]
    weights: NDArray[np.float64]

    def matrix(self, figures: NDArray[np.float64]) -> csr_array:
        """Return a figure of each tie as a symmetric sparse matrix."""
        one, other = self.ends.T
        places = np.concatenate([one, other]), np.concatenate([other, one])
        size = len(self.nodes)
        return coo_array((np.concatenate([figures, figures]), places), shape=(size, size)).tocsr()


def network_of(ties: "nx.Graph[str]") -> Network:
    """Lay ties out as arrays, in order of ids.

    >>> ties = nx.Graph()
    >>> ties.add_edge("b", "a", weight=2.0)
    >>> network_of(ties)
    Network(nodes=('a', 'b'), ends=array([[0, 1]]), weights=array([2.]))
    """
    nodes = tuple(sorted(ties))
    place = {node: index for index, node in enumerate(nodes)}
    weights = {
        (min(place[one], place[other]), max(place[one], place[other])): float(tie["weight"])
        for one, other, tie in ties.edges(data=True)
    }
    rows = sorted(weights)
    return Network(
        nodes,
        np.array(rows, dtype=np.intp).reshape(-1, 2),
        np.array([weights[row] for row in rows], dtype=np.float64),
    )
