import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.analysis import kernels
from graphbuild.analysis.kernels import MEASURES, PIVOTS, betweenness, closeness, eigenvector


def test_eigenvector_covers_the_largest_part():
    ties = nx.Graph()
    ties.add_weighted_edges_from([("a", "b", 1), ("b", "c", 1), ("x", "y", 9)])

    assert [node for node, value in eigenvector(ties).items() if value > 0] == ["a", "b", "c"]


def test_eigenvector_takes_the_heaviest_of_equal_parts():
    ties = nx.Graph()
    ties.add_weighted_edges_from([("a", "b", 1), ("x", "y", 9)])

    assert [node for node, value in eigenvector(ties).items() if value > 0] == ["x", "y"]


def test_betweenness_is_sampled_with_a_fixed_seed_when_large(monkeypatch):
    monkeypatch.setattr(kernels, "EXACT_LIMIT", PIVOTS)
    ties = nx.barabasi_albert_graph(PIVOTS + 1, 1, seed=1)
    nx.set_edge_attributes(ties, 1.0, "weight")

    assert betweenness(ties) == betweenness(ties)


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000), measure=st.sampled_from(sorted(MEASURES)))
def test_measures_do_not_depend_on_the_order_of_nodes(seed, measure):
    ties = nx.gnm_random_graph(12, 16, seed=seed)
    nx.set_edge_attributes(ties, {pair: float(sum(pair) % 3 + 1) for pair in ties.edges}, "weight")
    ties = nx.relabel_nodes(ties, str)
    shuffled = nx.Graph()
    shuffled.add_nodes_from(reversed(list(ties)))
    shuffled.add_edges_from(reversed(list(ties.edges(data=True))))

    assert MEASURES[measure](shuffled) == pytest.approx(MEASURES[measure](ties), abs=1e-8)


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000), edges=st.integers(1, 30))
def test_closeness_agrees_with_networkx(seed, edges):
    ties = nx.gnm_random_graph(12, edges, seed=seed)
    for one, other, tie in ties.edges(data=True):
        tie["weight"] = float((one + other) % 3 + 1)
        tie["distance"] = 1 / tie["weight"]

    assert closeness(ties) == pytest.approx(nx.closeness_centrality(ties, distance="distance"), abs=1e-9)


def test_closeness_does_not_depend_on_how_many_rows_are_held(monkeypatch):
    ties = nx.path_graph(7)
    nx.set_edge_attributes(ties, 2.0, "weight")
    whole = closeness(ties)
    monkeypatch.setattr(kernels, "_ROWS", 3)

    assert closeness(ties) == whole


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000))
def test_eigenvector_agrees_with_networkx(seed):
    ties = nx.connected_watts_strogatz_graph(14, 4, 0.5, seed=seed)
    nx.set_edge_attributes(ties, {pair: float(sum(pair) % 3 + 1) for pair in ties.edges}, "weight")
    ties = nx.relabel_nodes(ties, str)

    assert eigenvector(ties) == pytest.approx(nx.eigenvector_centrality(ties, 10_000, 1e-12, weight="weight"), abs=1e-8)
