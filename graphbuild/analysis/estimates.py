"""The measures that follow shortest routes, from one pass over them: exact, or estimated from a sample of starts."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graphbuild.analysis.geodesics import Figures, Places, Sums, sums_over
from graphbuild.analysis.network import Network

EXACT_WORK = 500_000_000
"""Routes from every entity are followed where entities times ties of a connected part come to no more: for example
10,000 entities with 50,000 ties, which takes up to a minute."""
PIVOTS = 256
"""In larger parts, routes are followed from so many entities, drawn with a fixed seed."""
_PACK = 1_000
"""Parts of up to a tenth of this are taken together, up to so many entities."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure for each node and its standard error, 0 where it is exact.

    ``sample`` is how many entities of a part the routes were followed from, None where they were from all; ``of`` the
    size of the largest part so sampled.
    """

    figures: Figures
    errors: Figures
    sample: int | None = None
    of: int = 0


def route_estimates(network: Network, *, carried: bool = True, most: int | None = None) -> dict[str, Estimate]:
    """Return betweenness, closeness and harmonic centrality; betweenness is 0 without ``carried``, in half the time.

    With ``most``, routes are followed from so many entities at most in any part of more.

    The mean over a simple random sample of starts stands for the mean over all. Its standard error is the observed one,
    with the correction for a finite population; that of closeness, the inverse of a mean, is to first order.

    References:
        Brandes, U., Pich, C. (2007). Centrality estimation in large networks. International Journal of Bifurcation and
        Chaos 17(7), 2303-2318.
        Eppstein, D., Wang, J. (2004). Fast approximation of centrality. Journal of Graph Algorithms and Applications
        8(1), 39-45.
        Cochran, W. G. (1977). Sampling Techniques, third edition, sections 2.5 and 2.6. Wiley.
    """
    figures = np.zeros((6, len(network.nodes)))
    sampled = 0
    for places in _shares(network, _PACK if most is None else 4 * most):
        part = network.among(places)
        starts = _starts(part, most)
        sampled = max(sampled, len(places) if len(starts) < len(places) else 0)
        figures[:, places] = _part_figures(part, starts, sums_over(part, starts, carried=carried), len(network.nodes))
    names = ("betweenness", "closeness", "harmonic")
    sample = (most or PIVOTS) if sampled else None
    return {name: Estimate(figures[row], figures[row + 3], sample, sampled) for row, name in enumerate(names)}


def _shares(network: Network, size: int) -> Iterator[Places]:
    """Yield the nodes to take together: each large connected part, small ones in packs of a size; loners never."""
    sizes = np.bincount(network.parts)
    members = np.split(np.argsort(network.parts, kind="stable"), np.cumsum(sizes)[:-1])
    pack: list[Places] = []
    for part in (members[number] for number in np.flatnonzero(sizes > 1).tolist()):
        if 10 * len(part) > size:
            yield part
        else:
            pack.append(part)
        if sum(map(len, pack)) > size:
            yield np.sort(np.concatenate(pack))
            pack = []
    if pack:
        yield np.sort(np.concatenate(pack))


def _starts(part: Network, most: int | None) -> Places:
    """Return all nodes, or a sample of a part that is too large for that; of a pack all, since each part needs some."""
    size, number = len(part.nodes), most or PIVOTS
    if size <= number or part.parts.any() or (most is None and size * len(part.weights) <= EXACT_WORK):
        return np.arange(size)
    drawn = random.Random(0).sample(range(size), number)  # noqa: S311  no secret, and the same for every version
    return np.array(sorted(drawn), dtype=np.intp)


def _part_figures(part: Network, starts: Places, sums: Sums, size: int) -> Figures:
    """Return six rows: betweenness, closeness and harmonic of a part of so many nodes in all, and their errors."""
    others: Figures = np.bincount(part.parts)[part.parts].astype(np.float64) - 1
    everyone: Figures = np.full(len(part.nodes), float(len(part.nodes)))
    scale = len(part.nodes) / max(1, (size - 1) * (size - 2))
    drawn: Figures = np.full(len(part.nodes), float(len(starts)))
    carried, between = _mean(sums.carried, sums.squares[0], drawn, everyone)
    length, spread = _mean(sums.lengths, sums.squares[1], sums.starts, others)
    inverse, blur = _mean(sums.inverses, sums.squares[2], sums.starts, others)
    near = others / ((size - 1) * length)
    return np.stack(
        [carried * scale, near, inverse * others, between * scale, near * spread / length, blur * others],
    )


def _mean(total: Figures, squares: Figures, number: Figures, everyone: Figures) -> tuple[Figures, Figures]:
    """Return means over so many of all, and their standard errors."""
    mean = total / number
    variance = np.maximum(0.0, squares / number - mean**2) / np.maximum(1.0, number - 1)
    return mean, np.sqrt(variance * (1 - number / everyone))
