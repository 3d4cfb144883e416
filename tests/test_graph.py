from datetime import date

import networkx as nx
import pytest

from graphbuild.errors import AmbiguousNameError, InterchangeError, NodeNotFoundError
from graphbuild.graph import (
    build_graph,
    documents_of,
    edges_of,
    find_node,
    graph_from_records,
    independent,
    sources_of,
    subgraph_of,
)
from graphbuild.relate import relate
from graphbuild.resolve import resolve
from graphbuild.types import Entity, Kind, Mention, RelationType

NAMES = {
    "Norway": ("country", "country:no"),
    "Chile": ("country", "country:cl"),
    "Zoë Lindqvist": ("official", None),
    "sanctions": ("measure", "measure:sanctions:cl"),
}
CLAIMS = [("Norway", "imposes", "sanctions"), ("Zoë Lindqvist", "serves", "Norway")]


@pytest.fixture
def graph(read_aloud):
    texts = [
        read_aloud("a.txt", "Norway imposed sanctions.", NAMES, CLAIMS[:1], date(2024, 1, 1)),
        read_aloud("b.txt", "Zoë Lindqvist of Norway met Chile.", NAMES, CLAIMS[1:], date(2025, 1, 1)),
        read_aloud("c.txt", "Norway imposed sanctions.", NAMES, CLAIMS[:1], None),
    ]
    resolution = resolve(texts)
    return build_graph([text.document for text in texts], resolution.entities, relate(texts, resolution))


@pytest.fixture
def copied(read_aloud):
    """Three texts that say the same, of which b.txt is a copy of a.txt."""
    sources = {"b.txt": "a.txt"}
    texts = [
        read_aloud(f"{letter}.txt", "Norway imposed sanctions.", NAMES, CLAIMS[:1], date(2024, month, 1))
        for month, letter in enumerate("abc", start=1)
    ]
    resolution = resolve(texts)
    documents = [text.document for text in texts]
    return build_graph(documents, resolution.entities, relate(texts, resolution, sources), sources)


def test_build_graph_gives_plain_networkx_with_an_edge_per_relation(graph):
    assert type(graph) is nx.MultiDiGraph
    assert graph.has_edge("country:no", "measure:sanctions:cl", key="imposes")


def test_build_graph_keeps_each_document_once(graph):
    assert [record["id"] for record in graph.graph["documents"]] == ["a.txt", "b.txt", "c.txt"]


def test_graph_from_records_reads_back_what_node_link_data_wrote(graph):
    records = nx.node_link_data(graph, edges="edges")

    again = graph_from_records(records)
    assert nx.utils.graphs_equal(graph, again)


@pytest.mark.parametrize("records", [{}, {"nodes": []}, {"nodes": [], "edges": [], "graph": {"schema": 99}}])
def test_graph_from_records_refuses_what_is_no_graph_of_this_schema(records):
    with pytest.raises(InterchangeError):
        graph_from_records(records)


def test_find_node_takes_the_code_of_a_country_that_no_text_abbreviates(graph):
    assert find_node(graph, "CL") == "country:cl"


@pytest.mark.parametrize("name", ["official:zoe-lindqvist", "Zoë Lindqvist", "zoe lindqvist", "ZOE LINDQVIST"])
def test_find_node_takes_id_name_case_and_missing_accents(graph, name):
    assert find_node(graph, name) == "official:zoe-lindqvist"


def test_find_node_proposes_near_spellings(graph):
    with pytest.raises(NodeNotFoundError, match=r"No entity named 'Chiel' .* Did you mean 'Chile'\?"):
        find_node(graph, "Chiel")


def test_find_node_lists_who_is_meant_by_an_ambiguous_name(graph):
    graph.add_node("person:norway", kind="person", name="Norway", aliases=[], mentions=[])

    with pytest.raises(AmbiguousNameError, match="country:no or person:norway"):
        find_node(graph, "norway")


def test_edges_of_reads_every_edge_with_its_citations(graph):
    imposed = [edge for edge in edges_of(graph) if edge.relation is RelationType.IMPOSES]

    assert [[citation.doc for citation in edge.citations] for edge in imposed] == [["a.txt", "c.txt"]]


def test_edges_of_a_node_yields_those_in_and_out(graph):
    touching = {(edge.source, edge.target) for edge in edges_of(graph, "country:no")}

    assert touching >= {("country:no", "measure:sanctions:cl"), ("official:zoe-lindqvist", "country:no")}


def test_subgraph_of_keeps_only_the_kinds_asked_for(graph):
    assert set(subgraph_of(graph, kinds=[Kind.COUNTRY])) == {"country:cl", "country:no"}


def test_subgraph_of_keeps_only_evidence_dated_within(graph):
    part = subgraph_of(graph, since=date(2023, 1, 1), until=date(2024, 6, 1))

    assert [record["doc"] for _, _, edge in part.edges(data=True) for record in edge["evidence"]] == ["a.txt"]


def test_subgraph_of_weighs_an_edge_by_the_evidence_that_is_left(graph):
    part = subgraph_of(graph, since=date(2023, 1, 1))

    assert graph.edges["country:no", "measure:sanctions:cl", "imposes"]["weight"] == 2
    assert part.edges["country:no", "measure:sanctions:cl", "imposes"]["weight"] == 1


def test_subgraph_of_leaves_the_graph_it_was_given_unchanged(graph):
    before = nx.node_link_data(graph, edges="edges")

    subgraph_of(graph, relations=[RelationType.SERVES])

    assert nx.node_link_data(graph, edges="edges") == before


@pytest.mark.parametrize(
    ("attributes", "record"), [((("office", "Minister"),), {"attributes": {"office": "Minister"}}), ((), {})]
)
def test_build_graph_keeps_what_a_text_tells_of_an_entity(attributes, record):
    mention = Mention(0, 3, "Ada", Kind.OFFICIAL, 0, "Ada", attributes=attributes)
    graph = build_graph([], [Entity("official:ada", Kind.OFFICIAL, "Ada", (), (("a.txt", mention),))], [])

    [found] = graph.nodes["official:ada"]["mentions"]
    assert found == {"doc": "a.txt", "start": 0, "end": 3, "text": "Ada", "reason": "", **record}


def test_sources_of_tells_which_document_is_a_copy_of_which(copied):
    assert sources_of(copied) == {"b.txt": "a.txt"}


def test_independent_counts_copies_once(copied):
    (edge,) = edges_of(copied)

    assert independent(sources_of(copied), (citation.doc for citation in edge.citations)) == {"a.txt", "c.txt"}


def test_subgraph_of_weighs_by_independent_sources(copied):
    part = subgraph_of(copied, until=date(2024, 2, 28))

    assert [(edge.weight, len(edge.citations)) for edge in edges_of(part)] == [(1, 2)]


@pytest.mark.parametrize(("least", "edges"), [(1, 1), (2, 1), (3, 0)])
def test_subgraph_of_keeps_what_enough_independent_sources_say(copied, least, edges):
    assert len(list(edges_of(subgraph_of(copied, min_sources=least)))) == edges


def test_subgraph_of_some_days_has_the_documents_and_mentions_of_those_days_alone(graph):
    part = subgraph_of(graph, since=date(2024, 6, 1))

    assert list(documents_of(part)) == ["b.txt"]
    assert {mention["doc"] for _, record in part.nodes(data=True) for mention in record["mentions"]} == {"b.txt"}
