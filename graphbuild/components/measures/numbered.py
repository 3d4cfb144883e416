"""Legal instruments, lists and licences that are known by a number or a fixed name: "UNSCR 1718", "GL 8"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from graphbuild.names import slug
from graphbuild.types import MeasureType

LAW = "measure:legal_instrument:"
RESOLUTION = "UN Security Council Resolution"

Places = Mapping[tuple[int, int], str]
"""Start and end in code points of what has a number, and the number."""


class Known(NamedTuple):
    """Start and end in code points, node id and name; where a target tells the id, it is empty and the type counts."""

    start: int
    end: int
    entity: str = ""
    name: str = ""
    type: MeasureType = MeasureType.LEGAL_INSTRUMENT


_RESOLUTION = re.compile(
    r"\b(?:(?:(?:UN|U\.N\.|United Nations)\s+)?(?:Security Council\s+|UNSC\s+))?"
    r"[Rr]esolutions?\s*(?:\(UNSCRs?\)\s*|UNSCRs?\s*)?(?:No\.?\s*)?(\d{3,4})\b(?![/\d])(?:\s*\((?:19|20)\d\d\))?"
    r"|\bUNSCRs?\s*(\d{3,4})\b"
)
_DEFINITE = r"(?:(?<=\bthe )|(?<=\bThe )|(?<=\bthis )|(?<=\bThis ))"
_UNNUMBERED = r"(?:draft |sanctions )?[Rr]esolutions?\b(?!\s*\(?\d)"
_RESOLUTION_UNNUMBERED = re.compile(
    rf"\b(?:(?:UN|U\.N\.|United Nations)\s+(?:Security Council\s+)?|Security Council\s+){_UNNUMBERED}"
)
_RESOLUTION_SHORT = re.compile(_DEFINITE + _UNNUMBERED)
_EU_ACT = re.compile(
    r"\b(?:(?:Council|Commission)\s+)?(?:(?:Implementing|Delegated)\s+)?"
    r"(Regulation|Decision|Directive|Common Position|Joint Action)\s+"
    r"(?:\((?:EU|EC|EEC|CFSP)\)\s*)?(?:No\.?\s*)?(\d{2,4}/\d+)(?:/(?:CFSP|EU|EC)\b)?"
)
_EU_NUMBER = re.compile(r"\(EU\)\s*(?:No\.?\s*)?(\d{2,4}/\d+)\b")
_LICENCE_NUMBER = r"(?:\d+[A-Z]?|[A-Z](?:-?\d+[A-Z]?)?)\b"
_LICENCE = re.compile(
    rf"\b(?i:general licen[sc]es?)\s*(?:\(GLs?\)\s*)?(?:[Nn]o\.?\s*)?{_LICENCE_NUMBER}"
    rf"|\bGLs?[\s-]?{_LICENCE_NUMBER}|\bGLs?\b(?!\s?[\d)])"
)
_NEXT_NUMBER = re.compile(r"(?:,|,? and|,? or) (?:No\. ?)?(\d{3,5})\b(?: \(\d{4}\))?(?![\d,]*\d? [a-z]+s\b)")
"""What goes on in a list of numbers ("resolutions 1737, 1747 and 1803")."""
_GOES_ON = r" of (?:the\b|title\b|[A-Z])| (?:tariffs?|duties|sanctions)\b"
"""What makes a section part of a longer name."""
_PROGRAMME = r"(?i:human|act|sanctions?|programs?|programmes?|designations?|authorit|list|tools?)"
_CODES = (
    (re.compile(rf"\b(Global Magnitsky)\b(?! {_PROGRAMME})"), "{} Act"),
    (re.compile(r"\b((?:H\.R\.|S\.) ?\d{2,5})\b"), "{}"),
    (re.compile(r"\b(Directive \d[A-Z]?)\b(?! of\b|/)"), "{}"),
    (re.compile(r"\b(?:Public Law|P\.L\.|Pub\. L\.)\s*(?:No\.\s*)?(\d{2,3}-\d{1,4})\b"), "Public Law {}"),
    (re.compile(r"\b(\d{1,2} C\.?F\.?R\.?(?: [Pp]arts?| §+)? ?\d+(?:\.\d+)?)"), "{}"),
    (re.compile(r"\b(\d{1,2} U\.?S\.?C\.?(?: §+)? ?\d+[a-z]?)\b"), "{}"),
    (re.compile(rf"\b(Section \d{{3,4}}+[A-Z]?+(?:\([a-zA-Z0-9]{{1,4}}\))*+)(?!{_GOES_ON})"), "{}"),
)
"""Laws and their parts by number, and how each goes by."""
_SPECIAL = r"Specially Designated (?:Nationals(?: and Blocked Persons)?|(?:Global )?Terrorists)(?: \(SD(?:N|GT)s?\))?"
_TRAFFICKERS = r"Specially Designated Narcotics Traffickers(?: \(SDNTs?\))?"
_SPONSORS = r"(?i:state sponsors? of terror(?:ism)?)"
_LISTS = (
    (re.compile(rf"\b{_SPECIAL} [Ll]ist\b|\b[Ll]ist of (?:{_SPECIAL}|SDNs)\b|\bSDN [Ll]ists?\b"), "SDN List"),
    (re.compile(rf"\b{_TRAFFICKERS} [Ll]ist\b|\b[Ll]ist of (?:{_TRAFFICKERS}|SDNTs)\b|\bSDNT [Ll]ist\b"), "SDNT List"),
    (re.compile(rf"\b{_SPONSORS} (?i:list)\b|\b[Ll]ist of {_SPONSORS}\b"), "State Sponsors of Terrorism List"),
    (re.compile(r"\bEntity List\b"), "Entity List"),
    (re.compile(r"\bUnverified List\b"), "Unverified List"),
    (re.compile(r"\bDenied Persons List\b"), "Denied Persons List"),
    (re.compile(r"\bForeign Sanctions Evaders List\b|\bFSE List\b"), "Foreign Sanctions Evaders List"),
    (
        re.compile(r"\bSectoral Sanctions Identifications List\b|\bSSI List\b"),
        "Sectoral Sanctions Identifications List",
    ),
    (re.compile(r"\bCAPTA List\b"), "CAPTA List"),
    (re.compile(r"\bMilitary End[- ]User List\b|\bMEU List\b"), "Military End-User List"),
)
"""Lists of whom sanctions hit that go by a name of their own."""


_RULE = r"(?i:(?:interim )?final rules?|proposed rules?|notice of proposed rule ?making)"
_NAMED = (
    (r"(?i:maximum (?:economic |financial )?pressure(?: campaign)?)", MeasureType.SANCTIONS, ""),
    (r"(?i:snap-?back(?: mechanism)?)(?! (?:of|sanctions)\b)", MeasureType.SANCTIONS, ""),
    (r"(?:(?i:withhold[- ]release orders?)|WROs?)", MeasureType.IMPORT_BAN, ""),
    (r"(?:(?i:temporary denial orders?)|TDOs?)", MeasureType.EXPORT_CONTROL, ""),
    (r"(?:(?i:foreign direct product rules?)|FDPR)", MeasureType.EXPORT_CONTROL, ""),
    (r"SWIFT (?:ban|cut-?off|exclusion)", MeasureType.FINANCIAL_RESTRICTION, ""),
    (_RULE, MeasureType.LEGAL_INSTRUMENT, "Rule"),
)
"""Measures that no word for a measure heads, or only a word for something else, with type and name."""

_NAMED_PATTERNS = tuple((re.compile(rf"\b{form}\b"), type_, name) for form, type_, name in _NAMED)


_MARKS = (
    ("pressure", ("maximum ",)),
    ("snap-?back", ("snapback", "snap-back")),
    ("withhold", ("withhold", "wro")),
    ("denial orders", ("temporary denial", "tdo")),
    ("FDPR", ("direct product", "fdpr")),
    ("SWIFT", ("swift ",)),
    ("rule ?making", ("final rule", "proposed rule")),
    ("Narcotics", ("narcotics traffickers", "sdnt")),
    ("Blocked Persons", ("specially designated", "sdn")),
    ("state sponsors", ("sponsor",)),
    (" List", (" list",)),
    ("Magnitsky", ("magnitsky",)),
    ("Directive", ("directive ",)),
    ("(Section", ("section ",)),
    ("Public Law", ("public law", "p.l.", "pub. l.")),
    (r"C\.?F", ("c.f", "cf")),
    (r"S\.?C", ("s.c", "sc")),
    ("", ("",)),
)
"""What is in a pattern -> what, in lower case, is in every text that it matches."""


def find_numbered(text: str) -> Iterator[Known]:
    """Yield what is known by a number or a name of its own."""
    yield from _resolutions(text)
    for match in _EU_ACT.finditer(text):
        number = slug(match[2].replace("/", "-"))
        yield Known(*match.span(), f"{LAW}eu-{slug(match[1])}-{number}", f"EU {match[1]} {match[2]}")
    for match in _EU_NUMBER.finditer(text):
        number = slug(match[1].replace("/", "-"))
        yield Known(*match.span(), f"{LAW}eu-regulation-{number}", f"EU Regulation {match[1]}")
    lower = text.lower()
    for pattern, called in _CODES:
        for match in _find(pattern, text, lower):
            yield Known(*match.span(), LAW + slug(called.format(match[1])), called.format(match[1]))
    for pattern, name in _LISTS:
        for match in _find(pattern, text, lower):
            yield Known(*match.span(), f"measure:listing:{slug(name)}", name)
    for match in _LICENCE.finditer(text):
        yield Known(*match.span(), type=MeasureType.EXEMPTION)
    for pattern, type_, name in _NAMED_PATTERNS:
        for match in _find(pattern, text, lower):
            yield Known(*match.span(), name=name, type=type_)


def _find(pattern: re.Pattern[str], text: str, lower: str) -> Iterator[re.Match[str]]:
    """Match a pattern where a text holds one of its own words at all: to look for those is far cheaper."""
    return pattern.finditer(text) if any(mark in lower for mark in _marks(pattern)) else iter(())


@cache
def _marks(pattern: re.Pattern[str]) -> tuple[str, ...]:
    return next(marks for known, marks in _MARKS if known in pattern.pattern)


def _resolutions(text: str) -> Iterator[Known]:
    """Read resolutions of the Security Council; a single one without a number is the one whose number came last."""
    numbers = dict(read_series(_RESOLUTION, text))
    for (start, end), number in numbers.items():
        yield Known(start, end, f"{LAW}unscr-{number}", f"{RESOLUTION} {number}")
    unnumbered = list(_RESOLUTION_UNNUMBERED.finditer(text))
    short = list(_RESOLUTION_SHORT.finditer(text)) if numbers or unnumbered else []
    for match in [*unnumbered, *short]:
        number = latest(numbers, match.start()) if numbers and not match[0].endswith("s") else ""
        key = f"unscr-{number}" if number else slug(RESOLUTION)
        yield Known(*match.span(), LAW + key, f"{RESOLUTION} {number}".strip())


def read_series(pattern: re.Pattern[str], text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the place and number of what a pattern finds, and of the numbers that go on with a list."""
    for match in pattern.finditer(text):
        yield match.span(), match[1] or match[2]
        following = _NEXT_NUMBER.match(text, match.end())
        while following:
            yield (following.start(1), following.end()), following[1]
            following = _NEXT_NUMBER.match(text, following.end())


def latest(numbers: Places, place: int) -> str:
    """Return the last number before a place; where there is none, the first after it."""
    before = [number for (start, _), number in numbers.items() if start < place]
    return before[-1] if before else next(iter(numbers.values()))
