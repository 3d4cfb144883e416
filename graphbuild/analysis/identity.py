"""What is the same in two graphs: documents by id or by text, entities by id or by the places that name them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from graphbuild.graph import EntityGraph, aliases_of, documents_of, kind_of, name_of
from graphbuild.names import fold

Place: TypeAlias = tuple[str, int, int]
"""A document, by the id that the newer graph has for it, and where a mention begins and ends in it."""


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of two graphs, all by id and sorted.

    ``same`` maps each document of the older graph that the newer one holds, too, to its id there; a text that came
    under another id is the same. ``changed`` are those among its values whose text is another.
    """

    before: int
    after: int
    same: Mapping[str, str]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def news(self) -> frozenset[str]:
        """The documents of the newer graph whose texts the older one does not hold."""
        return frozenset((*self.added, *self.changed))

    @property
    def left(self) -> frozenset[str]:
        """The documents of the older graph whose texts the newer one does not hold."""
        return frozenset((*self.removed, *(here for here, there in self.same.items() if there in self.changed)))


@dataclass(frozen=True, slots=True)
class Identity:
    """An entity of the older graph that is another one, or is called otherwise, in the newer one.

    Both are ids, each of its own graph. They are equal where only the name is another. Where the newer graph has both,
    ``after`` has been told apart from ``before``; where the older one has both, they have been joined.
    """

    before: str
    after: str


def match_documents(old: EntityGraph, new: EntityGraph) -> Documents:
    """Find the documents that two graphs share: those of one id, then those of one text under two ids."""
    before, after = documents_of(old), documents_of(new)
    texts = {after[name].get("sha256"): name for name in sorted(after.keys() - before.keys(), reverse=True)}
    same = {name: name for name in before if name in after}
    for name in before.keys() - same.keys():
        twin = texts.get(before[name].get("sha256")) if before[name].get("sha256") else None
        if twin:
            same[name] = twin
    changed = (there for here, there in same.items() if before[here].get("sha256") != after[there].get("sha256"))
    return Documents(
        before=len(before),
        after=len(after),
        same=same,
        added=tuple(sorted(after.keys() - set(same.values()))),
        changed=tuple(sorted(changed)),
        removed=tuple(sorted(before.keys() - same.keys())),
    )


def match_entities(old: EntityGraph, new: EntityGraph, documents: Documents) -> tuple[Identity, ...]:
    """Find the entities whose id or name is another in the newer graph, in order of their ids.

    One that is gone has become another if at least half of the places that named it, in texts that both graphs hold,
    name that other now; or, where no such text names it, if there is one of its kind alone that goes by its name. One
    that is new has been told apart from another if half of its places named that other.
    """
    kept = {here: there for here, there in documents.same.items() if there not in documents.changed}
    was, now = _index(old, kept), _index(new, {there: there for there in kept.values()})
    gone, fresh = set(old) - set(new), set(new) - set(old)
    heirs = _namesakes(old, new, gone - set(was.values())) | _followed(gone, was, now)
    parted = _followed(fresh - set(heirs.values()), now, was)
    called = {node: node for node in old if node in new and name_of(old, node) != name_of(new, node)}
    pairs = [*heirs.items(), *called.items(), *((origin, node) for node, origin in parted.items())]
    return tuple(Identity(*pair) for pair in sorted(pairs))


def _index(graph: EntityGraph, documents: Mapping[str, str]) -> dict[Place, str]:
    """Return which entity each place of some documents names, given under which id to file each document."""
    return {
        (documents[mention["doc"]], mention["start"], mention["end"]): node
        for node, record in graph.nodes(data=True)
        for mention in record["mentions"]
        if mention["doc"] in documents
    }


def _followed(nodes: set[str], places: Mapping[Place, str], others: Mapping[Place, str]) -> dict[str, str]:
    """Return for each node the one that most of its places, and at least half, name in the other graph."""
    found = defaultdict[str, Counter[str]](Counter)
    for place, node in places.items():
        if node in nodes:
            found[node][others.get(place, "")] += 1
    followed: dict[str, str] = {}
    for node, counts in found.items():
        other = min(counts, key=lambda name: (-counts[name], name))
        if other and 2 * counts[other] >= counts.total():
            followed[node] = other
    return followed


def _namesakes(old: EntityGraph, new: EntityGraph, nodes: set[str]) -> dict[str, str]:
    """Return for each node the only one of its kind that goes by its name in the newer graph."""
    bearers = defaultdict[tuple[str, str], set[str]](set)
    for node in new if nodes else ():
        for name in (name_of(new, node), *aliases_of(new, node)):
            bearers[kind_of(new, node), fold(name)].add(node)
    found = {node: bearers.get((kind_of(old, node), fold(name_of(old, node))), set()) for node in nodes}
    return {node: next(iter(same)) for node, same in found.items() if len(same) == 1}
