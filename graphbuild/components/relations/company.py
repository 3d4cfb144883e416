"""Who acts together with whom: "the US, together with Canada, imposed ...", "in coordination with the EU"."""

from collections.abc import Iterator

from graphbuild.components.arguments import objects
from graphbuild.components.grammar import conjuncts, first_conjunct, is_verbal, prepositional
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.clauses import MOST_PARTIES
from graphbuild.components.relations.parties import actors
from graphbuild.components.relations.roles import doers, is_opened
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import words
from graphbuild.components.tree import Stretch, Word
from graphbuild.types import RelationType as Is


def read_company(cast: Cast) -> Iterator[Claim]:
    """Read whom the subject of a deed has at its side."""
    opening = words("jointly") | words("company")
    for sentence in cast.tree.sentences:
        if not opening.isdisjoint(word.lemma_ for word in sentence):
            yield from _read_sentence(cast, sentence)


def _read_sentence(cast: Cast, sentence: Stretch) -> Iterator[Claim]:
    for verb in sentence:
        if is_verbal(verb) and verb.dep_ != "acl" and standing(verb) is Standing.SAID:
            who = actors(cast, [noun for noun in doers(verb) if noun.i < verb.i])
            beside = [index for index in actors(cast, company(verb)) if index not in who[:1]]
            if who and len(beside) < MOST_PARTIES:
                yield from link(Is.COOPERATES, who[:1], beside, "together with")


def company(verb: Word) -> Iterator[Word]:
    """Yield the nouns after "together with", "alongside", "in coordination with", below a verb or its subject."""
    yield from (
        inner for noun in objects(verb) for preposition, inner in prepositional(noun) if preposition == "alongside"
    )
    heads = [verb, *(each for noun in doers(verb) for each in conjuncts(first_conjunct(noun)))]
    for head in heads:
        for preposition, noun in prepositional(head):
            if preposition == "alongside" or is_opened(preposition, noun, words("jointly")):
                yield noun
            elif preposition == "in" and noun.lemma_ in words("company"):
                sides = (each for side in conjuncts(noun) for each in prepositional(side))
                yield from (other for below, other in sides if below == "with")
