"""What to draw: a part of the graph, as plain node and edge records."""

import math
import textwrap
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from graphbuild.analysis.ties import CLAIMS
from graphbuild.graph import (
    Edge,
    EntityGraph,
    aliases_of,
    edges_of,
    find_node,
    kind_of,
    mention_count,
    name_of,
    subgraph_of,
)
from graphbuild.types import Kind, RelationType

LABEL_WIDTH, LABEL_LINES = 22, 2
"""How many characters and lines a label has at most."""


MOST_DRAWN, MOST_LINES = 2_000, 10_000
"""How many nodes and edges the picture draws at once at most, so that it opens and moves without delay."""

FIRST_OF_KIND = 100
"""How many of each kind, the best connected, are drawn at first where there are more."""


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node as it is drawn.

    ``label`` is the name, wrapped and cut, ``mentions`` how often texts name it, ``partners`` how many other nodes a
    claim ties it to, and ``radius`` grows with these (in units of the layout). ``pin`` is where a person has put it.
    """

    id: str
    kind: Kind
    name: str
    label: str
    aliases: tuple[str, ...]
    mentions: int
    partners: int
    radius: int
    pin: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """An edge as it is drawn; ``number`` is its place among all edges of the page.

    ``bend`` is 0 for a straight line; parallel edges bend apart, to the right (positive) or left of their direction.
    """

    number: int
    edge: Edge
    bend: float
    width: int

    @property
    def closeness(self) -> bool:
        """Whether it only says that the two stand in one sentence."""
        return self.edge.relation == RelationType.CO_MENTIONED


@dataclass(frozen=True, slots=True)
class Picture:
    """All that can be drawn, in order of id."""

    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]

    @property
    def most_of_kind(self) -> int | None:
        """How many of each kind are drawn at first, or None for all."""
        claims = sum(not line.closeness for line in self.edges)
        return FIRST_OF_KIND if len(self.nodes) > MOST_DRAWN or claims > MOST_LINES else None

    def first_view(self) -> "Picture":
        """Return what is drawn at first: all, or the best connected of each kind where that would be too much."""
        most = self.most_of_kind
        if most is None:
            return self
        ranked: defaultdict[Kind, list[DrawnNode]] = defaultdict(list)
        for node in sorted(self.nodes, key=lambda node: (-node.partners, -node.mentions, node.id)):
            ranked[node.kind].append(node)
        kept = {node.id for members in ranked.values() for node in members[:most]}
        lines = tuple(line for line in self.edges if line.edge.source in kept and line.edge.target in kept)
        return Picture(tuple(node for node in self.nodes if node.id in kept), lines)


def select(  # noqa: PLR0913 - one option each of `graphbuild view`
    graph: EntityGraph,
    *,
    focus: Collection[str] = (),
    hops: int = 1,
    top: int | None = None,
    kinds: Collection[Kind] = (),
    relations: Collection[RelationType] = (),
    since: date | None = None,
    until: date | None = None,
    min_sources: int = 1,
) -> EntityGraph:
    """Return the part of a graph that a reader asked to see.

    Args:
        graph: The whole graph, which stays as it is.
        focus: Ids, names or aliases, as :func:`graphbuild.graph.find_node` takes them, of nodes that are kept
            whatever else is asked; with any, only what lies near them is kept.
        hops: How many edges away is near. Closeness in a sentence carries no hop unless ``relations`` asks for it.
        top: How many nodes of each kind are kept, best connected first; by default all.
        kinds: Kinds to keep; by default all. Hops may pass through the others.
        relations: Relations to keep; by default all.
        since: First publication date of the evidence to keep.
        until: Last publication date of the evidence to keep.
        min_sources: How many independent sources a relation must have to be kept; copies of one text are one.

    Raises:
        NodeNotFoundError: No entity answers to a name of ``focus``.
        AmbiguousNameError: Several entities answer to one.
    """
    centres = [find_node(graph, name) for name in focus]
    if centres:
        graph = graph.subgraph(_around(graph, centres, hops if top is None else hops + 1, {*relations} or CLAIMS))
    part = subgraph_of(graph, relations=relations, since=since, until=until, min_sources=min_sources)
    wanted = _near(part, centres, hops, RelationType.CO_MENTIONED in relations) if centres else set(part)
    if relations or since or until or min_sources > 1:
        wanted = {node for node in wanted if part.degree(node)}
    if kinds:
        wanted = {node for node in wanted if kind_of(part, node) in kinds}
    kept = wanted if top is None else _best(part, wanted, top)
    return part.subgraph(sorted(kept.union(centres))).copy()


def _around(graph: EntityGraph, centres: Iterable[str], hops: int, relations: AbstractSet[RelationType]) -> list[str]:
    """Return all that may come into what is near, going by each node's own relations, whoever says so and when."""
    reached, front = set(centres), set(centres)
    for _ in range(hops):
        beside = (ties for node in front for ties in (graph.adj[node], graph.pred[node]))
        front = {other for ties in beside for other, found in ties.items() if not relations.isdisjoint(found)} - reached
        reached |= front
    return sorted(reached)


def _near(graph: EntityGraph, focus: Iterable[str], hops: int, with_closeness: bool) -> set[str]:  # noqa: FBT001
    neighbours = _neighbours(graph, with_closeness=with_closeness)
    reached = set(focus)
    for _ in range(hops):
        reached = reached.union(*(neighbours[node] for node in reached))
    return reached


def _neighbours(graph: EntityGraph, *, with_closeness: bool = False) -> defaultdict[str, set[str]]:
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for source, target, record in graph.edges(data=True):
        relation = record["relation"]
        if source != target and (with_closeness or relation != RelationType.CO_MENTIONED):
            neighbours[source].add(target)
            neighbours[target].add(source)
    return neighbours


def _best(graph: EntityGraph, nodes: Iterable[str], top: int) -> set[str]:
    ranked: defaultdict[Kind, list[str]] = defaultdict(list)
    for node in best_connected(graph, nodes):
        ranked[kind_of(graph, node)].append(node)
    return {node for members in ranked.values() for node in members[:top]}


def best_connected(graph: EntityGraph, nodes: Iterable[str]) -> list[str]:
    """Return nodes in order of how many others a claim ties them to, then of how often they are named."""
    neighbours = _neighbours(graph)
    return sorted(nodes, key=lambda node: (-len(neighbours[node]), -mention_count(graph, node), node))


def draw(graph: EntityGraph) -> Picture:
    """Return the records that draw a whole graph."""
    neighbours = _neighbours(graph)
    nodes = tuple(_drawn_node(graph, node, len(neighbours[node])) for node in sorted(graph))
    return Picture(nodes, _drawn_edges(list(edges_of(graph))))


def _drawn_node(graph: EntityGraph, node: str, partners: int) -> DrawnNode:
    name = name_of(graph, node)
    return DrawnNode(
        id=node,
        kind=kind_of(graph, node),
        name=name,
        label=label(name),
        aliases=aliases_of(graph, node),
        mentions=mention_count(graph, node),
        partners=partners,
        radius=min(34, 7 + round(4 * math.sqrt(partners))),
        pin=_pin(graph, node),
    )


def _pin(graph: EntityGraph, node: str) -> tuple[int, int] | None:
    place = graph.nodes[node].get("pin")
    return place and (place[0], place[1])


def label(name: str) -> str:
    r"""Return a name as it fits beside a node: without control characters, wrapped, and cut with an ellipsis.

    >>> label("Bureau of Industry and Security")
    'Bureau of Industry and\nSecurity'
    """
    visible = "".join(" " if unicodedata.category(character)[0] in "CZ" else character for character in name)
    return "\n".join(textwrap.wrap(visible, LABEL_WIDTH, max_lines=LABEL_LINES, placeholder="…"))


def _drawn_edges(edges: list[Edge]) -> tuple[DrawnEdge, ...]:
    claims = Counter(_pair(edge) for edge in edges if edge.relation != RelationType.CO_MENTIONED)
    drawn: Counter[tuple[str, str]] = Counter()
    found = []
    for number, edge in enumerate(edges):
        pair = _pair(edge)
        found.append(DrawnEdge(number, edge, _bend(edge, drawn[pair], claims[pair]), _width(edge.weight)))
        drawn[pair] += edge.relation != RelationType.CO_MENTIONED
    return tuple(found)


def _pair(edge: Edge) -> tuple[str, str]:
    return min(edge.source, edge.target), max(edge.source, edge.target)


def _bend(edge: Edge, index: int, claims: int) -> float:
    """Return the bend of a pair's claim number ``index``; closeness goes round the outside of any claims."""
    if edge.relation == RelationType.CO_MENTIONED:
        index, claims = (claims, claims + 1) if claims else (0, 1)
    offset = round(0.16 * (index - (claims - 1) / 2), 2)
    return offset if edge.source <= edge.target else -offset


def _width(weight: float) -> int:
    return min(6, 1 + round(math.log2(max(1.0, weight))))
