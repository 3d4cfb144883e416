"""Legal instruments and licences, which are known by their form: a number, their author or the last word of a title."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from graphbuild.components.grammar import POSSESSIVES
from graphbuild.components.labels import Role, role_of
from graphbuild.components.measures.bynames import find_bynames
from graphbuild.components.measures.numbered import LAW, find_numbered
from graphbuild.components.measures.orders import find_orders
from graphbuild.components.measures.words import Words
from graphbuild.components.spans import candidates
from graphbuild.components.strings import strings_of, where
from graphbuild.names import fold, slug
from graphbuild.types import MeasureType

_TITLE_ENDS = frozenset({"Act", "Acts", "Directive", "Law", "Regulations", "Statute"})
_SHORT = frozenset({"bill", "legislation"})
"""What an act is called after its title was given, besides "the Act"."""

_KINDS_OF_LAW = frozenset(
    {
        "big",
        "civil",
        "common",
        "criminal",
        "federal",
        "human",
        "international",
        "martial",
        "military",
        "public",
        "state",
    }
)  # fmt: skip
_OPENINGS = frozenset({"according", "congress", "today", "yesterday"})
_AUTHORITY = frozenset({"pursuant", "under"})
"""What stands before a title in a headline that writes it with a capital, too."""
_PARTS = frozenset({"chapter", "part", "section", "subtitle", "title"})
_ABOUT = frozenset({"by", "from", "in", "of", "on", "to"})
"""What leads over from the words of a headline to a title: "Implementation of the Arctic Trade Act"."""

_WHOLE_TITLE_ENDS = _TITLE_ENDS - {"Law"}
"""Words that a longer title hardly holds before its end, as "Law" is held in "Rule of Law"."""
_AUTHORITIES = frozenset({"agency:us-ofac", "agency:us-treasury"})
"""The bodies whose regulations are one set of rules."""
OFAC_REGULATIONS = "OFAC regulations"
_CONNECTORS = frozenset({"against", "and", "for", "in", "of", "on", "through", "to", "with", "'s", "’s", "-", "&", "s"})
_LONGEST_OPENING = 3
"""Tokens between a title and its short form: a bracket, an article and a quotation mark."""
_SECTION = f"{LAW}section-"
LONGEST_TITLE = 14
"""Tokens that the title of an act may have."""


@dataclass(frozen=True, slots=True)
class Law:
    """Where an instrument stands, in tokens, with its node id and name.

    Without an id it goes by its type and its target; an order without a number has the name of its kind. ``trim`` says
    how many code points at the end are no part of it ("GL 8G.").
    """

    start: int
    end: int
    entity: str = ""
    name: str = ""
    type: MeasureType = MeasureType.LEGAL_INSTRUMENT
    trim: int = 0


def find_laws(doc: Doc, words: Words) -> list[Law]:
    """Find the legal instruments and numbered licences of a text, in order, none overlapping."""
    owners = {place for span in candidates(doc, "countries", "agencies") for place in range(span.start, span.end)}
    titled = (_without_owner(doc, law, owners) for law in _acts(doc, words))
    found = [law for law in titled if law.start < law.end]  # nothing is left of one within the name of a body
    found += _regulations(doc)
    text = strings_of(doc).text
    for known in (*find_numbered(text), *find_orders(text), *find_bynames(doc, words)):
        span = doc.char_span(known.start, known.end, alignment_mode="expand")
        if span is not None:
            found.append(Law(span.start, span.end, *known[2:], trim=span.end_char - known.end))
    kept: list[Law] = []
    for law in sorted(found, key=lambda law: (law.start, -law.end)):
        whole = _with_section(doc, kept[-1], law) if kept else None
        if whole:
            kept[-1] = whole
        elif not kept or law.start >= kept[-1].end:
            kept.append(law)
    return kept


def _with_section(doc: Doc, one: Law, other: Law) -> Law | None:
    """Return a law with a section of it that stands right before or after it: "XYZA Section 224"."""
    between = doc[one.end : other.start].text.lower() if one.end <= other.start else None
    if between == "" and other.entity.startswith(_SECTION) and one.entity.startswith(LAW):
        return replace(one, end=other.end, trim=other.trim)
    if between in {"of", "of the"} and one.entity.startswith(_SECTION) and other.entity.startswith(LAW):
        return replace(other, start=one.start)
    return None


def _regulations(doc: Doc) -> Iterator[Law]:
    """Read the regulations of a public body: "OFAC's regulations"."""
    for body in candidates(doc, "agencies"):
        place = body.end + (doc[body.end : body.end + 1].text in POSSESSIVES)
        if doc[place : place + 1].text == "regulations":
            name = OFAC_REGULATIONS if body.kb_id_ in _AUTHORITIES else f"{body.id_ or body.text} regulations"
            yield Law(place, place + 1, LAW + slug(name), name)


def _without_owner(doc: Doc, law: Law, owners: AbstractSet[int]) -> Law:
    """Leave whose law it is out of its title: "Russia's Foreign Agents Law"."""
    start = law.start
    while start in owners:
        start += 1
    return replace(law, start=start + 1) if start > law.start and doc[start].text in POSSESSIVES else law


def _acts(doc: Doc, words: Words) -> Iterator[Law]:
    """Read acts and the like by their titles, and then by their acronyms or, where there is but one, as "the Act"."""
    titled: dict[str, Law] = {}
    short: dict[str, Law] = {}
    last: Law | None = None
    for token in (doc[place] for place in where(strings_of(doc).at_text, _may_name_law)):
        start, end = _title_start(token), token.i + 1
        if start < token.i:
            law = _act(start, _past_year(doc, end), doc[start:end].text, words)
            if last and _is_in_brackets(doc, last.end, start):
                short[law.name] = last
            law = _as(law, short.get(law.name) or law)
            titled.pop(law.entity, None)
            titled[law.entity] = last = law
            short.setdefault(_acronym_after(doc, law.end) or law.name, law)
            yield law
        known = short.get(token.text) or _known_acronym(token, words) or _last_act(token, titled)
        if known and start == token.i:
            yield _as(Law(start, end), known)


def _past_year(doc: Doc, end: int) -> int:
    """Return where the title of an act ends whose year follows: "… Act of 1985"."""
    year = doc[end + 1 : end + 2].text
    return end + 2 if doc[end : end + 1].text == "of" and year.isdigit() and len(year) == len("1985") else end


def _as(law: Law, known: Law) -> Law:
    return replace(law, entity=known.entity, name=known.name)


def _is_in_brackets(doc: Doc, end: int, start: int) -> bool:
    """Tell whether one title stands in brackets right after another, for which it is short: "… Act (the Trade Act)"."""
    return start - end <= _LONGEST_OPENING and doc[end:start].text.rstrip('"“” ').lower() in {"(", "(the"}


def _may_name_law(text: str) -> bool:
    return text in _TITLE_ENDS or text in _SHORT or text.isupper()


def _last_act(token: Token, titled: dict[str, Law]) -> Law | None:
    """Read "the Act" as the one that the text has named last."""
    is_known = token.text in _TITLE_ENDS or token.text in _SHORT
    is_short = is_known and token.i > 0 and token.nbor(-1).lower_ in {"the", "this"}
    return next(reversed(titled.values()), None) if is_short else None


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
        if before.text in _WHOLE_TITLE_ENDS or (before.lower_ == "the" and token.doc[index - 2].lower_ in _ABOUT):
            break
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
    else:
        places = (place + 1 for place in range(start, last) if doc[place].lower_ in _AUTHORITY)
        start = max(places, default=start)
        start += doc[start].lower_ == "to"
    return start + (doc[start].lower_ == "the" and start < last)


def _is_inner(token: Token, last: Token) -> bool:
    """Tell whether an article or a comma belongs to a title: "of the", "Peace, Trade, and Progress Act"."""
    if token.text == ",":
        return any(word.text == "and" for word in token.doc[token.i : last.i])
    return token.lower_ == "the" and token.i > 0 and token.nbor(-1).lower_ in _CONNECTORS
