"""Orders of a head of state: by number, by their kind alone ("signed an Executive Order"), and short ("the Order").

An order without a number goes by what it is aimed at, like any measure of which only its text tells. A short form
stands for the order that its text introduced ("an Executive Order", "the new E.O."), else for the one whose number came
last; what amended or ended another one is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graphbuild.components.measures.numbered import LAW, Known, Places, latest, read_series

_SHORT = (
    r"(?:(?<=\b[Tt]he )|(?<=\b[Tt]his )|(?<=\b[Tt]hat )|(?<=\b[Hh]is )|(?<=\b[Nn]ew )|(?<=\w['’]s )){}\b"
    r"(?! of\b| to\b|-|\s*\(?\d)"
)
_OPENS = re.compile(r"\b(?:an?|new|following|signed|issued)(?: \w+)? $", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:amend|modif|supersed|revok|replac|supplement|terminat)\w* (?:by )?$", re.IGNORECASE)
_LOOK_BACK = 30
"""Code points before an order within which words tell whether it is introduced, or changes another one."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How one kind of order is written: with a number, without any, and short; one of ``marks`` is in all of them."""

    key: str
    name: str
    marks: tuple[str, ...]
    numbered: re.Pattern[str]
    bare: re.Pattern[str]
    short: re.Pattern[str]


def _form(key: str, name: str, marks: tuple[str, ...], *patterns: str) -> _Form:
    numbered, bare, short = patterns
    return _Form(key, name, marks, re.compile(numbered), re.compile(bare), re.compile(_SHORT.format(short)))


_FORMS = (
    _form(
        "eo",
        "Executive Order",
        ("xecutive", "XECUTIVE", "E.O", "EO"),
        r"(?i:\bExecutive Orders?)\s*(?:\((?:E\.?O\.?s?)\)\s*)?(?:No\.?\s*)?(\d{4,5})\b|\bE\.?O\.?s?\s*(\d{5})\b",
        r"\b(?:(?i:Executive Order)(?:\s*\(E\.?O\.?\))?|(?<!\()E\.O\.|EO\b)(?!s|\s*\(?(?:No\.?\s*)?\d)",
        "[Oo]rder",
    ),
    _form(
        "nspm",
        "Presidential Memorandum",
        ("emorandum", "NSPM"),
        r"\bNational Security Presidential Memorandum\s*[-–]?\s*(\d{1,2})\b(?:\s*\(NSPM(?:[-–\s]?\d+)?\))?"
        r"|\bNSPM[-–\s]?(\d{1,2})\b",
        r"\b(?:National Security (?:Presidential )?|[Pp]residential )[Mm]emorandum\b(?! of)(?:\s*\(NSPM\))?"
        r"|\bNSPM\b(?!\s*[-–]?\s*\d)",
        "[Mm]emorandum",
    ),
    _form(
        "proclamation",
        "Proclamation",
        ("roclamation",),
        r"\b(?:Presidential\s+)?Proclamation\s+(?:No\.?\s*)?(\d{4,5})()\b",
        r"\b[Pp]residential [Pp]roclamation\b(?!\s*(?:No\.?\s*)?\d)",
        "[Pp]roclamation",
    ),
    _form(
        "decree",
        "Decree",
        ("ecree",),
        r"\b(?:Presidential\s+)?Decree\s+(?:No\.?\s*)?(\d{2,5})()\b",
        r"\b[Pp]residential [Dd]ecree\b(?!\s*(?:No\.?\s*)?\d)|(?<=\bsigned a )decree\b",
        "[Dd]ecree",
    ),
    _form(
        "presidential-determination",
        "Determination",
        ("etermination",),
        r"\bPresidential Determination\s+(?:No\.?\s*)?(\d{2,4}[-–]\d+)()\b",
        r"(?:(?<=\bissue a )|(?<=\bissues a )|(?<=\bissued a )|(?<=\bissuing a )|(?<=\btwo )|(?<=\bnew ))"
        r"determinations?\b|(?<=[a-z] )Determinations?\b(?! No\b)",
        "[Dd]eterminations?",
    ),
)


def find_orders(text: str) -> Iterator[Known]:
    """Yield the orders of a text, kind by kind; a short form only after what it is short for.

    >>> [order.name for order in find_orders("He signed an executive order. The order extends E.O. 12345.")]
    ['Executive Order 12345', 'Executive Order', 'Executive Order']
    """
    for form in _FORMS:
        if any(mark in text for mark in form.marks):
            yield from _read(form, text)


def _read(form: _Form, text: str) -> Iterator[Known]:
    numbers = dict(read_series(form.numbered, text))
    for (start, end), number in numbers.items():
        yield Known(start, end, f"{LAW}{form.key}-{number}", f"{form.name} {number}")
    bare = [match.span() for match in form.bare.finditer(text) if not _is_within(match, numbers)]
    if not (numbers or bare):
        return
    first = min([*numbers, *bare])[0]
    ends = {end for _, end in bare}
    short = [match.span() for match in form.short.finditer(text) if match.start() > first and match.end() not in ends]
    new = next((start for start, _ in bare if _OPENS.search(_before(text, start))), None) if numbers else first
    meant = {place: number for place, number in numbers.items() if not _CHANGED.search(_before(text, place[0]))}
    for start, end in (*bare, *short):
        number = "" if new is not None and start >= new else latest(meant or numbers, start)
        yield Known(start, end, f"{LAW}{form.key}-{number}" if number else "", f"{form.name} {number}".strip())


def _is_within(match: re.Match[str], places: Places) -> bool:
    return any(start <= match.start() < end for start, end in places)


def _before(text: str, place: int) -> str:
    return text[max(place - _LOOK_BACK, 0) : place]
