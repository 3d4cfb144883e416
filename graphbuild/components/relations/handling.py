"""Deeds that verb and object tell together: "massed troops near", "froze the assets of", "held X accountable"."""

from collections.abc import Iterator

from graphbuild.components.arguments import objects, phrase_after
from graphbuild.components.grammar import is_verbal, prepositional
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.clauses import is_joined
from graphbuild.components.relations.parties import actors, patients
from graphbuild.components.relations.roles import after, doers, undergoers
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import words, words_for
from graphbuild.components.tree import Word
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is

PREPOSITIONS = {
    Is.ATTACKS: frozenset({"at", "into", "on", "near", "around", "along", "against"}),
    Is.COERCES: frozenset({"to", "from", "with", "of"}),
}
"""Relations that a verb expresses together with its object, and the prepositions that lead to the target."""

ON_WHOM = frozenset({"on", "upon", "against"})
FROM = frozenset({"from"})
STEPS = frozenset({"action", "measure", "step"})

ANSWERABLE = 4
"""How many words after whom somebody holds may say that he is answerable."""


def read_handling(cast: Cast) -> Iterator[Claim]:
    """Yield what somebody does to another by handling things: troops, assets, costs."""
    for verb in cast.verbs:
        if not is_joined(cast, verb):
            yield from _read_handles(cast, verb)
            yield from _read_costs(cast, verb)
            yield from _read_account(cast, verb)
            yield from _read_ouster(cast, verb)
            yield from _read_steps(cast, verb)
            yield from _read_identified(cast, verb)
    for noun in cast.having({"accountability"}):
        yield from _read_accountability(cast, noun)


def _read_handles(cast: Cast, verb: Word) -> Iterator[Claim]:
    for relation, prepositions in PREPOSITIONS.items():
        if verb.lemma_ not in words_for(relation, "handles") or standing(verb) is not Standing.SAID:
            continue
        things = [noun for noun in undergoers(verb) if noun.lemma_ in words_for(relation, "things")]
        if things:
            below = [noun for thing in things for _, noun in prepositional(thing)]
            nouns = [found for head in (*below, verb) for found in after(head, prepositions)]
            whom = patients(cast, nouns) or _owners(cast, relation, things)
            for who in actors(cast, doers(verb)):
                others = [index for index in whom if not _belongs(cast, who, index)]
                yield from link(relation, [who], others, f"verb {verb.lemma_} things")


def _belongs(cast: Cast, who: int, country: int) -> bool:
    """Tell whether somebody is a body of a country, and hardly the one to hit it."""
    code = cast.spans[country].kb_id_.removeprefix("country:")
    return cast.spans[who].kb_id_.startswith(f"agency:{code}-")


def _owners(cast: Cast, relation: Is, things: list[Word]) -> list[int]:
    """Return whose things are handled; one's own army is no target."""
    return patients(cast, things) if relation is Is.COERCES else []


def _read_costs(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "imposed costs on X"; who will impose them threatens."""
    if verb.lemma_ not in words("exacts"):
        return
    costs = [noun for noun in undergoers(verb) if noun.lemma_ in words("costs") and cast.at(noun) is None]
    relation = {Standing.SAID: Is.COERCES, Standing.PLANNED: Is.THREATENS}.get(standing(verb))
    if costs and relation:
        whom = patients(cast, after(verb, ON_WHOM)[:1])
        yield from link(relation, actors(cast, doers(verb)), whom, f"verb {verb.lemma_} costs")


def _read_account(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "holds X accountable for" and "worked to hold X responsible": whoever does it blames X."""
    held = objects(verb) or phrase_after(verb) if verb.lemma_ in words("holds") else []
    if held and standing(verb) is not Standing.UNSAID:
        beside = verb.doc[held[-1].i + 1 : min(held[-1].i + 1 + ANSWERABLE, verb.sent.end)]
        called = [word.lower_ for word in beside[:2]] == ["to", "account"]
        if called or any(word.lower_ in words("answerable") for word in beside):
            yield from link(Is.CRITICISES, actors(cast, doers(verb)), patients(cast, held), "holds to account")


def _read_accountability(cast: Cast, noun: Word) -> Iterator[Claim]:
    """Read "seeks accountability for X's abuses"; who says that he will is a threat to X."""
    verb = noun.head
    while verb.pos_ == "NOUN" and verb.head is not verb:
        verb = verb.head
    relation = {Standing.SAID: Is.CRITICISES, Standing.PLANNED: Is.THREATENS}.get(standing(verb))
    if relation and is_verbal(verb):
        whom = [inner for preposition, inner in prepositional(noun) if preposition in {"against", "for", "from", "of"}]
        yield from link(relation, actors(cast, doers(verb)), patients(cast, whom), "accountability")


def _read_steps(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "took action against X": some measure, which is not named."""
    if verb.lemma_ == "take" and standing(verb) is Standing.SAID:
        steps = [noun for noun in undergoers(verb) if noun.lemma_ in STEPS and cast.at(noun) is None]
        whom = [inner for preposition, inner in _below(verb, steps) if preposition == "against"]
        led = [index for index in patients(cast, whom) if not _is_deed(whom)]
        named = [index for index in led if not any(child.lower_ == "of" for child in cast.spans[index][0].children)]
        yield from link(Is.COERCES, actors(cast, doers(verb)), named, "takes action against")


def _below(verb: Word, nouns: list[Word]) -> Iterator[tuple[str, Word]]:
    if nouns:
        yield from (found for head in (verb, *nouns) for found in prepositional(head))


def _is_deed(nouns: list[Word]) -> bool:
    """Tell whether a step is aimed at what somebody does: "took action against Iran's [evasion] of sanctions"."""
    return any(noun.lower_.endswith(("ance", "ence", "ing", "ment", "sion", "tion")) for noun in nouns)


def _read_identified(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "identified the vessel as blocked property", "named X as a drug kingpin": so they are listed."""
    if verb.lemma_ in {"identify", "name"} and standing(verb) is Standing.SAID:
        listed = [noun for head in (verb, *undergoers(verb)) for word, noun in prepositional(head) if word == "as"]
        if any(noun.lemma_ in words("listable") for noun in listed):
            whom = [index for index in patients(cast, undergoers(verb)) if cast.kind(index) is not Kind.COUNTRY]
            yield from link(Is.COERCES, actors(cast, doers(verb)), whom, f"verb {verb.lemma_} as")


def _read_ouster(cast: Cast, verb: Word) -> Iterator[Claim]:
    """Read "removed Iran from the commission", "suspended Russia": the target is named, and no thing of his."""
    if verb.lemma_ in words("ousts") and standing(verb) is Standing.SAID:
        named = [noun for noun in undergoers(verb) if cast.at(noun) is not None]
        bodies = [index for index in map(cast.at, after(verb, FROM)) if index is not None and cast.is_actor(index)]
        if named and (bodies or verb.lemma_ == "suspend"):
            yield from link(Is.COERCES, actors(cast, doers(verb)), patients(cast, named), f"verb {verb.lemma_} from")
