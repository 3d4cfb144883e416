"""The kept graph as one that reads from the database what is looked at, and nothing else.

It is a plain :class:`networkx.MultiDiGraph` whose mappings are filled when they are asked: names and kinds all at once,
mentions of an entity, relations of an entity and sentences of a relation one by one. So whatever asks about a few
entities reads only these, and answers as on the whole graph. It can be read, and copied in part, but not changed.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeAlias

import networkx as nx

from graphbuild.graph import SCHEMA, EntityGraph
from graphbuild.snapshot.records import (
    CITATIONS,
    DOCUMENTS,
    ENTITIES,
    NAMED,
    Record,
    citation_of,
    cut,
    decided_in,
    document_of,
    mention_of,
    node_of,
)
from graphbuild.store import Store

Near: TypeAlias = dict[str, dict[str, "LateRecord"]]
"""Node → relation → the record of the edge."""

_TIES = "SELECT number, {there}, relation, weight FROM relations WHERE {here} = ? ORDER BY number"
_SENTENCE = "SELECT text FROM sentences WHERE document = ? AND number = ?"


def browse(store: Store) -> EntityGraph:
    """Return the kept graph, to be read piece by piece for as long as the store is open and its state is held."""
    reader = _Reader(store)
    graph: EntityGraph = nx.MultiDiGraph(schema=SCHEMA, documents=list(reader.documents.values()))
    graph.graph |= decided_in(store)
    late = {"_node": Nodes(reader), "_adj": Ties(reader, "source", "target"), "_pred": Ties(reader, "target", "source")}
    for name, mapping in late.items():
        setattr(graph, name, mapping)
    frozen: EntityGraph = nx.freeze(graph)
    return frozen


class LateRecord(Mapping[str, Any]):
    """The attributes of a node or an edge, the long one of which is read when it is first looked at."""

    def __init__(self, known: Record, late: str, read: Callable[[], list[Record]]) -> None:
        self._known = known
        self._late = late
        self._read = read

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  whatever an attribute holds
        if name == self._late and name not in self._known:
            self._known[name] = self._read()
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return name == self._late or name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter({**self._known, self._late: None})

    def __len__(self) -> int:
        return len({*self._known, self._late})

    def copy(self) -> Record:
        """Return all attributes, as networkx copies them."""
        return dict(self)


class _Reader:
    """What reads pieces of the kept graph, and keeps what it has read."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._edges: dict[int, LateRecord] = {}

    @cached_property
    def documents(self) -> dict[int, Record]:
        """The documents by number, in order of their ids."""
        rows = self.store.ask(f"{DOCUMENTS} ORDER BY documents.id")
        return {number: document_of(row) for number, *row in rows}

    @cached_property
    def nodes(self) -> dict[str, LateRecord]:
        """All nodes, in order of their ids."""
        rows = self.store.ask(f"{ENTITIES} ORDER BY number")
        return {name: LateRecord(node_of(row), "mentions", self._mentions(number)) for number, name, *row in rows}

    @cached_property
    def ids(self) -> list[str]:
        """The ids of all nodes; the number of each is one more than its place."""
        return list(self.nodes)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each node."""
        return {name: number for number, name in enumerate(self.ids, start=1)}

    def near(self, query: str, node: str) -> Near:
        """Return by which relations a node is tied to others, by one of the two queries for that."""
        found: Near = {}
        for number, other, relation, weight in self.store.ask(query, [self.numbers[node]]):
            edge = self._edges.get(number)
            if edge is None:
                known = {"relation": relation, "weight": weight}
                edge = self._edges[number] = LateRecord(known, "evidence", self._evidence(number))
            found.setdefault(self.ids[other - 1], {})[relation] = edge
        return found

    def _mentions(self, entity: int) -> Callable[[], list[Record]]:
        query = f"{NAMED} WHERE named.entity = ? ORDER BY named.number"
        return lambda: [
            mention_of(self.documents[document]["id"], row) for _, document, *row in self.store.ask(query, [entity])
        ]

    def _evidence(self, relation: int) -> Callable[[], list[Record]]:
        query = f"{CITATIONS} WHERE relation = ? ORDER BY number"
        return lambda: [
            citation_of(self.documents[document], self._words(document, sentence, row), row)
            for _, document, sentence, *row in list(self.store.ask(query, [relation]))
        ]

    def _words(self, document: int, sentence: int | None, row: list[Any]) -> str:
        if sentence is None:
            return cut(self.store, document, *row[:2])
        ((text,),) = self.store.ask(_SENTENCE, [document, sentence])
        return str(text)


class Nodes(Mapping[str, LateRecord]):
    """All nodes of a kept graph, read when one is first looked at."""

    def __init__(self, reader: _Reader) -> None:
        self._reader = reader

    def __getitem__(self, node: str) -> LateRecord:
        return self._reader.nodes[node]

    def __contains__(self, node: object) -> bool:
        return node in self._reader.nodes

    def __iter__(self) -> Iterator[str]:
        return iter(self._reader.nodes)

    def __len__(self) -> int:
        return len(self._reader.nodes)


class Ties(Mapping[str, "Neighbours"]):
    """Whom each node is tied to in one direction."""

    def __init__(self, reader: _Reader, here: str, there: str) -> None:
        self._reader = reader
        self._query = _TIES.format(here=here, there=there)
        self._found: dict[str, Neighbours] = {}

    def __getitem__(self, node: str) -> "Neighbours":
        if node not in self._found:
            if node not in self._reader.nodes:
                raise KeyError(node)
            self._found[node] = Neighbours(lambda: self._reader.near(self._query, node))
        return self._found[node]

    def __contains__(self, node: object) -> bool:
        return node in self._reader.nodes

    def __iter__(self) -> Iterator[str]:
        return iter(self._reader.nodes)

    def __len__(self) -> int:
        return len(self._reader.nodes)


class Neighbours(Mapping[str, dict[str, LateRecord]]):
    """Whom one node is tied to, read when that is first looked at."""

    def __init__(self, read: Callable[[], Near]) -> None:
        self._read = read

    @cached_property
    def _near(self) -> Near:
        return self._read()

    def __getitem__(self, node: str) -> dict[str, LateRecord]:
        return self._near[node]

    def __contains__(self, node: object) -> bool:
        return node in self._near

    def __iter__(self) -> Iterator[str]:
        return iter(self._near)

    def __len__(self) -> int:
        return len(self._near)
