"""What surrounds a measure: whom it is aimed at, whose it is, and what else is done by it or with it."""

from collections.abc import Iterator

from graphbuild.components.arguments import objects, phrase_after, surface_subjects
from graphbuild.components.grammar import (
    OBJECTS,
    POSSESSIVES,
    POSSESSORS,
    is_negated,
    is_verbal,
    prepositional,
)
from graphbuild.components.relations.cast import PRIVATE, Cast, gap, is_target
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.clauses import graded
from graphbuild.components.relations.enumerations import added
from graphbuild.components.relations.nominals import existence
from graphbuild.components.relations.parties import actors, measures, patients, unique
from graphbuild.components.relations.roles import doers, undergoers
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import verb_frames, words, words_for
from graphbuild.components.tree import Name, Word
from graphbuild.types import Kind, MeasureType
from graphbuild.types import RelationType as Is

AIMED = frozenset({"on", "upon", "against", "at", "toward", "towards"})
AIMED_BY_TYPE: dict[str, frozenset[str]] = {
    MeasureType.EXPORT_CONTROL: AIMED | {"to"},
    MeasureType.TRANSPORT_BAN: AIMED | {"from", "to"},
    MeasureType.IMPORT_BAN: AIMED | {"from"},
    MeasureType.TARIFF: AIMED | {"from"},
    MeasureType.TRADE_EMBARGO: AIMED | {"with", "to", "from"},
    MeasureType.ARMS_EMBARGO: AIMED | {"to"},
    MeasureType.TRAVEL_BAN: AIMED | {"for"},
    MeasureType.ASSET_FREEZE: AIMED | {"of", "for"},
    MeasureType.LISTING: AIMED | {"of"},
    MeasureType.EXEMPTION: AIMED | {"for", "of", "to"},
}
OWN = frozenset({Is.EASES, Is.ENFORCES, Is.IMPOSES, Is.PROPOSES})
"""What one does with measures against others."""

OUTSIDE = 25
"""How many tokens outside its own sentence a measure's target may be named."""

ISSUED = frozenset({"amod", "compound", "nmod:desc", "nmod"}) | POSSESSORS


def read_measures(cast: Cast) -> Iterator[Claim]:
    """Yield what a text says of its measures, apart from what they are objects of."""
    for index, span in enumerate(cast.spans):
        if cast.kind(index) is Kind.MEASURE:
            yield from _read_aim(cast, index, span)
            yield from _read_owner(cast, index, span)
    for verb in cast.verbs:
        yield from _read_instrument(cast, verb)
        yield from _read_listing(cast, verb)
        yield from _read_suffering(cast, verb)


def type_of(span: Name) -> str:
    """Return the type of a measure, as its id says."""
    return span.kb_id_.split(":")[1] if span.kb_id_.count(":") > 1 else ""


def _read_aim(cast: Cast, index: int, span: Name) -> Iterator[Claim]:
    """Read "sanctions on Iran", "ban on the export of goods to Russia"; else the target that the measure's id holds.

    What there is not ("no sanctions on Iran", "is not under sanctions") hits nobody.
    """
    if is_negated(span.root):
        return
    aimed = AIMED_BY_TYPE.get(type_of(span), AIMED)
    below = ((preposition, noun) for token in span for preposition, noun in prepositional(token) if noun.i >= span.end)
    nouns = [noun for preposition, noun in below if preposition in aimed] or _next_to(span, aimed)
    found = patients(cast, nouns) or _shared_aim(cast, index, span)
    yield from link(Is.TARGETS, [index], found, "aim of the measure")
    if not any(is_target(span, cast.spans[actor]) for actor in found):
        yield from link(Is.TARGETS, [index], _beside(cast, span), "target of the measure, named beside it")


def _shared_aim(cast: Cast, index: int, span: Name) -> list[int]:
    """Return whom the measures of a list are aimed at that goes on to say so: "an air ban and a freeze against X"."""
    for other in added(cast, index):
        later = cast.spans[other]
        aimed = AIMED_BY_TYPE.get(type_of(later), AIMED)
        found = patients(cast, [noun for preposition, noun in prepositional(later[0]) if preposition in aimed])
        if found:
            elsewhere = span.kb_id_ and not any(is_target(span, cast.spans[actor]) for actor in found)
            return [] if elsewhere else found
    return []


def _beside(cast: Cast, span: Name) -> list[int]:
    """Return the nearest mention of the actor that is part of a measure's identity: in its sentence, or just outside.

    Who lays a measure on others, eases it or wants it is not hit himself; nor is he who is unlike those who do.
    """
    if span.root.dep_ in OBJECTS and is_negated(span.root.head):
        return []
    reach = 0 if type_of(span) in {MeasureType.EXEMPTION, MeasureType.LEGAL_INSTRUMENT} else OUTSIDE
    for start, end in ((span.sent.start, span.sent.end), (span.start - reach, span.end + reach)):
        around = (index for index in cast.starting(max(start, 0), end) if cast.is_actor(index))
        near = [(gap(cast.spans[index], span), index) for index in around if is_target(span, cast.spans[index])]
        if near:
            return [index for _, index in sorted(near)[:1] if not _spares(cast, span, index)]
    return []


def _spares(cast: Cast, span: Name, index: int) -> bool:
    """Tell whether a measure hardly hits somebody, for what he does with it."""
    verb, actor = span.root.head, cast.spans[index]
    if type_of(span) == MeasureType.LISTING and cast.kind(index) is Kind.COUNTRY:
        return True  # those who are listed are people and firms
    does = is_verbal(verb) and any(frame.relation in OWN for frame in verb_frames(verb))
    unlike = any(child.lower_ == "unlike" for child in actor[0].children)
    return unlike or (does and index in actors(cast, doers(verb)))


def _next_to(span: Name, aimed: frozenset[str]) -> list[Word]:
    """Return the noun phrase after "on" just behind a measure, or behind its participle: "sanctions imposed on"."""
    after = span.doc[span.end : min(span.end + 2, span.sent.end)]
    if len(after) > 1 and after[0].tag_ == "VBN" and after[0].text.endswith("ed"):
        after = after[1:]
    return phrase_after(after[0]) if len(after) and after[0].lower_ in aimed else []


def _read_owner(cast: Cast, index: int, span: Name) -> Iterator[Claim]:
    """Read "the EU's ban" and "US sanctions", but "Iran sanctions" as somebody else's."""
    if span.root.dep_ in {"compound", "nmod:desc"}:
        return  # "the firm's SDN List entry" is the firm's entry
    before = [child for token in span for child in token.children if child.i < span.start and child.dep_ in ISSUED]
    relation = graded(Is.IMPOSES, existence(span.root))
    owner_before = cast.owner_before(span[0])
    just_before = [owner_before] if owner_before is not None and cast.is_actor(owner_before) else []
    for owner in unique([*actors(cast, before), *just_before]):
        if any(token.tag_.startswith("VB") for token in span.doc[cast.spans[owner].end : span.start]):
            continue
        if cast.spans[owner].is_pronoun and span.root.dep_ in OBJECTS and verb_frames(span.root.head):
            continue  # "lifted its ban": the verb says what is done
        if is_target(span, cast.spans[owner]) or _suffers(cast, span, owner):
            yield Claim(Is.TARGETS, index, owner, "named before the measure")
        elif relation:
            yield Claim(relation, owner, index, "owner of the measure")


def _suffers(cast: Cast, span: Name, owner: int) -> bool:
    """Tell whether a measure is called after whom it hits: "Bank Nine's designation", "Nine Group sanctions"."""
    listed = type_of(span) == MeasureType.LISTING and not span.root.lower_.startswith("list")
    called = span.root.doc[cast.spans[owner].end].lower_ not in POSSESSIVES
    private = cast.kind(owner) in PRIVATE
    return (private and called) or (listed and (private or cast.kind(owner) is Kind.OFFICIAL))


def _measures_after(cast: Cast, verb: Word, prepositions: frozenset[str]) -> list[int]:
    heads = [verb, *objects(verb)]
    nouns = [noun for head in heads for preposition, noun in prepositional(head) if preposition in prepositions]
    return measures(cast, nouns)


def _read_instrument(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "hit Iran with sanctions"."""
    if verb.lemma_ in words_for(Is.IMPOSES, "instruments"):
        found, relation = _measures_after(cast, verb, frozenset({"with"})), graded(Is.IMPOSES, standing(verb))
        if found and relation:
            yield from link(relation, actors(cast, doers(verb)), found, f"verb {verb.lemma_} with")
            yield from link(Is.TARGETS, found, patients(cast, undergoers(verb)), f"verb {verb.lemma_} with")


def _read_listing(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "added the firm to the Entity List", "removed it from the list", "exempted it from sanctions"."""
    for group, prepositions, does in (
        ("enlists", frozenset({"to", "on", "in", "under"}), Is.IMPOSES),
        ("delists", frozenset({"from"}), Is.EASES),
    ):
        if verb.lemma_ in words(group) and (relation := graded(does, standing(verb))):
            found = _measures_after(cast, verb, prepositions) or _list_after(cast, verb, prepositions)
            yield from link(relation, actors(cast, doers(verb)), found, f"verb {verb.lemma_} list")
            yield from link(Is.TARGETS, found, patients(cast, undergoers(verb)), f"verb {verb.lemma_} list")


def _list_after(cast: Cast, verb: Word, prepositions: frozenset[str]) -> list[int]:
    """Return the list behind a long object: "added A, a partner of B, and C [to its blacklist]"."""
    for index in cast.starting(verb.i + 1, verb.sent.end):
        between = verb.doc[verb.i + 1 : cast.spans[index].start]
        if any(word.tag_ in {"VBD", "VBZ", "VBP"} for word in between):
            return []
        led = next((word for word in reversed(between) if word.pos_ not in {"ADJ", "DET", "NOUN", "PRON"}), verb)
        if type_of(cast.spans[index]) == MeasureType.LISTING and led.lower_ in prepositions:
            return [index]
    return []


def _read_suffering(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "Iran faces sanctions"."""
    if verb.lemma_ in words_for(Is.TARGETS, "sufferers") and standing(verb) is Standing.SAID:
        found = measures(cast, objects(verb))
        yield from link(Is.TARGETS, found, patients(cast, surface_subjects(verb)), f"verb {verb.lemma_}")
