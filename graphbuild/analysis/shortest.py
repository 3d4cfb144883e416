"""The cheapest loopless ways through a graph, one after another.

Yen's algorithm, whose searches are led by the exact cost from every node to the target: one Dijkstra search backwards
pays for all detours. With integer costs equal routes are equal on every machine.

References:
    Yen, J. Y. (1971). Finding the K shortest loopless paths in a network. Management Science 17(11), 712-716.
    Hart, P. E., Nilsson, N. J., Raphael, B. (1968). A formal basis for the heuristic determination of minimum cost
    paths. IEEE Transactions on Systems Science and Cybernetics 4(2), 100-107.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TypeAlias

import networkx as nx

Nodes: TypeAlias = tuple[str, ...]
Candidate: TypeAlias = tuple[float, int, Nodes]
"""Cost, hops and nodes of a path: sorting candidates puts the cheaper first, then the shorter, then by node ids."""


@dataclass(frozen=True, slots=True)
class _Field:
    """The ground that one question covers: edge costs, the goal, and the least cost from each node to it."""

    costs: "nx.Graph[str]"
    target: str
    ahead: Mapping[str, float]


def cheapest_paths(
    costs: "nx.Graph[str]", source: str, target: str, *, max_hops: int | None = None
) -> Iterator[tuple[float, Nodes]]:
    """Yield cost and nodes of every loopless path of at most ``max_hops`` edges, cheapest first.

    Among equal costs the fewer hops come first, then the smaller node ids. ``costs`` has a positive ``cost`` on
    each edge; a directed graph is followed along its arrows.

    >>> graph = nx.Graph()
    >>> graph.add_edges_from([("a", "b", {"cost": 5}), ("a", "c", {"cost": 1}), ("c", "b", {"cost": 1})])
    >>> list(cheapest_paths(graph, "a", "b"))
    [(2, ('a', 'c', 'b')), (5, ('a', 'b'))]
    """
    backwards = costs.reverse(copy=False) if isinstance(costs, nx.DiGraph) else costs
    ahead = nx.single_source_dijkstra_path_length(backwards, target, weight="cost")
    field = _Field(costs, target, ahead)
    limit = len(costs) if max_hops is None else max_hops
    queue = list(_search(field, (source,), frozenset(), limit))
    seen = {path for _, _, path in queue}
    found: list[Nodes] = []
    while queue:
        cost, _, nodes = heappop(queue)
        yield cost, nodes
        found.append(nodes)
        for detour in _detours(field, nodes, found, limit):
            if detour[2] not in seen:
                seen.add(detour[2])
                heappush(queue, detour)


def _detours(field: _Field, nodes: Nodes, found: list[Nodes], limit: int) -> Iterator[Candidate]:
    """Yield, for each node of a path, the cheapest path that leaves all found ones there."""
    for length in range(1, len(nodes)):
        root = nodes[:length]
        taken = frozenset(path[length] for path in found if path[:length] == root)
        yield from _search(field, root, taken, limit)


def _search(field: _Field, root: Nodes, taken: frozenset[str], limit: int) -> Iterator[Candidate]:
    """Yield the cheapest path that goes on from a root, not by the next nodes taken; nothing where none is.

    A node is looked at again only when it is reached in fewer hops than before, which a hop limit can make worth it.
    """
    spent = nx.path_weight(field.costs, root, "cost")
    queue: list[Candidate] = [(spent + field.ahead[root[-1]], len(root) - 1, root)] if root[-1] in field.ahead else []
    fewest = dict.fromkeys(root[:-1], 0)
    while queue:
        estimate, hops, nodes = heappop(queue)
        here = nodes[-1]
        if here == field.target:
            yield estimate, hops, nodes
            return
        if hops >= min(limit, fewest.get(here, limit)):
            continue
        fewest[here] = hops
        for there, tie in field.costs.adj[here].items():
            if there in field.ahead and not (nodes == root and there in taken):
                further = estimate - field.ahead[here] + tie["cost"] + field.ahead[there]
                heappush(queue, (further, hops + 1, (*nodes, there)))
