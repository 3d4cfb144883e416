"""The kept graph read whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

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

_RELATIONS = "SELECT source, target, relation, weight FROM relations ORDER BY number"


_SENTENCES = "SELECT document, text FROM sentences ORDER BY document, number"


def whole(store: Store) -> EntityGraph:
    """Return the graph as it was kept, equal to the one that was kept in all that it holds and in its order."""
    documents = {number: document_of(row) for number, *row in store.ask(f"{DOCUMENTS} ORDER BY documents.id")}
    graph: EntityGraph = nx.MultiDiGraph(schema=SCHEMA, documents=list(documents.values()))
    graph.graph |= decided_in(store)
    ids = {}
    for (number, name, *row), mentions in zip(
        store.ask(f"{ENTITIES} ORDER BY number"), _mentions(store, documents), strict=True
    ):
        ids[number] = name
        graph.add_node(name, **node_of(row), mentions=mentions)
    for (source, target, relation, weight), evidence in zip(
        store.ask(_RELATIONS), _evidence(store, documents), strict=True
    ):
        graph.add_edge(ids[source], ids[target], key=relation, relation=relation, weight=weight, evidence=evidence)
    return graph


def _mentions(store: Store, documents: Mapping[int, Record]) -> Iterator[list[Record]]:
    """Yield what names each entity, in order of their numbers."""
    rows = store.ask(f"{NAMED} ORDER BY named.entity, named.number")
    for _, group in groupby(rows, key=itemgetter(0)):
        yield [mention_of(documents[document]["id"], row) for _, document, *row in group]


def _evidence(store: Store, documents: Mapping[int, Record]) -> Iterator[list[Record]]:
    """Yield the sentences that bear each relation out, in order of their numbers."""
    texts = defaultdict[int, list[str]](list)
    for document, text in store.ask(_SENTENCES):
        texts[document].append(text)
    for _, group in groupby(store.ask(f"{CITATIONS} ORDER BY relation, number"), key=itemgetter(0)):
        yield [
            citation_of(
                documents[document],
                cut(store, document, *row[:2]) if sentence is None else texts[document][sentence],
                row,
            )
            for _, document, sentence, *row in group
        ]
