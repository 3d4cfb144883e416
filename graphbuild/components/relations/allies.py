"""Who is whose ally or critic: "Russia, Syria's main ally", "a vocal critic of the junta", "X's supporters A and B"."""

from collections.abc import Iterator

from graphbuild.components.arguments import surface_subjects
from graphbuild.components.grammar import (
    conjuncts,
    first_conjunct,
    is_negated,
    is_verbal,
    possessors,
    predicates,
    prepositional,
)
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.heads import is_hyphened, meant
from graphbuild.components.relations.parties import actors, patients
from graphbuild.components.relations.roles import doers
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import words, words_for
from graphbuild.components.tree import Word
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is

ROLES = (("allies", Is.COOPERATES), ("critics", Is.CRITICISES))

NAMED = frozenset({Kind.AGENCY, Kind.OFFICIAL, Kind.ORGANIZATION, Kind.PERSON})
"""Kinds of names that a participle before them describes; before a country's it describes what comes next."""


def read_allies(cast: Cast) -> Iterator[Claim]:
    """Yield who stands by somebody or speaks against him, as a noun says that names his role."""
    yield from _read_hyphens(cast)
    for noun in cast.having({"behalf", "benefit"}):
        yield from _read_behalf(cast, noun)
    for group, relation in ROLES:
        for noun in cast.having(words(group)):
            if cast.at(noun) is None and not is_negated(noun):
                whose = patients(cast, _whose(noun))
                who = [index for index in actors(cast, _who(cast, noun)) if index not in whose]
                yield from link(relation, who, whose, f"role {noun.lemma_}")


def _read_hyphens(cast: Cast) -> Iterator[Claim]:
    """Read "the Iran-backed Houthis" and "U.S.-designated Alfa Bank"."""
    for index, span in enumerate(cast.spans):
        if cast.is_actor(index) and is_hyphened(cast, index):
            participle = span.doc[span.end + 1]
            hits = participle.lemma_ in words_for(Is.COERCES, "designates")
            relation = Is.COOPERATES if participle.lower_ in words("backed") else Is.COERCES if hits else None
            named = [other for other in meant(cast, index) if cast.kind(other) in NAMED] if relation else []
            whom = list(dict.fromkeys(each for other in named for each in (other, *cast.lists.get(other, ()))))
            yield from link(relation, [index], whom, f"{participle.lower_}, joined by a hyphen") if relation else ()


def _read_behalf(cast: Cast, noun: Word) -> Iterator[Claim]:
    """Read "acted on behalf of X", "is acting for or on behalf of X", "used his office for the benefit of X"."""
    verb = noun.head.head if noun.head.pos_ in {"NOUN", "PROPN"} else noun.head
    leads = {"for"} if noun.lower_ == "benefit" else {"on", "in"}
    led = any(child.lower_ in leads for child in noun.children)
    acts = (led or verb.lemma_ == "act") and verb.lemma_ not in words_for(Is.COERCES, "designates")
    if acts and is_verbal(verb) and standing(verb) is Standing.SAID:
        who = [index for index in actors(cast, doers(verb)) if cast.kind(index) is not Kind.COUNTRY]
        yield from link(Is.COOPERATES, who, patients(cast, _whose(noun)), f"acts on {noun.lower_}")


def _whose(noun: Word) -> list[Word]:
    """Return whose ally somebody is: "Syria's ally", "an ally of Syria"."""
    return [*possessors(noun), *(inner for preposition, inner in prepositional(noun) if preposition in {"of", "to"})]


def _who(cast: Cast, noun: Word) -> Iterator[Word]:
    """Yield who is called an ally: what the noun explains, what explains it, the subject of "is"."""
    top = first_conjunct(noun)
    if top.dep_ in {"appos", "vocative"}:
        yield top.head
    yield from (child for child in noun.children if child.i > noun.i and child.dep_ in {"appos", "flat", "nmod:desc"})
    beside = [noun.i + 1, *([noun.i + 2] if noun.doc[noun.i + 1 : noun.i + 2] and noun.nbor().text == "," else [])]
    yield from (word for at in beside for word in noun.doc[at : at + 1] if cast.at(word) is not None)
    start = min([noun.i, *(each.i for word in conjuncts(noun) for each in _whose(word))])
    yield from _before(cast, noun, start)
    clause = noun if predicates(noun) else top.head if top.dep_ == "attr" else top
    if predicates(clause) and standing(clause) is Standing.SAID:
        yield from surface_subjects(clause)


def _before(cast: Cast, noun: Word, start: int) -> Iterator[Word]:
    """Yield the name before a comma or dash that parts it from its description: "Russia, Syria's main ally"."""
    for at in range(start - 1, max(start - 4, noun.sent.start), -1):
        word = noun.doc[at]
        if word.text in {",", "-", "--", "–", "—"}:
            yield from (name for name in noun.doc[at - 1 : at] if cast.at(name) is not None)
            return
        if word.pos_ not in {"DET", "ADJ", "ADV", "NOUN"}:
            return
