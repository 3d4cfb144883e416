import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.analysis import kernels
from graphbuild.analysis.kernels import MEASURES, PIVOTS
from graphbuild.analysis.network import network_of


def figures(measure, ties):
    network = network_of(ties)
    return dict(zip(network.nodes, MEASURES[measure](network).tolist(), strict=True))


@st.composite
def weighted_graphs(draw):
    """Draw ties between few nodes, with several parts and loners, and with distances that are alike."""
    size = draw(st.integers(1, 14))
    ties = nx.gnm_random_graph(size, draw(st.integers(0, 2 * size)), seed=draw(st.integers(0, 10_000)))
    for one, other, tie in ties.edges(data=True):
        tie["weight"] = float((one + other) % 3 + 1)
        tie["distance"] = 1 / tie["weight"]
    return nx.relabel_nodes(ties, {node: f"{node:02}" for node in ties})


def test_eigenvector_covers_the_largest_part():
    ties = nx.Graph()
    ties.add_weighted_edges_from([("a", "b", 1), ("b", "c", 1), ("x", "y", 9)])

    assert [node for node, value in figures("eigenvector", ties).items() if value > 0] == ["a", "b", "c"]


def test_eigenvector_takes_the_heaviest_of_equal_parts():
    ties = nx.Graph()
    ties.add_weighted_edges_from([("a", "b", 1), ("x", "y", 9)])

    assert [node for node, value in figures("eigenvector", ties).items() if value > 0] == ["x", "y"]


def test_betweenness_is_sampled_with_a_fixed_seed_when_large(monkeypatch):
    monkeypatch.setattr(kernels, "EXACT_LIMIT", PIVOTS)
    ties = nx.barabasi_albert_graph(PIVOTS + 1, 1, seed=1)
    nx.set_edge_attributes(ties, 1.0, "weight")

    assert figures("betweenness", ties) == figures("betweenness", ties)


@settings(deadline=None, max_examples=25)
@given(ties=weighted_graphs(), measure=st.sampled_from(sorted(MEASURES)))
def test_measures_do_not_depend_on_the_order_of_nodes(ties, measure):
    shuffled = nx.Graph()
    shuffled.add_nodes_from(reversed(list(ties)))
    shuffled.add_edges_from(reversed(list(ties.edges(data=True))))

    assert figures(measure, shuffled) == figures(measure, ties)


@settings(deadline=None, max_examples=25)
@given(ties=weighted_graphs())
def test_closeness_agrees_with_networkx(ties):
    assert figures("closeness", ties) == pytest.approx(nx.closeness_centrality(ties, distance="distance"), abs=1e-9)


@settings(deadline=None, max_examples=25)
@given(ties=weighted_graphs())
def test_harmonic_agrees_with_networkx(ties):
    assert figures("harmonic", ties) == pytest.approx(nx.harmonic_centrality(ties, distance="distance"), abs=1e-9)


@settings(deadline=None, max_examples=25)
@given(ties=weighted_graphs())
def test_strength_agrees_with_networkx(ties):
    assert figures("strength", ties) == dict(ties.degree(weight="weight"))


def test_closeness_does_not_depend_on_how_many_rows_are_held(monkeypatch):
    ties = nx.path_graph(7)
    nx.set_edge_attributes(ties, 2.0, "weight")
    whole = figures("closeness", ties)
    monkeypatch.setattr(kernels, "_ROWS", 3)

    assert figures("closeness", ties) == whole


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000))
def test_eigenvector_agrees_with_networkx(seed):
    ties = nx.connected_watts_strogatz_graph(14, 4, 0.5, seed=seed)
    nx.set_edge_attributes(ties, {pair: float(sum(pair) % 3 + 1) for pair in ties.edges}, "weight")

    expected = nx.eigenvector_centrality(ties, 10_000, 1e-12, weight="weight")

    assert figures("eigenvector", ties) == pytest.approx(expected, abs=1e-8)
