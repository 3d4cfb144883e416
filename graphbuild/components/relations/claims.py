"""What a sentence claims: a relation between two mentions, and the rule that read it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphbuild.types import RelationType


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim; ``source`` and ``target`` are indices into the mentions of the text.

    ``source_at`` is the token of the text where the source is meant, if neither his name nor a pronoun stands there.
    """

    relation: RelationType
    source: int
    target: int
    rule: str
    source_at: int | None = None


def link(
    relation: RelationType, sources: Iterable[int], targets: Iterable[int], rule: str, *, source_at: int | None = None
) -> Iterator[Claim]:
    """Claim a relation from every source to every target."""
    targets = list(targets)
    for source in sources:
        for target in targets:
            yield Claim(relation, source, target, rule, source_at)


def chain(relation: RelationType, parties: Iterable[int], rule: str) -> Iterator[Claim]:
    """Claim a mutual relation once for each further party: from the first to it, never pairwise."""
    first, *others = parties
    yield from link(relation, [first], others, rule)
