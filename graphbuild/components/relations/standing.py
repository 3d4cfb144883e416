"""How firmly a clause is said: as fact, as plan, or not at all."""

from enum import IntEnum
from itertools import pairwise

from graphbuild.components.arguments import is_tally
from graphbuild.components.grammar import (
    OBJECTS,
    PASSIVE_AUXILIARIES,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    auxiliaries,
    children,
    is_clause,
    is_infinitive,
    is_negated,
    marker,
)
from graphbuild.components.relations.vocabulary import words
from graphbuild.components.tree import Word

FUTURE = frozenset({"will", "'ll", "’ll", "ʼll", "ll", "wo", "shall", "would", "'d", "’d"})
UNREAL = frozenset({"may", "might", "could", "should", "must", "can", "ca", "cannot", "ought"})
CONDITIONAL = frozenset({"if", "unless", "whether", "lest", "once", "should", "until", "without"})
SUPPOSING = 6
"""How many words before a verb may make its clause a supposition."""
KEEPS_FROM = frozenset({"against", "before", "for", "from", "instead", "of", "than"})
COMPLEMENTS = frozenset({"xcomp", "advcl", "pcomp", "acl", "obl", "nmod"})


class Standing(IntEnum):
    """How firmly something is said; the weaker of two is their minimum."""

    UNSAID = 0
    PLANNED = 1
    SAID = 2


def standing(verb: Word) -> Standing:
    """Return how firmly a clause is said, in the light of the clauses around it.

    Negation, "may" and "could", conditions, questions, refusals and beliefs leave it unsaid; the future, intentions and
    proposals make it a plan.
    """
    if verb.firmness is None:
        verb.firmness = min(_own(verb), _around(verb))
    return Standing(verb.firmness)


def _own(verb: Word) -> Standing:
    helpers = set(auxiliaries(verb))
    around = [*verb.children, *(verb.head.children if verb.head.lemma_ == "have" else ())]
    outstanding = is_infinitive(verb) and any(word.lower_ == "yet" for word in around)
    denied = any(map(is_negated, [verb, *children(verb, SUBJECTS | PASSIVE_SUBJECTS)]))
    if outstanding or denied or helpers & UNREAL or marker(verb) in CONDITIONAL or _is_supposed(verb):
        return Standing.UNSAID
    return Standing.PLANNED if helpers & FUTURE else Standing.SAID


def _is_supposed(verb: Word) -> bool:
    """Tell whether a clause is a supposition: "in case Iran attacks", "in the event that", "had Iran attacked"."""
    before = verb.doc[max(verb.sent.start, verb.i - SUPPOSING) : verb.i]
    if any(word.lower_ == "that" and noun.lemma_ in words("cases") for noun, word in pairwise(before)):
        return True
    subjects = children(verb, SUBJECTS | PASSIVE_SUBJECTS)
    if not subjects:
        return False
    opening = next((child for child in verb.children if child.i < subjects[0].i and child.dep_ != "punct"), verb)
    inverted = opening.dep_ == "aux" and opening.lower_ in {"had", "should", "were"} and opening.is_title
    pair = (
        verb.doc[opening.i : opening.i + 2]
        if opening.lower_ == "in"
        else verb.doc[max(0, opening.i - 1) : opening.i + 1]
    )
    return inverted or [word.lower_ for word in pair] == ["in", "case"]


def _asked(verb: Word) -> bool:
    return any(token.text == "?" for token in verb.sent[-2:])


def _around(verb: Word) -> Standing:
    if verb.dep_ == "ROOT":
        return Standing.UNSAID if _asked(verb) else Standing.SAID
    if verb.dep_ in COMPLEMENTS:
        return _complement(verb)
    if verb.dep_ == "ccomp":
        return _reported(verb)
    if verb.dep_ == "conj":
        return _coordinated(verb)
    return Standing.SAID


def _complement(verb: Word) -> Standing:
    """Judge "plans to", "refused to", "effort to", "accused of", "prevented from"."""
    governor, opening = verb.head, marker(verb)
    if verb.dep_ == "advcl" and verb.tag_ == "VBD" and children(verb, SUBJECTS | PASSIVE_SUBJECTS):
        return Standing.SAID
    if is_tally(governor):
        governor = governor.head
    if governor.pos_ == "ADP":
        governor, opening = governor.head, governor.lower_
    if verb.dep_ == "acl" and not is_infinitive(verb) and not opening:
        return Standing.UNSAID if governor.lemma_ == "deny" or _is_excepted(governor) else Standing.SAID
    if opening in KEEPS_FROM:
        reason = opening == "for" and governor.lemma_ in words("punishes")
        return governing(governor) if reason else Standing.UNSAID
    if governor.lemma_ in words("plans"):
        return min(Standing.PLANNED, governing(governor))
    does = governor.lemma_ in words("does") and (governor.pos_ != "NOUN" or governor.lemma_ != "vote")
    if does or verb.dep_ in {"advcl", "pcomp"} or is_rumoured(verb):
        return governing(governor)
    return Standing.PLANNED if verb.dep_ == "acl" and children(verb, PASSIVE_AUXILIARIES) else Standing.UNSAID


def is_rumoured(verb: Word) -> bool:
    """Tell whether something is said, alleged or believed to have happened, by nobody in particular."""
    governor = verb.head
    passive = verb.dep_ == "xcomp" and bool(children(governor, PASSIVE_AUXILIARIES))
    said = governor.lemma_ in words("says") | words("alleges") | {"believe", "think"}
    return passive and said and "have" in auxiliaries(verb)


def _is_excepted(noun: Word) -> bool:
    """Tell whether a noun stands in a condition: "unless authorised by a licence issued by the ministry"."""
    clause = noun.head
    return clause is not noun and marker(clause) in {"if", "unless"}


def _reported(verb: Word) -> Standing:
    """Judge a that-clause: what is said or known stands, what is hoped, feared or denied does not."""
    governor = verb.head
    if governor.lemma_ in words("plans"):
        return min(Standing.PLANNED, governing(governor))
    known = governor.lemma_ in words("says") | words("alleges") and not is_negated(governor)
    return Standing.SAID if known and _around(governor) is not Standing.UNSAID else Standing.UNSAID


def _coordinated(verb: Word) -> Standing:
    """Judge a further verb of a coordination, which shares the first one's auxiliaries unless it has a subject."""
    own_subject = children(verb, SUBJECTS | PASSIVE_SUBJECTS)
    if verb.head.pos_ not in {"VERB", "AUX"}:
        return Standing.SAID
    return _around(verb.head) if own_subject or auxiliaries(verb) else standing(verb.head)


def governing(token: Word) -> Standing:
    """Return how firmly a verb, or what surrounds a noun, is said."""
    if is_clause(token):
        return standing(token)
    dropped = token.dep_ in OBJECTS and token.head.lemma_ in words("drops")
    return Standing.UNSAID if dropped or is_negated(token) else Standing.SAID
