"""Legal instruments and licences, which are known by their form: a number or the last word of a title."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graphbuild.components.labels import Role, role_of
from graphbuild.components.measures.bynames import find_bynames
from graphbuild.components.measures.words import Words
from graphbuild.names import fold, slug

LAW = "measure:legal_instrument:"

_ORDER = re.compile(
    r"\bExecutive Orders?\s*(?:\((?:E\.?O\.?)\)\s*)?(?:No\.?\s*)?(\d{4,5})\b|\bE\.?O\.?\s*(\d{5})\b", re.IGNORECASE
)
_RESOLUTION = re.compile(
    r"\b(?:(?:(?:UN|U\.N\.|United Nations)\s+)?(?:Security Council\s+|UNSC\s+))?"
    r"[Rr]esolutions?\s*(?:\(?UNSCRs?\)?\s*)?(?:No\.?\s*)?(\d{3,4})\b(?![/\d])(?:\s*\((?:19|20)\d\d\))?"
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
_TITLE_ENDS = frozenset({"Act", "Acts", "Law", "Regulations", "Statute"})
_KINDS_OF_LAW = frozenset(
    {"civil", "common", "criminal", "federal", "human", "international", "martial", "military", "public", "state"}
)
_OPENINGS = frozenset({"according", "congress", "pursuant", "today", "yesterday"})
_PARTS = frozenset({"chapter", "part", "section", "subtitle", "title"})
_CONNECTORS = frozenset({"against", "and", "for", "in", "of", "on", "through", "to", "with", "'s", "’s", "-", "&", "s"})
LONGEST_TITLE = 14
"""Tokens that the title of an act may have."""


@dataclass(frozen=True, slots=True)
class Law:
    """Where an instrument stands, in tokens, with its node id and name; a licence has neither: its target tells."""

    start: int
    end: int
    entity: str = ""
    name: str = ""


def find_laws(doc: Doc, words: Words) -> list[Law]:
    """Find the legal instruments and numbered licences of a text, in order, none overlapping."""
    found = [*_acts(doc, words)]
    bynames = ((start, end, LAW + key, name) for start, end, key, name in find_bynames(doc, words))
    for start, end, entity, name in (*_numbered(doc.text), *bynames):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.append(Law(span.start, span.end, entity, name))
    kept: list[Law] = []
    for law in sorted(found, key=lambda law: (law.start, -law.end)):
        if not kept or law.start >= kept[-1].end:
            kept.append(law)
    return kept


def _numbered(text: str) -> Iterator[tuple[int, int, str, str]]:
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


def _orders(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Read executive orders; "the Executive Order" is the only numbered one of its text."""
    numbers = set()
    for match in _ORDER.finditer(text):
        number = match[1] or match[2]
        numbers.add(number)
        yield *match.span(), f"{LAW}eo-{number}", f"Executive Order {number}"
        for start, end, further in _further(text, match.end()):
            numbers.add(further)
            yield start, end, f"{LAW}eo-{further}", f"Executive Order {further}"
    for match in _ORDER_SHORT.finditer(text) if len(numbers) == 1 else ():
        number = min(numbers)
        yield *match.span(), f"{LAW}eo-{number}", f"Executive Order {number}"


def _resolutions(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Read resolutions of the Security Council; one without a number is the only numbered one of its text."""
    numbers = set()
    for match in _RESOLUTION.finditer(text):
        number = match[1] or match[2]
        numbers.add(number)
        yield *match.span(), f"{LAW}unscr-{number}", f"UN Security Council Resolution {number}"
        for start, end, further in _further(text, match.end()):
            numbers.add(further)
            yield start, end, f"{LAW}unscr-{further}", f"UN Security Council Resolution {further}"
    only = min(numbers) if len(numbers) == 1 else ""
    entity = f"{LAW}unscr-{only}" if only else f"{LAW}un-security-council-resolution"
    name = f"UN Security Council Resolution {only}".strip()
    unnumbered = list(_RESOLUTION_UNNUMBERED.finditer(text))
    short = _RESOLUTION_SHORT.finditer(text) if only or (unnumbered and not numbers) else ()
    for match in [*unnumbered, *short]:
        yield *match.span(), entity, name


def _further(text: str, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the numbers that go on with a list: place in code points, and number."""
    match = _NEXT_NUMBER.match(text, end)
    while match:
        yield match.start(1), match.end(), match[1]
        match = _NEXT_NUMBER.match(text, match.end())


def _acts(doc: Doc, words: Words) -> Iterator[Law]:
    """Read acts and the like by their titles, and then by their acronyms or, where there is but one, as "the Act"."""
    titled: dict[str, Law] = {}
    acronyms: dict[str, Law] = {}
    for token in doc:
        start, end = _title_start(token), token.i + 1
        if start < token.i:
            law = _act(start, end, doc[start:end].text, words)
            titled[law.entity] = law
            acronyms[_acronym_after(doc, end) or law.name] = law
            yield law
        known = acronyms.get(token.text) or _known_acronym(token, words) or _only_act(token, titled)
        if known and start == token.i:
            yield Law(start, end, known.entity, known.name)


def _only_act(token: Token, titled: Mapping[str, Law]) -> Law | None:
    """Read "the Act" where the text has named only one."""
    is_short = token.text in _TITLE_ENDS and token.i > 0 and token.nbor(-1).lower_ in {"the", "this"}
    return next(iter(titled.values())) if is_short and len(titled) == 1 else None


def _ends_title(token: Token) -> bool:
    """Tell whether a word closes the title of an act; "law" does so only after a name ("the Arctic Trade Law")."""
    if token.text not in {"Law", "Statute"}:
        return token.text in _TITLE_ENDS
    if not token.i or role_of(token.ent_type_) is Role.PERSON:
        return False
    before = token.nbor(-1)
    return before.text[0].isupper() and before.lower_ not in _KINDS_OF_LAW


def _act(start: int, end: int, title: str, words: Words) -> Law:
    known = words.acts.get(fold(title)) or words.acts.get(fold(title.rpartition(" ")[0]))
    return Law(start, end, LAW + (known or slug(title)), " ".join(title.split()))


def _known_acronym(token: Token, words: Words) -> Law | None:
    key = token.lower_
    if token.text.isupper() and key in words.acts:
        return Law(token.i, token.i + 1, LAW + words.acts[key], token.text)
    return None


def _acronym_after(doc: Doc, end: int) -> str:
    """Return the acronym in brackets that follows a title: "… Act (IEEPA)"."""
    after = doc[end : end + 3]
    is_bracketed = len(after) == 3 and after[0].text == "(" and after[2].text == ")"  # noqa: PLR2004  both brackets
    return after[1].text if is_bracketed and after[1].text.isupper() else ""


def _title_start(token: Token) -> int:
    """Walk back over the capitalised words and their connectors that make up a title, if a token ends one."""
    start = index = token.i
    if not _ends_title(token):
        return start
    while index and token.i - index < LONGEST_TITLE:
        before = token.doc[index - 1]
        if before.text[0].isupper() and before.text not in {"The", "This", "That"}:
            start = index - 1
        elif before.lower_ not in _CONNECTORS and not _is_inner(before, token):
            break
        index -= 1
    return _without_opening(token.doc, start, token.i)


def _without_opening(doc: Doc, start: int, last: int) -> int:
    """Leave out "Pursuant to the", "Today's" and "Title III of the" before a title."""
    first = doc[start].lower_
    if first in _PARTS:
        start = next((place + 1 for place in range(start, last) if doc[place].lower_ == "of"), start)
    elif first in _OPENINGS and doc[start + 1].lower_ in _CONNECTORS:
        start += 2
    return start + (doc[start].lower_ == "the" and start < last)


def _is_inner(token: Token, last: Token) -> bool:
    """Tell whether an article or a comma belongs to a title: "of the", "Peace, Trade, and Progress Act"."""
    if token.text == ",":
        return any(word.text == "and" for word in token.doc[token.i : last.i])
    return token.lower_ == "the" and token.i > 0 and token.nbor(-1).lower_ in _CONNECTORS
