import networkx as nx
import pytest

from graphbuild.types import Kind, RelationType
from graphbuild.views import leaves_closeness_out, limits, page_html, page_part


@pytest.fixture
def graph():
    """One country tied to nine others and to two officials; the countries of small numbers are named more."""
    told: nx.MultiDiGraph = nx.MultiDiGraph(
        documents=[{"id": "a", "title": None, "date": None, "url": None, "source": None}]
    )
    for number in range(10):
        told.add_node(
            f"country:{number}",
            kind=Kind.COUNTRY,
            name=f"C{number}",
            aliases=[],
            mentions=[{"doc": "a", "start": 0, "end": 1}] * (20 - number),
        )
    for letter in "ab":
        told.add_node(f"official:{letter}", kind=Kind.OFFICIAL, name=letter, aliases=[], mentions=[])
    evidence = [{"doc": "a", "start": 0, "end": 3, "text": "A B", "date": None, "source": [0, 1], "target": [2, 3]}]
    for node in set(told) - {"country:9"}:
        said = evidence * (1 if node[-1] in "0ab" else 2)
        told.add_edge(node, "country:9", key="consults", relation=RelationType.CONSULTS, weight=1.0, evidence=said)
    return told


def test_page_part_is_the_graph_itself_within_the_limits(graph):
    assert page_part(graph) is graph


@pytest.mark.parametrize(
    ("limit", "most", "kept"),
    [
        ("PAGE_NODES", 6, {"country:9", "country:0", "country:1", "country:2", "official:a", "official:b"}),
        ("PAGE_NODES", 5, {"country:9", "country:0", "country:1", "official:a", "official:b"}),
        ("PAGE_EDGES", 3, {"country:9", "country:0", "official:a", "official:b"}),
        ("PAGE_SENTENCES", 4, {"country:9", "country:0", "official:a", "official:b"}),
        ("PAGE_SENTENCES", 5, {"country:9", "country:0", "country:1", "official:a", "official:b"}),
    ],
)
def test_page_part_keeps_as_many_of_each_kind_as_there_is_room_for(graph, monkeypatch, limit, most, kept):
    monkeypatch.setattr(limits, limit, most)

    assert set(page_part(graph)) == kept


def test_page_part_lets_pairs_that_are_only_named_together_go_first(graph, monkeypatch):
    near = {"relation": RelationType.CO_MENTIONED, "weight": 1.0}
    said = graph["country:0"]["country:9"]["consults"]["evidence"]
    graph.add_edge("country:0", "country:1", key="co_mentioned", evidence=said * 9, **near)
    monkeypatch.setattr(limits, "PAGE_SENTENCES", 22)

    part = page_part(graph)

    assert set(part) == set(graph)
    assert {key for *_, key in part.edges(keys=True)} == {"consults"}
    assert leaves_closeness_out(graph, part)


def test_page_html_says_that_a_graph_is_larger_than_a_page(graph, monkeypatch):
    monkeypatch.setattr(limits, "PAGE_NODES", 6)

    assert "6 more entities than one page holds" in page_html(graph)
