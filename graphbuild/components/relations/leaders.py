"""Who serves whom, told by a clause: "NAME is the head of the agency", "NAME heads the agency"."""

from collections.abc import Iterator

from graphbuild.components.arguments import surface_subjects
from graphbuild.components.grammar import is_verbal, predicates, prepositional
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.offices import BODIES
from graphbuild.components.relations.parties import actors
from graphbuild.components.relations.roles import doers, undergoers
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import words, words_for
from graphbuild.components.tree import Word
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is

BECOMES = frozenset({"attr", "obj", "dobj", "oprd", "xcomp"})


def read_leaders(cast: Cast) -> Iterator[Claim]:
    """Yield which officials are said to hold an office in, or to lead, an agency or country."""
    for office in cast.having(words_for(Is.SERVES, "offices")):
        if cast.at(office) is None:
            yield from _read_predicate(cast, office)
    for verb in cast.having(words_for(Is.SERVES, "leads")):
        yield from _read_lead(cast, verb)
    for noun in cast.having(words("rules")):
        yield from _read_rule(cast, noun)


def _read_predicate(cast: Cast, office: Word) -> Iterator[Claim]:
    """Read "NAME is the head of the agency" and "NAME, who was Iran's foreign minister"."""
    for token in dict.fromkeys((office, office.head)):
        if office in [*predicates(token), *_became(token)] and standing(token) is Standing.SAID:
            subjects = [index for index in actors(cast, surface_subjects(token)) if cast.kind(index) is Kind.OFFICIAL]
            yield from link(Is.SERVES, subjects, _bodies(cast, office), "predicate")


def _became(verb: Word) -> list[Word]:
    """Return what somebody becomes, is appointed or serves as."""
    if verb.lemma_ not in words_for(Is.SERVES, "becomes"):
        return []
    below = [noun for preposition, noun in prepositional(verb) if preposition == "as"]
    return [*below, *(child for child in verb.children if child.dep_ in BECOMES and child.i > verb.i)]


def _bodies(cast: Cast, office: Word) -> list[int]:
    nouns = [child for child in office.children if child.i < office.i]
    nouns += [noun for preposition, noun in prepositional(office) if preposition in {"of", "for", "at"}]
    places = (cast.at(noun) for noun in nouns)
    return [index for index in places if index is not None and cast.kind(index) in BODIES]


def _read_lead(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "NAME heads the agency"."""
    if is_verbal(verb) and standing(verb) is Standing.SAID:
        found = [index for index in actors(cast, undergoers(verb)) if cast.kind(index) in BODIES]
        heads = [index for index in actors(cast, doers(verb)) if cast.kind(index) is Kind.OFFICIAL]
        yield from link(Is.SERVES, heads, found, f"verb {verb.lemma_}")


def _read_rule(cast: Cast, noun: Word) -> Iterator[Claim]:
    """Read "the NAME regime in Belarus", "NAME's government"."""
    owners = {cast.owner_before(noun), *(cast.at(child) for child in noun.children if child.i < noun.i)}
    heads = sorted(index for index in owners if index is not None and cast.kind(index) is Kind.OFFICIAL)
    ruled = [inner for preposition, inner in prepositional(noun) if preposition in {"in", "of"}]
    bodies = [index for index in actors(cast, ruled) if cast.kind(index) in BODIES]
    own = cast.at(noun)
    bodies += [own] if own is not None and cast.kind(own) is Kind.AGENCY else []
    yield from link(Is.SERVES, heads, bodies, f"whose {noun.lemma_}")
