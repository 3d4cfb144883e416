"""What all pages of a site draw on, gathered from a graph once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from graphbuild.graph import Edge, EntityGraph, documents_of, edges_of, kind_of, name_of
from graphbuild.reports.records import Record, edge_writer
from graphbuild.resources.markup import link_html, link_opening
from graphbuild.types import Citation, Document, RelationType
from graphbuild.views.documents import Naming, namings
from graphbuild.views.places import TEXTS, UP, entity_place, text_place

if TYPE_CHECKING:
    from markupsafe import Markup

Told: TypeAlias = tuple[Edge, Citation]
"""A relation, and a sentence that bears it out."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name that leads to the page at a place: its kind is the entity's, or the folder of the page.

    ``html`` is the link as pages write it, ``opening`` its beginning, for other words than the name.
    """

    name: str
    kind: str
    place: str
    opening: "Markup"
    html: "Markup"


def link_to(name: str, kind: str, place: str, root: str = UP) -> Link:
    """Return a link; ``root`` is the way from where it stands to the folder of all pages."""
    return Link(name, kind, place, link_opening(root + place, kind), link_html(root + place, kind, name))


@dataclass(frozen=True, slots=True)
class Archive:
    """A graph, opened for reading by entity and by document.

    ``links`` lead to entities, ``texts_at`` to documents. ``claims`` and ``closeness`` are the relations of each
    entity, the heaviest first, ``told`` what each document bears out. ``named`` is where each document names an
    entity. ``texts`` are the documents whose text is at hand.
    """

    graph: EntityGraph
    edges: Sequence[Edge]
    documents: Mapping[str, Record]
    texts: Mapping[str, Document]
    links: Mapping[str, Link]
    texts_at: Mapping[str, Link]
    claims: Mapping[str, list[Edge]]
    closeness: Mapping[str, list[Edge]]
    told: Mapping[str, list[Told]]
    named: Mapping[str, list[Naming]]
    write: Callable[[Edge, int | None], Record]


def open_archive(graph: EntityGraph, documents: Iterable[Document]) -> Archive:
    """Gather what the pages of a graph need; of the documents those whose text the graph was made from."""
    records = documents_of(graph)
    edges = list(edges_of(graph))
    claims, closeness, told = _relations(edges)
    return Archive(
        graph=graph,
        edges=edges,
        documents=records,
        texts={one.id: one for one in documents if records.get(one.id, {}).get("sha256") == one.sha256},
        links={node: _entity_link(graph, node) for node in sorted(graph)},
        texts_at={doc: link_to(record.get("title") or doc, TEXTS, text_place(doc)) for doc, record in records.items()},
        claims=claims,
        closeness=closeness,
        told=told,
        named=namings(graph),
        write=edge_writer(graph),
    )


def _entity_link(graph: EntityGraph, node: str) -> Link:
    kind = kind_of(graph, node)
    return link_to(name_of(graph, node), kind, entity_place(kind, node))


def _relations(edges: Iterable[Edge]) -> tuple[dict[str, list[Edge]], dict[str, list[Edge]], dict[str, list[Told]]]:
    """Return claims and closeness by entity, the heaviest first, and what each document bears out."""
    claims, closeness = defaultdict[str, list[Edge]](list), defaultdict[str, list[Edge]](list)
    told = defaultdict[str, list[Told]](list)
    for edge in sorted(edges, key=lambda edge: (-edge.weight, edge.source, edge.target, edge.relation)):
        by_end = closeness if edge.relation is RelationType.CO_MENTIONED else claims
        for end in sorted({edge.source, edge.target}):
            by_end[end].append(edge)
        for citation in edge.citations:
            told[citation.doc].append((edge, citation))
    return claims, closeness, told
