"""Who serves whom, told by a clause: "NAME is the head of the agency", "NAME heads the agency"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graphbuild.components.arguments import surface_subjects
from graphbuild.components.grammar import is_verbal, predicates, prepositional
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.clauses import doers, undergoers
from graphbuild.components.relations.offices import BODIES
from graphbuild.components.relations.parties import actors
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import is_office, lemma_of, words, words_for
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is


def read_leaders(doc: Doc, cast: Cast) -> Iterator[Claim]:
    """Yield which officials are said to hold an office in, or to lead, an agency or country."""
    for token in doc:
        yield from _read_predicate(cast, token)
        yield from _read_rule(cast, token)


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
    if is_verbal(token) and lemma_of(token) in words_for(Is.SERVES, "leads") and standing(token) is Standing.SAID:
        found = [index for index in actors(cast, undergoers(token)) if cast.kind(index) in BODIES]
        heads = [index for index in actors(cast, doers(token)) if cast.kind(index) is Kind.OFFICIAL]
        yield from link(Is.SERVES, heads, found, f"verb {lemma_of(token)}")
    if lemma_of(token) in words("rules"):
        owners = (cast.at(child) for child in token.children if child.i < token.i)
        heads = [index for index in owners if index is not None and cast.kind(index) is Kind.OFFICIAL]
        ruled = [noun for preposition, noun in prepositional(token) if preposition in {"in", "of"}]
        bodies = [index for index in actors(cast, ruled) if cast.kind(index) in BODIES]
        own = cast.at(token)
        bodies += [own] if own is not None and cast.kind(own) is Kind.AGENCY else []
        yield from link(Is.SERVES, heads, bodies, f"whose {lemma_of(token)}")
