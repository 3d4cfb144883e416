"""How two entities are connected: the best routes between them, each hop with the sentence that says so."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Any

import networkx as nx

from graphbuild.analysis.citations import best_citation
from graphbuild.analysis.shortest import Nodes, cheapest_paths
from graphbuild.analysis.ties import CLAIMS, borne_out, tie_graph, wanted_relations
from graphbuild.errors import GraphbuildError, NoPathError
from graphbuild.graph import (
    Edge,
    EntityGraph,
    edges_of,
    find_node,
    independent,
    kind_of,
    name_of,
    sources_of,
)
from graphbuild.types import Citation, Kind, RelationType

HUB_DAMPING = 0.4
"""How much a hub costs: the exponent that Himmelstein and Baranzini found best for degree-weighted paths."""
CLOSENESS_COST = 3.0
"""What a hop costs at least when the two are only named together: more than any claim."""
_UNIT = 1_000_000
"""Costs are searched in millionths, as integers, so that equal routes are equal on every machine."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a route, from ``source`` to ``target`` in the order of walking.

    ``edges`` are the relations of the two, best first: claims before closeness, then by weight, then along the walk
    before against it, then in the order of :class:`RelationType`. ``documents`` counts the texts behind them,
    ``sources`` the independent ones: copies of one text count once.
    """

    source: str
    target: str
    edges: tuple[Edge, ...]
    documents: int
    sources: int

    @property
    def relation(self) -> RelationType:
        """The best relation of the two."""
        return self.edges[0].relation

    @property
    def forward(self) -> bool:
        """Whether the best relation runs along the walk."""
        return self.edges[0].source == self.source

    @property
    def citation(self) -> Citation:
        """The sentence to show; see :func:`best_citation`."""
        return best_citation(self.edges[0].citations)


@dataclass(frozen=True, slots=True)
class Route:
    """A way from one entity to another. The lower the ``cost``, the better the evidence and the fewer the hubs."""

    hops: tuple[Hop, ...]
    cost: float

    @property
    def nodes(self) -> tuple[str, ...]:
        """The ids on the way, ends included."""
        return (self.hops[0].source, *(hop.target for hop in self.hops))


@dataclass(frozen=True, slots=True)
class _Limits:
    max_hops: int | None
    relations: frozenset[RelationType]
    kinds: frozenset[Kind]
    co_mentions: bool
    directed: bool
    min_sources: int

    @property
    def wanted(self) -> frozenset[RelationType]:
        return wanted_relations(self.relations, co_mentions=self.co_mentions)


_RELATIONS = list(RelationType)
_LOOSE: dict[str, Any] = {
    "max_hops": None, "directed": False, "kinds": frozenset(), "relations": frozenset(), "min_sources": 1
}  # fmt: skip
_RELAXATIONS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"max_hops": None}, "the shortest takes {hops} hops. Allow as many."),
    ({"directed": False}, "there is one only against the direction of some relation. Search in any direction."),
    ({"kinds": frozenset()}, "there is one only through other kinds of entities. Allow more kinds."),
    ({"relations": frozenset()}, "there is one only by other relations. Allow more relations."),
    ({"min_sources": 1}, "there is one only by what fewer sources say. Ask for fewer."),
    (
        {"co_mentions": True},
        "there is one only through pairs that the texts merely name together. Include co-mentions to see it.",
    ),
    (
        _LOOSE,
        "there is one only without several of the limits given. Loosen them.",
    ),
    (
        {**_LOOSE, "co_mentions": True},
        "there is one only by co-mention and without the limits given. Loosen them.",
    ),
)
"""What to give up, in this order, and what to say when a route appears then."""


def find_paths(  # noqa: PLR0913  one keyword for each limit that a reader may set
    graph: EntityGraph,
    source: str,
    target: str,
    *,
    k: int = 3,
    max_hops: int | None = None,
    relations: Iterable[RelationType] = (),
    kinds: Iterable[Kind] = (),
    co_mentions: bool = False,
    directed: bool = False,
    min_sources: int = 1,
) -> tuple[Route, ...]:
    """Find the ``k`` best loopless routes between two entities, best first.

    A hop between u and v costs 1/sqrt(w) + 0.2 ln d(u) + 0.2 ln d(v), where w is the weight of their claims (how many
    sources make each, summed) and d the number of entities that one is tied to. So well-evidenced claims are cheap
    and a hub is dear to pass; the ends weigh on all routes alike. A pair that is only named together costs, in place of
    1/sqrt(w), between 3 and 4: less the higher its weight. Among equal costs the fewer hops win, then the ids.

    Args:
        graph: The graph to search.
        source: The first entity: id, name or alias, as :func:`find_node` takes it.
        target: The last entity.
        k: How many routes at most, from 1.
        max_hops: How many hops a route may have; None for any number.
        relations: The relations to go by; empty for all claims.
        kinds: The kinds that may stand between the ends; empty for all.
        co_mentions: Whether being named in one sentence counts as a hop too.
        directed: Whether to follow relations only from source to target.
        min_sources: How many independent sources must bear a relation out; copies of one text are one.

    Raises:
        NoPathError: No such route, with the limit that cuts it off, or both names mean one entity.
        NodeNotFoundError: No entity answers to a name.
        AmbiguousNameError: Several entities answer to a name.
        GraphbuildError: ``k`` is less than 1.

    References:
        Himmelstein, D. S., Baranzini, S. E. (2015). Heterogeneous network edge prediction. PLoS Computational Biology
        11(7), e1004259 (paths damped by node degree).
        Opsahl, T., Agneessens, F., Skvoretz, J. (2010). Node centrality in weighted networks. Social Networks 32(3),
        245-251 (the exponent that trades evidence against length, here 1/2).
    """
    if k < 1:
        raise GraphbuildError(f"{k} routes are none. Ask for at least 1.")
    ends = _ends(graph, source, target)
    limits = _Limits(max_hops, frozenset(relations), frozenset(kinds), co_mentions, directed, min_sources)
    costs = _cost_graph(graph, ends, limits)
    found = tuple(islice(cheapest_paths(costs, *ends, max_hops=max_hops), k))
    if not found:
        raise NoPathError(_why_none(graph, ends, limits))
    return tuple(Route(_hops(graph, nodes, limits), cost / _UNIT) for cost, nodes in found)


def _ends(graph: EntityGraph, source: str, target: str) -> tuple[str, str]:
    first, last = find_node(graph, source), find_node(graph, target)
    if first == last:
        raise NoPathError(f"A route needs two ends, but '{source}' and '{target}' are both {first}. Give another name.")
    return first, last


def _cost_graph(graph: EntityGraph, ends: tuple[str, str], limits: _Limits) -> "nx.Graph[str]":
    ties = tie_graph(borne_out(graph, limits.min_sources), limits.wanted, directed=limits.directed)
    toll = {node: HUB_DAMPING / 2 * math.log(degree) for node, degree in ties.degree() if degree}
    for source, target, tie in ties.edges(data=True):
        tie["cost"] = max(1, round(_UNIT * (_base_cost(tie) + toll[source] + toll[target])))
    if limits.kinds:
        ties.remove_nodes_from({node for node in graph if kind_of(graph, node) not in limits.kinds} - {*ends})
    return ties


def _base_cost(tie: dict[str, float]) -> float:
    return 1 / math.sqrt(tie["claims"]) if tie["claims"] else CLOSENESS_COST + 1 / (1 + tie["weight"])


def _hops(graph: EntityGraph, nodes: Nodes, limits: _Limits) -> tuple[Hop, ...]:
    part = borne_out(graph, limits.min_sources)
    return tuple(_hop(part, source, target, limits) for source, target in pairwise(nodes))


def _hop(graph: EntityGraph, source: str, target: str, limits: _Limits) -> Hop:
    edges = [edge for edge in edges_of(graph.subgraph((source, target))) if _walkable(edge, source, limits)]
    edges.sort(key=lambda e: (e.relation not in CLAIMS, -e.weight, e.source != source, _RELATIONS.index(e.relation)))
    documents = {citation.doc for edge in edges for citation in edge.citations}
    return Hop(source, target, tuple(edges), len(documents), len(independent(sources_of(graph), documents)))


def _walkable(edge: Edge, start: str, limits: _Limits) -> bool:
    onward = edge.source == start or edge.relation not in CLAIMS or not limits.directed
    return onward and edge.source != edge.target and edge.relation in limits.wanted


def _why_none(graph: EntityGraph, ends: tuple[str, str], limits: _Limits) -> str:
    names = " and ".join(name_of(graph, end) for end in ends)
    for change, words in _RELAXATIONS:
        eased = replace(limits, **change)
        ties = _cost_graph(graph, ends, eased)
        path = next(cheapest_paths(ties, *ends, max_hops=eased.max_hops), None)
        if path is not None:
            hops = nx.shortest_path_length(ties, *ends)
            return f"No such route between {names}: {words.format(hops=hops)}"
    return f"No route between {names}: nothing in these texts ties them together. Build from more texts."
