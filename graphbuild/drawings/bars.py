"""A small chart of how much was written when: one bar for each month, quarter, year or decade."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graphbuild.analysis.periods import SIZES, label_of, number_of

MOST = 36
"""How many bars a chart has at most, unless they are decades."""
LEAST = 0.04
"""The height of the lowest bar, as part of the highest."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart: its ``number`` of bars, the first and the last period, and what the highest bar stands for.

    ``words`` tell what there is of each period; ``path`` draws the bars, each 1 wide and the highest 1 high.
    """

    number: int
    first: str
    last: str
    highest: int
    words: str
    path: str


def bars(days: Iterable[date]) -> Bars | None:
    """Return a chart of periods from the first day to the last, in the finest division that needs few enough bars.

    There is none of a single period.

    >>> from datetime import date
    >>> bars([date(2022, 1, 9), date(2022, 3, 1), date(2022, 3, 2)]).words
    '2022-01 1, 2022-03 2'
    """
    written = list(days)
    if not written:
        return None
    first, last = min(written), max(written)
    size = next((size for size in SIZES if number_of(last, size) - number_of(first, size) < MOST), SIZES[-1])
    counts = Counter(number_of(day, size) for day in written)
    start, end, highest = number_of(first, size), number_of(last, size), max(counts.values())
    if start == end:
        return None
    return Bars(
        number=end - start + 1,
        first=label_of(start, size),
        last=label_of(end, size),
        highest=highest,
        words=", ".join(f"{label_of(number, size)} {count}" for number, count in sorted(counts.items())),
        path="".join(_bar(number - start, count / highest) for number, count in sorted(counts.items())),
    )


def _bar(place: int, part: float) -> str:
    height = f"{max(LEAST, part):.3f}"
    return f"M{place}.1 1v-{height}h.8v{height}z"
