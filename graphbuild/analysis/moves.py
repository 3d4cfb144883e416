"""Who rose or fell in rank from one graph to another."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from graphbuild.analysis.centrality import Score, limited, rank
from graphbuild.analysis.incidence import incidence_of
from graphbuild.analysis.kernels import MEASURES
from graphbuild.analysis.resampling import Span, rank_spans
from graphbuild.graph import EntityGraph
from graphbuild.types import Kind

LEAST_MOVE = 3
"""How many places somebody must have moved to be told of."""

RANGED = frozenset({"degree", "strength", "pagerank"})
"""The measures quick enough to be computed a hundred times over."""
RESAMPLES = 100
"""How often sources are drawn anew for the ranges of ranks, unless told otherwise."""
RESAMPLED_TIES = 50_000
"""Above so many ties there are no ranges."""


@dataclass(frozen=True, slots=True)
class Position:
    """A figure and its rank, from 1, within the kind; equals take the places from ``rank`` to ``last`` together.

    ``span`` is the range of the rank if other reports had been read, None where that was not tried.
    """

    value: float
    rank: int
    last: int
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Who changed places, by the id of the newer graph."""

    node: str
    kind: Kind
    before: Position
    after: Position

    @property
    def places(self) -> int:
        """How many places lie between the two: above 0 for who rose, below for who fell.

        Equals are ties: where the places that one of them may take before and after have some in common, it is 0.

        >>> Move("country:no", Kind.COUNTRY, Position(2, 5, 9), Position(3, 1, 2)).places
        3
        >>> Move("country:no", Kind.COUNTRY, Position(2, 5, 9), Position(2, 6, 12)).places
        0
        """
        return max(0, self.before.rank - self.after.last) - max(0, self.after.rank - self.before.last)

    @property
    def passed(self) -> bool:
        """Whether others account for the move: no larger figure goes with a rise, or no smaller one with a fall."""
        growth = self.after.value - self.before.value
        return growth <= 0 if self.places > 0 else growth >= 0

    @property
    def sure(self) -> bool:
        """Whether the ranges of the two ranks have nothing in common, so that the texts' chance hardly explains it."""
        before, after = self.before.span, self.after.span
        return before is not None and after is not None and (after.high < before.low or before.high < after.low)

    @property
    def better(self) -> Position:
        """The better one of the two positions."""
        return min(self.before, self.after, key=lambda position: position.rank)


def rank_moves(  # noqa: PLR0913  two graphs, and what to make of them
    old: EntityGraph, new: EntityGraph, heirs: Mapping[str, str], *, measure: str, least: int, resamples: int = 0
) -> tuple[Move, ...]:
    """Return who moved by ``least`` places or more, sure moves first, then who came to, or left, the best places.

    Ranks are those of :func:`graphbuild.analysis.centrality.rank` over all whom each graph holds, so that who is new
    may push others down; who was only passed comes last. Who changed kind has not moved, and a figure of 0 earns no
    place. ``heirs`` maps ids of the older graph to those of the newer. With ``resamples`` sources are drawn anew so
    often for the ranges of ranks, if the measure is among :data:`RANGED` and the ties are not too many.

    Raises:
        GraphTooSmallError: A graph has no ties to measure.
        GraphbuildError: There is no such measure.
    """
    was = {(heirs.get(node, node), kind): at for node, kind, at in _positions(old, measure, resamples)}
    moves = [
        Move(node, kind, was[node, kind], at)
        for node, kind, at in _positions(new, measure, resamples)
        if (node, kind) in was
    ]
    moved = [move for move in moves if abs(move.places) >= least and move.better.value > 0]
    return tuple(sorted(moved, key=_order))


def _order(move: Move) -> tuple[bool, bool, int, int, str]:
    return move.passed, not move.sure, move.better.rank, -abs(move.places), move.node


def _positions(graph: EntityGraph, measure: str, resamples: int) -> Iterator[tuple[str, Kind, Position]]:
    ranking = rank(graph, measures=[measure])
    groups = [[score.node for score in scores] for _, scores in groupby(ranking.scores, key=lambda score: score.kind)]
    spans = dict[str, Span]()
    if resamples and measure in RANGED and ranking.ties <= RESAMPLED_TIES:
        spans = rank_spans(incidence_of(limited(graph)), MEASURES[measure], groups, resamples=resamples, seed=0)
    sharers = Counter((score.kind, _rank(score)) for score in ranking.scores)
    for score in ranking.scores:
        first = _rank(score)
        value = next(iter(score.values.values()))
        last = first + sharers[score.kind, first] - 1
        yield score.node, score.kind, Position(value, first, last, spans.get(score.node))


def _rank(score: Score) -> int:
    return next(iter(score.ranks.values()))
