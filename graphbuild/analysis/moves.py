"""Who rose or fell in rank from one graph to another."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphbuild.analysis.centrality import Score, rank
from graphbuild.graph import EntityGraph
from graphbuild.types import Kind

LEAST_MOVE = 3
"""How many places somebody must have moved to be told of."""


@dataclass(frozen=True, slots=True)
class Position:
    """A figure and its rank, from 1, within the kind; equals take the places from ``rank`` to ``last`` together."""

    value: float
    rank: int
    last: int


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
    def better(self) -> Position:
        """The better one of the two positions."""
        return min(self.before, self.after, key=lambda position: position.rank)


def rank_moves(
    old: EntityGraph, new: EntityGraph, heirs: Mapping[str, str], *, measure: str, least: int
) -> tuple[Move, ...]:
    """Return who moved by ``least`` places or more, those first who came to, or left, the best places of themselves.

    Ranks are those of :func:`graphbuild.analysis.centrality.rank` over all whom each graph holds, so that who is new
    may push others down. Who changed kind has not moved, and a figure of 0 earns no place. ``heirs`` maps ids of the
    older graph to those of the newer.

    Raises:
        GraphTooSmallError: A graph has no ties to measure.
        GraphbuildError: There is no such measure.
    """
    was = {(heirs.get(node, node), kind): at for node, kind, at in _positions(old, measure)}
    moves = [
        Move(node, kind, was[node, kind], at) for node, kind, at in _positions(new, measure) if (node, kind) in was
    ]
    moved = [move for move in moves if abs(move.places) >= least and move.better.value > 0]
    return tuple(sorted(moved, key=lambda move: (move.passed, move.better.rank, -abs(move.places), move.node)))


def _positions(graph: EntityGraph, measure: str) -> Iterator[tuple[str, Kind, Position]]:
    scores = rank(graph, measures=[measure]).scores
    sharers = Counter((score.kind, _rank(score)) for score in scores)
    for score in scores:
        first = _rank(score)
        value = next(iter(score.values.values()))
        yield score.node, score.kind, Position(value, first, first + sharers[score.kind, first] - 1)


def _rank(score: Score) -> int:
    return next(iter(score.ranks.values()))
