"""FollowTheMoney entities, one JSON object a line, for OpenAleph, yente, nomenklatura and what else reads that model.

Countries are ``Territory``, agencies ``PublicBody``, officials and persons ``Person``, organizations ``Organization``
or ``Company``, measures ``Event``, texts ``Article``; a ``Documentation`` says which text names whom. A claim is one
record with its sentences, days, addresses and texts: ``Occupancy`` of a ``Position`` for an office, else
``UnknownLink`` with the relation as its role and the best voice as its status. Whom a measure hits has a ``Sanction``
as well (:mod:`graphbuild.exports.ftm_sanctions`).

What texts only allege or deny is nothing but an ``UnknownLink`` whose role and status say so, and closeness is left
out, for other programs take a record for a fact. Entries of reference lists that an entity is linked to are told in its
notes and programmes. The model has no room for weights and places in texts. It holds no control characters, and what is
no address on the web is left out.

The records are written without the followthemoney library, which needs a C++ compiler to install; the tests hold them
to it.
"""

import json
import re
from collections.abc import Iterator

from graphbuild.exports.ftm_records import Entity, Notebook, record
from graphbuild.exports.ftm_sanctions import sanctions
from graphbuild.graph import Edge, EntityGraph, attribute_counts, edges_of, kind_of, name_of
from graphbuild.link import in_words, references_of
from graphbuild.types import Kind, RelationType, Status

_SCHEMATA = {
    Kind.COUNTRY: "Territory",
    Kind.AGENCY: "PublicBody",
    Kind.OFFICIAL: "Person",
    Kind.PERSON: "Person",
    Kind.ORGANIZATION: "Organization",
    Kind.MEASURE: "Event",
}
_COMPANY = re.compile(
    r"\b(AB|AG|ASA?|Co|Company|Corp|Corporation|GmbH|Inc|JSC|LLC|LLP|Ltd|NV|OAO|OOO|PJSC|PLC|SA|SpA)\.?$", re.IGNORECASE
)
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")


def to_ftm(graph: EntityGraph) -> Iterator[str]:
    """Write a graph as FollowTheMoney entities, one a line."""
    book = Notebook(graph)
    for make in (_articles, _things, _documentation, _links, sanctions):
        for entity in make(book):
            yield json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n"


def _articles(book: Notebook) -> Iterator[Entity]:
    for document, told in book.documents.items():
        yield record(
            "Article",
            book.article(document),
            title=[told.get("title")],
            name=[told.get("title") or document],
            fileName=[document],
            publishedAt=[told.get("date")],
            sourceUrl=[told.get("url")],
            publisher=[told.get("source")],
        )


def _things(book: Notebook) -> Iterator[Entity]:
    for node in book.graph:
        kind, told = kind_of(book.graph, node), book.graph.nodes[node]
        schema = _SCHEMATA[kind]
        if kind is Kind.ORGANIZATION and _COMPANY.search(told["name"]):
            schema = "Company"
        offices = _offices(book.graph, node) if schema == "Person" else ()
        more: dict[str, tuple[str, ...]] = {"position": offices} if offices else {}
        notes = [note["text"] for note in told.get("notes", ())]
        linked = [one for one in references_of(book.graph, node) if one["status"] == "linked"]
        more["program"] = tuple(programme for one in linked for programme in one["programmes"])
        notes += map(in_words, linked)
        own = {"name": [told["name"]], "alias": told["aliases"], "country": [book.country(node)], "notes": notes}
        yield record(schema, book.thing(node), **own, **more)


def _offices(graph: EntityGraph, node: str) -> tuple[str, ...]:
    return tuple(attribute_counts(graph, node).get("office", {}))


def _documentation(book: Notebook) -> Iterator[Entity]:
    for node in book.graph:
        names: dict[str, list[str]] = {}
        for mention in book.graph.nodes[node]["mentions"]:
            names.setdefault(mention["doc"], []).append(mention["text"])
        for document in sorted(names.keys() & book.documents.keys()):
            yield record(
                "Documentation",
                book.id_of("named", node, document),
                document=[book.article(document)],
                entity=[book.thing(node)],
                role=["named"],
                summary=names[document],
                date=[book.documents[document].get("date")],
            )


def _links(book: Notebook) -> Iterator[Entity]:
    positions = set[str]()
    for edge in edges_of(book.graph):
        if edge.relation is RelationType.CO_MENTIONED:
            continue
        holds = edge.relation is RelationType.SERVES and kind_of(book.graph, edge.source) is Kind.OFFICIAL
        if not (holds and book.vouched(edge)):
            yield _link(book, edge)
            continue
        position = _position(book, edge)
        if position["id"] not in positions:
            positions.add(position["id"])
            yield position
        yield _occupancy(book, edge, position["id"])


def _link(book: Notebook, edge: Edge) -> Entity:
    best = book.voice(edge)
    role = str(edge.relation).replace("_", " ")
    return record(
        "UnknownLink",
        book.claim(edge),
        subject=[book.thing(edge.source)],
        object=[book.thing(edge.target)],
        role=[f"{best}: {role}" if best in {Status.ALLEGED, Status.DENIED} else role],
        status=[str(best)],
        **book.told(edge),
    )


def _position(book: Notebook, edge: Edge) -> Entity:
    """Return the post that an official holds; its office has a name where the official has no other."""
    offices = _offices(book.graph, edge.source)
    body = name_of(book.graph, edge.target)
    name = f"{offices[0]}, {body}" if len(offices) == 1 else f"Office in {body}"
    agency = [book.thing(edge.target)] if kind_of(book.graph, edge.target) is Kind.AGENCY else []
    ident = book.id_of("position", name, edge.target)
    return record("Position", ident, name=[name], organization=agency, country=[book.country(edge.target)])


def _occupancy(book: Notebook, edge: Edge, position: str) -> Entity:
    known = attribute_counts(book.graph, edge.source)
    since, until = ([day for day in known.get(name, {}) if _DAY.match(day)] for name in ("since", "until"))
    one = sum(other.relation is RelationType.SERVES for other in edges_of(book.graph, edge.source)) == 1
    return record(
        "Occupancy",
        book.claim(edge),
        holder=[book.thing(edge.source)],
        post=[position],
        startDate=since if one and len(since) == 1 else [],
        endDate=until if one and len(until) == 1 else [],
        **book.told(edge),
    )
