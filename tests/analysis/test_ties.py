import networkx as nx

from graphbuild.analysis.ties import tie_graph, wanted_relations
from graphbuild.types import RelationType


def graph_of(*edges):
    graph = nx.MultiDiGraph()
    for source, relation, target, weight in edges:
        graph.add_edge(source, target, key=relation, relation=relation, weight=weight)
    return graph


MIXED = graph_of(
    ("b", "consults", "a", 2.0),
    ("a", "threatens", "b", 1.0),
    ("a", "co_mentioned", "b", 0.5),
    ("a", "co_mentioned", "c", 0.25),
    ("c", "attacks", "c", 3.0),
)


def test_tie_graph_sums_claims_of_a_pair():
    assert list(tie_graph(MIXED).edges(data=True)) == [("a", "b", {"weight": 3.0, "claims": 3.0})]


def test_tie_graph_keeps_entities_without_ties():
    assert list(tie_graph(MIXED)) == ["a", "b", "c"]


def test_tie_graph_tells_closeness_from_claims():
    ties = tie_graph(MIXED, wanted_relations(co_mentions=True))

    assert ties.edges["a", "b"] == {"weight": 3.5, "claims": 3.0}


def test_tie_graph_keeps_directions_apart():
    ties = tie_graph(MIXED, directed=True)

    assert list(ties.edges) == [("a", "b"), ("b", "a")]


def test_tie_graph_leads_both_ways_by_closeness():
    ties = tie_graph(MIXED, frozenset({RelationType.CO_MENTIONED}), directed=True)

    assert list(ties.edges) == [("a", "b"), ("a", "c"), ("b", "a"), ("c", "a")]


def test_wanted_relations_adds_closeness_to_those_named():
    wanted = wanted_relations([RelationType.SERVES], co_mentions=True)

    assert wanted == {RelationType.SERVES, RelationType.CO_MENTIONED}
