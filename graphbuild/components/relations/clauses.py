"""Relations that verbs express: who does what to whom, and which measure somebody takes."""

from collections.abc import Iterator

from graphbuild.components.arguments import surface_subjects
from graphbuild.components.grammar import (
    OBJECTS,
    antecedent,
    auxiliaries,
    children,
    is_infinitive,
    is_negated,
    is_passive,
    marker,
    possessors,
    prepositional,
)
from graphbuild.components.relations.cast import PEOPLE, Cast, is_own, is_target
from graphbuild.components.relations.claims import Claim, chain, link
from graphbuild.components.relations.parties import actors, measures, patients
from graphbuild.components.relations.roles import after, companions, doers, undergoers
from graphbuild.components.relations.senses import is_effort, means_else, supplies
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import TO_MEASURE, Frame, verb_frames, words
from graphbuild.components.tree import Word
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is

NAMED_ONLY = frozenset({Is.CONSULTS, Is.REQUESTS})
"""Relations whose target is somebody who can be spoken to, no thing of theirs."""

MOST_PARTIES = 8
"""A gathering of more than this many parties claims nothing between any two of them."""

ON_WHOM = frozenset({"on", "upon", "against"})

SUPPLYING = frozenset({("to",), ("for",)})
"""What leads to whom goods, money or help are given: "sent arms to", "raised funds for"."""

SURE = frozenset({"will", "'ll", "’ll", "shall"})
"""Auxiliaries of what is certain to happen."""

INSIDE = frozenset({"across", "in", "inside", "throughout"})
"""What leads from targets that were struck to the country that they are in."""


def read_clauses(cast: Cast) -> Iterator[Claim]:
    """Yield what the verbs of a text claim."""
    for verb in cast.verbs:
        if not is_joined(cast, verb):
            for frame in verb_frames(verb):
                yield from _read_frame(cast, verb, frame)


def is_joined(cast: Cast, verb: Word) -> bool:
    """Tell whether a hyphen ties a verb to a name, of which it then makes an adjective: "Russia-backed"."""
    return verb.i > 1 and verb.nbor(-1).text == "-" and cast.at(verb.nbor(-2)) is not None


def _complements(verb: Word, frame: Frame) -> list[Word]:
    if "" not in frame.prepositions:
        return after(verb, frame.prepositions)
    found = (frame.relation not in TO_MEASURE and _raised(verb)) or undergoers(verb)
    return found or (after(verb, frozenset({frame.particle})) if frame.particle else [])


def _raised(verb: Word) -> list[Word]:
    """Return the subject of what is asked for: "urged [Iran to stop]", "demanded that [Iran] stop"."""
    demands = verb.lemma_ in words("demands")
    return [
        noun
        for clause in verb.children
        if clause.dep_ == "ccomp" and (is_infinitive(clause) or (demands and marker(clause) in {"", "that"}))
        for noun in clause.children
        if noun.dep_ == "nsubj"
    ]


def _read_frame(cast: Cast, verb: Word, frame: Frame) -> Iterator[Claim]:
    if frame.relation in TO_MEASURE:
        yield from _read_measure(cast, verb, frame)
    elif frame.relation is Is.TARGETS:
        yield from _read_target(cast, verb, frame)
    elif (standing(verb) is Standing.SAID or _is_committed(verb, frame)) and not means_else(cast, verb, frame):
        yield from _read_deed(cast, verb, frame)


def _is_committed(verb: Word, frame: Frame) -> bool:
    """Tell whether somebody is said to go on helping: "is committed to working with", "will continue to support"."""
    governor = verb.head
    if verb.dep_ == "acl" and governor.lemma_ == "commitment" and not is_negated(governor):
        return frame.relation is Is.COOPERATES
    goes_on = governor.lemma_ in words("commits") and verb.dep_ in {"advcl", "xcomp", "ccomp", "obl"}
    return frame.relation is Is.COOPERATES and goes_on and min(standing(verb), standing(governor)) is Standing.PLANNED


def _read_measure(cast: Cast, verb: Word, frame: Frame) -> Iterator[Claim]:
    found = measures(cast, _complements(verb, frame))
    firm = Standing.SAID if frame.relation is Is.ENFORCES and _will(verb) else standing(verb)
    relation = graded(frame.relation, firm)
    if relation and found:
        who = _effort_of(cast, verb) or _responsible(cast, [*doers(verb), *companions(verb)])
        yield from link(relation, who, found, f"verb {verb.lemma_}")
    if relation or frame.relation is not Is.IMPOSES:
        hit = patients(cast, [noun for preposition, noun in prepositional(verb) if preposition in ON_WHOM])
        for index in found:
            if not _aims_elsewhere(cast, index, hit):
                yield from link(Is.TARGETS, [index], hit, f"verb {verb.lemma_} on")


def _will(verb: Word) -> bool:
    """Tell whether somebody states that he will do his duty: "will enforce", "will begin to implement"."""
    governor = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ in {"begin", "continue", "start"} else verb
    return standing(governor) is Standing.PLANNED and not SURE.isdisjoint(auxiliaries(governor))


def _aims_elsewhere(cast: Cast, index: int, hit: list[int]) -> bool:
    """Tell whether a measure is known to aim at others in its sentence than some who are hit."""
    span = cast.spans[index]
    here = cast.starting(span.sent.start, span.sent.end)
    aimed = {other for other in here if is_target(span, cast.spans[other])}
    return bool(aimed) and not any(is_target(span, cast.spans[other]) for other in hit)


def _effort_of(cast: Cast, verb: Word) -> list[int]:
    """Return whose effort or plan an infinitive tells of: "[Russian] efforts to evade", "[US]-led efforts to lift"."""
    if verb.dep_ != "acl" or not is_infinitive(verb) or possessors(verb.head):
        return []
    return actors(cast, [child for child in verb.head.children if child.i < verb.head.i and cast.at(child) is not None])


def _responsible(cast: Cast, nouns: list[Word]) -> list[int]:
    """Return who does something; what a measure does, whoever issued it does: "issued a licence that lifts ..."."""
    found = actors(cast, nouns)
    issued = [antecedent(noun) for noun in nouns if measures(cast, [noun])]
    return found or actors(cast, [who for noun in issued if noun.dep_ in OBJECTS for who in doers(noun.head)])


def graded(relation: Is, firm: Standing) -> Is | None:
    """Return what a measure verb claims, given its standing: a plan to impose proposes, a plan to ease nothing."""
    if firm is Standing.SAID or (firm is Standing.PLANNED and relation in {Is.PROPOSES, Is.OPPOSES}):
        return relation
    return Is.PROPOSES if firm is Standing.PLANNED and relation is Is.IMPOSES else None


def _read_target(cast: Cast, verb: Word, frame: Frame) -> Iterator[Claim]:
    turned = is_passive(verb) and "" not in frame.prepositions
    found = measures(cast, surface_subjects(verb) if turned else doers(verb))
    if found and standing(verb) is not Standing.UNSAID:
        yield from link(Is.TARGETS, found, patients(cast, _complements(verb, frame)), f"verb {verb.lemma_}")


def _read_deed(cast: Cast, verb: Word, frame: Frame) -> Iterator[Claim]:
    if frame.relation is Is.COOPERATES and frame.prepositions in SUPPLYING and not supplies(cast, verb, frame):
        return
    who, rule = actors(cast, doers(verb)), f"verb {verb.lemma_}"
    read = actors if frame.relation in NAMED_ONLY else patients
    whom = read(cast, [noun for noun in _complements(verb, frame) if not is_effort(noun)])
    if frame.relation is Is.CONSULTS:
        whom = [] if children(verb, frozenset({"xcomp", "oprd"})) and frame.prepositions == ("",) else whom
        whom = [index for index in whom if verb.lemma_ not in words("personal") or cast.kind(index) in PEOPLE]
    if frame.relation is Is.COOPERATES:
        whom = [index for index in whom if not any(is_own(cast, each, index) for each in who)]
    if frame.relation is Is.COOPERATES and verb.lemma_ == "welcome":
        whom = [index for index in whom if cast.kind(index) not in PEOPLE]  # whom one welcomes in person one meets
    if frame.relation is Is.ATTACKS and not whom and "" in frame.prepositions:
        whom = [index for index in patients(cast, after(verb, INSIDE)) if cast.kind(index) is Kind.COUNTRY]
    yield from link(frame.relation, who, whom, rule)
    alone = _are_alone(verb, who, whom) and not measures(cast, undergoers(verb))
    alone = alone and (frame.relation is Is.CONSULTS or not undergoers(verb))
    if frame.relation in {Is.CONSULTS, Is.COOPERATES} and "with" in frame.prepositions and alone:
        yield from chain(frame.relation, who, f"{rule} together")


def _are_alone(verb: Word, who: list[int], whom: list[int]) -> bool:
    """Tell whether several meet without anybody else: "A and B met", "A and B discussed the crisis"."""
    jointly = verb.lemma_ == "work" and any(child.lower_ in words("jointly") for child in verb.children)
    together = (jointly or verb.lemma_ in words("topical")) and not is_passive(verb)
    return 1 < len(who) <= MOST_PARTIES and not whom and together
