"""What is done under a law: "designated the firm under Executive Order 14024", "Pursuant to the Act, X issued ..."."""

from collections.abc import Iterator

from graphbuild.components.arguments import REASONS, objects
from graphbuild.components.grammar import is_passive, marker, possessors
from graphbuild.components.relations.authors import TAKEN, is_sanction
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.enumerations import added
from graphbuild.components.relations.measures import AIMED, type_of
from graphbuild.components.relations.parties import actors, measures, patients, unique
from graphbuild.components.relations.roles import after, doers, undergoers
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import verb_frames, words, words_for
from graphbuild.components.tree import Word
from graphbuild.types import Kind, MeasureType
from graphbuild.types import RelationType as Is

UNDER = ("under", "pursuant to", "codified by", "accordance with", "virtue of")
MODIFIERS = frozenset({"ADJ", "NOUN", "NUM", "PROPN"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
FARTHEST = 40
"""How many tokens after its verb the authority for an act may stand."""


def read_authority(cast: Cast) -> Iterator[Claim]:
    """Yield whom acts hit by the laws under which they are done, and whose these are."""
    named = {span.sent.start for index, span in enumerate(cast.spans) if cast.kind(index) is Kind.MEASURE}
    for verb in cast.verbs:
        if verb.sent.start in named:
            yield from _read_act(cast, verb)


def _read_act(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "designated the firm under Executive Order 14024"."""
    hits = verb.lemma_ in words_for(Is.COERCES, "handles") and not is_passive(verb)
    steps = verb.lemma_ in TAKEN and is_sanction(verb)
    if (hits or steps or _acts(cast, verb)) and standing(verb) is Standing.SAID:
        found, rule = authorities(cast, verb), f"verb {verb.lemma_} under"
        if any(type_of(cast.spans[index]) == MeasureType.EXEMPTION for index in measures(cast, objects(verb))):
            yield from link(Is.EASES, actors(cast, doers(verb)), found, rule)
            return
        who = actors(cast, doers(verb)) or (_whose(cast, verb) if steps else [])
        yield from link(Is.IMPOSES, who, found, rule)
        hit = ([] if steps else patients(cast, undergoers(verb))) or patients(cast, after(verb, AIMED))
        yield from link(Is.TARGETS, found, hit, rule)


def _whose(cast: Cast, verb: Word) -> list[int]:
    """Return whose the steps are that are taken: "[the Treasury's] action was taken under"."""
    return actors(cast, (owner for noun in undergoers(verb) for owner in possessors(noun)))


def _acts(cast: Cast, verb: Word) -> bool:
    """Tell whether a verb is an act that a law allows: against somebody, or to take a measure; no reason for one."""
    does = {frame.relation for frame in verb_frames(verb)}
    if verb.lemma_ in words("lends") or marker(verb) in REASONS:
        return bool(measures(cast, undergoers(verb)))
    return bool(does & {Is.COERCES, Is.IMPOSES})


def authorities(cast: Cast, verb: Word) -> list[int]:
    """Return the measures after "under" or "pursuant to" that follow a verb with no other verb between.

    Or those that open its sentence: "Pursuant to Executive Order 14024, OFAC designated the firm".
    """
    found = []
    if verb.dep_ == "ROOT" and verb.sent[0].lower_ in {"under", "pursuant"}:
        for index in cast.starting(verb.sent.start, verb.i):
            fronted = verb.doc[verb.sent.start : cast.spans[index].start]
            bare = not any(token.tag_ in FINITE or token.i in cast.places for token in fronted)
            found += [index] if bare and type_of(cast.spans[index]) == MeasureType.LEGAL_INSTRUMENT else []
    own = set(measures(cast, undergoers(verb)))
    for index in cast.starting(verb.i + 2, verb.i + 2 + FARTHEST):
        span = cast.spans[index]
        between = span.doc[verb.i + 1 : span.start]
        here = cast.kind(index) is Kind.MEASURE and between[0].sent == span.sent
        if here and verb.lemma_ in TAKEN and not found and not _others(cast, between) <= own:
            return []  # "in support of the Council's sanctions under the resolution"
        other = any(token.tag_ in FINITE or _is_designated(token) for token in between)
        if here and _leads_to_law(between) and not other:
            found.append(index)
    return unique(each for index in found for each in (index, *_further(cast, index)))


def _is_designated(word: Word) -> bool:
    """Tell whether a word begins another designation: "helped persons [designated] pursuant to"."""
    return word.dep_ == "acl" and word.tag_ == "VBN" and word.lemma_ in words_for(Is.COERCES, "designates")


def _others(cast: Cast, between: list[Word]) -> set[int]:
    """Return the measures among some words."""
    places = (cast.places.get(word.i) for word in between)
    return {index for index in places if index is not None and cast.kind(index) is Kind.MEASURE}


def _leads_to_law(between: list[Word]) -> bool:
    """Tell whether words before a law lead to it: "under the", "pursuant to the amended", "as codified by"."""
    core = list(between)
    while core and (core[-1].pos_ in MODIFIERS or core[-1].tag_ == "VBN" or core[-1].lower_ in {"the", "its", "their"}):
        core.pop()
    if [word.lower_ for word in core[-1:]] == ["of"]:
        core.pop()
        while core and (core[-1].pos_ in MODIFIERS or core[-1].lower_ in {"the", "section"}):
            core.pop()
    return " ".join(word.lower_ for word in core[-2:]).endswith(UNDER)


def _further(cast: Cast, index: int) -> Iterator[int]:
    """Yield the laws that follow one in a list: "under [one order] and [another]"."""
    return (each for each in added(cast, index) if type_of(cast.spans[each]) == MeasureType.LEGAL_INSTRUMENT)
