"""What a hop costs: the ties of an entity, read from the graph when a search comes there, and not before.

The costs are those of all ties under the limits. Entities that are avoided or of unwanted kinds still count for what it
costs to pass a neighbour of theirs: a hub stays a hub.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from graphbuild.analysis.limits import Limits
from graphbuild.graph import Edge, EntityGraph, edge_of, edge_part, kind_of, sources_of
from graphbuild.types import RelationType

HUB_DAMPING = 0.4
"""How much a hub costs: the exponent that Himmelstein and Baranzini found best for degree-weighted paths."""
CLOSENESS_COST = 3.0
"""What a hop costs at least when the two are only named together: more than any claim."""
UNIT = 1_000_000
"""Costs are searched in millionths, as integers, so that equal routes are equal on every machine."""

Record: TypeAlias = dict[str, Any]
Ties: TypeAlias = Mapping[str, Mapping[str, Mapping[str, Record]]]
"""Node → node → relation → the record of the edge."""
_CLOSE = RelationType.CO_MENTIONED.value
_NONE: Mapping[str, Record] = {}


@dataclass(frozen=True, slots=True)
class Ground:
    """A graph as a search walks it: who is tied to whom under some limits, and what the hop costs.

    ``after`` and ``before`` are the graph's own edges, onwards and backwards; ``wanted`` and ``returning`` are the
    relations that are walked along their direction and against it. No limit shuts the ``ends`` out. What was read once
    is kept.
    """

    graph: EntityGraph
    limits: Limits
    ends: frozenset[str]
    after: Ties
    before: Ties
    wanted: frozenset[str]
    returning: frozenset[str]
    sources: Mapping[str, str]
    _tied: dict[tuple[str, bool], set[str]] = field(default_factory=dict)
    _tolls: dict[str, float] = field(default_factory=dict)
    _least: dict[tuple[str, bool], dict[str, int]] = field(default_factory=dict)

    def near(self, node: str, *, onward: bool = True) -> Iterable[str]:
        """Return whom one hop leads to, or comes from where not ``onward``; the order means nothing."""
        tied = self._all_near(node, onward=onward)
        return tied if self.limits.all_pass else [other for other in tied if self.is_open(other)]

    def least(self, node: str, *, onward: bool = True) -> Mapping[str, int]:
        """Return what each hop from a node costs at least, or each hop to it where not ``onward``.

        It leaves out what the other end's ties add, which only those pay to whom the search comes: to count the ties
        of all who stand around a hub takes far longer than the search.
        """
        key = (node, onward or not self.limits.directed)
        if key not in self._least:
            toll = self._toll(node)
            bases = {
                other: self._base(*(node, other)[:: 1 if onward else -1]) for other in self.near(node, onward=onward)
            }
            self._least[key] = {other: _whole(base + toll) for other, base in bases.items()}
        return self._least[key]

    def cost(self, source: str, target: str) -> int:
        """Return what the hop from one node to another costs."""
        return _whole(self._base(source, target) + (self._toll(source) + self._toll(target)))

    def is_open(self, node: str) -> bool:
        """Whether a route may come to a node."""
        limits = self.limits
        fits = node not in limits.avoid and (not limits.kinds or kind_of(self.graph, node) in limits.kinds)
        return fits or node in self.ends

    def edges(self, source: str, target: str) -> list[Edge]:
        """Return the relations by which a hop goes, each with the sentences that count."""
        along, against = self._records(source, target)
        found = [(source, target, *item) for item in along] + [(target, source, *item) for item in against]
        return [edge_of(one, other, part) for one, other, _, part in found]

    def _records(self, source: str, target: str) -> tuple[list[tuple[str, Record]], list[tuple[str, Record]]]:
        """Return the relations by which a hop goes, along and against it, with the part of each that counts."""
        return (
            self._kept(self.after[source].get(target, _NONE), self.wanted),
            self._kept(self.before[source].get(target, _NONE), self.returning),
        )

    def _kept(self, records: Mapping[str, Record], wanted: frozenset[str]) -> list[tuple[str, Record]]:
        return [(key, part) for key, record in records.items() if key in wanted and (part := self._part(record))]

    def _all_near(self, node: str, *, onward: bool) -> set[str]:
        key = (node, onward or not self.limits.directed)
        if key not in self._tied:
            along, against = (self.after, self.before)[:: 1 if onward else -1]
            self._tied[key] = self._counting(along[node], self.wanted) | self._counting(against[node], self.returning)
            self._tied[key].discard(node)
        return self._tied[key]

    def _counting(self, ties: Mapping[str, Mapping[str, Record]], wanted: frozenset[str]) -> set[str]:
        """Return those to whom a relation leads that is wanted and counts."""
        found = {other for other, records in ties.items() if not wanted.isdisjoint(records)}
        if self.limits.all_evidence:
            return found
        return {other for other in found if self._kept(ties[other], wanted)}

    def _part(self, record: Record) -> Record | None:
        limits = self.limits
        if limits.all_evidence:
            return record
        return edge_part(record, self.sources, since=limits.since, until=limits.until, min_sources=limits.min_sources)

    def _toll(self, node: str) -> float:
        if node not in self._tolls:
            degree = len(self._all_near(node, onward=True))
            if self.limits.directed:
                degree += len(self._all_near(node, onward=False))
            self._tolls[node] = HUB_DAMPING / 2 * math.log(max(1, degree))
        return self._tolls[node]

    def _base(self, source: str, target: str) -> float:
        along, against = self._records(source, target)
        records = along + against
        claims = [part["weight"] for relation, part in records if relation != _CLOSE]
        if claims:
            return 1 / math.sqrt(math.fsum(claims))
        return CLOSENESS_COST + 1 / (1 + math.fsum(part["weight"] for _, part in records))


def _whole(cost: float) -> int:
    return max(1, round(UNIT * cost))


def ground_of(graph: EntityGraph, limits: Limits, ends: Iterable[str]) -> Ground:
    """Return a graph as a search between some ends walks it."""
    after, before = dict(graph.adjacency()), dict(graph.reverse(copy=False).adjacency())
    wanted = frozenset(relation.value for relation in limits.wanted)
    returning = wanted & {_CLOSE} if limits.directed else wanted
    return Ground(graph, limits, frozenset(ends), after, before, wanted, returning, sources_of(graph))
