"""What a graph holds, in the few figures that a reader wants first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graphbuild.analysis.centrality import Score, rank
from graphbuild.analysis.paths import Route, find_paths
from graphbuild.errors import GraphTooSmallError, NoPathError
from graphbuild.graph import EntityGraph, sources_of
from graphbuild.types import Kind, RelationType

_TRIES = 5
"""How many measures to try as the far end of the example route."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts in the order of :class:`Kind` and :class:`RelationType`, leaving out what is not there.

    ``sources`` are the documents that are no copies of others.

    ``officials`` are the most central ones, by number of ties. ``route`` is one example: the best of two or more hops
    from the first of them to the most central measure that has one; None where there is none.
    """

    documents: int
    sources: int
    kinds: Mapping[Kind, int]
    relations: Mapping[RelationType, int]
    officials: tuple[Score, ...]
    route: Route | None


def summarise(graph: EntityGraph, *, top: int = 3) -> Summary:
    """Count what a graph holds and name its ``top`` most central officials."""
    kinds = Counter(record["kind"] for _, record in graph.nodes(data=True))
    relations = Counter(record["relation"] for _, _, record in graph.edges(data=True))
    officials = _leaders(graph, Kind.OFFICIAL, top)
    return Summary(
        documents=len(graph.graph["documents"]),
        sources=len(graph.graph["documents"]) - len(sources_of(graph)),
        kinds={kind: kinds[kind] for kind in Kind if kinds[kind]},
        relations={relation: relations[relation] for relation in RelationType if relations[relation]},
        officials=officials,
        route=_example(graph, officials[0].node) if officials else None,
    )


def _leaders(graph: EntityGraph, kind: Kind, top: int) -> tuple[Score, ...]:
    try:
        return rank(graph, measures=["degree", "pagerank"], kind=kind, top=top).scores
    except GraphTooSmallError:
        return ()


def _example(graph: EntityGraph, official: str) -> Route | None:
    for measure in _leaders(graph, Kind.MEASURE, _TRIES):
        try:
            routes = find_paths(graph, official, measure.node)
        except NoPathError:
            continue
        for route in routes:
            if len(route.hops) > 1:
                return route
    return None
