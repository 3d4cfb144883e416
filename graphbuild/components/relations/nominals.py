"""Relations that nouns express: "talks between A and B", "A's attack on B", "the lifting of sanctions by A"."""

from collections.abc import Iterator

from graphbuild.components.arguments import surface_subjects
from graphbuild.components.grammar import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    conjuncts,
    is_negated,
    possessors,
    predicates,
    prepositional,
)
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, chain, link
from graphbuild.components.relations.clauses import MOST_PARTIES, NAMED_ONLY, graded
from graphbuild.components.relations.parties import actors, measures, patients, unique
from graphbuild.components.relations.roles import doers
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import TO_MEASURE, Frame, noun_frames, words, words_for
from graphbuild.components.tree import Word
from graphbuild.types import RelationType as Is

QUALIFIERS = frozenset({"amod", "compound", "nmod:desc", "nmod"})

OCCASIONS = frozenset({"after", "at", "during", "following", "in"})
TOGETHER = frozenset({Is.CONSULTS, Is.COOPERATES})
MODIFIERS = 3
"""How many words may stand between an owner and what is his."""

MATTER = frozenset({"about", "concerning", "of", "on", "regarding"})
"""What leads from an announcement or decision to its matter."""

RETURNED = frozenset({Is.COOPERATES, Is.CRITICISES, Is.THREATENS})
"""What somebody may draw from another."""


def read_nominals(cast: Cast) -> Iterator[Claim]:
    """Yield what the nouns of a text claim that name a deed."""
    for noun in cast.words:
        if noun.pos_ in {"NOUN", "PROPN"} and cast.at(noun) is None:
            for frame in noun_frames(noun):
                yield from _read_frame(cast, noun, frame)
            if noun.lemma_ in words_for(Is.COOPERATES, "supplies") and noun_standing(noun) is Standing.SAID:
                yield from _read_returned(cast, noun, Is.COOPERATES, f"received {noun.lemma_}")


def _read_frame(cast: Cast, noun: Word, frame: Frame) -> Iterator[Claim]:
    firm, rule = noun_standing(noun), f"noun {noun.lemma_}"
    if frame.relation in TO_MEASURE:
        relation, found = graded(frame.relation, firm), measures(cast, _after(noun, frame.prepositions))
        if relation:
            yield from link(relation, _sources(cast, noun) or _by(cast, _after(noun, frame.prepositions)), found, rule)
        if _is_wish(noun) and standing(noun.head) is Standing.SAID:
            wish = Is.OPPOSES if frame.relation is Is.EASES else Is.PROPOSES if frame.relation is Is.IMPOSES else None
            yield from link(wish, actors(cast, doers(noun.head)), found, f"{rule} wanted") if wish else ()
        yield from link(Is.TARGETS, found, patients(cast, _after(noun, ("on", "upon", "against"))), f"{rule} on")
    elif firm is Standing.SAID:
        yield from _read_parties(cast, noun, frame, rule)


def _read_parties(cast: Cast, noun: Word, frame: Frame, rule: str) -> Iterator[Claim]:
    if "between" in frame.prepositions:
        parties = actors(cast, _after(noun, ("between",))) or _described(cast, noun)
        if 1 < len(parties) <= MOST_PARTIES:
            yield from chain(frame.relation, parties, f"{rule} between")
    sources = _sources(cast, noun)
    if frame.relation in RETURNED:
        yield from _read_returned(cast, noun, frame.relation, f"{rule} from")
    if frame.relation in TOGETHER and "between" in frame.prepositions and _lends(noun):
        met = actors(cast, doers(noun.head))
        if 1 < len(met) <= MOST_PARTIES and not actors(cast, _after(noun, ("with", "between"))):
            yield from chain(frame.relation, met, f"{rule} together")
    leads = tuple(preposition for preposition in frame.prepositions if preposition != "between")
    read = actors if frame.relation in NAMED_ONLY else patients
    yield from link(frame.relation, sources, read(cast, _after(noun, leads)), rule)


def _read_returned(cast: Cast, noun: Word, relation: Is, rule: str) -> Iterator[Claim]:
    """Read "the test drew condemnation from Japan" and "Iran received arms from Russia": what comes from another."""
    if noun.dep_ in OBJECTS and noun.head.lemma_ in words("draws"):
        who = [inner for head in (noun, noun.head) for word, inner in prepositional(head) if word in {"from", "by"}]
        yield from link(relation, actors(cast, who), patients(cast, doers(noun.head)), rule)


def _after(noun: Word, prepositions: tuple[str, ...]) -> list[Word]:
    """Return the nouns after some prepositions; below a light verb they may hang on the verb."""
    heads = [noun, noun.head] if _lends(noun) else [noun]
    if "of" not in prepositions:  # "the supply of arms to X"
        heads += [inner for preposition, inner in prepositional(noun) if preposition == "of"]
    return [found for head in heads for preposition, found in prepositional(head) if preposition in prepositions]


def _lends(noun: Word) -> bool:
    return noun.dep_ in OBJECTS | PASSIVE_SUBJECTS and noun.head.lemma_ in words("light")


def _sources(cast: Cast, noun: Word) -> list[int]:
    """Return whose deed a noun names: its possessor, adjective or "by", else the subject of its light verb."""
    by = [found for preposition, found in prepositional(noun) if preposition == "by"]
    own = actors(cast, [*possessors(noun), *by]) or _described(cast, noun)
    own = own or _owner(cast, noun) or _violators(cast, noun) or _followers(cast, noun) or _announcers(cast, noun)
    lends = _lends(noun) or _is_occasion(noun)
    return own or actors(cast, _called(noun)) or (actors(cast, doers(noun.head)) if lends else [])


def _followers(cast: Cast, noun: Word) -> list[int]:
    """Return who attends a meeting that his deed follows: "X's statement followed talks with Y"."""
    verb = noun.head
    meets = noun.dep_ in OBJECTS and verb.lemma_ == "follow"
    if not meets or not any(frame.relation is Is.CONSULTS for frame in noun_frames(noun)):
        return []
    return patients(cast, surface_subjects(verb))


def _violators(cast: Cast, noun: Word) -> list[int]:
    """Return who does what is a breach: "[X] sold arms in violation of", "[X]'s tests, in defiance of"."""
    breach = any(frame.relation is Is.EVADES for frame in noun_frames(noun))
    if not breach or not any(child.dep_ == "case" and child.lower_ == "in" for child in noun.children):
        return []
    deed = noun.head
    while deed.pos_ == "NOUN" and deed.head is not deed and not _owners(cast, deed):
        deed = deed.head
    return _owners(cast, deed) or (actors(cast, doers(deed)) if deed.pos_ == "VERB" else [])


def _owners(cast: Cast, deed: Word) -> list[int]:
    by = [found for preposition, found in prepositional(deed) if preposition == "by"]
    return actors(cast, [*possessors(deed), *by])


def _owner(cast: Cast, noun: Word) -> list[int]:
    """Return whose name stands as the owner before a deed, where the parser lost the tie: "[X]'s brutal attack"."""
    at = noun.i
    while at - 1 > noun.sent.start and noun.doc[at - 1].pos_ in {"ADJ", "NOUN", "NUM"} and noun.i - at < MODIFIERS:
        at -= 1
    index = cast.owner_before(noun.doc[at])
    return [index] if index is not None and cast.is_actor(index) else []


def _announcers(cast: Cast, noun: Word) -> list[int]:
    """Return whose act a deed is the matter of: "[X]'s announcement of an end of the ban"."""
    act = noun.head
    led = noun.dep_ == "nmod" and any(child.dep_ == "case" and child.lower_ in MATTER for child in noun.children)
    if not led or act.lemma_ not in words("acts") or cast.at(act) is not None:
        return []
    by = [found for preposition, found in prepositional(act) if preposition == "by"]
    lends = act.dep_ in OBJECTS and act.head.lemma_ in words("light")
    return actors(cast, [*possessors(act), *by]) or (actors(cast, doers(act.head)) if lends else [])


def _is_occasion(noun: Word) -> bool:
    """Tell whether a verb is done at a meeting, which its subject then attends: "spoke after talks with X"."""
    meets = any(frame.relation is Is.CONSULTS for frame in noun_frames(noun))
    cases = {child.lower_ for child in noun.children if child.dep_ == "case"}
    return meets and noun.dep_ == "obl" and bool(cases & OCCASIONS)


def _by(cast: Cast, nouns: list[Word]) -> list[int]:
    """Return who is named after "by" below what a deed is done to: "the removal of [sanctions by the EU]"."""
    return actors(cast, [found for noun in nouns for preposition, found in prepositional(noun) if preposition == "by"])


def _called(noun: Word) -> list[Word]:
    """Return who is called a doer of the deed: "Iran, a supporter of", "Iran is a supporter of"."""
    if noun.dep_ == "appos":
        return [noun.head]
    clause = noun.head if noun.dep_ == "attr" else noun
    return surface_subjects(clause) if predicates(clause) else []


def _described(cast: Cast, noun: Word) -> list[int]:
    """Return the actors named before a noun: "US-China talks", "Russian attacks"."""
    before = [
        each
        for child in noun.children
        if child.i < noun.i and child.dep_ in QUALIFIERS
        for each in (*conjuncts(child), *(below for below in child.children if below.dep_ in QUALIFIERS))
    ]
    found = ((each.i, cast.at(each)) for each in before)
    return unique(index for _, index in sorted(found) if index is not None and cast.is_actor(index))


def noun_standing(noun: Word) -> Standing:
    """Return how firmly a deed that a noun names is said to be done."""
    around = standing(noun.head) if noun.head != noun and noun.head.pos_ in {"VERB", "AUX"} else Standing.SAID
    return min(existence(noun), around)


def existence(noun: Word) -> Standing:
    """Return how firmly it is said that there is what a noun names: "the proposed ban" is a plan, "no ban" nothing."""
    above = _above(noun)
    if is_negated(noun) or above in words("doubts"):
        return Standing.UNSAID
    possible = any(child.lower_ in words("possible") for child in [*noun.children, *_said_of(noun)])
    return Standing.PLANNED if possible or above in words("plans") or _wanted(noun) else Standing.SAID


def _said_of(noun: Word) -> list[Word]:
    """Return the adjective that a noun is the subject of: "talks are [unlikely]"."""
    return [noun.head] if noun.dep_ in SUBJECTS | PASSIVE_SUBJECTS else []


def _above(noun: Word) -> str:
    """Return the lemma that a noun is the object or complement of; what it is the subject of has no say."""
    governed = noun.head != noun and (noun.head.pos_ == "NOUN" or noun.dep_ in OBJECTS | PASSIVE_SUBJECTS)
    return noun.head.lemma_ if governed else ""


def _is_wish(noun: Word) -> bool:
    """Tell whether somebody wants a deed: "called for an end of the ban", "urged a delay of the ban"."""
    return (_wanted(noun) or noun.dep_ in OBJECTS) and noun.head.lemma_ in words("wishes")


def _wanted(noun: Word) -> bool:
    """Tell whether a deed is what somebody calls or waits for: "a call for talks"; a reason is done: "thanked for"."""
    led = noun.head.dep_ == "prep" and noun.head.lower_ == "for"
    above = noun.head.head if led else noun.head
    led = led or any(child.dep_ == "case" and child.lower_ == "for" for child in noun.children)
    return led and above.lemma_ in words("wishes") | words("plans") | words("awaits")
