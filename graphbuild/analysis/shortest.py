"""The cheapest loopless ways from one node to another, one after another.

Yen's algorithm in Lawler's form, as one search: whenever a way is found, all other ways part into those that leave it
at its first node, at its second and so on, and each part is searched by itself. The parts take turns: the one with the
lowest estimate goes on, so that none looks farther than the next way asks for. With integer costs equal routes are
equal on every machine.

References:
    Yen, J. Y. (1971). Finding the K shortest loopless paths in a network. Management Science 17(11), 712-716.
    Lawler, E. L. (1972). A procedure for computing the K best solutions to discrete optimization problems and its
    application to the shortest path problem. Management Science 18(7), 401-405.
    Hart, P. E., Nilsson, N. J., Raphael, B. (1968). A formal basis for the heuristic determination of minimum cost
    paths. IEEE Transactions on Systems Science and Cybernetics 4(2), 100-107.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import TypeAlias

from graphbuild.analysis.hops import fewest_hops
from graphbuild.analysis.outlook import Outlook, outlook
from graphbuild.analysis.walks import Course, Stand

Nodes: TypeAlias = tuple[str, ...]
MAX_LOOPS = 1_000
"""How many walks with a loop are turned down before a search gives up: only what a route must pass makes any."""


@dataclass(slots=True)
class _Part:
    """The ways that begin with ``root`` and go on from there to none of the nodes ``taken``.

    It is open from when it is first looked at until its cheapest way is found. Then ``barred`` are the nodes that it
    has passed, and ``fewest`` says in how few hops it has come to a stand.
    """

    root: tuple[Stand, ...]
    taken: frozenset[str]
    opened: bool = False
    closed: bool = False
    barred: frozenset[str] = frozenset()
    fewest: dict[Stand, int] = field(default_factory=dict)


_Candidate: TypeAlias = tuple[int, int, tuple[Stand, ...], int, int, bool, _Part]
"""Estimate, hops and stands of a way as far as it goes yet, a number, its cost, whether that is all, and its part.

Sorting puts the lower estimate first, then fewer hops, then smaller node ids. The last hop is paid when its turn comes:
until then the cost is without it, and the estimate is by what it costs at least.
"""


@dataclass(frozen=True, slots=True)
class _Search:
    course: Course
    view: Outlook
    max_hops: int | None
    queue: list[_Candidate] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=count)

    def push(self, estimate: int, stands: tuple[Stand, ...], spent: int, part: _Part) -> None:
        heappush(self.queue, (estimate, len(stands) - 1, stands, next(self.numbers), spent, True, part))

    def pay(self, stands: tuple[Stand, ...], spent: int, part: _Part) -> None:
        """Put a way back with the full cost of its last hop."""
        ahead = self.view.ahead(stands[-1][:2])
        if self._is_new(stands, part) and ahead is not None:
            cost = spent + self.course.cost(stands[-2][0], stands[-1][0])
            self.push(cost + ahead, stands, cost, part)

    def extend(self, stands: tuple[Stand, ...], spent: int, part: _Part) -> None:
        """Go on by every hop from the end of a way."""
        if not self._is_new(stands, part) or not (part.opened or self._opens(part)):
            return
        part.fewest[stands[-1]] = len(stands) - 1
        shut = part.barred | part.taken if len(stands) == len(part.root) else part.barred
        settled, farther, hops = self.view.settled, self.view.farther, len(stands)
        for there, least in self.course.onward(stands[-1]):
            ahead = settled.get(there[:2], farther[there[1]])
            if ahead is not None and there[0] not in shut:
                way = (spent + least + ahead, hops, (*stands, there), next(self.numbers), spent, False, part)
                heappush(self.queue, way)

    def split(self, stands: tuple[Stand, ...], part: _Part, last: int) -> None:
        """Part all other ways of a part by the place where they leave its cheapest, up to the place ``last``."""
        first, spent = len(part.root) - 1, 0
        passed: set[str] = set()
        for place in range(last):
            here, there = stands[place][0], stands[place + 1][0]
            if place >= first:
                taken = (part.taken if place == first else frozenset()) | {there}
                estimate = self._estimate(stands[place], passed | taken)
                if estimate is not None:
                    root = stands[: place + 1]
                    self.push(spent + estimate, root, spent, _Part(root, taken))
            spent += self.course.cost(here, there)
            passed.add(here)

    def _estimate(self, stand: Stand, shut: AbstractSet[str]) -> int | None:
        """Return what it costs at least to go on from a stand to the target, by none of the nodes that are shut."""
        hops = (
            (least, self.view.ahead(there[:2])) for there, least in self.course.onward(stand) if there[0] not in shut
        )
        return min((least + ahead for least, ahead in hops if ahead is not None), default=None)

    def _is_new(self, stands: tuple[Stand, ...], part: _Part) -> bool:
        """Tell whether a way is the first to its stand; where hops are limited, the first in so few hops."""
        hops, fewest = len(stands) - 1, part.fewest.get(stands[-1])
        if self.max_hops is None:
            return fewest is None
        return hops <= self.max_hops and (fewest is None or hops < fewest)

    def _opens(self, part: _Part) -> bool:
        """Open a part, unless there is no way in it at all: a search among hubs would take long to find that out."""
        part.opened = True
        part.barred = frozenset(node for node, _, _ in part.root[:-1])
        limit = None if self.max_hops is None else self.max_hops - len(part.root) + 1
        ends = part.root[-1][0], self.course.target
        way = fewest_hops(self.course.ground, *ends, barred=part.barred, taken=part.taken, limit=limit)
        part.closed = way is None
        return not part.closed


def cheapest_paths(course: Course, *, max_hops: int | None = None) -> Iterator[tuple[int, Nodes]]:
    """Yield cost and nodes of every loopless path of at most ``max_hops`` edges, cheapest first.

    Among equal costs the fewer hops come first, then the smaller node ids. Where a course asks for something to be
    passed, the cheapest walk by it may run into a loop; then it is turned down and the next one tried, up to
    :data:`MAX_LOOPS` times.
    """
    if fewest_hops(course.ground, course.source, course.target, limit=max_hops) is None:
        return
    search = _Search(course, outlook(course), max_hops)
    least = search.view.ahead(course.start[:2])
    if least is not None:
        search.push(least, (course.start,), 0, _Part((course.start,), frozenset()))
    loops = 0
    while search.queue and loops < MAX_LOOPS:
        _, _, stands, _, spent, paid, part = heappop(search.queue)
        if part.closed:
            continue
        if not paid:
            search.pay(stands, spent, part)
        elif stands[-1][:2] != course.goal:
            search.extend(stands, spent, part)
        else:
            part.closed = True
            nodes = tuple(node for node, _, _ in stands)
            loop = _loop(nodes)
            search.split(stands, part, loop or len(nodes) - 1)
            if loop:
                loops += 1
            else:
                yield spent, nodes


def _loop(nodes: Nodes) -> int:
    """Return the first place at which a node comes again, 0 if none does."""
    seen: set[str] = set()
    for place, node in enumerate(nodes):
        if node in seen:
            return place
        seen.add(node)
    return 0
