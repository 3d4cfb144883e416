"""Ties as arrays: the form in which centrality is computed and resampled."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from graphbuild.graph import EntityGraph
from graphbuild.types import RelationType


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

    @cached_property
    def parts(self) -> NDArray[np.intp]:
        """The number of each node's connected component, counted from 0 in order of their first nodes."""
        from scipy.sparse.csgraph import connected_components

        _, labels = connected_components(self.matrix(self.weights), directed=False)
        return labels.astype(np.intp)

    def among(self, places: NDArray[np.intp]) -> "Network":
        """Return the ties among some nodes, given by their places in order."""
        kept = np.zeros(len(self.nodes), dtype=bool)
        kept[places] = True
        inside = kept[self.ends].all(axis=1)
        ends = np.searchsorted(places, self.ends[inside])
        return Network(tuple(self.nodes[place] for place in places.tolist()), ends, self.weights[inside])


def places_of(some: Iterable[str], nodes: tuple[str, ...]) -> NDArray[np.intp]:
    """Return where some nodes stand among all.

    >>> places_of(["c", "a"], ("a", "b", "c"))
    array([2, 0])
    """
    place = {node: index for index, node in enumerate(nodes)}
    return np.array([place[node] for node in some], dtype=np.intp)


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


def network_between(graph: EntityGraph, nodes: Iterable[str], relations: AbstractSet[RelationType]) -> Network:
    """Fold the relations between some entities into ties, as :func:`graphbuild.analysis.ties.tie_graph` does."""
    names = tuple(sorted(nodes))
    place = {node: index for index, node in enumerate(names)}
    found = [
        (place[source], place[target], record["weight"])
        for source, target, record in graph.edges(data=True)
        if source != target and record["relation"] in relations and source in place and target in place
    ]
    rows = np.array(found, dtype=np.float64).reshape(-1, 3)
    pairs = np.sort(rows[:, :2].astype(np.intp), axis=1)
    ends, tie = np.unique(pairs, axis=0, return_inverse=True)
    return Network(names, ends, np.bincount(tie.ravel(), rows[:, 2], len(ends)).astype(np.float64))
