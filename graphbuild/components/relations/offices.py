"""Who serves whom: titles before a name, descriptions after it, and verbs of leading."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from graphbuild.components.grammar import objects, predicates, prepositional, surface_subjects
from graphbuild.components.relations.cast import Cast, actors
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import lemma_of, words, words_for
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is

LONGEST_TITLE = 14
"""How many tokens a title or description may take up."""

MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
LINKS = frozenset({"of", "for", "the", "at", "in", "on", "a", "an", "&"})
POSSESSIVES = frozenset({"'s", "’s", "ʼs", "'", "’", "ʼ", "s"})
BODIES = frozenset({Kind.AGENCY, Kind.COUNTRY})


@dataclass(slots=True)
class _Title:
    """What was read of a title so far: the bodies it names, and whether an office was among its words."""

    bodies: list[int] = field(default_factory=list)
    office: Token | None = None


def read_offices(doc: Doc, cast: Cast) -> Iterator[Claim]:
    """Yield which officials serve which agencies and countries."""
    for index, span in enumerate(cast.spans):
        if cast.kind(index) is Kind.OFFICIAL:
            yield from link(Is.SERVES, [index], _before(cast, span).bodies, "title before the name")
            yield from link(Is.SERVES, [index], _behind(cast, span).bodies, "description after the name")
    for token in doc:
        yield from _read_predicate(cast, token)
        yield from _read_rule(cast, token)


def is_office(token: Token) -> bool:
    """Tell whether a word names an office or function: "minister", "Secretaries"."""
    lemma, text = lemma_of(token), token.lower_
    offices = words_for(Is.SERVES, "offices")
    return lemma in offices or text in offices or text.removesuffix("s") in offices


def _before(cast: Cast, span: Span) -> _Title:
    """Read a title backwards from a name: "Director of the Office ... NAME", "Russian Foreign Minister NAME"."""
    title, at = _Title(), span.start - 1
    earlier = _coordinated_before(cast, span)
    if earlier is not None:
        title = _before(cast, earlier)
        return title if title.office is not None and title.office.lower_.endswith("s") else _Title()
    first = span.sent.start
    while at >= max(first, span.start - LONGEST_TITLE):
        index = cast.places.get(at)
        if index is None and not _reads_back(span.doc[at], title):
            break
        if index is not None:
            if cast.kind(index) not in BODIES:
                break
            title.bodies.append(index)
            at = cast.spans[index].start
        at -= 1
    return title if title.office is not None else _Title()


def _reads_back(token: Token, title: _Title) -> bool:
    """Take one more word of a title, right to left; tell whether it can still belong to it."""
    if is_office(token):
        title.office = title.office or token
        return True
    if token.lower_ == "to" and title.office is None:
        title.bodies.clear()
        return True
    if token.lower_ in POSSESSIVES or token.lower_ in {"former", "then", "acting"}:
        return True
    return token.pos_ in MODIFIERS or (title.office is None and token.lower_ in LINKS)


def _coordinated_before(cast: Cast, span: Span) -> Span | None:
    """Return the official named just before this one in a list: "officials A and [B]"."""
    at = span.start - 1
    while at > span.sent.start and span.doc[at].lower_ in {",", "and", "&"}:
        at -= 1
    index = cast.places.get(at)
    listed = at < span.start - 1 and index is not None and cast.kind(index) is Kind.OFFICIAL
    return cast.spans[index] if listed and index is not None else None


def _behind(cast: Cast, span: Span) -> _Title:
    """Read a description after a name: "NAME, the head of the agency", "NAME, Iran's foreign minister"."""
    doc, title, at = span.doc, _Title(), span.end
    last = min(span.sent.end, span.end + LONGEST_TITLE)
    if at >= last or doc[at].text not in {",", "(", "–", "—"}:
        return title
    at += 1
    while at < last:
        index = cast.places.get(at)
        if index is None and not _reads_on(doc[at], title):
            break
        if index is not None:
            if cast.kind(index) not in BODIES or doc[at - 1].lower_ == "to":
                break
            title.bodies.append(index)
            at = cast.spans[index].end - 1
        at += 1
    return title if title.office is not None else _Title()


def _reads_on(token: Token, title: _Title) -> bool:
    """Take one more word of a description, left to right; tell whether it can still belong to it."""
    if is_office(token):
        title.office = title.office or token
        return True
    if token.lower_ in POSSESSIVES or token.lower_ in LINKS or token.lower_ == "to" or token.pos_ == "ADV":
        return True
    return token.pos_ in MODIFIERS


def _read_predicate(cast: Cast, token: Token) -> Iterator[Claim]:
    """Read "NAME is the head of the agency" and "NAME, who was Iran's foreign minister"."""
    for office in predicates(token):
        if is_office(office) and cast.at(office) is None and standing(token) is Standing.SAID:
            subjects = [index for index in actors(cast, surface_subjects(token)) if cast.kind(index) is Kind.OFFICIAL]
            yield from link(Is.SERVES, subjects, _bodies(cast, office), "predicate")


def _bodies(cast: Cast, office: Token) -> list[int]:
    nouns = [child for child in office.children if child.i < office.i]
    nouns += [noun for preposition, noun in prepositional(office) if preposition in {"of", "for", "at"}]
    places = (cast.at(noun) for noun in nouns)
    return [index for index in places if index is not None and cast.kind(index) in BODIES]


def _read_rule(cast: Cast, token: Token) -> Iterator[Claim]:
    """Read "NAME heads the agency" and "the NAME regime in Belarus"."""
    if token.pos_ == "VERB" and lemma_of(token) in words_for(Is.SERVES, "leads") and standing(token) is Standing.SAID:
        found = [index for index in actors(cast, objects(token)) if cast.kind(index) in BODIES]
        heads = [index for index in actors(cast, surface_subjects(token)) if cast.kind(index) is Kind.OFFICIAL]
        yield from link(Is.SERVES, heads, found, f"verb {lemma_of(token)}")
    if lemma_of(token) in words("rules"):
        owners = (cast.at(child) for child in token.children if child.i < token.i)
        heads = [index for index in owners if index is not None and cast.kind(index) is Kind.OFFICIAL]
        ruled = [noun for preposition, noun in prepositional(token) if preposition in {"in", "of"}]
        bodies = [index for index in actors(cast, ruled) if cast.kind(index) in BODIES]
        own = cast.at(token)
        bodies += [own] if own is not None and cast.kind(own) is Kind.AGENCY else []
        yield from link(Is.SERVES, heads, bodies, f"whose {lemma_of(token)}")
