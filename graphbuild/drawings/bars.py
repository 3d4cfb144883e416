"""A small chart of how much was written when: one bar for each month, quarter, year or decade."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MOST = 36
"""How many bars a chart has at most, unless they are decades."""
PERIODS = (1, 3, 12, 120)
"""What a bar may stand for, in months."""
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
    size = next((size for size in PERIODS if _number(last, size) - _number(first, size) < MOST), PERIODS[-1])
    counts = Counter(_number(day, size) for day in written)
    start, end, highest = _number(first, size), _number(last, size), max(counts.values())
    if start == end:
        return None
    return Bars(
        number=end - start + 1,
        first=_label(start, size),
        last=_label(end, size),
        highest=highest,
        words=", ".join(f"{_label(number, size)} {count}" for number, count in sorted(counts.items())),
        path="".join(_bar(number - start, count / highest) for number, count in sorted(counts.items())),
    )


def _number(day: date, months: int) -> int:
    return (12 * day.year + day.month - 1) // months


def _label(number: int, months: int) -> str:
    year, month = divmod(number * months, 12)
    return {1: f"{year}-{month + 1:02}", 3: f"{year} Q{month // 3 + 1}", 12: f"{year}", 120: f"{year}s"}[months]


def _bar(place: int, part: float) -> str:
    height = f"{max(LEAST, part):.3f}"
    return f"M{place}.1 1v-{height}h.8v{height}z"
