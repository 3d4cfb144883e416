"""Who serves whom: titles before a name and descriptions after it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile

from graphbuild.components.grammar import POSSESSIVES
from graphbuild.components.relations.cast import PEOPLE, Cast, gap
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.vocabulary import is_office, words
from graphbuild.components.tree import Name, Word
from graphbuild.names import fold
from graphbuild.resources import read_table, values
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is

LONGEST_TITLE = 14
"""How many tokens a title or description may take up; parsers find sentence ends inside long ones."""

MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
LINKS = frozenset({"of", "for", "the", "at", "in", "on", "a", "an", "&"})
NEAR = 150
"""How many tokens at most lie between an official and the country that all know him to serve."""
BLOCS = frozenset({"eu", "un"})
"""Two-letter ids of intergovernmental bodies, which are no country codes."""

NATIONAL = frozenset({"minister", "premier", "president"})
"""Offices that every country has."""

BODIES = frozenset({Kind.AGENCY, Kind.COUNTRY})
WHOSE = frozenset({"its", "their"})
DEPUTIES = frozenset({"deputy", "vice", "assistant"})
FARTHER = 6
"""How many words after "and" a description may name a second office."""


@dataclass(slots=True)
class _Title:
    """What was read of a title so far: the bodies it names, an office among its words, and where it leads to."""

    bodies: list[int] = field(default_factory=list)
    office: Word | None = None
    sent_to: bool = False


def read_offices(cast: Cast) -> Iterator[Claim]:
    """Yield which officials serve which agencies and countries."""
    for index in cast.named():
        span = cast.spans[index]
        if cast.kind(index) is Kind.OFFICIAL:
            yield from link(Is.SERVES, [index], _before(cast, span).bodies, "title before the name")
            yield from link(Is.SERVES, [index], _behind(cast, span).bodies, "description after the name")
            known = _known(cast, span)
            yield from link(Is.SERVES, [index], known, "known office")
            if not known:
                yield from link(Is.SERVES, [index], _around(cast, span), "office of the country spoken of")


@cache
def _employers() -> dict[str, str]:
    """Return folded name -> node id of the country or body served, for officials who are widely known."""
    rows = read_table("officials.tsv")
    names = ((name, row["country"]) for row in rows for name in (row["name"], *values(row["aliases"])))
    return {fold(name): f"{'country' if _is_country(code) else 'agency'}:{code}" for name, code in names}


def employer_of(span: Name) -> str:
    """Return the node id of the country or body that all know an official to serve, or an empty string."""
    return _employers().get(fold(span.id_ or span.text), "")


def _is_country(code: str) -> bool:
    return len(code) == len("us") and code not in BLOCS


def _known(cast: Cast, span: Name) -> list[int]:
    """Return the country or body of "President NAME" or "the NAME regime", where all know it and it is named near."""
    employer = employer_of(span)
    if not employer or not cast.holds(employer) or not _holds_office(cast, span):
        return []
    index = cast.nearest(employer, span)
    return [index] if gap(cast.spans[index], span) <= NEAR else []


def _around(cast: Cast, span: Name) -> list[int]:
    """Return the one country that the sentence of "Foreign Minister NAME" names, if it is spoken of before him."""
    office = _before(cast, span).office
    if office is None or office.lemma_ not in NATIONAL or not _holds_office(cast, span):
        return []
    here = [index for index in cast.starting(span.sent.start, span.sent.end) if cast.kind(index) is Kind.COUNTRY]
    alone = bool(here) and all(cast.same(here[0], index) for index in here)
    return here[:1] if alone and cast.spans[here[0]].start < span.start else []


def _holds_office(cast: Cast, span: Name) -> bool:
    """Tell whether an official is given an office, but no body or country with it."""
    before, behind = _before(cast, span), _behind(cast, span)
    around = span.doc[max(span.start - 2, 0) : span.end + 1]
    ruled = any(token.i not in cast.places and token.lemma_ in words("rules") for token in around)
    return not before.bodies and not behind.bodies and (ruled or before.office is not None or behind.office is not None)


def _before(cast: Cast, span: Name) -> _Title:
    """Read a title backwards from a name: "Director of the Office ... NAME", "Russian Foreign Minister NAME"."""
    earlier = _coordinated_before(cast, span)
    if earlier is not None:
        title = _before(cast, earlier)
        return title if title.office is not None and title.office.lower_.endswith("s") else _Title()
    title, at = _Title(), span.start - 1 - _is_set_off(cast, span)
    first = max(0, span.start - LONGEST_TITLE)
    while at >= first:
        index = cast.places.get(at)
        if index is None and not _reads_back(span.doc[at], title):
            break
        if index is not None:
            if cast.kind(index) not in BODIES:
                break
            title.bodies.append(index)
            at = cast.spans[index].start
        at -= 1
    title.bodies.extend(_countries_of(cast, title))
    if title.office is not None and not title.bodies and at > first:
        title.bodies.extend(_leads(cast, span.doc[at]))
    return title if title.office is not None else _Title()


def _leads(cast: Cast, stop: Word) -> list[int]:
    """Return whose office it is whose title goes back to "its", or to the chief: "the Guard and [its] commander NAME".

    That is the body just before "and", also in "the Guard and its leaders, Director NAME and Deputy Director [NAME]".
    """
    if stop.lower_ == "and" and stop.nbor().lower_ in DEPUTIES:
        chief = cast.places.get(stop.i - 1)
        known = chief is not None and cast.kind(chief) is Kind.OFFICIAL
        return _before(cast, cast.spans[chief]).bodies if known and chief is not None else []
    while stop.text == "," or is_office(stop):
        stop = stop.nbor(-1)
    whose = stop.lower_ in WHOSE and stop.nbor(-1).lower_ in {"and", ","}
    before = cast.places.get(stop.i - 2) if whose else None
    return [before] if before is not None and cast.kind(before) in BODIES else []


def _is_set_off(cast: Cast, span: Name) -> bool:
    """Tell whether commas part a name from its title: "Ukraine's prime minister, NAME, resigned"."""
    before, after = span.doc[max(span.start - 2, 0) : span.start], span.doc[span.end : span.end + 1]
    closed = not after or after[0].text in {",", ".", ";", ")"}
    return len(before) > 1 and before[1].text == "," and closed and (is_office(before[0]) or _is_body(cast, before[0]))


def _is_body(cast: Cast, token: Word) -> bool:
    index = cast.at(token)
    return index is not None and cast.kind(index) in BODIES


def _countries_of(cast: Cast, title: _Title) -> list[int]:
    """Return a mention of each country that is part of an agency's name in a title: "U.S. Treasury Secretary"."""
    agencies = [cast.spans[body] for body in title.bodies if cast.kind(body) is Kind.AGENCY]
    named = {country for agency in agencies for country in agency.countries}
    here = sorted(cast.nearest(country, agencies[0]) for country in named if cast.holds(country))
    return [index for index in here if not any(cast.same(index, body) for body in title.bodies)]


def _reads_back(token: Word, title: _Title) -> bool:
    """Take one more word of a title, right to left; tell whether it can still belong to it."""
    if is_office(token):
        title.office = title.office or token
        return True
    if token.lower_ == "to" and title.office is None:
        title.bodies.clear()
        return True
    if token.lower_ in POSSESSIVES or token.lower_ in {"former", "then", "acting"}:
        return True
    if title.office is None and token.lower_ in LINKS:
        return True
    return token.pos_ in MODIFIERS and not (title.office and title.bodies)


def _coordinated_before(cast: Cast, span: Name) -> Name | None:
    """Return the official named just before this one in a list: "officials A and [B]"."""
    at = span.start - 1
    while at > 0 and span.doc[at].lower_ in {",", "and", "&"}:
        at -= 1
    index = cast.places.get(at)
    listed = at < span.start - 1 and index is not None and cast.kind(index) is Kind.OFFICIAL
    return cast.spans[index] if listed and index is not None else None


def _behind(cast: Cast, span: Name) -> _Title:
    """Read a description after a name: "NAME, the head of the agency", "NAME, Iran's foreign minister"."""
    doc, title, at = span.doc, _Title(), span.end
    last = min(len(doc), span.end + LONGEST_TITLE)
    if at >= last or doc[at].text not in {",", "(", "–", "—"}:
        return title
    at += 1
    while at < last:
        index = cast.places.get(at)
        if index is None and not _reads_on(doc[at], title):
            break
        if index is not None:
            if cast.kind(index) not in BODIES or title.sent_to:
                break
            title.bodies.append(index)
            at = cast.spans[index].end - 1
        at += 1
    return title if title.office is not None and not _is_of_another(cast, doc[at : at + 1], title) else _Title()


def _is_of_another(cast: Cast, stop: list[Word], title: _Title) -> bool:
    """Tell whether a description is the title of the next one in a list: "NAME, White House adviser [NAME]"."""
    index = cast.at(stop[0]) if stop else None
    return index is not None and cast.kind(index) in PEOPLE and not title.sent_to and is_office(stop[0].nbor(-1))


def _reads_on(token: Word, title: _Title) -> bool:
    """Take one more word of a description, left to right; tell whether it can still belong to it."""
    if is_office(token):
        title.office = title.office or token
        return True
    title.sent_to = title.sent_to or token.lower_ == "to"
    if token.lower_ == "and" and title.office is not None:
        return any(map(is_office, takewhile(lambda word: word.pos_ in MODIFIERS, token.doc[token.i + 1 :][:FARTHER])))
    links = token.lower_ in POSSESSIVES or token.lower_ in LINKS or token.lower_ == "to"
    return links or token.pos_ in MODIFIERS or token.pos_ == "ADV"
