"""Which nodes are linked to entries of reference lists, and which may be: as text, JSON and CSV."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from graphbuild.graph import EntityGraph, kind_of
from graphbuild.link import in_words, references_of
from graphbuild.references import Listing
from graphbuild.reports.records import Record, entity_record
from graphbuild.reports.wording import count, csv_text, json_text, plain, wrapped
from graphbuild.types import Kind

COLUMNS = ("id", "kind", "name", "status", "list", "entry", "listed_as", "programmes", "score", "by", "reason")
"""What stands in a row of CSV."""


def links_report(
    graph: EntityGraph, listings: Sequence[Listing], form: str = "text", *, kinds: Collection[Kind] = ()
) -> str:
    """Write which nodes are entries of lists, the links before the suggestions, the surest first.

    Args:
        graph: The graph, with its references.
        listings: The lists that the database holds.
        form: A format among :data:`WRITERS`.
        kinds: Only nodes of these kinds; by default of all.
    """
    return WRITERS[form](links_record(graph, listings, kinds))


def links_record(graph: EntityGraph, listings: Sequence[Listing], kinds: Collection[Kind] = ()) -> Record:
    """Return the lists, each with how many nodes are linked to it or may be, and all these."""
    found = [
        {"entity": entity_record(graph, node), **reference}
        for node in graph
        if not kinds or kind_of(graph, node) in kinds
        for reference in references_of(graph, node)
    ]
    found.sort(key=lambda one: (one["status"], -(one["score"] or 0), one["entity"]["id"], one["list"], one["id"]))
    nodes = Counter({(one["list"], one["status"], one["entity"]["id"]) for one in found})
    numbers = Counter((name, status) for name, status, _ in nodes)
    lists = [
        {
            "name": one.name,
            "file": one.file,
            "format": one.format,
            "entries": one.entries,
            "linked": numbers[one.name, "linked"],
            "suggested": numbers[one.name, "suggested"],
        }
        for one in listings
    ]
    return {"lists": lists, "references": found}


def lists_text(record: Record) -> str:
    """Write a line for each list."""
    return "".join(f"{_list_line(one)}\n" for one in record["lists"])


def _list_line(one: Record) -> str:
    held = f"{count(one['entries'], 'entry', 'entries')} of {one['format']}"
    linked = count(one["linked"], "node is linked", "nodes are linked")
    suggested = count(one["suggested"], "more may be", "more may be")
    return plain(f"{one['name']} ({one['file']}, {held}): {linked}, {suggested}.")


def _text(record: Record) -> str:
    lines = [wrapped(f"{_who(one)} {in_words(one)}", 0) for one in record["references"]]
    return lists_text(record) + "".join(f"{line}\n" for line in (["", *lines] if lines else []))


def _who(one: Record) -> str:
    return f"{one['entity']['name']} ({one['entity']['id']})"


def _csv(record: Record) -> str:
    return csv_text([COLUMNS, *_rows(record["references"])])


def _rows(references: Sequence[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    for one in references:
        entity, score = one["entity"], "" if one["score"] is None else one["score"]
        which = (one["status"], one["list"], one["id"], one["name"], "; ".join(one["programmes"]))
        yield entity["id"], entity["kind"], entity["name"], *which, score, one["by"], one["reason"]


WRITERS: dict[str, Callable[[Record], str]] = {"text": _text, "json": json_text, "csv": _csv}
"""Format name → what writes links in it."""
