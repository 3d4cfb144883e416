"""How much it costs at least to come to the target from anywhere: what leads a search for routes."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from graphbuild.analysis.walks import Course, Place

WIDTH = 500
"""How many places around the target are looked at at least."""
_PAID: Place = ("", False)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What it costs at least to come to the target: from all around it, and from farther away.

    ``farther`` has the latter by whether what must be passed is passed; None if there is no way.
    """

    settled: Mapping[Place, int]
    farther: Mapping[bool, int | None]

    def ahead(self, place: Place) -> int | None:
        """Return what it costs at least to come from a place to the target; None if no way leads there."""
        return self.settled.get(place, self.farther[place[1]])


_NOWHERE = Outlook({}, {True: None, False: None})


class _Ball:
    """One of the two searches: Dijkstra's, in which a hop's cost is made out when the search comes to its end."""

    def __init__(self, course: Course, centre: Place, *, onward: bool) -> None:
        self.settled: dict[Place, int] = {}
        self.seen: dict[Place, int] = {centre: 0}
        self.queue: list[tuple[int, Place, Place]] = [(0, centre, _PAID)]
        self._course = course
        self._onward = onward

    @property
    def radius(self) -> int:
        """What it costs at least to go farther."""
        return self.queue[0][0]

    def grow(self, other: "_Ball") -> Iterator[int]:
        """Go on to the nearest place, and yield what ways through both balls cost."""
        cost, here, origin = heappop(self.queue)
        if here in self.settled:
            return
        if origin != _PAID:
            yield from self._come(origin, here, other)
            return
        self.settled[here] = cost
        for there, least in self._hops(here):
            if there in other.settled:
                yield from self._come(here, there, other)
            elif there not in self.seen or cost + least < self.seen[there]:
                heappush(self.queue, (cost + least, there, here))

    def _come(self, origin: Place, here: Place, other: "_Ball") -> Iterator[int]:
        pair = (origin[0], here[0]) if self._onward else (here[0], origin[0])
        cost = self.settled[origin] + self._course.cost(*pair)
        if here not in self.seen or cost < self.seen[here]:
            self.seen[here] = cost
            heappush(self.queue, (cost, here, _PAID))
            if here in other.seen:
                yield cost + other.seen[here]

    def _hops(self, here: Place) -> Iterable[tuple[Place, int]]:
        if self._onward:
            return (((there, passed), cost) for (there, passed, _), cost in self._course.onward((*here, 0)))
        return self._course.backward(here)


def outlook(course: Course) -> Outlook:
    """Search from both ends until the two searches meet on a cheapest way, and return what the one backwards saw.

    So a large graph is read only as far as the route needs, and a little more around the target, since what is seen
    there leads all detours. The bound is consistent: along a hop it never falls by more than the hop costs. Time does
    not count here, so with a clock it is only lower.

    References:
        Pohl, I. (1971). Bi-directional search. Machine Intelligence 6, 127-140.
    """
    if course.by:
        return _by_halves(course)
    course = replace(course, clock=None)
    onward = _Ball(course, course.start[:2], onward=True)
    backward = _Ball(course, course.goal, onward=False)
    best: int | None = None
    while onward.queue and backward.queue and (best is None or onward.radius + backward.radius < best):
        ball, other = sorted((onward, backward), key=lambda ball: len(ball.queue))
        for through in ball.grow(other):
            best = through if best is None else min(best, through)
    if best is None:
        return _NOWHERE
    while backward.queue and len(backward.settled) < WIDTH:
        deque(backward.grow(onward), maxlen=0)
    radius = backward.radius if backward.queue else None
    return Outlook(backward.settled, {True: radius, False: radius})


def _by_halves(course: Course) -> Outlook:
    """Return the outlook where one of few nodes must be passed: that from each of them, and that to each of them."""
    ways = (outlook(replace(course, source=node, via=None, by=())) for node in course.by)
    after = next((way for way in ways if way != _NOWHERE), _NOWHERE)
    before = [
        (outlook(replace(course, target=node, via=None, by=())), rest)
        for node in course.by
        if (rest := after.ahead((node, True))) is not None
    ]
    places = {place for view, _ in before for place in view.settled}
    settled = {(node, False): _least(before, (node, True)) for node, _ in places}
    farther = min((far + rest for view, rest in before if (far := view.farther[True]) is not None), default=None)
    return Outlook({**after.settled, **settled}, {True: after.farther[True], False: farther})


def _least(before: Iterable[tuple[Outlook, int]], place: Place) -> int:
    return min(ahead + rest for view, rest in before if (ahead := view.ahead(place)) is not None)
