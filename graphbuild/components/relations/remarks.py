"""What speakers say of others: "called X a liar", "said X had violated the treaty", "X must stop, he said"."""

from collections.abc import Iterator

from graphbuild.components.arguments import objects, phrase_after, surface_subjects
from graphbuild.components.grammar import (
    CLAUSES,
    PHRASE,
    PREDICATES,
    children,
    is_negated,
    is_verbal,
    marker,
    possessors,
    prepositional,
)
from graphbuild.components.relations.blame import perpetrates
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.parties import actors, measures, patients
from graphbuild.components.relations.roles import doers
from graphbuild.components.relations.standing import FUTURE, Standing, standing
from graphbuild.components.relations.vocabulary import words
from graphbuild.components.tree import Word
from graphbuild.types import RelationType as Is

WORDS_OF_A_NAME = 5
"""How many words after a verb of calling may hold what somebody is called."""


def read_remarks(cast: Cast) -> Iterator[Claim]:
    """Yield whom speakers blame, and of whom they demand something, in their own words."""
    for verb in cast.verbs:
        yield from _read_label(cast, verb)
        yield from _read_remark(cast, verb)
        yield from _read_cited(cast, verb)
    for noun in cast.having(words("charges")):
        if not is_verbal(noun):
            yield from _read_charge(cast, noun)


def _read_label(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "called X hypocritical", "described the ban as illegal"."""
    if verb.lemma_ not in words("calls") or standing(verb) is not Standing.SAID:
        return
    called = objects(verb) or phrase_after(verb)
    if called and _is_blame(_names_after(verb, called[-1])):
        who, rule = actors(cast, doers(verb)), f"verb {verb.lemma_}, with blame"
        named = measures(cast, called)
        yield from link(Is.OPPOSES, who, named, rule)
        yield from link(Is.CRITICISES, who, [] if named else patients(cast, called), rule)


def _names_after(verb: Word, called: Word) -> list[Word]:
    """Return the words that may tell what somebody is called: those behind his name, with all that belongs to it."""
    end, at = verb.sent.end, called.i + 1
    while at < end and verb.doc[at].pos_ == "ADP" and verb.doc[at].lower_ != "as":
        at += 1
        while at < end and verb.doc[at].pos_ in PHRASE and not _is_blame([verb.doc[at]]):
            at += 1
    return verb.doc[called.i + 1 : at] + verb.doc[at : min(at + WORDS_OF_A_NAME, end)]


def _is_blame(tokens: list[Word]) -> bool:
    return any(word.lemma_ in words("blame") | words("unfit") for word in tokens)


def _read_remark(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read what somebody says that another one does or must do."""
    saying = verb.head
    speaks = saying.lemma_ in words("speaks") | words("laments")
    if verb.dep_ not in {"ccomp", "parataxis"} or saying is verb or not speaks:
        return
    if standing(saying) is not Standing.SAID or marker(verb) in {"if", "whether"}:
        return
    speakers = [noun for noun in doers(saying) if noun not in surface_subjects(verb)]
    who, rule = actors(cast, speakers), f"said {verb.lemma_}"
    about = surface_subjects(verb)
    if verb.lemma_ in words("follows") and FUTURE & {child.lower_ for child in verb.children}:
        yield from _read_consequence(cast, verb, who)
    elif _is_demand(verb):
        yield from link(Is.REQUESTS, who, [index for index in actors(cast, about) if index not in who], rule)
    elif _is_accusation(verb) or (verb.dep_ == "ccomp" and saying.lemma_ in words("laments")):
        yield from link(Is.CRITICISES, who, [index for index in patients(cast, about) if index not in who], rule)


def _read_cited(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "According to X, Y has violated the treaty"."""
    if _is_accusation(verb) and standing(verb) is Standing.SAID:
        who = actors(cast, [noun for preposition, noun in prepositional(verb) if preposition == "according to"])
        about = [index for index in patients(cast, surface_subjects(verb)) if index not in who]
        yield from link(Is.CRITICISES, who, about, f"according to, {verb.lemma_}")


def _read_charge(cast: Cast, noun: Word) -> Iterator[Claim]:
    """Read "X's claims that Y violated the treaty" and "charges by X that Y had lied"."""
    by = [inner for preposition, inner in prepositional(noun) if preposition in {"by", "from"}]
    who = actors(
        cast, [*possessors(noun), *by, *(child for child in noun.children if child.dep_ in {"amod", "compound"})]
    )
    for clause in noun.children if who else ():
        told = clause.dep_ in CLAUSES and marker(clause) == "that"
        if told and _is_accusation(clause):
            about = [index for index in patients(cast, surface_subjects(clause)) if index not in who]
            yield from link(Is.CRITICISES, who, about, f"noun {noun.lemma_}, {clause.lemma_}")


def _read_consequence(cast: Cast, verb: Word, who: list[int]) -> Iterator[Claim]:
    """Read "said that sanctions would follow if X attacked": a threat to X."""
    named = measures(cast, surface_subjects(verb))
    clauses = [child for child in verb.children if marker(child) in {"if", "should", "unless"}]
    warned = patients(cast, [noun for clause in clauses for noun in surface_subjects(clause)])
    if named and clauses:
        yield from link(Is.PROPOSES, who, named, f"said {verb.lemma_} if")
        yield from link(Is.THREATENS, who, [index for index in warned if index not in who], f"said {verb.lemma_} if")


def _is_demand(verb: Word) -> bool:
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return bool(helpers & {"must", "should", "ought"}) and not children(verb, frozenset({"aux:pass", "auxpass"}))


def _is_accusation(verb: Word) -> bool:
    if is_negated(verb):
        return False
    if {child.lower_ for child in verb.children if child.dep_ == "aux"} & (FUTURE | {"may", "might", "could"}):
        return False
    heads = [verb, *children(verb, PREDICATES)]
    if any(child.dep_ == "cop" for child in verb.children) or verb.lemma_ == "be":
        return any(head.lemma_ in words("blame") for head in heads)
    if verb.lemma_ in words("misdeeds"):
        return True
    return perpetrates(verb) or (
        verb.lemma_ == "commit" and any(noun.lemma_ in words("blame") for noun in objects(verb))
    )
