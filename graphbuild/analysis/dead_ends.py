"""Why two entities are not connected, in plain words: which limit cuts them off, or how far apart they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

from graphbuild.analysis.ground import Ground, ground_of
from graphbuild.analysis.limits import Limits
from graphbuild.analysis.shortest import Nodes, cheapest_paths
from graphbuild.analysis.timing import course_of
from graphbuild.graph import EntityGraph, mention_count, name_of
from graphbuild.types import Kind

_NO_VIA: Mapping[str, Any] = {"via": frozenset[str](), "via_kinds": frozenset[Kind]()}
_NO_DATES: Mapping[str, Any] = {"since": None, "until": None}
_ALL_CLAIMS: Mapping[str, Any] = {
    "max_hops": None, "directed": False, "in_time": False, "avoid": frozenset(), "kinds": frozenset(),
    "relations": frozenset(), "min_sources": 1, **_NO_VIA, **_NO_DATES,
}  # fmt: skip
_EASED: tuple[tuple[Mapping[str, Any], str, str], ...] = (
    ({"max_hops": None}, "the shortest takes {hops} hops", "Allow as many: --max-hops {hops}"),
    ({"directed": False}, "there is one only against the direction of some relation", "Leave out --directed"),
    ({"in_time": False}, "there is one, but its hops are not known to follow on each other", "Leave out --in-time"),
    (_NO_VIA, "there is one, but it passes nothing that --via asks for", "Leave out --via"),
    ({"avoid": frozenset()}, "every one passes what --avoid names", "Leave out --avoid"),
    ({"kinds": frozenset()}, "there is one only through other kinds of entities", "Add their --kind, or leave it out"),
    ({"relations": frozenset()}, "there is one only by other relations", "Add their --relation, or leave it out"),
    (_NO_DATES, "there is one only by texts of other days, or of none", "Leave out --since and --until"),
    ({"min_sources": 1}, "there is one only by what fewer sources say", "Ask for fewer: --min-sources"),
    (
        {"co_mentions": True},
        "there is one only through pairs that the texts merely name together",
        "To see it: --co-mentions",
    ),
)
"""What to give up, in this order; what to say when a route appears then, and what to do."""
_SEVERAL: tuple[tuple[Mapping[str, Any], str, str], ...] = (
    (_ALL_CLAIMS, "there is one only without several of the limits given", "Loosen them"),
    (
        {"co_mentions": True, **_ALL_CLAIMS},
        "there is one only by co-mention and without the limits given",
        "Loosen them",
    ),
)
"""The same for several limits at once."""


def why_none(graph: EntityGraph, ends: tuple[str, str], limits: Limits) -> str:
    """Say in one line why there is no route between two entities.

    Limits are given up one by one, in a fixed order, then two by two, then all but that co-mentions count for nothing,
    then all. The first that lets a route appear is named, with that route. Where none does, it is told among whom each
    of the two stands, closeness included.
    """
    names = " and ".join(name_of(graph, end) for end in ends)
    for change, words, advice in _reasons(limits):
        nodes = _eased(graph, ends, limits, replace(limits, **change))
        if nodes:
            reason, remedy = (text.format(hops=len(nodes) - 1) for text in (words, advice))
            way = " – ".join(name_of(graph, node) for node in nodes)
            return f"No such route between {names}: {reason} ({way}). {remedy}."
    ground = ground_of(graph, replace(limits, co_mentions=True, **_ALL_CLAIMS), ends)
    sides = " ".join(_side(ground, end) for end in ends)
    return f"No route between {names}: nothing in these texts ties them together. {sides}"


def _reasons(limits: Limits) -> Iterator[tuple[Mapping[str, Any], str, str]]:
    """Yield what can be given up of some limits, with what to say of it and what to do."""
    given = [reason for reason in _EASED if replace(limits, **reason[0]) != limits]
    yield from given
    for (change, _, advice), (more, _, further) in combinations(given, 2):
        words = "there is one only without two of the limits"
        yield {**change, **more}, words, f"{advice}; and {further[0].lower()}{further[1:]}"
    yield from _SEVERAL


def _eased(graph: EntityGraph, ends: tuple[str, str], limits: Limits, eased: Limits) -> Nodes:
    """Return the best route under eased limits; where hops were limited, the best of those with the fewest."""
    if eased == limits:
        return ()
    course = course_of(ground_of(graph, eased, ends), *ends)
    _, nodes = next(cheapest_paths(course, max_hops=eased.max_hops), (0, ()))
    if limits.max_hops is None or eased.max_hops is not None:
        return nodes
    allowed = range(limits.max_hops, len(nodes) - 1)
    shorter = (next(cheapest_paths(course, max_hops=number), None) for number in allowed)
    return next((found[1] for found in shorter if found), nodes)


def _side(ground: Ground, end: str) -> str:
    """Say among whom an entity stands, and who of them has the most ties."""
    graph, part = ground.graph, _part(ground, end)
    name = name_of(graph, end)
    if len(part) == 1:
        return f"{name} is tied to nobody; it is named {_times(mention_count(graph, end))}."
    ties = {node: len(list(ground.near(node))) for node in part}
    best = min(ties, key=lambda node: (-ties[node], node))
    who = "it has the most ties" if best == end else f"{name_of(graph, best)} has the most ties"
    return f"{name} stands in a group of {len(part)} entities, of whom {who} ({ties[best]})."


def _part(ground: Ground, end: str) -> set[str]:
    part, front = {end}, {end}
    while front:
        front = {there for here in front for there in ground.near(here)} - part
        part |= front
    return part


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
