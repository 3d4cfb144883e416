"""The texts behind a page: which of them it carries whole, and where they name what is drawn."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from graphbuild.graph import EntityGraph, documents_of
from graphbuild.store import Texts
from graphbuild.types import Document, RelationType

Record: TypeAlias = dict[str, Any]

TEXT_LIMIT = 4_000_000
"""How many characters of text a page carries at most: about 800 articles, and a file that still opens at once."""


_WIDE = re.compile(r"[\U00010000-\U0010ffff]")
"""Characters that take two UTF-16 units."""


class Naming(NamedTuple):
    """Where a text names a node, in code points, end exclusive."""

    start: int
    end: int
    node: str


def namings(graph: EntityGraph) -> dict[str, list[Naming]]:
    """Return where each document names nodes of a graph, by document id, in order of place, none overlapping."""
    found: defaultdict[str, list[Naming]] = defaultdict(list)
    for node, record in graph.nodes(data=True):
        for mention in record["mentions"]:
            found[mention["doc"]].append(Naming(mention["start"], mention["end"], node))
    return {doc: list(_apart(found[doc])) for doc in sorted(found)}


def _apart(places: Iterable[Naming]) -> Iterator[Naming]:
    end = 0
    for naming in sorted(places):
        if end <= naming.start < naming.end:
            yield naming
            end = naming.end


def pieces(text: str, names: Iterable[Naming]) -> Iterator[tuple[str, str | None]]:
    """Yield a text in pieces, each with the node that it names, or None.

    >>> list(pieces("Oslo sued Chile.", [Naming(0, 4, "country:no"), Naming(10, 15, "country:cl")]))
    [('Oslo', 'country:no'), (' sued ', None), ('Chile', 'country:cl'), ('.', None)]
    """
    end = 0
    for start, stop, node in names:
        if start > end:
            yield text[end:start], None
        yield text[start:stop], node
        end = stop
    if text[end:]:
        yield text[end:], None


def cited_documents(graph: EntityGraph) -> list[str]:
    """Return the documents behind what a graph shows: those cited for most claims first, then those that only name."""
    known, claiming, near = documents_of(graph), Counter[str](), set[str]()
    for _, _, record in graph.edges(data=True):
        docs = {citation["doc"] for citation in record["evidence"]}
        near |= docs
        claiming.update(docs if record["relation"] != RelationType.CO_MENTIONED else ())
    found = (near | namings(graph).keys()) & known.keys()
    return sorted(found, key=lambda doc: (-claiming[doc], doc not in near, doc))


def carried_texts(graph: EntityGraph, documents: Iterable[Document], limit: int = TEXT_LIMIT) -> Record:
    """Return the texts that a page carries whole, as plain JSON values.

    ``nodes`` are node ids; ``texts`` are by document id, each with its ``text`` and its ``names``: start, end and the
    index of the node, one naming after another in one list, in UTF-16 units, as scripts in a browser count. A text
    that is not the one that the graph was made from is left out.

    Args:
        graph: What the page shows.
        documents: The texts that the graph was made from, as far as they are at hand.
        limit: How many characters to carry; the documents cited most come first, and the first that does not fit ends
            the list.
    """
    nodes = {node: number for number, node in enumerate(sorted(graph))}
    known, wanted = documents_of(graph), cited_documents(graph)
    found = documents.among(wanted) if isinstance(documents, Texts) else documents
    given = dict(_given(found, known, limit if isinstance(documents, Texts) else None))
    names, texts, room = namings(graph), dict[str, Record](), limit
    for doc in (doc for doc in wanted if doc in given):
        room -= len(given[doc])
        if room < 0:
            break
        texts[doc] = {"text": given[doc], "names": _flat(given[doc], names.get(doc, ()), nodes)}
    return {"nodes": list(nodes), "texts": texts}


def _given(documents: Iterable[Document], known: Mapping[str, Record], limit: int | None) -> Iterator[tuple[str, str]]:
    """Yield the texts that a graph was made from, by id; with a limit, the first that goes beyond it is the last."""
    for one in documents:
        if one.id in known and one.sha256 == known[one.id].get("sha256"):
            yield one.id, one.text
            limit = limit and limit - len(one.text)
            if limit is not None and limit < 0:
                return


def _flat(text: str, names: Iterable[Naming], nodes: Mapping[str, int]) -> list[int]:
    wide = [found.start() for found in _WIDE.finditer(text)]
    return [
        number
        for start, end, node in names
        if end <= len(text)
        for number in (start + bisect_left(wide, start), end + bisect_left(wide, end), nodes[node])
    ]
