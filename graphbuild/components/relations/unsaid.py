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


def read_unsaid(cast: Cast) -> Iterator[Claim]:
    """Read "X was designated" and "today's action targets X", where the text says elsewhere who designates."""
    verbs = [word for word in cast.tree if lemma_of(word) in words_for(Is.COERCES, "designates") and is_verbal(word)]
    said = [verb for verb in verbs if standing(verb) is Standing.SAID]
    author = _author(cast, said)
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
    """Return who first sanctions somebody in a text, below its headline if possible."""
    found = [(verb, index) for verb in verbs for index in actors(cast, doers(verb)) if cast.kind(index) in AUTHORS]
    below = [index for verb, index in found if verb.sent.start > 0]
    return next(iter([*below, *(index for _, index in found)]), None)


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
