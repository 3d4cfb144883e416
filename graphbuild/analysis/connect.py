"""What ties several entities together: the smallest part of a graph that holds them all, each tie with its sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from graphbuild.analysis.dead_ends import why_none
from graphbuild.analysis.ground import Ground, ground_of
from graphbuild.analysis.hops import fewest_hops
from graphbuild.analysis.limits import Limits
from graphbuild.analysis.routes import Hop, Route, route_of
from graphbuild.analysis.trees import Tie, cheapest_tree
from graphbuild.errors import GraphbuildError, NoPathError
from graphbuild.graph import EntityGraph, find_node
from graphbuild.types import Kind, RelationType

MOST = 8
"""How many entities can be connected at once: the work doubles with each."""
_Near: TypeAlias = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Connection:
    """A tree that holds entities together.

    ``ends`` are those that it holds, as they were named, ``joints`` the others at which three or more branches meet,
    sorted. Each of the ``branches`` leads from an end or joint to the next one. ``apart`` are those that no tie holds
    to the ends, each with the reason. ``smallest`` is whether no cheaper tree is possible.
    """

    ends: tuple[str, ...]
    joints: tuple[str, ...]
    branches: tuple[Route, ...]
    apart: tuple[tuple[str, str], ...]
    smallest: bool

    @property
    def cost(self) -> float:
        """What all branches cost together."""
        return sum(branch.cost for branch in self.branches)

    @property
    def hops(self) -> tuple[Hop, ...]:
        """The hops of all branches."""
        return tuple(hop for branch in self.branches for hop in branch.hops)

    @property
    def between(self) -> tuple[str, ...]:
        """The ids of those in the tree that are no ends, sorted."""
        return tuple(sorted({node for branch in self.branches for node in branch.nodes} - {*self.ends}))


def connect(  # noqa: PLR0913  one keyword for each limit that a reader may set
    graph: EntityGraph,
    names: Iterable[str],
    *,
    relations: Iterable[RelationType] = (),
    kinds: Iterable[Kind] = (),
    avoid: Iterable[str] = (),
    since: date | None = None,
    until: date | None = None,
    co_mentions: bool = False,
    min_sources: int = 1,
) -> Connection:
    """Find the smallest part of a graph that ties entities together: the cheapest tree, by the costs of routes.

    Those that cannot be tied to the others are left out, and it is said why; of several groups that hold together the
    largest is taken, of equal ones that of the first name. Relations count in any direction. For costs and limits see
    :func:`graphbuild.analysis.paths.find_paths`; for when the tree may not be the cheapest, :func:`cheapest_tree`.

    Raises:
        NoPathError: No two of them are tied.
        NodeNotFoundError: No entity answers to a name.
        AmbiguousNameError: Several entities answer to a name.
        GraphbuildError: Fewer than two entities, too many, or one of them is to be avoided.
    """
    limits = Limits(
        relations=frozenset(relations),
        kinds=frozenset(kinds),
        avoid=frozenset(find_node(graph, name) for name in avoid),
        since=since,
        until=until,
        min_sources=min_sources,
        co_mentions=co_mentions,
    )
    ends = tuple(dict.fromkeys(find_node(graph, name) for name in names))
    _check(ends, limits)
    ground = ground_of(graph, limits, ends)
    held = max(_groups(ground, ends), key=len)
    if len(held) == 1:
        raise NoPathError(why_none(graph, (ends[0], ends[1]), limits))
    ties, smallest = cheapest_tree(ground, held)
    apart = tuple((end, why_none(graph, (held[0], end), limits)) for end in ends if end not in held)
    return Connection(held, _joints(ties, held), tuple(_branches(ground, ties, held)), apart, smallest)


def _check(ends: tuple[str, ...], limits: Limits) -> None:
    if len(ends) < 2:  # noqa: PLR2004  a tie has two ends
        raise GraphbuildError("To connect takes at least two different entities. Name another one.")
    if len(ends) > MOST:
        raise GraphbuildError(
            f"At most {MOST} entities can be connected at once, and these are {len(ends)}. Name fewer."
        )
    for end in sorted(limits.avoid & {*ends}):
        raise GraphbuildError(f"{end} is to be connected: it cannot be avoided as well. Give another name.")


def _groups(ground: Ground, ends: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Part ends into those that are tied to each other, in order of the first of each group."""
    groups: list[tuple[str, ...]] = []
    for end in ends:
        place = next((n for n, group in enumerate(groups) if fewest_hops(ground, group[0], end) is not None), None)
        if place is None:
            groups.append((end,))
        else:
            groups[place] += (end,)
    return groups


def _near(ties: frozenset[Tie]) -> _Near:
    near: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in sorted(ties):
        near[one].append(other)
        near[other].append(one)
    return near


def _joints(ties: frozenset[Tie], ends: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(node for node, near in _near(ties).items() if len(near) > 2 and node not in ends))  # noqa: PLR2004


def _branches(ground: Ground, ties: frozenset[Tie], ends: tuple[str, ...]) -> Iterator[Route]:
    """Yield each branch once, from the ends in their order to the joints, then from joint to joint."""
    near, stops = _near(ties), (*ends, *_joints(ties, ends))
    for place, stop in enumerate(stops):
        for first in near[stop]:
            nodes = _walk(near, stop, first, {*stops})
            if stops.index(nodes[-1]) > place:
                yield route_of(ground, nodes, sum(ground.cost(*pair) for pair in pairwise(nodes)))


def _walk(near: _Near, start: str, first: str, stops: set[str]) -> tuple[str, ...]:
    nodes = [start, first]
    while nodes[-1] not in stops:
        nodes.append(next(node for node in near[nodes[-1]] if node != nodes[-2]))
    return tuple(nodes)
