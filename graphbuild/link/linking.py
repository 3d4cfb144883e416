"""Lists taken into a database, and what they say of the nodes of a graph."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graphbuild.graph import EntityGraph
from graphbuild.ledger import Linking, Unlinking
from graphbuild.link.indexing import indexed
from graphbuild.link.matching import matches, reference_of
from graphbuild.link.reading import read_list
from graphbuild.references import Entry, Listing, Reference, ReferenceList
from graphbuild.store import Store

Judged = Mapping[tuple[str, str, str], Linking | Unlinking]
"""What people decided: (node, list, id of the entry) → the decision."""


def take_in(store: Store, file: Path, name: str | None = None) -> ReferenceList:
    """Read a list into a database, in place of the one that is called so.

    Args:
        store: The database.
        file: The list, as :func:`graphbuild.link.read_list` takes it.
        name: What it is called; by default as its publisher or its file is.

    Raises:
        SourceError: It cannot be read; the database stays as it was.
    """
    listed = read_list(file, name)
    if all((one.name, one.sha256) != (listed.name, listed.sha256) for one in store.lists.all()):
        store.lists.save(listed, indexed(listed.entries))
    return listed


def references_of(graph: EntityGraph, node: str) -> tuple[dict[str, Any], ...]:
    """Return which entries of lists a node is or may be, those that it is first: :class:`Reference` as plain values."""
    return tuple(graph.nodes[node].get("references", ()))


def add_references(graph: EntityGraph, store: Store, judged: Judged | None = None) -> None:
    """Give the nodes of a graph the attribute ``references``: the entries that they are, or may be.

    People's decisions come first: what they linked is linked, what they refused is not said again, and once they have
    linked a node to a list nothing else of that list is suggested for it.
    """
    found = defaultdict[str, list[Reference]](list)
    for listing in store.lists.all():
        decided = {(node, key): one for (node, name, key), one in (judged or {}).items() if name == listing.name}
        for node, references in _references(graph, store, listing, decided).items():
            found[node] += references
    for node, references in sorted(found.items()):
        graph.nodes[node]["references"] = [_record(reference) for reference in sorted(references, key=_rank)]


def _references(
    graph: EntityGraph, store: Store, listing: Listing, decided: Mapping[tuple[str, str], Linking | Unlinking]
) -> dict[str, list[Reference]]:
    """Return what one list says of nodes."""
    fits = dict(matches(graph, store, listing))
    found = dict[str, list[Reference]]()
    linked = _linked(graph, decided)
    entries = store.lists.by_id(listing.number, {one.entry for some in linked.values() for one in some})
    for node in fits.keys() - linked.keys():
        left = [fit for fit in fits[node] if (node, fit[1].id) not in decided]
        if left:
            found[node] = reference_of(left, listing)
    for node, decisions in linked.items():
        scored = {entry.id: (judged.score, judged.reason) for judged, entry in fits.get(node, ())}
        found[node] = [_decided(one, entries.get(one.entry), scored.get(one.entry)) for one in decisions]
    return found


def _linked(graph: EntityGraph, decided: Mapping[tuple[str, str], Linking | Unlinking]) -> dict[str, list[Linking]]:
    found = defaultdict[str, list[Linking]](list)
    for (node, _), decision in sorted(decided.items(), key=lambda item: item[0]):
        if isinstance(decision, Linking) and node in graph:
            found[node].append(decision)
    return dict(found)


def _decided(decision: Linking, entry: Entry | None, fit: tuple[float, str] | None) -> Reference:
    """Return a link that a person made; it stays when the list has lost the entry, and then says so."""
    score, reason = fit or (None, "the names do not say so" if entry else "no longer on the list")
    return Reference(
        list=decision.list,
        id=decision.entry,
        name=entry.name if entry else decision.name,
        programmes=entry.programmes if entry else (),
        score=score,
        status="linked",
        reason=reason,
        by=decision.by,
        because=decision.because,
    )


def _rank(reference: Reference) -> tuple[Any, ...]:
    return reference.status != "linked", -(reference.score or 0.0), reference.list, reference.id


def _record(reference: Reference) -> dict[str, Any]:
    record = {**asdict(reference), "programmes": list(reference.programmes)}
    return record if reference.because else {key: value for key, value in record.items() if key != "because"}
