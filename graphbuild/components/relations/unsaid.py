"""Sanctions whose author is left unsaid, for the text has named him before: "the bank was designated too"."""

from collections.abc import Iterator

from graphbuild.components.arguments import agents
from graphbuild.components.grammar import is_passive, is_verbal
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim, link
from graphbuild.components.relations.clauses import doers, undergoers
from graphbuild.components.relations.measures import authorities
from graphbuild.components.relations.parties import actors, patients
from graphbuild.components.relations.standing import Standing, standing
from graphbuild.components.relations.vocabulary import lemma_of, words, words_for
from graphbuild.components.tree import Tree, Word
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is

AUTHORS = frozenset({Kind.AGENCY, Kind.COUNTRY})


def read_unsaid(tree: Tree, cast: Cast) -> Iterator[Claim]:
    """Read "X was designated" and "today's action targets X", where the text says elsewhere who designates."""
    verbs = [word for word in tree if lemma_of(word) in words_for(Is.COERCES, "designates") and is_verbal(word)]
    said = [verb for verb in verbs if standing(verb) is Standing.SAID]
    author = _author(cast, said)
    for verb in said:
        if author is not None and _leaves_unsaid(cast, verb):
            who, rule = [_nearest(cast, author, verb)], f"verb {lemma_of(verb)}, by whom is said before"
            yield from link(Is.COERCES, who, patients(cast, undergoers(verb)), rule)
            yield from link(Is.IMPOSES, who, authorities(cast, verb), rule)


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
