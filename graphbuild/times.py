"""Words for a time ("on Monday", "in March 2022", "the first quarter of 2023"), reckoned from the day of a text.

Only plain words are read; "recently" and "for years" say nothing that a calendar holds. A weekday is the last one up
to the day of the text, that day included, as news writes it; ahead of a plan it is the next one. A month or a day
without a year is likewise the nearest in that direction.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from graphbuild.types import Granularity

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("first", "second", "third", "fourth")
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_STRETCHES: dict[Granularity, relativedelta] = {
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "quarter": relativedelta(months=3),
    "year": relativedelta(years=1),
}

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_FORMS = (
    rf"(?P<near>{'|'.join(_DAYS)})",
    rf"(?:(?:early|earlier|late|later|mid) )?(?P<step>{'|'.join(_STEPS)}) (?P<unit>week|month|quarter|year)",
    rf"(?P<amount>an?|\d\d?|{'|'.join(_NUMBERS)}) (?P<units>day|week|month|year)s? (?:ago|earlier)",
    rf"(?P<quarter>{'|'.join(_ORDINALS)}) quarter(?: of (?P<quarter_year>{_YEAR}))?",
    rf"(?:{_WEEKDAY} ?,? )?(?P<day>{_DAY}) (?:of )?(?P<month>{_MONTH})(?: ?,? (?P<year>{_YEAR}))?",
    rf"(?:{_WEEKDAY} ?,? )?(?P<month_first>{_MONTH}) (?P<day_after>{_DAY})(?! ?%)(?: ?,? (?P<year_after>{_YEAR}))?",
    rf"(?P<month_of>{_MONTH}) (?:of )?(?P<month_year>{_YEAR})",
    rf"(?:in|during|early|late|mid|last|this|next) (?P<month_alone>{_MONTH})(?! (?:of )?{_YEAR})",
    rf"(?:(?P<which>{'|'.join(_STEPS)}) )?(?P<weekday>{_WEEKDAY})",
    rf"(?:in|during|early|late|mid) (?P<year_alone>{_YEAR})",
)
_TIME = re.compile(rf"\b(?:{'|'.join(f'(?:{form})' for form in _FORMS)})(?!\w)")


class When(NamedTuple):
    """The first and the last day of a time, how exactly it is told, and whether it leans on the day of the text."""

    first: dt.date
    last: dt.date
    granularity: Granularity
    relative: bool


def find_times(words: str) -> Iterator[tuple[int, int]]:
    """Yield where words for a time stand, as (start, end).

    Args:
        words: Lower-cased words with a space between any two, punctuation marks included.

    Example:
        >>> list(find_times("he left on friday , may 30 , 2003 ."))
        [(11, 33)]
    """
    return (match.span() for match in _TIME.finditer(words))


def read_time(words: str, day: dt.date | None, *, ahead: bool = False) -> When | None:
    """Return what days a time means, None where it leans on a day that is not known or names none.

    Args:
        words: What :func:`find_times` found.
        day: The day of the text.
        ahead: Whether what is told lies ahead.

    Example:
        >>> read_time("monday", dt.date(2022, 1, 12))
        When(first=datetime.date(2022, 1, 10), last=datetime.date(2022, 1, 10), granularity='day', relative=True)
        >>> read_time("first quarter of 2023", None).last
        datetime.date(2023, 3, 31)
    """
    match = _TIME.fullmatch(words)
    found = {name: value for name, value in match.groupdict().items() if value} if match else {}
    for read in (_read_date, _read_month, _read_quarter, _read_step, _read_weekday, _read_year):
        when = read(found, day, 1 if ahead else -1)
        if when is not None:
            return when
    return None


def _stretch(first: dt.date, granularity: Granularity, *, relative: bool) -> When:
    return When(first, first + _STRETCHES[granularity] - relativedelta(days=1), granularity, relative)


def _number(word: str, names: tuple[str, ...]) -> int:
    return next(number for number, name in enumerate(names, start=1) if word.startswith(name))


def _year_of(found: dict[str, str], *names: str) -> int | None:
    return next((int(found[name]) for name in names if name in found), None)


def _read_date(found: dict[str, str], day: dt.date | None, way: int) -> When | None:
    """Read "30 May 2003" and "May 30"."""
    month, number = found.get("month") or found.get("month_first"), found.get("day") or found.get("day_after")
    if not month or not number:
        return None
    year = _year_of(found, "year", "year_after")
    if year is None and day is None:
        return None
    days = int(re.sub(r"\D", "", number))
    years = [year] if year else _years(day, way)
    dates = [date for each in years if (date := _date(each, _number(month, _MONTHS), days))]
    nearest = [date for date in dates if year or day is None or (date - day).days * way >= 0]
    return _stretch(nearest[0], "day", relative=year is None) if nearest else None


def _years(day: dt.date | None, way: int) -> list[int]:
    return [day.year, day.year + way] if day else []


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _read_month(found: dict[str, str], day: dt.date | None, way: int) -> When | None:
    """Read "March 2022" and "in March"."""
    if "month_of" in found:
        return _stretch(
            dt.date(int(found["month_year"]), _number(found["month_of"], _MONTHS), 1), "month", relative=False
        )
    if "month_alone" not in found or day is None:
        return None
    month = _number(found["month_alone"], _MONTHS)
    beyond = (month - day.month) * way < 0
    return _stretch(dt.date(day.year + (way if beyond else 0), month, 1), "month", relative=True)


def _read_quarter(found: dict[str, str], day: dt.date | None, way: int) -> When | None:  # noqa: ARG001  one signature
    """Read "the first quarter of 2023"."""
    year = _year_of(found, "quarter_year") or (day.year if day else None)
    if "quarter" not in found or year is None:
        return None
    first = dt.date(year, 3 * _number(found["quarter"], _ORDINALS) - 2, 1)
    return _stretch(first, "quarter", relative="quarter_year" not in found)


def _read_step(found: dict[str, str], day: dt.date | None, way: int) -> When | None:  # noqa: ARG001  one signature
    """Read "yesterday", "last week" and "two months ago"."""
    if day is None:
        return None
    if "near" in found:
        return _stretch(day + relativedelta(days=_DAYS[found["near"]]), "day", relative=True)
    if "step" in found:
        return _whole(day + _STRETCHES[_unit(found["unit"])] * _STEPS[found["step"]], _unit(found["unit"]))
    if "amount" in found:
        amount = found["amount"]
        count = int(amount) if amount.isdigit() else 1 if amount in {"a", "an"} else _number(amount, _NUMBERS)
        return _whole(day - _STRETCHES[_unit(found["units"])] * count, _unit(found["units"]))
    return None


def _unit(word: str) -> Granularity:
    return next(unit for unit in _STRETCHES if unit == word)


def _whole(day: dt.date, granularity: Granularity) -> When:
    """Return the week, month, quarter or year that a day lies in; a week begins on Monday."""
    first = {
        "day": day,
        "week": day - relativedelta(days=day.weekday()),
        "month": day.replace(day=1),
        "quarter": day.replace(month=day.month - (day.month - 1) % 3, day=1),
        "year": day.replace(month=1, day=1),
    }[granularity]
    return _stretch(first, granularity, relative=True)


def _read_weekday(found: dict[str, str], day: dt.date | None, way: int) -> When | None:
    """Read "Monday"."""
    if "weekday" not in found or day is None:
        return None
    way = _STEPS.get(found.get("which", ""), 0) or way
    target = _number(found["weekday"], _WEEKDAYS) - 1
    distance = (target - day.weekday()) * way % 7
    return _stretch(day + relativedelta(days=distance * way), "day", relative=True)


def _read_year(found: dict[str, str], day: dt.date | None, way: int) -> When | None:  # noqa: ARG001  one signature
    """Read "in 2014"."""
    return _stretch(dt.date(int(found["year_alone"]), 1, 1), "year", relative=False) if "year_alone" in found else None
