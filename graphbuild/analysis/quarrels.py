"""Which groups are at odds: what their members do and say against each other."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from graphbuild.graph import Edge, EntityGraph, edge_of
from graphbuild.types import RelationType, Status

HOSTILE = frozenset({RelationType.CRITICISES, RelationType.THREATENS, RelationType.COERCES, RelationType.ATTACKS})
"""The relations that set one actor against another."""
Claim: TypeAlias = tuple[str, str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Quarrel:
    """What one group does and says against another, both by their places.

    ``claims`` counts the relations, ``weight`` the sources that make them, ``example`` is the heaviest of them.
    """

    source: int
    target: int
    claims: int
    weight: float
    example: Edge


def quarrels(graph: EntityGraph, home: Mapping[str, int]) -> tuple[Quarrel, ...]:
    """Return who is against whom, those of most weight first, given the group of each entity.

    What is only denied does not count, nor what entities of no group, or of the same one, do to each other.
    """
    found = defaultdict[tuple[int, int], list[Claim]](list)
    for source, target, record in graph.edges(data=True):
        one, other = home.get(source), home.get(target)
        if one is not None and other is not None and one != other and _holds(record):
            found[one, other].append((source, target, record))
    told = [_quarrel(*pair, claims) for pair, claims in found.items()]
    return tuple(sorted(told, key=lambda one: (-one.weight, one.source, one.target)))


def _holds(record: Mapping[str, Any]) -> bool:
    said = any(item.get("status") != Status.DENIED for item in record["evidence"])
    return record["relation"] in HOSTILE and said


def _quarrel(one: int, other: int, claims: list[Claim]) -> Quarrel:
    source, target, record = min(claims, key=lambda claim: (-claim[2]["weight"], *claim[:2], claim[2]["relation"]))
    weight = round(sum(float(claim[2]["weight"]) for claim in claims), 9)
    return Quarrel(one, other, len(claims), weight, edge_of(source, target, record))
