"""Making the graph anew where anything has changed, and keeping it where the database may be written to."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from graphbuild.corroborate import source_of
from graphbuild.decide import ledger_record, settle, shown_entities, shown_relations
from graphbuild.errors import StoreError
from graphbuild.graph import EntityGraph, build_graph
from graphbuild.link import add_references, references_of
from graphbuild.relate import relate
from graphbuild.resolve.replay import Replayed
from graphbuild.snapshot.key import key_of
from graphbuild.store import Resolved, Store
from graphbuild.types import Annotation

OnRefresh = Callable[[int], None]
"""What is told of how many texts a graph is made anew, before that begins."""


def refresh(store: Store, on_refresh: OnRefresh | None = None) -> Resolved | None:
    """Make the graph that is kept in a database the one of today, unless it is so already.

    Where it cannot be kept, what it is made from is returned: for a database in memory, for one that may not be written
    to or that others are writing to all the while, and where texts or decisions change meanwhile.

    Raises:
        StoreError: The database fails.
        LedgerError: The ledger beside it cannot be read.
    """
    key, changes = key_of(store), store.changes()
    if store.path is not None and store.kept_key() == key:
        return None
    if on_refresh:
        on_refresh(len(store.fingerprints()))
    annotations = list(store.annotations())
    replayed = settle(store, annotations)
    resolved = _linked(resolved_of(annotations, replayed), store, replayed)
    return None if _is_kept(store, key, changes, resolved) else resolved


@contextmanager
def held(store: Store, on_refresh: OnRefresh | None = None) -> Iterator[Resolved | None]:
    """Hold the state of a database whose kept graph is the one of today, or return as :func:`refresh` does.

    What others write between the making and the reading of a graph has it made anew.
    """
    while True:
        resolved = refresh(store, on_refresh)
        if resolved:
            yield resolved
            return
        with store.reading():
            if store.kept_key() == key_of(store):
                yield None
                return


def _is_kept(store: Store, key: str, changes: int, resolved: Resolved) -> bool:
    if store.path is None or key_of(store) != key:
        return False
    try:
        return store.keep(key, resolved, changes)
    except StoreError:
        return False


def _linked(resolved: Resolved, store: Store, replayed: Replayed) -> Resolved:
    """Hold entities against the reference lists that a store has."""
    if not store.lists.all():
        return resolved
    graph = laid_out(resolved)
    add_references(graph, store, replayed.links)
    return replace(resolved, references={node: found for node in graph if (found := references_of(graph, node))})


def resolved_of(annotations: Sequence[Annotation], replayed: Replayed) -> Resolved:
    """Corroborate and relate what was read, as people have decided who is the same."""
    sources = source_of(annotation.document for annotation in annotations)
    relations = shown_relations(replayed, relate(annotations, replayed.resolution, sources))
    return Resolved(
        annotations,
        tuple(sorted(shown_entities(replayed), key=lambda entity: entity.id)),
        tuple(sorted(relations, key=lambda relation: (relation.source, relation.target, relation.relation))),
        sources,
        ledger_record(replayed) if replayed.held or replayed.problems else None,
    )


def laid_out(resolved: Resolved) -> EntityGraph:
    """Lay out what was resolved as a graph."""
    documents = (annotation.document for annotation in resolved.annotations)
    graph = build_graph(documents, resolved.entities, resolved.relations, resolved.sources)
    if resolved.decided is not None:
        graph.graph["ledger"] = resolved.decided
    for node, references in resolved.references.items():
        graph.nodes[node]["references"] = list(references)
    return graph
