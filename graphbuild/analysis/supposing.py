"""What the ranks would be if two entities were one, or if some texts meant another than they were read to mean."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from graphbuild.analysis.doubts import Likeness, ThinJoin, likenesses, thin_joins
from graphbuild.analysis.incidence import Figures, said_by
from graphbuild.analysis.network import Network, network_between
from graphbuild.analysis.resampling import Measure, shared_places
from graphbuild.graph import EntityGraph, sources_of
from graphbuild.types import RelationType

TWIN = "~"
"""The id of whom some texts may mean instead: it comes after all others."""
MOST = 3
"""Of how many doubts about one entity it is told what they would change."""

Meant: TypeAlias = Callable[[str, str], str]
"""Whom a document, the second, means by an entity, the first; all by id."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one, or one that may be two, and its rank within its kind as it is and if so.

    ``other`` is who may be the same as ``node``; None where some texts may mean another than ``node`` by its name, and
    ``after`` then is its rank without them.
    """

    node: str
    other: str | None
    reason: str
    before: int
    after: int


def doubts(
    graph: EntityGraph,
    relations: frozenset[RelationType],
    measure: Measure,
    groups: Sequence[Sequence[str]],
    leaders: int,
) -> Iterator[Doubt]:
    """Yield which doubts about the first ``leaders`` of each group would change their rank; groups are in its order.

    Of each leader at most :data:`MOST` are looked at.
    """
    network = network_between(graph, graph, relations)
    figures, found = measure(network), _found(graph, [node for group in groups for node in group[:leaders]])
    for group in groups:
        for node in filter(found.get, group):
            before = _rank(network, figures, group, node)
            for doubt in found[node][:MOST]:
                other = doubt.other if isinstance(doubt, Likeness) else None
                then = _supposed(graph, relations, network, doubt)
                members = [one for one in group if one != other] + [TWIN] * (other is None)
                after = _rank(then, measure(then), members, node)
                if after != before:
                    yield Doubt(node, other, doubt.reason, before, after)


def _found(graph: EntityGraph, nodes: Sequence[str]) -> Mapping[str, list[Likeness | ThinJoin]]:
    found: defaultdict[str, list[Likeness | ThinJoin]] = defaultdict(list)
    for likeness in likenesses(graph, nodes):
        found[likeness.one].append(likeness)
    for join in thin_joins(graph, nodes):
        found[join.node].append(join)
    return found


def _rank(network: Network, figures: Figures, group: Sequence[str], node: str) -> int:
    place = {one: index for index, one in enumerate(network.nodes)}
    places = np.array([place[one] for one in group], dtype=np.intp)
    return int(shared_places(figures, [places])[0][place[node]])


def _supposed(
    graph: EntityGraph, relations: frozenset[RelationType], network: Network, doubt: Likeness | ThinJoin
) -> Network:
    if isinstance(doubt, Likeness):
        return merged(graph, relations, network, doubt.one, doubt.other)
    return parted(graph, relations, network, doubt.node, doubt.documents)


def merged(graph: EntityGraph, relations: frozenset[RelationType], network: Network, one: str, other: str) -> Network:
    """Return the ties as they are if ``other`` is ``one``: a source that says the same of both counts once."""
    nodes = tuple(node for node in network.nodes if node != other)
    return _folded_anew(graph, relations, network, {one, other}, nodes, lambda node, _: one if node == other else node)


def parted(
    graph: EntityGraph, relations: frozenset[RelationType], network: Network, node: str, documents: Collection[str]
) -> Network:
    """Return the ties as they are if some documents mean another, who is then called :data:`TWIN`."""
    told = {*documents}
    meant: Meant = lambda named, document: TWIN if named == node and document in told else named  # noqa: E731
    return _folded_anew(graph, relations, network, {node}, (*network.nodes, TWIN), meant)


def _folded_anew(  # noqa: PLR0913, PLR0917  what is folded, for whom, into what
    graph: EntityGraph,
    relations: frozenset[RelationType],
    network: Network,
    touched: set[str],
    nodes: tuple[str, ...],
    meant: Meant,
) -> Network:
    """Return ties of which those of some entities are read anew from the graph; between two who are one is none."""
    place = {node: index for index, node in enumerate(nodes)}
    moved = np.array([place.get(node, -1) for node in network.nodes], dtype=np.intp)
    kept = ~np.isin(network.ends, [index for index, node in enumerate(network.nodes) if node in touched]).any(axis=1)
    anew = _weights(graph, relations, touched, meant)
    ends = np.array([sorted(map(place.__getitem__, pair)) for pair in anew], dtype=np.intp).reshape(-1, 2)
    ends = np.concatenate([moved[network.ends[kept]], ends])
    weights = np.concatenate([network.weights[kept], np.fromiter(anew.values(), np.float64)])
    order = np.lexsort(ends.T[::-1])
    return Network(nodes, ends[order], weights[order])


def _weights(
    graph: EntityGraph, relations: frozenset[RelationType], touched: set[str], meant: Meant
) -> dict[tuple[str, str], float]:
    """Return how strongly those are tied who are meant, of all that is told of some entities, by sorted ids."""
    copies = sources_of(graph)
    told: defaultdict[tuple[str, str, str], defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    edges = {*graph.out_edges(touched, keys=True), *graph.in_edges(touched, keys=True)}
    for source, target, key in sorted(edges):
        record = graph.edges[source, target, key]
        relation = record["relation"]
        if relation in relations:
            for document, origin, share in said_by(record, copies):
                known = told[meant(source, document), meant(target, document), relation]
                known[origin] = known[origin] + share if relation == RelationType.CO_MENTIONED else share
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    for (source, target, _), by_source in told.items():
        if source != target:
            weights[min(source, target), max(source, target)] += sum(by_source.values())
    return weights
