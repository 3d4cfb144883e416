"""Who may be the same though kept apart, and who may be two though taken for one.

Names are joined only where they allow one reading, so near ones stay apart; and yet a surname alone is led to the one
bearer whom other texts name in full. Either may be wrong. What is found here is for people to judge.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from graphbuild.analysis.likeness import (
    BodyNames,
    PersonNames,
    body_blocks,
    body_likeness,
    body_names,
    person_blocks,
    person_likeness,
    person_names,
)
from graphbuild.graph import EntityGraph, aliases_of, decided_in, kind_of, name_of
from graphbuild.names import person_key
from graphbuild.resolve.doubts import NAMESAKE
from graphbuild.resolve.people import IN_ALL_TEXTS
from graphbuild.types import Kind

BEARERS = 3
"""A surname alone that more than these bear says nothing of any of them."""

_PEOPLE, _BODIES = frozenset({Kind.OFFICIAL, Kind.PERSON}), frozenset({Kind.AGENCY, Kind.ORGANIZATION})
_KNOWN = "known "
"""How the reasons of mentions begin whose entity a table told."""
_STATE = re.compile(r"agency:([a-z]{2})-")


Names: TypeAlias = PersonNames | BodyNames


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two entities, by id, that may be one, and why."""

    one: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class ThinJoin:
    """An entity to which some documents were led on thin grounds, and why: they may mean another of its name."""

    node: str
    documents: tuple[str, ...]
    reason: str


def likenesses(graph: EntityGraph, nodes: Iterable[str]) -> Iterator[Likeness]:
    """Yield who else each of some people and bodies may be, in the order given, each pair once.

    Two whom tables of known people and bodies tell apart are two, and so are bodies of two states, and whom people
    decided to keep apart; see :mod:`graphbuild.analysis.likeness` for what makes names alike.
    """
    names = _telling_names(graph)
    index: defaultdict[str, list[str]] = defaultdict(list)
    for node, found in names.items():
        for block in _blocks_of(found):
            index[block].append(node)
    seen = {frozenset(pair) for pair in _decided(graph, "apart")}
    for node in filter(names.get, nodes):
        near = {other for block in _blocks_of(names[node]) for other in index[block]} - {node}
        for other in sorted(other for other in near if frozenset({node, other}) not in seen):
            seen.add(frozenset({node, other}))
            reason = _likeness(names[node], names[other])
            if reason and not _are_two(graph, node, other):
                yield Likeness(node, other, reason)


def thin_joins(graph: EntityGraph, nodes: Iterable[str]) -> Iterator[ThinJoin]:
    """Yield which documents may mean another than whom they were led to: by a surname alone, or in office elsewhere.

    Whom a table knows is meant by a surname alone, and whom people decided to be one is one.
    """
    settled = {*_decided(graph, "one")}
    for node in (one for one in nodes if one not in settled):
        told: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
        for mention in graph.nodes[node]["mentions"]:
            told[mention["doc"]].append({"text": mention["text"], **mention.get("attributes", {})})
        doubted = tuple(doc for doc, mentions in told.items() if any(m.get("doubt") == NAMESAKE for m in mentions))
        thin = tuple(doc for doc, mentions in told.items() if all(map(_is_surname_elsewhere, mentions)))
        if doubted:
            yield ThinJoin(node, doubted, f"{_texts(doubted)} of {len(told)} may mean a namesake in office elsewhere")
        if thin and not _is_known(graph, node):
            yield ThinJoin(node, thin, f"{_texts(thin)} of {len(told)} by the surname alone")


def _texts(documents: tuple[str, ...]) -> str:
    return "1 text" if len(documents) == 1 else f"{len(documents)} texts"


def _is_surname_elsewhere(mention: dict[str, str]) -> bool:
    return mention.get("joined") == IN_ALL_TEXTS and len(person_key(mention["text"])) == 1


def _telling_names(graph: EntityGraph) -> dict[str, Names]:
    """Return what people and bodies are called, without surnames alone that many bear."""
    names: dict[str, Names] = {}
    for node in graph:
        spellings, kind = (name_of(graph, node), *aliases_of(graph, node)), kind_of(graph, node)
        if kind in _PEOPLE:
            names[node] = person_names(spellings)
        elif kind in _BODIES:
            names[node] = body_names(spellings)
    people = {node: found.keys for node, found in names.items() if isinstance(found, PersonNames)}
    bearers = Counter(surname for keys in people.values() for surname in {key[-1] for key in keys if len(key) > 1})
    many = {node for node, keys in people.items() if all(len(key) == 1 and bearers[key[0]] > BEARERS for key in keys)}
    return {node: found for node, found in names.items() if node not in many}


def _blocks_of(names: Names) -> set[str]:
    return person_blocks(names) if isinstance(names, PersonNames) else body_blocks(names)


def _likeness(one: Names, other: Names) -> str:
    if isinstance(one, PersonNames) and isinstance(other, PersonNames):
        return person_likeness(one, other)
    return body_likeness(one, other) if isinstance(one, BodyNames) and isinstance(other, BodyNames) else ""


def _decided(graph: EntityGraph, what: str) -> list[Any]:
    """Return who is ``one``, or which pairs are ``apart``, by what people decided."""
    found: list[Any] = decided_in(graph)[what]
    return found


def _are_two(graph: EntityGraph, one: str, other: str) -> bool:
    """Tell whether two bodies are of two states, or two are known to be two."""
    states = {found[1] for node in (one, other) if (found := _STATE.match(node))}
    return len(states) > 1 or all(_is_known(graph, node) for node in (one, other))


def _is_known(graph: EntityGraph, node: str) -> bool:
    return any(mention.get("reason", "").startswith(_KNOWN) for mention in graph.nodes[node]["mentions"])
