"""Where a walk stands, and where it can go on to: what was passed and when it was there decide on the next hops."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

Stand: TypeAlias = tuple[str, bool, int]
"""Where a walk stands: a node, whether what it must pass is passed, and the day by which the last hop was over."""
Place: TypeAlias = tuple[str, bool]
"""The same, whatever the day."""
BURDEN = (7, 5)
"""By what a hop gets dearer each time that it is burdened, as a fraction: 1.4."""


class Costs(Protocol):
    """What hops cost, as :class:`graphbuild.analysis.ground.Ground` tells."""

    def near(self, node: str, *, onward: bool = True) -> Iterable[str]:
        """Return whom one hop leads to, or comes from."""
        ...

    def least(self, node: str, *, onward: bool = True) -> Mapping[str, int]:
        """Return a lower bound for the cost of each hop from a node, or to it."""
        ...

    def cost(self, source: str, target: str) -> int:
        """Return the cost of a hop."""
        ...


@dataclass(frozen=True, slots=True)
class Course:
    """One question: from where to where, on which ground, and what a walk must heed.

    ``via`` tells what a walk must pass, None if nothing; ``by`` are the nodes that it tells of, where they are few.
    ``clock`` tells by which day a hop between two nodes can be over that begins on a day or later, None if on none;
    without a clock time does not count. ``burdens`` tell how many times over a hop costs :data:`BURDEN` as much as its
    ground says; hops that are ``shut`` are not walked at all.
    """

    ground: Costs
    source: str
    target: str
    via: Callable[[str], bool] | None = None
    by: tuple[str, ...] = ()
    clock: Callable[[str, str, int], int | None] | None = None
    burdens: Mapping[tuple[str, str], int] = field(default_factory=dict)
    shut: frozenset[tuple[str, str]] = frozenset()

    @property
    def start(self) -> Stand:
        """Where all walks begin."""
        return self.source, self.via is None, 0

    @property
    def goal(self) -> Place:
        """Where all walks end, on whatever day."""
        return self.target, True

    def onward(self, stand: Stand) -> Iterator[tuple[Stand, int]]:
        """Yield where one hop leads to, and what it costs at least."""
        here, passed, day = stand
        hops = self.ground.least(here).items()
        if passed and not self.clock and not self.burdens and not self.shut:  # nothing to ask
            yield from (((there, True, 0), cost) for there, cost in hops)
            return
        for there, cost in hops:
            now = passed or self._passes(there)
            if (now or there != self.target) and (here, there) not in self.shut:
                over = self.clock(here, there, day) if self.clock else 0
                if over is not None:
                    yield (there, now, over), self._burdened(here, there, cost)

    def backward(self, place: Place) -> Iterator[tuple[Place, int]]:
        """Yield from where one hop leads to a place, whatever the day, and what it costs at least."""
        there, passed = place
        befores = (True, False) if passed and self._passes(there) else (passed,)
        for here, cost in self.ground.least(there, onward=False).items():
            for before in befores:
                if here != self.target and (before or not self._passes(here)) and (here, there) not in self.shut:
                    yield (here, before), self._burdened(here, there, cost)

    def cost(self, here: str, there: str) -> int:
        """Return what a hop costs."""
        return self._burdened(here, there, self.ground.cost(here, there))

    def _passes(self, node: str) -> bool:
        return self.via is not None and node not in {self.source, self.target} and self.via(node)

    def _burdened(self, here: str, there: str, cost: int) -> int:
        times = self.burdens.get((here, there), 0) if self.burdens else 0
        return int(cost * BURDEN[0] ** times // BURDEN[1] ** times)
