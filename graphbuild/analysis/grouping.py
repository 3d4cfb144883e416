"""What the groups of a split are like: who is central in them, who stands at their border, and who stays in them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import coo_array

from graphbuild.analysis.incidence import Figures, Incidence, Places
from graphbuild.analysis.network import Network
from graphbuild.analysis.partition import Labels
from graphbuild.analysis.resampling import drawn
from graphbuild.graph import Edge, EntityGraph, edge_of, kind_of, name_of
from graphbuild.types import ACTORS, STRUCTURAL

BORDER = 1 / 3
"""Whoever has such a part of his ties' weight outside his group, or a larger one, stands at its border."""
LEADERS = 3
"""How many of the most central members name a group."""


@dataclass(frozen=True, slots=True)
class Member:
    """An entity in its group.

    ``inside`` and ``outside`` are the weights of its ties to the group and to all others; ``leans`` is the place of
    the group that has most of the latter, None where there is nothing outside. ``stays`` is in which part of the
    resamples it is in one group with the first member, None for that one and where nothing was resampled. ``bond`` is
    the heaviest claim that ties one of the first members to another member, ``reach`` the heaviest one that ties
    somebody at the border to the group that he leans to.
    """

    node: str
    inside: float
    outside: float
    leans: int | None = None
    stays: float | None = None
    bond: Edge | None = None
    reach: Edge | None = None

    @property
    def border(self) -> bool:
        """Whether so much of its weight lies outside that it stands at the border (:data:`BORDER`)."""
        return self.outside > 0 and self.outside >= BORDER * (self.inside + self.outside)


@dataclass(frozen=True, slots=True)
class Community:
    """A group: its members, the most central first, that is those of most weight inside, then of most weight.

    ``name`` lists the first of them, measures passed over. ``ties`` are those within it, ``outward`` those that lead
    out of it; ``density`` and ``outward_density`` are the parts of all pairs, of two members and of a member and
    somebody else who is tied, that are tied.
    """

    name: str
    members: tuple[Member, ...]
    ties: int
    outward: int
    density: float
    outward_density: float


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Ties and their groups, those of most weight first.

    ``groups`` are the places of their members, the most central first, ``group_of`` is the group of each place, and
    ``home`` that of each id. ``inside`` and ``outside`` are what the ties of each place to its group, and to others,
    weigh; ``ties`` and ``outward`` count those of each group.
    """

    network: Network
    groups: tuple[Places, ...]
    group_of: Places
    home: Mapping[str, int]
    inside: Figures
    outside: Figures
    ties: Places
    outward: Places


def split_of(network: Network, labels: Labels) -> Split:
    """Order the groups of a split and their members."""
    ends, weights = network.ends, network.weights
    within = labels[ends[:, 0]] == labels[ends[:, 1]]
    inside, outside = (
        np.bincount(ends[kept].ravel(), np.repeat(weights[kept], 2), len(network.nodes)).astype(np.float64)
        for kept in (within, ~within)
    )
    central = np.lexsort((np.arange(len(labels)), -outside, -inside))
    heads, sizes = np.unique(labels, return_counts=True)
    bulk = np.bincount(labels, inside, len(labels))[heads]
    order = heads[np.lexsort((heads, -sizes, -bulk))]
    rank = np.empty(len(labels), dtype=np.intp)
    rank[order] = np.arange(len(order))
    group_of = rank[labels]
    members = central[np.argsort(group_of[central], kind="stable")]
    groups = np.split(members, np.cumsum(np.bincount(group_of))[:-1])
    home = dict(zip(network.nodes, group_of.tolist(), strict=True))
    ties = np.bincount(group_of[ends[within, 0]], minlength=len(groups))
    outward = np.bincount(group_of[ends[~within]].ravel(), minlength=len(groups))
    return Split(network, tuple(groups), group_of, home, inside, outside, ties, outward)


def stays(incidence: Incidence, split: Split, draws: int, find: Callable[[Network], Labels], seed: int) -> Figures:
    """Return in which part of the resamples each node is in one group with the first member of its own."""
    first = np.array([group[0] for group in split.groups])[split.group_of]
    kept = np.zeros(len(first))
    for weights in drawn(len(incidence.sources), draws, seed):
        labels = find(incidence.network(weights))
        kept += labels == labels[first]
    return kept / draws


def communities_of(part: EntityGraph, split: Split, stays: Figures | None) -> tuple[Community, ...]:
    """Describe the groups of a split, given the graph that its ties were read from."""
    leans = _leans(split)
    return tuple(_community(part, split, place, leans, stays) for place in range(len(split.groups)))


def _leans(split: Split) -> Places:
    """Return the group that most of each node's weight outside its own leads to; 0 where nothing does."""
    ends, groups = split.network.ends, split.group_of
    crossing = groups[ends[:, 0]] != groups[ends[:, 1]]
    one, other = ends[crossing].T
    weights = np.tile(split.network.weights[crossing], 2)
    places = np.concatenate([one, other]), np.concatenate([groups[other], groups[one]])
    shape = (len(groups), len(split.groups))
    return np.asarray(coo_array((weights, places), shape=shape).tocsr().argmax(axis=1), dtype=np.intp).ravel()


def _community(part: EntityGraph, split: Split, place: int, leans: Places, stays: Figures | None) -> Community:
    nodes, group = split.network.nodes, split.groups[place]
    members = []
    for number, at in enumerate(group.tolist()):
        outside = float(split.outside[at])
        member = Member(
            node=nodes[at],
            inside=round(float(split.inside[at]), 9),
            outside=round(outside, 9),
            leans=int(leans[at]) if outside else None,
            stays=float(stays[at]) if stays is not None and number else None,
        )
        members.append(_with_claims(part, split, member, leader=number < LEADERS))
    ties, outward = int(split.ties[place]), int(split.outward[place])
    size, others = len(group), len(nodes) - len(group)
    return Community(
        name=_name(part, [member.node for member in members]),
        members=tuple(members),
        ties=ties,
        outward=outward,
        density=2 * ties / (size * (size - 1)) if size > 1 else 0.0,
        outward_density=outward / (size * others) if others else 0.0,
    )


def _name(part: EntityGraph, nodes: Sequence[str]) -> str:
    actors = [node for node in nodes if kind_of(part, node) in ACTORS]
    return ", ".join(name_of(part, node) for node in (actors or nodes)[:LEADERS])


def _with_claims(part: EntityGraph, split: Split, member: Member, *, leader: bool) -> Member:
    """Give a member the claims that show why it is in its group, or at its border."""
    home = split.home[member.node]
    return replace(
        member,
        bond=_heaviest(part, member.node, lambda other: split.home[other] == home) if leader else None,
        reach=_heaviest(part, member.node, lambda other: split.home[other] == member.leans) if member.border else None,
    )


def _heaviest(part: EntityGraph, node: str, wanted: Callable[[str], bool]) -> Edge | None:
    """Return the heaviest claim between an entity and certain others; of equals an event before a standing tie."""
    edges = [*part.out_edges(node, data=True), *part.in_edges(node, data=True)]
    fitting = [edge for edge in edges if wanted(edge[1] if edge[0] == node else edge[0])]
    if not fitting:
        return None
    source, target, record = min(
        fitting,
        key=lambda edge: (-edge[2]["weight"], edge[2]["relation"] in STRUCTURAL, *edge[:2], edge[2]["relation"]),
    )
    return edge_of(source, target, record)
