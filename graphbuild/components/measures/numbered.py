"""Legal instruments, lists and licences that are known by a number or a fixed name: "E.O. 13818", "UNSCR 1718"."""

import re
from collections.abc import Iterator, Mapping

from graphbuild.names import slug

LAW = "measure:legal_instrument:"
RESOLUTION = "UN Security Council Resolution"

Numbered = tuple[int, int, str, str]
"""Start and end in code points, node id and name; a licence has neither: its target tells."""

_ORDER = re.compile(
    r"\bExecutive Orders?\s*(?:\((?:E\.?O\.?)\)\s*)?(?:No\.?\s*)?(\d{4,5})\b|\bE\.?O\.?\s*(\d{5})\b", re.IGNORECASE
)
_RESOLUTION = re.compile(
    r"\b(?:(?:(?:UN|U\.N\.|United Nations)\s+)?(?:Security Council\s+|UNSC\s+))?"
    r"[Rr]esolutions?\s*(?:\(UNSCRs?\)\s*|UNSCRs?\s*)?(?:No\.?\s*)?(\d{3,4})\b(?![/\d])(?:\s*\((?:19|20)\d\d\))?"
    r"|\bUNSCRs?\s*(\d{3,4})\b"
)
_DEFINITE = r"(?:(?<=\bthe )|(?<=\bThe )|(?<=\bthis )|(?<=\bThis ))"
_ORDER_SHORT = re.compile(rf"{_DEFINITE}(?:Executive Order\b|E\.O\.)(?!\s*\(?[\dE])")
_UNNUMBERED = r"(?:draft |sanctions )?[Rr]esolutions?\b(?!\s*\(?\d)"
_RESOLUTION_UNNUMBERED = re.compile(
    rf"\b(?:(?:UN|U\.N\.|United Nations)\s+(?:Security Council\s+)?|Security Council\s+){_UNNUMBERED}"
)
_RESOLUTION_SHORT = re.compile(_DEFINITE + _UNNUMBERED)
_DECREE = re.compile(r"\b(?:Presidential\s+)?(Proclamation|Decree)\s+(?:No\.?\s*)?(\d{2,5})\b")
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
_GOES_ON = r" of (?:the|title)\b| (?:tariffs?|duties|sanctions)\b"
"""What makes a section part of a longer name."""
_CODES = (
    (re.compile(r"\b(Directive \d[A-Z]?)\b(?! of\b|/)"), "{}"),
    (re.compile(r"\b(?:Public Law|P\.L\.|Pub\. L\.)\s*(?:No\.\s*)?(\d{2,3}-\d{1,4})\b"), "Public Law {}"),
    (re.compile(r"\b(\d{1,2} C\.?F\.?R\.?(?: [Pp]arts?| §+)? ?\d+(?:\.\d+)?)"), "{}"),
    (re.compile(r"\b(\d{1,2} U\.?S\.?C\.?(?: §+)? ?\d+[a-z]?)\b"), "{}"),
    (re.compile(rf"\b(Section \d{{3,4}}[A-Z]?(?:\([a-zA-Z0-9]{{1,4}}\))*)(?!{_GOES_ON})"), "{}"),
)
"""Laws and their parts by number, and how each goes by."""
_BLOCKED = r"Specially Designated Nationals(?: and Blocked Persons)?"
_LISTS = (
    (re.compile(rf"\b{_BLOCKED}(?: \(SDNs?\))? List\b|\b[Ll]ist of {_BLOCKED}\b|\bSDN [Ll]ist\b"), "SDN List"),
    (re.compile(r"\bEntity List\b"), "Entity List"),
    (re.compile(r"\bMilitary End[- ]User List\b|\bMEU List\b"), "Military End-User List"),
)


def find_numbered(text: str) -> Iterator[Numbered]:
    """Yield start and end in code points, node id and name of what is known by a number."""
    yield from _orders(text)
    yield from _resolutions(text)
    for match in _DECREE.finditer(text):
        yield *match.span(), f"{LAW}{match[1].lower()}-{match[2]}", f"{match[1]} {match[2]}"
    for match in _EU_ACT.finditer(text):
        number = slug(match[2].replace("/", "-"))
        yield *match.span(), f"{LAW}eu-{slug(match[1])}-{number}", f"EU {match[1]} {match[2]}"
    for match in _EU_NUMBER.finditer(text):
        number = slug(match[1].replace("/", "-"))
        yield *match.span(), f"{LAW}eu-regulation-{number}", f"EU Regulation {match[1]}"
    for pattern, called in _CODES:
        for match in pattern.finditer(text):
            yield *match.span(), LAW + slug(called.format(match[1])), called.format(match[1])
    for pattern, name in _LISTS:
        for match in pattern.finditer(text):
            yield *match.span(), f"measure:listing:{slug(name)}", name
    for match in _LICENCE.finditer(text):
        yield *match.span(), "", ""


def _orders(text: str) -> Iterator[Numbered]:
    """Read executive orders; "the Executive Order" is the one whose number came last."""
    numbers = dict(_series(_ORDER, text))
    for (start, end), number in numbers.items():
        yield start, end, f"{LAW}eo-{number}", f"Executive Order {number}"
    for match in _ORDER_SHORT.finditer(text) if numbers else ():
        number = _latest(numbers, match.start())
        yield *match.span(), f"{LAW}eo-{number}", f"Executive Order {number}"


def _resolutions(text: str) -> Iterator[Numbered]:
    """Read resolutions of the Security Council; a single one without a number is the one whose number came last."""
    numbers = dict(_series(_RESOLUTION, text))
    for (start, end), number in numbers.items():
        yield start, end, f"{LAW}unscr-{number}", f"{RESOLUTION} {number}"
    unnumbered = list(_RESOLUTION_UNNUMBERED.finditer(text))
    short = _RESOLUTION_SHORT.finditer(text) if numbers or unnumbered else ()
    for match in [*unnumbered, *short]:
        number = _latest(numbers, match.start()) if numbers and not match[0].endswith("s") else ""
        yield *match.span(), LAW + (f"unscr-{number}" if number else slug(RESOLUTION)), f"{RESOLUTION} {number}".strip()


def _series(pattern: re.Pattern[str], text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the place and number of what a pattern finds, and of the numbers that go on with a list."""
    for match in pattern.finditer(text):
        yield match.span(), match[1] or match[2]
        following = _NEXT_NUMBER.match(text, match.end())
        while following:
            yield (following.start(1), following.end()), following[1]
            following = _NEXT_NUMBER.match(text, following.end())


def _latest(numbers: Mapping[tuple[int, int], str], place: int) -> str:
    """Return the last number before a place; where there is none, the first after it."""
    before = [number for (start, _), number in numbers.items() if start < place]
    return before[-1] if before else next(iter(numbers.values()))
