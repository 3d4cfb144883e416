"""Months, quarters, years and decades: the stretches of time that charts and trends divide by."""

from datetime import date, timedelta

MONTH, QUARTER, YEAR, DECADE = SIZES = (1, 3, 12, 120)
"""How long a stretch may be, in months."""


def number_of(day: date, months: int) -> int:
    """Return which stretch of so many months a day lies in, counted from the year 0.

    >>> from datetime import date
    >>> number_of(date(2022, 5, 1), QUARTER) - number_of(date(2022, 1, 1), QUARTER)
    1
    """
    return (12 * day.year + day.month - 1) // months


def label_of(number: int, months: int) -> str:
    """Return how a stretch is called.

    >>> [label_of(2022 * 12 // size, size) for size in SIZES]
    ['2022-01', '2022 Q1', '2022', '2020s']
    """
    year, month = divmod(number * months, 12)
    return {
        MONTH: f"{year}-{month + 1:02}",
        QUARTER: f"{year} Q{month // QUARTER + 1}",
        YEAR: f"{year}",
        DECADE: f"{year}s",
    }[months]


def days_of(number: int, months: int) -> tuple[date, date]:
    """Return the first and the last day of a stretch.

    >>> print(*days_of(2024 * 4, QUARTER))
    2024-01-01 2024-03-31
    """
    first, after = (_first_of_month(place * months) for place in (number, number + 1))
    return first, after - timedelta(days=1)


def _first_of_month(months: int) -> date:
    year, month = divmod(months, 12)
    return date(year, month + 1, 1)
