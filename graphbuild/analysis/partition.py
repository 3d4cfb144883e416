"""Ties cut into groups that have more within than between them: the Leiden algorithm."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from graphbuild.analysis.network import Network

Labels: TypeAlias = NDArray[np.intp]
"""For each node the place of the first node of its group."""

_RANDOMNESS = 0.001
"""How far the algorithm strays from the best step while it refines: its authors' choice (section 2 of the paper)."""


def partition(network: Network, *, resolution: float = 1.0, seed: int = 0, trials: int = 1, rounds: int = 1) -> Labels:
    """Return the group of each node that makes the modularity highest, as far as the algorithm finds it.

    The same seed finds the same groups. A node without ties is a group of its own. In each round the algorithm starts
    anew from what it has found; of several trials the best one counts. O(m) per round.

    References:
        Traag, V. A., Waltman, L., van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected
        communities. Scientific Reports 9, 5233.
    """
    from graspologic_native import leiden_csr

    labels = np.arange(len(network.nodes), dtype=np.intp)
    tied, ends = np.unique(network.ends, return_inverse=True)
    if not len(tied):
        return labels
    matrix = Network(tuple(network.nodes[place] for place in tied), ends.reshape(-1, 2), network.weights).matrix(
        network.weights
    )
    _, found = leiden_csr(
        matrix.indptr.astype(np.int64),
        matrix.indices.astype(np.int32),
        matrix.data,
        len(tied),
        resolution=resolution,
        randomness=_RANDOMNESS,
        iterations=rounds,
        seed=seed,
        trials=trials,
    )
    heads = dict[int, int]()
    for place in sorted(found):
        labels[tied[place]] = heads.setdefault(found[place], int(tied[place]))
    return labels


def modularity(network: Network, labels: Labels, resolution: float = 1.0) -> float:
    """Return how much more weight lies within groups than if the same ends were tied by chance.

    From -1/2 to below 1; 0 where there are no ties.

    References:
        Newman, M. E. J., Girvan, M. (2004). Finding and evaluating community structure in networks. Physical Review E
        69, 026113; with the resolution of Reichardt, J., Bornholdt, S. (2006). Physical Review E 74, 016110.
    """
    total = float(network.weights.sum())
    if not total:
        return 0.0
    one, other = network.ends.T
    within = float(network.weights[labels[one] == labels[other]].sum())
    strengths = np.bincount(labels[network.ends].ravel(), np.repeat(network.weights, 2))
    return within / total - resolution * float(np.square(strengths / (2 * total)).sum())
