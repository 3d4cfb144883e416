"""Routes that are no near copies of each other."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from graphbuild.analysis.shortest import Nodes, cheapest_paths
from graphbuild.analysis.walks import Course

Found: TypeAlias = tuple[int, Nodes]
"""What a path costs, and its nodes."""
TRIES = 10
"""How many times over what is found already is made dearer before a search gives up."""


def penalised_paths(course: Course, *, max_hops: int | None = None) -> Iterator[Found]:
    """Yield the cheapest path, then ever again the cheapest other one when all hops found so far are made dearer.

    Each time that a hop is found, it costs 1.4 times as much to the next search. The costs returned are the true ones,
    so they need not rise. A hop that every path needs comes again.

    References:
        Bader, R., Dees, J., Geisberger, R., Sanders, P. (2011). Alternative route graphs in road networks. Theory and
        Practice of Algorithms in (Computer) Systems, LNCS 6595, 21-32 (the penalty method and its factor).
    """
    burdens: Counter[tuple[str, str]] = Counter()
    seen: set[Nodes] = set()
    tries = 0
    while tries < TRIES:
        found = next(cheapest_paths(replace(course, burdens=burdens), max_hops=max_hops), None)
        if found is None:
            return
        nodes = found[1]
        burdens.update((*pairwise(nodes), *pairwise(nodes[::-1])))
        tries = tries + 1 if nodes in seen else 0
        if nodes not in seen:
            seen.add(nodes)
            yield sum(course.cost(*pair) for pair in pairwise(nodes)), nodes


def disjoint_paths(course: Course, *, max_hops: int | None = None) -> Iterator[Found]:
    """Yield the cheapest path, then ever again the cheapest that has no hop in common with those before."""
    walked: frozenset[tuple[str, str]] = frozenset()
    while found := next(cheapest_paths(replace(course, shut=walked), max_hops=max_hops), None):
        nodes = found[1]
        walked |= {*pairwise(nodes), *pairwise(nodes[::-1])}
        yield found
