"""Entities and relations as a plain networkx graph, and the typed accessors that read it.

The graph is a :class:`networkx.MultiDiGraph` in exactly the shape of the interchange contract: node attributes
``kind``, ``name``, ``aliases`` and ``mentions``; edges keyed by relation with ``relation``, ``weight`` and
``evidence``; graph attributes ``schema`` and ``documents``. All values are plain JSON values, so any networkx
function and writer works on it. Downstream code reads it through the accessors here.
"""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import networkx as nx

from graphbuild.errors import AmbiguousNameError, InterchangeError, NodeNotFoundError
from graphbuild.names import fold
from graphbuild.types import Citation, Document, Entity, Kind, Relation, RelationType
from graphbuild.values import citation_of, document_record, edge_record, node_record

EntityGraph: TypeAlias = "nx.MultiDiGraph[str]"

SCHEMA = 1
"""The version of the interchange contract that the graph keeps."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge, read: ``source`` and ``target`` are node ids, ``citations`` its evidence in document order."""

    source: str
    target: str
    relation: RelationType
    weight: float
    citations: tuple[Citation, ...]


def build_graph(
    documents: Iterable[Document],
    entities: Iterable[Entity],
    relations: Iterable[Relation],
    sources: Mapping[str, str] | None = None,
) -> EntityGraph:
    """Lay entities and relations out as a graph, sorted by id so that equal input gives equal bytes.

    ``sources`` tells which source each document goes back to; by default each is one of its own.
    """
    graph: EntityGraph = nx.MultiDiGraph(schema=SCHEMA)
    graph.graph["documents"] = [
        document_record(document, (sources or {}).get(document.id, document.id))
        for document in sorted(documents, key=lambda d: d.id)
    ]
    for entity in sorted(entities, key=lambda entity: entity.id):
        graph.add_node(entity.id, **node_record(entity))
    for relation in sorted(relations, key=lambda r: (r.source, r.target, r.relation)):
        graph.add_edge(relation.source, relation.target, key=str(relation.relation), **edge_record(relation))
    return graph


def kind_of(graph: EntityGraph, node: str) -> Kind:
    """Return the kind of a node."""
    return Kind(graph.nodes[node]["kind"])


def name_of(graph: EntityGraph, node: str) -> str:
    """Return the name that a node is shown by."""
    return str(graph.nodes[node]["name"])


def aliases_of(graph: EntityGraph, node: str) -> tuple[str, ...]:
    """Return the other names that texts use for a node, sorted."""
    return tuple(graph.nodes[node]["aliases"])


def documents_of(graph: EntityGraph) -> dict[str, dict[str, Any]]:
    """Return the records of all documents by id, in order."""
    return {record["id"]: record for record in graph.graph["documents"]}


def sources_of(graph: EntityGraph) -> dict[str, str]:
    """Return for each document that is a copy the source that it goes back to; all others are sources themselves."""
    records = graph.graph["documents"]
    return {record["id"]: record["copy_of"] for record in records if record.get("copy_of")}


def independent(sources: Mapping[str, str], documents: Iterable[str]) -> set[str]:
    """Return the independent sources of documents, all by id, given the copies that :func:`sources_of` knows."""
    return {sources.get(document, document) for document in documents}


def decided_in(graph: EntityGraph) -> dict[str, Any]:
    """Return what people's decisions made of a graph.

    That is how many are ``held``, how many entities are ``hidden`` by them, the ``problems`` of those without effect,
    who is ``one`` and which pairs are ``apart``.
    """
    return {"held": 0, "hidden": 0, "problems": [], "one": [], "apart": [], **graph.graph.get("ledger", {})}


def mention_count(graph: EntityGraph, node: str) -> int:
    """Return how often a node is named in all texts."""
    return len(graph.nodes[node]["mentions"])


def attribute_counts(graph: EntityGraph, node: str) -> dict[str, dict[str, int]]:
    """Count what the texts tell of an entity beside its name: attribute → value → how often, the commonest first."""
    told = Counter(pair for mention in graph.nodes[node]["mentions"] for pair in mention.get("attributes", {}).items())
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (name, value), number in sorted(told.items(), key=lambda item: (item[0][0], -item[1], item[0][1])):
        counts[name][value] = number
    return dict(counts)


def edges_of(graph: EntityGraph, node: str | None = None) -> Iterator[Edge]:
    """Yield every edge, or those into and out of one node, in order of source, target and relation."""
    if node is None:
        found = list(graph.edges(data=True))
    else:
        out, into = graph.out_edges(node, data=True), graph.in_edges(node, data=True)
        found = [*out, *(edge for edge in into if edge[0] != node)]
    for source, target, record in sorted(found, key=lambda edge: (edge[0], edge[1], edge[2]["relation"])):
        yield edge_of(source, target, record)


def edge_of(source: str, target: str, record: Mapping[str, Any]) -> Edge:
    """Read an edge from its record."""
    citations = tuple(citation_of(citation) for citation in record["evidence"])
    return Edge(source, target, RelationType(record["relation"]), float(record["weight"]), citations)


def subgraph_of(  # noqa: PLR0913  one keyword for each limit that a reader may set
    graph: EntityGraph,
    *,
    kinds: Iterable[Kind] = (),
    relations: Iterable[RelationType] = (),
    since: date | None = None,
    until: date | None = None,
    min_sources: int = 1,
) -> EntityGraph:
    """Return a copy with only these kinds, relations and dates; empty means all.

    With ``since`` or ``until`` (both inclusive) an edge keeps, and weighs by, only the evidence of documents dated
    within; undated evidence goes, since nothing says that it belongs, and so do the documents and what they name. An
    edge goes when its evidence comes from fewer than ``min_sources`` independent sources. Nodes stay.
    """
    wanted_kinds, wanted_relations = set(kinds) or set(Kind), set(relations) or set(RelationType)
    sources = sources_of(graph)
    documents = [record for record in graph.graph["documents"] if _within(record.get("date"), since, until)]
    part: EntityGraph = nx.MultiDiGraph(**{**graph.graph, "documents": documents})
    named = graph.nodes(data=True) if since is None and until is None else _named_in(graph, documents)
    part.add_nodes_from((node, record) for node, record in named if record["kind"] in wanted_kinds)
    for source, target, key, record in graph.edges(keys=True, data=True):
        if source in part and target in part and record["relation"] in wanted_relations:
            kept = edge_part(record, sources, since=since, until=until, min_sources=min_sources)
            if kept:
                part.add_edge(source, target, key=key, **kept)
    return part


def edge_part(
    record: Mapping[str, Any],
    sources: Mapping[str, str],
    *,
    since: date | None = None,
    until: date | None = None,
    min_sources: int = 1,
) -> dict[str, Any] | None:
    """Return an edge's record by the evidence of some days alone; None where too few independent sources are left."""
    evidence = [item for item in record["evidence"] if _within(item["date"], since, until)]
    number = len(independent(sources, (item["doc"] for item in evidence)))
    if number < max(1, min_sources):
        return None
    return {**record, "evidence": evidence, "weight": _weight(record, evidence, number)}


def _named_in(graph: EntityGraph, documents: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield nodes with what names them in some documents alone."""
    kept = {document["id"] for document in documents}
    for node, record in graph.nodes(data=True):
        yield node, {**record, "mentions": [mention for mention in record["mentions"] if mention["doc"] in kept]}


def _weight(record: Mapping[str, Any], evidence: list[dict[str, Any]], sources: int) -> float:
    """Return what an edge weighs by a part of its evidence: its sources, or closeness in proportion."""
    if record["relation"] == RelationType.CO_MENTIONED:
        return round(float(record["weight"]) * len(evidence) / len(record["evidence"]), 6)
    return float(sources)


def _within(day: str | None, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    return day is not None and (since or date.min) <= date.fromisoformat(day) <= (until or date.max)


def find_node(graph: EntityGraph, name: str) -> str:
    """Return the id of the one node that a reader means by a name: an id, a name, an alias or the end of an id.

    Case, accents and punctuation do not count. Of these four the earlier wins.

    Raises:
        NodeNotFoundError: Nothing answers to the name; the message proposes near spellings.
        AmbiguousNameError: Several nodes answer to it; the message lists their ids.
    """
    if name in graph:
        return name
    wanted = fold(name)
    by_name, by_code = lambda graph, node: (name_of(graph, node),), lambda _, node: (node.partition(":")[2],)
    for spellings in (by_name, aliases_of, by_code):
        found = sorted(node for node in graph if wanted in map(fold, spellings(graph, node)))
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousNameError(f"'{name}' may be {' or '.join(found)}. Give one of these ids.")
    raise NodeNotFoundError(f"No entity named '{name}' in the graph.{_did_you_mean(graph, name)}")


def _did_you_mean(graph: EntityGraph, name: str) -> str:
    """Propose near spellings, one for each entity that has one."""
    spellings = {
        fold(alias): (alias, node) for node in graph for alias in (*aliases_of(graph, node), name_of(graph, node))
    }
    near = difflib.get_close_matches(fold(name), sorted(spellings), n=6, cutoff=0.7)
    proposals: dict[str, str] = {}
    for alias, node in (spellings[match] for match in near):
        proposals.setdefault(node, repr(alias))
    return f" Did you mean {' or '.join(list(proposals.values())[:3])}?" if near else ""


def graph_from_records(records: dict[str, Any]) -> EntityGraph:
    """Read a graph back from the interchange form (networkx node-link data with ``edges``).

    Raises:
        InterchangeError: The records are no such graph, or of another schema.
    """
    try:
        graph: EntityGraph = nx.MultiDiGraph(nx.node_link_graph(records, edges="edges"))
        schema = graph.graph["schema"]
    except (KeyError, TypeError, nx.NetworkXError) as problem:
        raise InterchangeError(f"This is no graphbuild graph ({problem!r}). Make one: graphbuild export") from None
    if schema != SCHEMA:
        raise InterchangeError(f"The graph has schema {schema}, this program reads schema {SCHEMA}. Export it anew.")
    return graph
