"""Sanctions whose author is left unsaid, for the text has named him before: "the bank was designated too"."""

from collections.abc import Iterator

from graphbuild.components.arguments import agents, surface_subjects
from graphbuild.components.grammar import is_passive, is_verbal
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.clauses import MOST_PARTIES, after, doers, undergoers
from graphbuild.components.relations.company import company
from graphbuild.components.relations.measures import authorities
from graphbuild.components.relations.parties import actors, patients
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import lemma_of, words, words_for
from graphbuild.components.tree import Word
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is

SUMMED = frozenset({"actions", "designations", "listings"})
"""What the sanctions that a text has told of are called together."""

AUTHORS = frozenset({Kind.AGENCY, Kind.COUNTRY})
TAKEN = {
    "announce": frozenset({"action", "designation", "measure", "sanction", "step"}),
    "impose": frozenset({"measure", "prohibition", "restriction", "sanction"}),
    "take": frozenset({"action", "measure", "step"}),
}
"""Verb -> its objects with which it tells of sanctions without saying so: "took action against"."""

EARLIER = frozenset({"before", "earlier", "originally", "previously"})
STOPS = frozenset({".", "!", "?"})


def read_unsaid(cast: Cast) -> Iterator[Claim]:
    """Read "X was designated" and "today's action targets X", where the text says elsewhere who designates."""
    acts = words_for(Is.COERCES, "designates") | TAKEN.keys()
    verbs = [word for word in cast.tree if lemma_of(word) in acts and is_verbal(word)]
    acting = [verb for verb in verbs if _is_sanction(verb) and standing(verb) is Standing.SAID]
    said = [verb for verb in acting if lemma_of(verb) not in TAKEN]
    author = _author(cast, acting)
    if author is not None:
        yield from _read_shared(cast, author)
        yield from _read_summary(cast, author, said)
    for verb in said:
        if author is not None and _leaves_unsaid(cast, verb):
            who, rule = [_nearest(cast, author, verb)], f"verb {lemma_of(verb)}, by whom is said before"
            yield from link(Is.COERCES, who, patients(cast, undergoers(verb)), rule)
            yield from link(Is.IMPOSES, who, authorities(cast, verb), rule)


def _read_shared(cast: Cast, author: int) -> Iterator[Claim]:
    """Read "the action was taken in coordination with X": whoever takes it works with X."""
    for verb in cast.tree:
        if lemma_of(verb) in {"coordinate", "take"} and is_passive(verb) and not agents(verb) and _is_act(cast, verb):
            beside = actors(cast, [*company(verb), *after(verb, frozenset({"with"}))])
            who = _nearest(cast, author, verb)
            others = [index for index in beside if not cast.same(index, who)]
            yield from link(Is.COOPERATES, [who], others if len(others) < MOST_PARTIES else [], "action taken with")


def _is_act(cast: Cast, verb: Word) -> bool:
    return any(lemma_of(noun) in words("acts") for noun in surface_subjects(verb) if cast.at(noun) is None)


def _read_summary(cast: Cast, author: int, verbs: list[Word]) -> Iterator[Claim]:
    """Read "these designations were made under X": its authority covers everybody designated so far."""
    for verb in cast.tree:
        subjects = [word.lower_ for noun in surface_subjects(verb) for word in (noun, *noun.children)]
        if lemma_of(verb) in {"make", "take"} and is_passive(verb) and set(subjects) & SUMMED:
            found, who = authorities(cast, verb), _nearest(cast, author, verb)
            hit = [index for each in verbs if each.i < verb.i for index in patients(cast, undergoers(each))]
            yield from link(Is.IMPOSES, [who], found, "designations made under")
            yield from link(Is.TARGETS, found, hit, "designations made under")


def _author(cast: Cast, verbs: list[Word]) -> int | None:
    """Return who sanctions in a text: the first to do so in it, below its headline by the name it uses there.

    Who has sanctioned "previously" is not the one, nor is who is only named after "by".
    """
    found = [(verb, index) for verb in verbs if _acts_now(verb) for index in actors(cast, doers(verb))]
    official = [(verb, index) for verb, index in found if cast.kind(index) in AUTHORS]
    first = next((index for _, index in official), None)
    if first is None:
        return None
    below = [index for verb, index in official if not _is_headline(verb) and _power(cast, index) == _power(cast, first)]
    return min(below, key=lambda index: cast.kind(index) is Kind.COUNTRY, default=first)


def _is_sanction(verb: Word) -> bool:
    things = TAKEN.get(lemma_of(verb))
    return things is None or any(lemma_of(noun) in things for noun in undergoers(verb))


def _acts_now(verb: Word) -> bool:
    """Tell whether a verb tells of the sanctions that a text is about, of no earlier ones and of no attack."""
    earlier = any(child.lower_ in EARLIER for child in verb.children)
    attacks = lemma_of(verb) == "target" and not _is_headline(verb)
    return not is_passive(verb) and not earlier and not attacks


def _is_headline(verb: Word) -> bool:
    """Tell whether a verb stands in the first line of a text, and that line is no sentence."""
    return verb.sent.start == 0 and not any(word.text in STOPS for word in verb.sent)


def _power(cast: Cast, index: int) -> str:
    """Return whose body an author is: "us" for the Treasury."""
    return cast.spans[index].kb_id_.partition(":")[2].partition("-")[0]


def _leaves_unsaid(cast: Cast, verb: Word) -> bool:
    """Tell whether a verb names no author: a passive without "by", or a deed as its subject ("today's action")."""
    if is_passive(verb):
        return not agents(verb) and verb.dep_ not in {"acl", "amod"}
    subjects = doers(verb)
    return bool(subjects) and all(lemma_of(noun) in words("acts") and cast.at(noun) is None for noun in subjects)


def _nearest(cast: Cast, author: int, verb: Word) -> int:
    """Return the author's mention that is nearest to a verb."""
    alike = cast.nodes.get(cast.spans[author].kb_id_, [author]) if cast.spans[author].kb_id_ else [author]
    return min(alike, key=lambda index: (abs(cast.spans[index].start - verb.i), index))
