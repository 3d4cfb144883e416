"""Who does what a verb says, on whom it falls, and what follows it: the roles that readers of claims ask for."""

from graphbuild.components.arguments import agents, indirect_objects, objects, phrase_after, surface_subjects
from graphbuild.components.grammar import PASSIVE_SUBJECTS, SUBJECTS, children, conjuncts, is_passive, prepositional
from graphbuild.components.tree import Word

SHARED = 4
"""How near a further verb stands that shares its objects with the one before."""

FAVOUR = frozenset({"favor", "favour", "support"})
"""What one may vote "in"."""

TOGETHER = frozenset({"along", "together"})
"""What opens a "with" that makes a second doer."""


def doers(verb: Word) -> list[Word]:
    """Return the nouns that do what a verb says."""
    return agents(verb) if is_passive(verb) else surface_subjects(verb)


def undergoers(verb: Word) -> list[Word]:
    """Return the nouns that a verb's action falls on."""
    if is_passive(verb):
        return surface_subjects(verb)
    found = objects(verb) or indirect_objects(verb) or phrase_after(verb) or _shared_objects(verb)
    return found or (after(verb, frozenset({"of"})) if verb.tag_ == "VBG" else [])


def _shared_objects(verb: Word) -> list[Word]:
    """Return the objects of the next verb in "arrested and tortured dissidents", which both have."""
    further = [each for each in children(verb, frozenset({"conj"})) if each.i - verb.i < SHARED]
    return [noun for each in further if not children(each, SUBJECTS | PASSIVE_SUBJECTS) for noun in objects(each)]


def after(verb: Word, prepositions: tuple[str, ...] | frozenset[str]) -> list[Word]:
    """Return the nouns after some prepositions, be they attached to the verb or to its object."""
    phone = [noun for preposition, noun in prepositional(verb) if preposition in {"by", "on"} and not is_passive(verb)]
    heads = [verb, *objects(verb), *phone]
    found = [noun for head in heads for preposition, noun in prepositional(head) if preposition in prepositions]
    if "for" in prepositions:
        found += _in_favour(verb)
    return found + (indirect_objects(verb) if "to" in prepositions else [])


def _in_favour(verb: Word) -> list[Word]:
    """Return what somebody votes "in favour of"."""
    side = [noun for preposition, noun in prepositional(verb) if preposition == "in" and noun.lower_ in FAVOUR]
    return [noun for favour in side for preposition, noun in prepositional(favour) if preposition == "of"]


def companions(verb: Word) -> list[Word]:
    """Return who does the same as a subject before the verb: "the US, together with [Canada] and [Japan], imposed"."""
    beside = [
        inner
        for noun in doers(verb)
        for preposition, inner in prepositional(noun)
        if is_opened(preposition, inner, TOGETHER)
    ]
    return [each for inner in beside if inner.i < verb.i for each in conjuncts(inner)]


def is_opened(preposition: str, noun: Word, openers: frozenset[str]) -> bool:
    """Tell whether "with" is opened by one of some words, as part of it, as an adverb of the noun or just before it."""
    before = noun.doc[max(noun.i - 4, 0) : noun.i]
    opening = {*preposition.split()[:-1], *(word.lower_ for word in before)}
    return preposition.endswith("with") and not openers.isdisjoint(opening)
