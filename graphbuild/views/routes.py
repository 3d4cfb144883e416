"""Routes as a page shows them: on a part of the graph, in lanes from one end to the other, hop by hop."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import fmean
from typing import Any, Protocol, TypeAlias

from graphbuild.analysis.citations import by_plainness
from graphbuild.analysis.connect import Connection
from graphbuild.analysis.routes import Hop
from graphbuild.graph import Edge, EntityGraph, name_of
from graphbuild.resources.words import listed
from graphbuild.types import Citation, RelationType
from graphbuild.views.elements import Picture

Record: TypeAlias = dict[str, Any]
Place: TypeAlias = tuple[int, int]
Key: TypeAlias = tuple[str, str, RelationType]
"""What tells one edge from all others: its ends and its relation."""

AROUND = 30
"""How many others a page of routes shows at most beside those on the routes."""

STEP, LANE = 300, 130
"""How far apart nodes of routes stand, along one and from one to the next, in units of the layout."""

COLUMN, ROW = 170, 80
"""How far apart the others stand."""


class Walk(Protocol):
    """What can be walked: hops, and what they cost."""

    @property
    def hops(self) -> tuple[Hop, ...]:
        """The steps, in order."""

    @property
    def cost(self) -> float:
        """The lower, the better the evidence and the fewer the hubs."""


def heading(walks: Sequence[Walk], graph: EntityGraph) -> str:
    """Return what routes between the same two entities are called together."""
    ends = (name_of(graph, node) for node in (walks[0].hops[0].source, walks[0].hops[-1].target))
    return "From {} to {}: {} {}".format(*ends, len(walks), "route" if len(walks) == 1 else "routes")


def connection_heading(connection: Connection, graph: EntityGraph) -> str:
    """Return what ties between several entities are called together."""
    return f"What ties {_in_row(graph, connection.ends)} together"


def connection_notes(connection: Connection, graph: EntityGraph) -> list[str]:
    """Return what there is to say of a connection beside its ties: where they meet, and who is left out and why."""
    met = [f"The ties meet at {_in_row(graph, connection.joints)}."] if connection.joints else []
    left_out = [f"Left out: {name_of(graph, end)}. {why}" for end, why in connection.apart]
    unsure = "There may be ties that cost less, but none that cost less than half as much."
    return [*met, *left_out, *([] if connection.smallest else [unsure])]


def _in_row(graph: EntityGraph, nodes: Sequence[str]) -> str:
    return listed([name_of(graph, node) for node in nodes])


def part_around(graph: EntityGraph, walks: Sequence[Walk]) -> EntityGraph:
    """Return what is on some walks and, of those that claims tie to it, the :data:`AROUND` tied to most of it.

    Among equals those win whose claims weigh more, then those whose ids come first.
    """
    passed = {node for walk in walks for node in _nodes(walk)}
    partners, weights = defaultdict[str, set[str]](set), Counter[str]()
    for node in sorted(passed):
        for source, target, record in (*graph.out_edges(node, data=True), *graph.in_edges(node, data=True)):
            other = target if source == node else source
            if other not in passed and record["relation"] != RelationType.CO_MENTIONED:
                partners[other].add(node)
                weights[other] += record["weight"]
    near = sorted(partners, key=lambda node: (-len(partners[node]), -weights[node], node))
    return graph.subgraph(sorted({*passed, *near[:AROUND]})).copy()


def in_lanes(picture: Picture, walks: Sequence[Walk]) -> Picture:
    """Return the same at fixed places: what is on the walks in lanes, the others in rows above and below.

    Each node stands as far across as it is along the best walk that passes it, in that walk's lane; the better a walk,
    the nearer its lane is to the middle. The others stand as near as there is room to the middle of those in the lanes
    that claims tie them to. Where walks are no chains, as in a tree, all stay where forces put them.
    """
    if not all(map(is_chain, walks)):
        return Picture(tuple(replace(node, pin=None) for node in picture.nodes), picture.edges)
    lanes = _lanes(walks)
    places = lanes | _beside(lanes, picture)
    return Picture(tuple(replace(node, pin=places[node.id]) for node in picture.nodes), picture.edges)


def is_chain(walk: Walk) -> bool:
    """Tell whether each hop of a walk begins where the last one ends."""
    return all(one.target == other.source for one, other in pairwise(walk.hops))


def _lanes(walks: Sequence[Walk]) -> dict[str, Place]:
    places: dict[str, Place] = {}
    longest = max(len(walk.hops) for walk in walks)
    for number, walk in enumerate(walks):
        lane = (number + 1) // 2 * (-1) ** number
        nodes = _nodes(walk)
        for place, node in enumerate(nodes):
            places.setdefault(node, (round(place / (len(nodes) - 1) * longest * STEP), lane * LANE))
    return places


def _beside(lanes: Mapping[str, Place], picture: Picture) -> dict[str, Place]:
    """Return places for what is not in the lanes, by columns that are filled upwards and downwards in turn."""
    others = [node.id for node in picture.nodes if node.id not in lanes]
    tied = _tied(lanes, picture)
    columns = range(max(across for across, _ in lanes.values()) // COLUMN + 1)
    rows = -(-len(others) // len(columns)) + 1
    lowest, highest = min(up for _, up in lanes.values()), max(up for _, up in lanes.values())
    filled, places = Counter[int](), dict[str, Place]()
    for node in others:
        wanted = fmean(tied.get(node, [0])) / COLUMN
        column = min((one for one in columns if filled[one] < rows), key=lambda one: (abs(one - wanted), one))
        row, above = divmod(filled[column], 2)
        filled[column] += 1
        places[node] = column * COLUMN, lowest - LANE - row * ROW if above else highest + LANE + row * ROW
    return places


def _tied(lanes: Mapping[str, Place], picture: Picture) -> dict[str, list[int]]:
    """Return how far across those in the lanes stand to whom claims tie each of the others."""
    tied: defaultdict[str, list[int]] = defaultdict(list)
    for line in picture.edges:
        for one, other in ((line.edge.source, line.edge.target), (line.edge.target, line.edge.source)):
            if other in lanes and not line.closeness:
                tied[one].append(lanes[other][0])
    return tied


def _nodes(walk: Walk) -> list[str]:
    return list(dict.fromkeys(node for hop in walk.hops for node in (hop.source, hop.target)))


def route_records(walks: Sequence[Walk], picture: Picture) -> list[Record]:
    """Return walks as plain JSON values.

    A hop's ``claims`` are pairs, the best first: the number of an edge of the picture, and which pieces of its evidence
    bear it out, in the order to show them. The first piece of the first claim is the sentence that the hop stands on.
    """
    lines = {_key(line.edge): (line.number, _numbered(line.edge.citations)) for line in picture.edges}
    return [{"cost": round(walk.cost, 6), "hops": [_hop_record(hop, lines) for hop in walk.hops]} for walk in walks]


def _key(edge: Edge) -> Key:
    return edge.source, edge.target, edge.relation


def _numbered(citations: Iterable[Citation]) -> dict[Citation, int]:
    return {citation: number for number, citation in enumerate(by_plainness(citations))}


def _hop_record(hop: Hop, lines: Mapping[Key, tuple[int, Mapping[Citation, int]]]) -> Record:
    orders: list[tuple[int, list[int]]] = []
    for edge in hop.edges:
        number, places = lines[_key(edge)]
        best = places[hop.citation] if edge is hop.edges[0] else None
        order = sorted((places[citation] for citation in edge.citations), key=lambda place: (place != best, place))
        orders.append((number, order))
    return {"from": hop.source, "to": hop.target, "claims": orders}
