"""What a sentence claims: a relation between two mentions, and the rule that read it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graphbuild.components.tree import Name
from graphbuild.types import RelationType


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim; ``source`` and ``target`` are indices into the mentions of the text."""

    relation: RelationType
    source: int
    target: int
    rule: str


class Found(NamedTuple):
    """A claim as the text has it.

    ``source`` and ``target`` are numbers of mentions; ``source_at`` and ``target_at`` are the tokens where they are
    meant: where the mentions begin, or a pronoun that stands for one.
    """

    relation: str
    source: int
    target: int
    rule: str
    source_at: int
    target_at: int


def find(claim: Claim, spans: Sequence[Name]) -> Found:
    """Say of which mentions of the text a claim is made, and where."""
    source, target = spans[claim.source], spans[claim.target]
    meant = "".join(f"; {name.text} is {name.id_}" for name in (source, target) if name.is_pronoun)
    return Found(str(claim.relation), source.mention, target.mention, claim.rule + meant, source[0].at, target[0].at)


def link(relation: RelationType, sources: Iterable[int], targets: Iterable[int], rule: str) -> Iterator[Claim]:
    """Claim a relation from every source to every target."""
    targets = list(targets)
    for source in sources:
        for target in targets:
            yield Claim(relation, source, target, rule)


def chain(relation: RelationType, parties: Iterable[int], rule: str) -> Iterator[Claim]:
    """Claim a mutual relation once for each further party: from the first to it, never pairwise."""
    first, *others = parties
    yield from link(relation, [first], others, rule)
