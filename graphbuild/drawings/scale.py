"""Ranks on a line: where each stands, in percent of its width, and which of them are written."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

LINEAR = 40
"""Up to this last rank all steps are equally wide; beyond, they narrow, that those at the top stay apart."""
MARGIN = 4
"""How far from both ends of the line the first and the last rank stand, in percent."""
MOST = 8
"""How many ranks are written at most."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A line from rank 1 to ``last``, on which all steps are equally wide or narrow as they go on."""

    last: int
    is_even: bool

    def part(self, rank: float) -> float:
        """Return which part of the line lies before a rank.

        >>> Scale(3, True).part(2), Scale(100, False).part(10)
        (0.5, 0.5)
        """
        if self.last <= 1:
            return 0.5
        return (rank - 1) / (self.last - 1) if self.is_even else math.log(rank) / math.log(self.last)

    def at(self, rank: float) -> float:
        """Return where a rank stands, in percent of the width, apart from both ends."""
        return round(MARGIN + (100 - 2 * MARGIN) * self.part(rank), 2)

    def ticks(self) -> list[int]:
        """Return the ranks that are written.

        >>> Scale(7, True).ticks(), Scale(23, True).ticks(), Scale(900, False).ticks()
        ([1, 2, 3, 4, 5, 6, 7], [1, 5, 10, 15, 20], [1, 2, 5, 10, 20, 50, 100, 200, 500])
        """
        if not self.is_even:
            powers = range(int(math.log10(self.last)) + 1)
            return [lead * 10**power for power in powers for lead in (1, 2, 5) if lead * 10**power <= self.last]
        step = next(step for step in (1, 2, 5, 10) if self.last / step <= MOST)
        return [1, *range(max(step, 2), self.last + 1, step)]


def scale_of(ranks: Iterable[int]) -> Scale:
    """Return the line that holds all these ranks; its steps narrow where there are many."""
    last = max(ranks, default=1)
    return Scale(last, is_even=last <= LINEAR)
