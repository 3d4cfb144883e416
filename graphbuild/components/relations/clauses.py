"""Relations that verbs express: who does what to whom, and which measure somebody takes."""

from collections.abc import Iterator

from graphbuild.components.arguments import agents, indirect_objects, objects, phrase_after, surface_subjects
from graphbuild.components.grammar import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    antecedent,
    children,
    conjuncts,
    first_conjunct,
    is_infinitive,
    is_passive,
    is_verbal,
    marker,
    prepositional,
)
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, chain, link
from graphbuild.components.relations.parties import actors, measures, patients
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import TO_MEASURE, Frame, lemma_of, verb_frames, words, words_for
from graphbuild.components.tree import Name, Word
from graphbuild.names import fold
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is

NAMED_ONLY = frozenset({Is.CONSULTS, Is.REQUESTS})
"""Relations whose target is somebody who can be spoken to, no thing of theirs."""

WITH_OBJECT = {
    Is.ATTACKS: frozenset({"at", "into", "on", "near", "around", "along", "against"}),
    Is.COERCES: frozenset({"to", "from", "with", "of"}),
}
"""Relations that a verb expresses together with its object, and the prepositions that lead to the target."""

HUMAN = frozenset({Kind.OFFICIAL, Kind.PERSON})
MOST_PARTIES = 8
"""A gathering of more than this many parties claims nothing between any two of them."""

SHARED = 4
"""How near a further verb stands that shares its objects with the one before."""

ON_WHOM = frozenset({"on", "upon", "against"})


def read_clauses(cast: Cast) -> Iterator[Claim]:
    """Yield what the verbs of a text claim."""
    for verb in cast.words:
        if is_verbal(verb) and not _is_joined(cast, verb):
            for frame in verb_frames(verb):
                yield from _read_frame(cast, verb, frame)
            yield from _read_with_object(cast, verb)


def _is_joined(cast: Cast, verb: Word) -> bool:
    """Tell whether a hyphen ties a verb to a name, of which it then makes an adjective: "Russia-backed"."""
    return verb.i > 1 and verb.nbor(-1).text == "-" and cast.at(verb.nbor(-2)) is not None


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
    return found + (indirect_objects(verb) if "to" in prepositions else [])


def _complements(verb: Word, frame: Frame) -> list[Word]:
    if "" not in frame.prepositions:
        return after(verb, frame.prepositions)
    found = (frame.relation not in TO_MEASURE and _raised(verb)) or undergoers(verb)
    return found or (after(verb, frozenset({frame.particle})) if frame.particle else [])


def _raised(verb: Word) -> list[Word]:
    """Return the subject of what is asked for: "urged [Iran to stop]", "demanded that [Iran] stop"."""
    demands = lemma_of(verb) in words("demands")
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
    elif standing(verb) is Standing.SAID and not _is_figure(cast, verb, frame):
        yield from _read_deed(cast, verb, frame)


def _is_figure(cast: Cast, verb: Word, frame: Frame) -> bool:
    """Tell whether somebody is struck with a measure only: "hit Iran with an embargo"."""
    return frame.relation in {Is.ATTACKS, Is.COERCES} and bool(measures(cast, after(verb, frozenset({"with"}))))


def _read_measure(cast: Cast, verb: Word, frame: Frame) -> Iterator[Claim]:
    found = measures(cast, _complements(verb, frame))
    firm = standing(verb)
    relation = graded(frame.relation, firm)
    if relation:
        yield from link(relation, _responsible(cast, doers(verb)), found, f"verb {lemma_of(verb)}")
    if relation or frame.relation is not Is.IMPOSES:
        hit = patients(cast, [noun for preposition, noun in prepositional(verb) if preposition in ON_WHOM])
        for index in found:
            if not _aims_elsewhere(cast, index, hit):
                yield from link(Is.TARGETS, [index], hit, f"verb {lemma_of(verb)} on")


def _aims_elsewhere(cast: Cast, index: int, hit: list[int]) -> bool:
    """Tell whether a measure is known to aim at others in its sentence than some who are hit."""
    span = cast.spans[index]
    here = cast.starting(span.sent.start, span.sent.end)
    aimed = {other for other in here if is_target(span, cast.spans[other])}
    return bool(aimed) and not any(is_target(span, cast.spans[other]) for other in hit)


def is_target(span: Name, actor: Name) -> bool:
    """Tell whether a measure's id ends with this actor."""
    tail = span.kb_id_.rpartition(":")[2]
    own = actor.kb_id_.rpartition(":")[2] or fold(actor.id_ or actor.text).replace(" ", "-")
    return own == tail


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
        yield from link(Is.TARGETS, found, patients(cast, _complements(verb, frame)), f"verb {lemma_of(verb)}")


def _read_deed(cast: Cast, verb: Word, frame: Frame) -> Iterator[Claim]:
    if frame.relation is Is.COOPERATES and frame.prepositions == ("to",) and not _supplies(verb):
        return
    who, rule = actors(cast, doers(verb)), f"verb {lemma_of(verb)}"
    read = actors if frame.relation in NAMED_ONLY else patients
    whom = read(cast, _complements(verb, frame))
    if frame.relation is Is.CONSULTS:
        whom = [] if children(verb, frozenset({"xcomp", "oprd"})) and frame.prepositions == ("",) else whom
        whom = [index for index in whom if lemma_of(verb) not in words("personal") or cast.kind(index) in HUMAN]
    yield from link(frame.relation, who, whom, rule)
    alone = _are_alone(verb, who, whom) and not measures(cast, undergoers(verb))
    if frame.relation is Is.CONSULTS and "with" in frame.prepositions and alone:
        yield from chain(frame.relation, who, f"{rule} together")


def _are_alone(verb: Word, who: list[int], whom: list[int]) -> bool:
    """Tell whether several meet without anybody else: "A and B met", "A and B discussed the crisis"."""
    together = lemma_of(verb) in words("topical") and not is_passive(verb)
    return 1 < len(who) <= MOST_PARTIES and not whom and together


def _supplies(verb: Word) -> bool:
    goods = words_for(Is.COOPERATES, "supplies")
    return any(lemma_of(each) in goods for noun in undergoers(verb) for each in conjuncts(first_conjunct(noun)))


def _read_with_object(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read deeds that verb and object tell together: "massed troops near", "froze the assets of"."""
    for relation, prepositions in WITH_OBJECT.items():
        if lemma_of(verb) not in words_for(relation, "handles") or standing(verb) is not Standing.SAID:
            continue
        things = [noun for noun in undergoers(verb) if lemma_of(noun) in words_for(relation, "things")]
        if things:
            below = [noun for thing in things for _, noun in prepositional(thing)]
            nouns = [found for head in (*below, verb) for found in after(head, prepositions)]
            whom = patients(cast, nouns) or _owners(cast, relation, things)
            for who in actors(cast, doers(verb)):
                others = [index for index in whom if not _belongs(cast, who, index)]
                yield from link(relation, [who], others, f"verb {lemma_of(verb)} things")


def _belongs(cast: Cast, who: int, country: int) -> bool:
    """Tell whether somebody is a body of a country, and hardly the one to hit it."""
    code = cast.spans[country].kb_id_.removeprefix("country:")
    return cast.spans[who].kb_id_.startswith(f"agency:{code}-")


def _owners(cast: Cast, relation: Is, things: list[Word]) -> list[int]:
    """Return whose things are handled; one's own army is no target."""
    return patients(cast, things) if relation is Is.COERCES else []
