"""Who stands between two groups: on whose ties the best routes from the one to the other depend."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress, pairwise
from operator import not_
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphbuild.analysis.centrality import limited
from graphbuild.analysis.examples import routes_through
from graphbuild.analysis.geodesics import Figures, sums_over
from graphbuild.analysis.network import Network, network_between, places_of
from graphbuild.analysis.paths import Route, find_paths
from graphbuild.analysis.ties import wanted_relations
from graphbuild.errors import GraphbuildError, NoPathError
from graphbuild.graph import EntityGraph, find_node, kind_of, name_of
from graphbuild.types import ACTORS, Kind, RelationType

EXAMPLES = 5
"""For so many of those between, a route is shown."""
_DIGITS = 9
_NAMED = 6
_BELONGING = {RelationType.PART_OF, RelationType.SERVES}


@dataclass(frozen=True, slots=True)
class Broker:
    """One that stands between: ``share`` is the part of the pairs' best routes that lead through it, from 0 to 1.

    Equal routes of a pair share it. A ``rank`` counts from 1; equals have the better one and are ``shared``. ``route``
    is a best route through it between two of the groups, for the first ones.
    """

    node: str
    name: str
    kind: Kind
    share: float
    rank: int
    shared: bool
    route: Route | None = None


@dataclass(frozen=True, slots=True)
class Brokerage:
    """Who stands between the groups ``one`` and ``other``, each given by its members' ids, the namesake first.

    ``pairs`` is the number of pairs of a member of each, ``connected`` of those that any route connects, ``direct`` of
    the ties from group to group, or to a measure that both are tied to. ``brokers`` are actors outside both groups,
    ``links`` measures: things that members of both have to do with, and no go-betweens. ``notes`` say in plain words
    what limits this.
    """

    one: tuple[str, ...]
    other: tuple[str, ...]
    pairs: int
    connected: int
    direct: int
    brokers: tuple[Broker, ...]
    links: tuple[Broker, ...]
    notes: tuple[str, ...]


def rank_between(
    graph: EntityGraph,
    one: str,
    other: str,
    *,
    top: int | None = None,
    indirect: bool = False,
    **limits: Any,  # noqa: ANN401  as limited() takes them
) -> Brokerage:
    """Rank who stands between two groups, by the share of best routes between their members that lead through it.

    The group of a country or an agency is itself, its bodies and their bodies, and the officials who serve any of
    these, unless at least twice as many sources say that they belong elsewhere; the group of anybody else is itself
    alone. Who belongs to both groups counts to neither, and is no go-between. A best route is the
    shortest where a tie of weight w is 1 / w long; each pair of a member of the one and a member of the other counts
    once if any route connects them. Members are no go-betweens, though routes may lead through them.

    It tells through whom the texts tie the two, not who mediates between them in fact.

    Args:
        graph: The graph to search.
        one: A name, an alias or an id; see :func:`graphbuild.graph.find_node`.
        other: Another.
        top: How many of those between to return; all by default.
        indirect: Whether direct ties are set aside, and those to a measure that both are tied to, to see who stands
            between the two otherwise.
        **limits: What sets ties aside, as for :func:`graphbuild.analysis.centrality.limited`.

    Raises:
        GraphbuildError: The groups are one, or one of them is empty without those who belong to both.
        NoPathError: No route connects them.

    References:
        Brandes, U. (2008). On variants of shortest-path betweenness centrality and their generic computation. Social
        Networks 30(2), 136-145, for sources and targets that are sets.
    """
    part = limited(graph, **limits)
    groups, both = _groups(graph, part, find_node(graph, one), find_node(graph, other))
    wanted = wanted_relations(limits.get("relations", ()), co_mentions=limits.get("co_mentions", False))
    network, direct = _set_aside(part, network_between(part, part, wanted), groups, indirect=indirect)
    starts, targets = (places_of(group, network.nodes) for group in groups)
    sums = sums_over(network, starts, targets)
    connected = int(sums.starts[targets].sum())
    names = " and ".join(name_of(graph, group[0]) for group in groups)
    if not connected:
        raise NoPathError(f"No route connects {names}{' but for their direct ties' if indirect else ''}.")
    shares = np.round(sums.carried / connected, _DIGITS)
    shares[[*starts, *targets, *places_of(both, network.nodes)]] = 0.0
    brokers, links = _between(part, network, shares)
    shown = tuple(_with_routes(part, network, groups, brokers[:top]))
    notes = (*_directly(direct, indirect=indirect), *_listed(len(brokers), len(shown)), *_torn(graph, both))
    return Brokerage(*groups, len(starts) * len(targets), connected, direct, shown, tuple(links[:top]), notes)


def group_of(graph: EntityGraph, node: str) -> tuple[str, ...]:
    """Return an entity and who belongs to it, the entity first; see :func:`rank_between`."""
    if kind_of(graph, node) not in {Kind.COUNTRY, Kind.AGENCY}:
        return (node,)
    wholes: nx.DiGraph[str] = nx.DiGraph()
    wholes.add_node(node)
    wholes.add_edges_from((whole, member) for member, whole in _belongings(graph))
    return (node, *sorted(nx.descendants(wholes, node)))


def _belongings(graph: EntityGraph) -> Iterator[tuple[str, str]]:
    """Yield who belongs to what, but for what less than half as many sources say as of the member's best told one."""
    told = [
        (member, whole, record) for member, whole, record in graph.edges(data=True) if record["relation"] in _BELONGING
    ]
    best: dict[str, float] = {}
    for member, _, record in told:
        best[member] = max(best.get(member, 0.0), record["weight"])
    yield from ((member, whole) for member, whole, record in told if 2 * record["weight"] >= best[member])


def _groups(
    graph: EntityGraph, part: EntityGraph, one: str, other: str
) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], list[str]]:
    """Return both groups as far as they are in a part of the graph, and who belongs to both of them."""
    groups = group_of(graph, one), group_of(graph, other)
    names = name_of(graph, one), name_of(graph, other)
    if one in groups[1] or other in groups[0]:
        raise GraphbuildError(f"{names[0]} and {names[1]} belong together. Name two groups apart.")
    both = {*groups[0]} & {*groups[1]}
    first, second = (tuple(node for node in group if node in part and node not in both) for group in groups)
    for name, group in zip(names, (first, second), strict=True):
        if not group:
            raise GraphbuildError(f"Within these limits no text names {name}. Loosen the limits.")
    return (first, second), sorted(node for node in both if node in part)


def _set_aside(
    graph: EntityGraph, network: Network, groups: tuple[Sequence[str], Sequence[str]], *, indirect: bool
) -> tuple[Network, int]:
    """Return the ties, the direct ones left out if so wished, and how many these are.

    A tie is direct if it leads from group to group, or from one of them to a measure that both are tied to.
    """
    sides: list[NDArray[np.bool_]] = [
        np.isin(np.arange(len(network.nodes)), places_of(group, network.nodes)) for group in groups
    ]
    measures = np.array([kind_of(graph, node) not in ACTORS for node in network.nodes])
    common = measures & _touched(network, sides[0]) & _touched(network, sides[1])
    here, there, shared = (side[network.ends].any(axis=1) for side in (*sides, common))
    crossing = (here & there) | (shared & (here | there))
    if indirect:
        network = Network(network.nodes, network.ends[~crossing], network.weights[~crossing])
    return network, int(crossing.sum())


def _touched(network: Network, side: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which nodes are tied to a group."""
    near = np.zeros(len(network.nodes), dtype=bool)
    near[network.ends[side[network.ends].any(axis=1)]] = True
    return near


def _between(graph: EntityGraph, network: Network, shares: Figures) -> tuple[list[Broker], list[Broker]]:
    """Return the actors and the measures that carry routes, each ranked."""
    among = [(network.nodes[place], float(shares[place])) for place in np.flatnonzero(shares > 0).tolist()]
    acting = [kind_of(graph, node) in ACTORS for node, _ in among]
    return _ranked(graph, list(compress(among, acting))), _ranked(graph, [*compress(among, map(not_, acting))])


def _ranked(graph: EntityGraph, among: Sequence[tuple[str, float]]) -> list[Broker]:
    order = sorted(among, key=lambda pair: (-pair[1], name_of(graph, pair[0]), pair[0]))
    values, numbers = [share for _, share in order], Counter(share for _, share in order)
    return [
        Broker(node, name_of(graph, node), kind_of(graph, node), share, values.index(share) + 1, numbers[share] > 1)
        for node, share in order
    ]


def _with_routes(
    graph: EntityGraph, network: Network, groups: tuple[Sequence[str], Sequence[str]], brokers: Sequence[Broker]
) -> Iterator[Broker]:
    ways = list(routes_through(network, groups, [broker.node for broker in brokers[:EXAMPLES]]))
    for place, broker in enumerate(brokers):
        way = ways[place] if place < len(ways) else ()
        yield replace(broker, route=_route(graph, way)) if way else broker


def _route(graph: EntityGraph, way: Sequence[str]) -> Route:
    """Return a way with the sentences of its hops."""
    steps = {frozenset(step) for step in pairwise(way)}
    part: EntityGraph = nx.MultiDiGraph(**graph.graph)
    part.add_nodes_from((node, graph.nodes[node]) for node in way)
    for source, target, key, record in graph.subgraph(way).edges(keys=True, data=True):
        if frozenset((source, target)) in steps:
            part.add_edge(source, target, key=key, **record)
    return find_paths(part, way[0], way[-1], k=1, co_mentions=True)[0]


def _directly(direct: int, *, indirect: bool) -> Iterator[str]:
    lead = "tie leads" if direct == 1 else "ties lead"
    where = f"{direct} {lead} from group to group, or to a measure that both groups have to do with"
    if indirect:
        yield f"{where}: set aside."
    elif direct:
        yield (
            f"{where}. A pair whose best route takes such a tie needs nobody else; to see who stands between them "
            "otherwise, set these ties aside: --indirect."
        )


def _listed(brokers: int, shown: int) -> Iterator[str]:
    if shown < brokers:
        yield f"Listed: the first {shown} of {brokers}."


def _torn(graph: EntityGraph, both: Sequence[str]) -> Iterator[str]:
    if both:
        named = ", ".join(name_of(graph, node) for node in both[:_NAMED])
        more = f" and {len(both) - _NAMED} more" if len(both) > _NAMED else ""
        yield f"Left out, since the texts have them belong to both: {named}{more}."
