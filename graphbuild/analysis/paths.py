"""How two entities are connected: the best routes between them, each hop with the sentence that says so."""

from collections.abc import Iterable
from datetime import date
from itertools import islice

from graphbuild.analysis.dead_ends import why_none
from graphbuild.analysis.distinct import disjoint_paths, penalised_paths
from graphbuild.analysis.ground import ground_of
from graphbuild.analysis.limits import Limits, passed
from graphbuild.analysis.routes import Hop, Route, route_of
from graphbuild.analysis.shortest import cheapest_paths
from graphbuild.analysis.timing import course_of
from graphbuild.errors import GraphbuildError, NoPathError
from graphbuild.graph import EntityGraph, find_node, name_of
from graphbuild.types import Kind, RelationType

__all__ = ["DISTINCT", "Hop", "Route", "find_paths"]

DISTINCT = {None: cheapest_paths, "penalised": penalised_paths, "disjoint": disjoint_paths}
"""How routes may differ → what finds them. Without a wish the cheapest, however much they share."""


def find_paths(  # noqa: PLR0913  one keyword for each limit that a reader may set
    graph: EntityGraph,
    source: str,
    target: str,
    *,
    k: int = 3,
    max_hops: int | None = None,
    relations: Iterable[RelationType] = (),
    kinds: Iterable[Kind] = (),
    via: Iterable[str] = (),
    avoid: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
    co_mentions: bool = False,
    directed: bool = False,
    in_time: bool = False,
    min_sources: int = 1,
    distinct: str | None = None,
) -> tuple[Route, ...]:
    """Find the ``k`` best loopless routes between two entities, best first.

    A hop between u and v costs 1/sqrt(w) + 0.2 ln d(u) + 0.2 ln d(v), where w is the weight of their claims (how many
    sources make each, summed) and d the number of entities that one is tied to. So well-evidenced claims are cheap
    and a hub is dear to pass; the ends weigh on all routes alike. A pair that is only named together costs, in place of
    1/sqrt(w), between 3 and 4: less the higher its weight. Among equal costs the fewer hops win, then the ids.

    By default these are the cheapest routes whatever they share, since the cost alone decides and nothing is left out.

    Args:
        graph: The graph to search.
        source: The first entity: id, name or alias, as :func:`find_node` takes it.
        target: The last entity.
        k: How many routes at most, from 1.
        max_hops: How many hops a route may have; None for any number.
        relations: The relations to go by; empty for all claims.
        kinds: The kinds that may stand between the ends; empty for all.
        via: Entities or kinds of which every route passes at least one between its ends; empty for none. Routes stay
            loopless and in order of cost; after a thousand ways with a loop the search gives up.
        avoid: Entities that no route passes.
        since: Only what was published on this day or later.
        until: Only what was published on this day or before.
        co_mentions: Whether being named in one sentence counts as a hop too.
        directed: Whether to follow relations only from source to target.
        in_time: Whether each hop must follow on the last in time. A hop is dated by when its sentence says that it
            happened, else by its document, and follows if it began when the last was over, or later. Undated
            sentences do not count, and the sentences to show are those that fit.
        min_sources: How many independent sources must bear a relation out; copies of one text are one.
        distinct: How to leave near copies out, among :data:`DISTINCT`: ``penalised`` makes hops dearer that are found
            already (:func:`penalised_paths`), ``disjoint`` takes none twice (:func:`disjoint_paths`).

    Raises:
        NoPathError: No such route, with the limit that cuts it off, or both names mean one entity.
        NodeNotFoundError: No entity answers to a name.
        AmbiguousNameError: Several entities answer to a name.
        GraphbuildError: ``k`` is less than 1, no route can be ``distinct`` so, or an end is to be passed or avoided.

    References:
        Himmelstein, D. S., Baranzini, S. E. (2015). Heterogeneous network edge prediction. PLoS Computational Biology
        11(7), e1004259 (paths damped by node degree).
        Opsahl, T., Agneessens, F., Skvoretz, J. (2010). Node centrality in weighted networks. Social Networks 32(3),
        245-251 (the exponent that trades evidence against length, here 1/2).
    """
    ends = _ends(graph, source, target)
    nodes, via_kinds = passed(graph, via)
    limits = Limits(
        max_hops=max_hops,
        relations=frozenset(relations),
        kinds=frozenset(kinds),
        via=nodes,
        via_kinds=via_kinds,
        avoid=frozenset(find_node(graph, name) for name in avoid),
        since=since,
        until=until,
        min_sources=min_sources,
        co_mentions=co_mentions,
        directed=directed,
        in_time=in_time,
    )
    _check(graph, ends, limits, k, distinct)
    return _routes(graph, ends, limits, k, distinct)


def _ends(graph: EntityGraph, source: str, target: str) -> tuple[str, str]:
    first, last = find_node(graph, source), find_node(graph, target)
    if first == last:
        raise NoPathError(f"A route needs two ends, but '{source}' and '{target}' are both {first}. Give another name.")
    return first, last


def _check(graph: EntityGraph, ends: tuple[str, str], limits: Limits, k: int, distinct: str | None) -> None:
    if k < 1:
        raise GraphbuildError(f"{k} routes are none. Ask for at least 1.")
    if distinct not in DISTINCT:
        ways = " or ".join(sorted(filter(None, DISTINCT)))
        raise GraphbuildError(f"Routes cannot be '{distinct}'. They can be {ways}.")
    for end in sorted((limits.via | limits.avoid) & {*ends}):
        raise GraphbuildError(
            f"{name_of(graph, end)} is an end of the route: it can neither be avoided nor passed on the way. "
            "Give another name."
        )


def _routes(
    graph: EntityGraph, ends: tuple[str, str], limits: Limits, k: int, distinct: str | None
) -> tuple[Route, ...]:
    ground = ground_of(graph, limits, ends)
    search = DISTINCT[distinct]
    found = tuple(islice(search(course_of(ground, *ends), max_hops=limits.max_hops), k))
    if not found:
        raise NoPathError(why_none(graph, ends, limits))
    return tuple(route_of(ground, nodes, cost) for cost, nodes in found)
