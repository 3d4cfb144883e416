"""How far a rank would move if other reports had been read: the bootstrap over independent sources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from graphbuild.analysis.incidence import Figures, Incidence, Places
from graphbuild.analysis.network import Network, places_of

LEFT_OUT = 0.05
"""The part of the resamples that is left out at either end of a range: it holds nine of ten."""
DIGITS = 9
"""Figures that agree in so many digits of the highest are equal: additions in another order make no difference."""

Measure: TypeAlias = Callable[[Network], Figures]


@dataclass(frozen=True, slots=True)
class Span:
    """The range of an entity's rank within its kind over nine of ten resamples, from 1, both ends inclusive.

    Where entities tie it reaches over all the places that they share, since nothing tells which of them is whose.
    ``first`` is the part of the resamples in which nobody of its kind ranks before it and nobody shares its rank.
    """

    low: int
    high: int
    first: float = 0.0


def rank_spans(
    incidence: Incidence, measure: Measure, groups: Sequence[Sequence[str]], *, resamples: int, seed: int
) -> dict[str, Span]:
    """Return the range of the rank of each entity within its group.

    A resample draws as many sources as there are, with replacement. A tie weighs as many of the drawn sources as bear
    it out, and is gone where none does; an entity without ties ranks last, with all others that have none. The range
    leaves out the lowest and the highest twentieth of the resamples (percentile method).

    The first resamples are the same however many follow.

    Sources are drawn, not entities as in the bootstrap of Snijders and Borgatti (1999, Connections 22(2), 161-170):
    who is named in the news is no sample of anything, but the reports that were collected are one of those that were
    written.

    References:
        Efron, B., Tibshirani, R. J. (1993). An Introduction to the Bootstrap, chapter 13. Chapman & Hall.
        Goldstein, H., Spiegelhalter, D. J. (1996). League tables and their limitations: statistical issues in
        comparisons of institutional performance. Journal of the Royal Statistical Society A 159(3), 385-443.
    """
    members = [places_of(group, incidence.nodes) for group in groups]
    best, worst = np.zeros((2, resamples, len(incidence.nodes)), dtype=np.int32)
    for row, draws in enumerate(drawn(len(incidence.sources), resamples, seed)):
        best[row], worst[row] = shared_places(measure(incidence.network(draws)), members)
    cut = int(resamples * LEFT_OUT)
    first = (worst == 1).mean(axis=0)
    low, high = np.sort(best, axis=0)[cut], np.sort(worst, axis=0)[resamples - 1 - cut]
    spans = zip(low.tolist(), high.tolist(), first.tolist(), strict=True)
    return {node: Span(*span) for node, span in zip(incidence.nodes, spans, strict=True) if span[0]}


def drawn(sources: int, resamples: int, seed: int) -> Iterator[Figures]:
    """Yield how often each source is drawn, resample by resample.

    >>> [draws.sum() for draws in drawn(5, 2, seed=0)]
    [np.float64(5.0), np.float64(5.0)]
    """
    chance = np.random.default_rng(seed)
    for _ in range(resamples):
        yield np.bincount(chance.integers(0, sources, size=sources), minlength=sources).astype(np.float64)


def shared_places(figures: Figures, groups: Iterable[Places]) -> tuple[Places, Places]:
    """Return the first and the last place that each node shares with its equals in its group, the highest first.

    Nodes of no group have place 0.

    >>> shared_places(np.array([0.5, 2.0, 0.5, 0.0, 1.0]), [np.array([0, 1, 2]), np.array([4])])
    (array([2, 1, 2, 0, 1]), array([3, 1, 3, 0, 1]))
    """
    best, worst = np.zeros((2, len(figures)), dtype=np.intp)
    highest = figures.max(initial=0.0)
    digits = DIGITS - 1 - int(np.floor(np.log10(highest))) if highest > 0 else DIGITS
    for group in groups:
        falling = -figures[group].round(digits)
        ordered = np.sort(falling)
        best[group] = np.searchsorted(ordered, falling) + 1
        worst[group] = np.searchsorted(ordered, falling, side="right")
    return best, worst
