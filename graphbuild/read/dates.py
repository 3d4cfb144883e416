"""Calendar dates as news texts and archives write them.

Only unambiguous forms are read: ``01/09/2022`` is January in one country and September in another, so it is none.
"""

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:(?:T|,?\s+(?:at\s+|[-–—|]\s+)?)\d{1,2}[:.]\d\d.{0,40})?"
_FORMS = (
    rf"{_YEAR}(?P<mark>[-/.]?)(?P<month>\d\d)(?P=mark){_DAY}",
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_WEEKDAY}{_DAY}\s+{_MONTH},?\s+{_YEAR}",
)
_LABEL = (
    r"(?:(?:publication |release |publish )?date|(?:date )?published|posted|issued|for immediate release)"
    r"\s*[:\-–—]?\s*(?:on\s+)?"
)
_FLAGS = re.IGNORECASE | re.ASCII
_WHOLE = tuple(re.compile(rf"\s*{form}{_TIME}\s*", _FLAGS) for form in _FORMS)
_LABELLED = tuple(re.compile(rf"\s*{_LABEL}{form}(?!\w)", _FLAGS) for form in _FORMS)


def parse_date(text: str) -> date | None:
    """Read a text that is a date and nothing else but a weekday or a time of day; years 1900 to 2099.

    The day is the one that is written, in whatever time zone that was.

    >>> parse_date("20220109")
    datetime.date(2022, 1, 9)
    >>> parse_date("Wed, 12 January 2022 08:30:00 GMT")
    datetime.date(2022, 1, 12)
    >>> parse_date("01/09/2022")
    """
    return _first_date(pattern.fullmatch(text) for pattern in _WHOLE)


def date_of_line(line: str) -> date | None:
    """Read the date of a line that is a date, or that begins with a label such as ``Published:`` and a date.

    >>> date_of_line("date 2025-03-21 The ministers met again.")
    datetime.date(2025, 3, 21)
    >>> date_of_line("The ministers met on 21 March 2025.")
    """
    return parse_date(line) or _first_date(pattern.match(line) for pattern in _LABELLED)


def _first_date(matches: Iterable[re.Match[str] | None]) -> date | None:
    return next((_date_of(match) for match in matches if match), None)


def _date_of(match: re.Match[str]) -> date | None:
    month = match["month"].lower()
    try:
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None
