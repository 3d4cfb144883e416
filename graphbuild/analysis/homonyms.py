"""Who may be two of one name: somebody whose texts fall into circles that never meet.

Two texts meet where they name a third beside the one in question, common names aside; whoever meets another's friend is
in his circle. That circles never meet proves little, for news of one minister may come from two worlds. So one is told
only if besides a circle calls him by a short or another spelling alone, places him in other states, or is of a time of
its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from graphbuild.graph import EntityGraph, documents_of, kind_of, name_of, sources_of
from graphbuild.names import fold
from graphbuild.resolve.places import DECIDED, JOINED
from graphbuild.types import Kind

COMMON = 0.05
"""What more than this share of all texts names, and more than :data:`FEW`, is common: it brings nobody together."""
FEW = 3
CAREER = 15
"""Years that one person is seldom in the news for without anybody else who is there all along."""

_STATE = re.compile(r"(?:country:(?=..$)|agency:(?=..-))(?!eu|un)([a-z]{2})")
"""The ids of states, and of bodies that belong to one."""
_PEOPLE = frozenset({Kind.OFFICIAL, Kind.PERSON})
_KNOWN = "known "
"""How the reasons of mentions begin whose entity a table told."""
_TELLING = re.compile(r"\w{4,}")
"""Words of an office that are long enough to tell it."""
_SHOWN = 3
"""How many states are named."""

Circle = frozenset[str]
"""Documents, by id."""
Days = Mapping[str, str | None]
"""Document, by id → the day of its publication, where that is known."""


@dataclass(frozen=True, slots=True)
class Homonym:
    """An entity some of whose documents, a circle of their own, may mean another of its name, and why."""

    node: str
    documents: tuple[str, ...]
    reason: str


def homonyms(graph: EntityGraph, nodes: Iterable[str]) -> Iterator[Homonym]:
    """Yield whom of some people and bodies one circle of texts may not mean, in the order given, each at most once.

    Of several such circles the one with most texts is told. Whom people decided to be one is one, and so is whom they
    merged or split.
    """
    settled = {*graph.graph.get("ledger", {}).get("one", ())}
    asked = [
        node
        for node in nodes
        if not (node in settled or kind_of(graph, node) in (Kind.COUNTRY, Kind.MEASURE) or _is_decided(graph, node))
    ]
    named, sources = _named(graph), sources_of(graph)
    common, days = _common(graph, named), {doc: record["date"] for doc, record in documents_of(graph).items()}
    for node in asked:
        circles = _circles(node, _documents(graph, node), named, common, sources)
        reasons = ((circle, _reason(graph, node, circle, circles[0], days)) for circle in circles[1:])
        for circle, reason in reasons:
            if reason:
                yield Homonym(node, tuple(sorted(circle)), reason)
                break


def _is_decided(graph: EntityGraph, node: str) -> bool:
    mentions = graph.nodes[node]["mentions"]
    return any(mention.get("attributes", {}).get(JOINED, "").startswith(DECIDED) for mention in mentions)


def _named(graph: EntityGraph) -> Mapping[str, set[str]]:
    """Return whom each document names."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for node in graph:
        for doc in _documents(graph, node):
            named[doc].add(node)
    return named


def _documents(graph: EntityGraph, node: str) -> set[str]:
    return {mention["doc"] for mention in graph.nodes[node]["mentions"]}


def _common(graph: EntityGraph, named: Mapping[str, set[str]]) -> set[str]:
    most = max(FEW, COMMON * len(named))
    return {node for node in graph if len(_documents(graph, node)) > most}


def _circles(
    node: str, documents: set[str], named: Mapping[str, set[str]], common: set[str], sources: Mapping[str, str]
) -> list[Circle]:
    """Return the documents that name a node by circles, the largest first; copies of one report stand together."""
    found: list[tuple[set[str], set[str]]] = []
    for doc in sorted(documents):
        others = {f"source {sources.get(doc, doc)}", *(named[doc] - common - {node})}
        met = [one for one in found if not one[1].isdisjoint(others)]
        found = [one for one in found if one[1].isdisjoint(others)]
        met.append(({doc}, others))
        circle, friends = met.pop(max(range(len(met)), key=lambda number: len(met[number][1])))
        circle.update(*(more for more, _ in met))  # few are added to many: one whom all know has thousands of friends
        friends.update(*(more for _, more in met))
        found.append((circle, friends))
    return sorted((frozenset(circle) for circle, _ in found), key=lambda circle: (-len(circle), sorted(circle)))


def _reason(graph: EntityGraph, node: str, circle: Circle, most: Circle, days: Days) -> str:
    """Return why a circle may mean another than most texts do, or nothing."""
    told = [mention for mention in graph.nodes[node]["mentions"] if mention["doc"] in circle]
    others = [mention for mention in graph.nodes[node]["mentions"] if mention["doc"] in most]
    if _offices(told) & _offices(others):
        return ""
    number = "1 text" if len(circle) == 1 else f"{len(circle)} texts"
    if spellings := _thin(graph, node, told, is_known=_is_known(others)):
        called = " or ".join(f"'{spelling}'" for spelling in spellings)
        return f"{number} only by {called}, in company that its other texts never name"
    if (years := _years_between(circle, most, days)) > CAREER and kind_of(graph, node) in _PEOPLE:
        return f"{number} {years} years away from most others"
    if _STATE.match(node) or _is_known(told) or _is_known(others):
        return ""
    here, there = _states(graph, node, circle), _states(graph, node, most)
    if here and there and not here & there:
        return f"{number} beside {_names(graph, here)}, most of the others beside {_names(graph, there)}"
    return ""


def _years_between(circle: Circle, most: Circle, days: Days) -> int:
    """Return how many years lie between the nearest days of two circles; 0 where they overlap or are undated."""
    spans = [sorted(day for doc in side if (day := days[doc])) for side in (circle, most)]
    if not all(spans):
        return 0
    earlier, later = sorted(spans)
    return max(0, (date.fromisoformat(later[0]) - date.fromisoformat(earlier[-1])).days // 365)


def _thin(graph: EntityGraph, node: str, mentions: Iterable[dict[str, Any]], *, is_known: bool) -> list[str]:
    """Return by which spellings alone some texts name somebody, if each was led there by a shorter or other name.

    Whom a table knows is meant by a part of his name.
    """
    spellings = {" ".join(mention["text"].split()) for mention in mentions}
    words = {*fold(name_of(graph, node)).split()}
    is_led = all(JOINED in mention.get("attributes", {}) for mention in mentions)
    parts = [own for each in spellings if words.issuperset(own := fold(each).split())]
    is_thin = all(len(own) == 1 and not is_known for own in parts)
    return sorted(spellings) if is_led and is_thin else []


def _offices(mentions: Iterable[dict[str, Any]]) -> set[str]:
    offices = {mention.get("attributes", {}).get("office", "") for mention in mentions}
    return {word for office in offices for word in _TELLING.findall(fold(office))}


def _is_known(mentions: Iterable[dict[str, Any]]) -> bool:
    return any(mention.get("reason", "").startswith(_KNOWN) for mention in mentions)


def _states(graph: EntityGraph, node: str, documents: Circle) -> set[str]:
    """Return the states that sentences of some documents name beside somebody, by themselves or by their bodies."""
    near = {
        (found[1], item["doc"])
        for source, target, record in chain(graph.out_edges(node, data=True), graph.in_edges(node, data=True))
        if (found := _STATE.match(target if source == node else source))
        for item in record["evidence"]
    }
    return {state for state, doc in near if doc in documents}


def _names(graph: EntityGraph, states: set[str]) -> str:
    names = sorted(name_of(graph, id_) if (id_ := f"country:{state}") in graph else state.upper() for state in states)
    return ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
