"""The cheapest tree of ties that holds several entities together."""

from collections import defaultdict
from heapq import heappop, heappush
from itertools import combinations, pairwise
from typing import TypeAlias

import networkx as nx

from graphbuild.analysis.ground import Ground
from graphbuild.analysis.shortest import cheapest_paths
from graphbuild.analysis.walks import Course

Tie: TypeAlias = tuple[str, str]
Label: TypeAlias = tuple[str, int]
"""A node, and which of the ends, as bits, a tree that comes to it holds."""
EFFORT = 300_000
"""How many hops a search for the cheapest tree may try before a good one must do."""


def cheapest_tree(ground: Ground, ends: tuple[str, ...]) -> tuple[frozenset[Tie], bool]:
    """Return the ties of a tree that holds all ends, and whether it is known to be the cheapest.

    It is the cheapest, found by dynamic programming over which ends a part of the tree holds, while that takes no more
    than :data:`EFFORT`. Else it is the tree of the cheapest routes between the ends: at most twice as dear. All ends
    must be tied to each other. A tie's two nodes are in order.

    References:
        Dreyfus, S. E., Wagner, R. A. (1971). The Steiner problem in graphs. Networks 1(3), 195-207.
        Erickson, R. E., Monma, C. L., Veinott, A. F. (1987). Send-and-split method for minimum-concave-cost network
        flows. Mathematics of Operations Research 12(4), 634-664 (its order of search).
        Kou, L., Markowsky, G., Berman, L. (1981). A fast algorithm for Steiner trees. Acta Informatica 15, 141-145 (the
        tree of the routes).
    """
    exact = _exact_tree(ground, ends)
    return (exact, True) if exact is not None else (_routes_tree(ground, ends), False)


def _exact_tree(ground: Ground, ends: tuple[str, ...]) -> frozenset[Tie] | None:
    *others, root = ends
    goal = root, 2 ** len(others) - 1
    origins: dict[Label, tuple[Label, ...]] = {}
    known: dict[Label, int] = {(end, 1 << number): 0 for number, end in enumerate(others)}
    queue = [(0, label) for label in sorted(known)]
    settled: defaultdict[str, set[int]] = defaultdict(set)
    effort = 0
    while effort < EFFORT:
        cost, here = heappop(queue)
        node, held = here
        if here == goal:
            return frozenset(_ties(origins, goal))
        if held not in settled[node]:
            joined = _joined(here, settled[node], known)
            settled[node].add(held)
            near = [((there, held), ground.cost(node, there), (here,)) for there in sorted(ground.near(node))]
            effort += len(near)
            for label, more, parts in (*joined, *near):
                if label not in known or cost + more < known[label]:
                    known[label], origins[label] = cost + more, parts
                    heappush(queue, (cost + more, label))
    return None


def _joined(here: Label, settled: set[int], known: dict[Label, int]) -> list[tuple[Label, int, tuple[Label, ...]]]:
    """Return the trees made of the one that comes to a label and of others at its node that hold none of its ends."""
    node, held = here
    others = ((node, other) for other in sorted(settled) if not held & other)
    return [((node, held | other[1]), known[other], (here, other)) for other in others]


def _ties(origins: dict[Label, tuple[Label, ...]], label: Label) -> set[Tie]:
    """Return the ties of the tree that comes to a label."""
    ties, open_ = set[Tie](), [label]
    while open_:
        here = open_.pop()
        for origin in origins.get(here, ()):
            open_.append(origin)
            if origin[0] != here[0]:
                ties.add((min(origin[0], here[0]), max(origin[0], here[0])))
    return ties


def _routes_tree(ground: Ground, ends: tuple[str, ...]) -> frozenset[Tie]:
    routes: nx.Graph[str] = nx.Graph()
    for one, other in combinations(sorted(ends), 2):
        cost, nodes = next(cheapest_paths(Course(ground, one, other)))
        routes.add_edge(one, other, weight=cost, nodes=nodes)
    ties: nx.Graph[str] = nx.Graph()
    for _, _, route in nx.minimum_spanning_edges(routes):
        ties.add_weighted_edges_from((one, other, ground.cost(one, other)) for one, other in pairwise(route["nodes"]))
    tree = nx.minimum_spanning_tree(ties)
    while loose := [node for node, degree in tree.degree() if degree == 1 and node not in ends]:
        tree.remove_nodes_from(loose)
    return frozenset((min(one, other), max(one, other)) for one, other in tree.edges)
