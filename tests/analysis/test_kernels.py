from fractions import Fraction

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.analysis.kernels import MEASURES, estimates
from graphbuild.analysis.network import network_of

WITH_NETWORKX = {
    "degree": lambda ties: dict(ties.degree),
    "strength": lambda ties: dict(ties.degree(weight="weight")),
    "pagerank": lambda ties: nx.pagerank(ties, tol=1e-14, max_iter=10_000),
    "betweenness": lambda ties: nx.betweenness_centrality(ties, weight="distance"),
    "closeness": lambda ties: nx.closeness_centrality(ties, distance="distance"),
    "harmonic": lambda ties: nx.harmonic_centrality(ties, distance="distance"),
}


def figures(measure, ties):
    network = network_of(ties)
    return dict(zip(network.nodes, MEASURES[measure](network).tolist(), strict=True))


def weighted(shape, weights):
    """Give weights to ties, and exact distances: networkx adds fractions up without rounding."""
    ties = nx.Graph()
    ties.add_nodes_from(f"{node:02}" for node in shape)
    for (one, other), weight in zip(shape.edges, weights, strict=False):
        ties.add_edge(f"{one:02}", f"{other:02}", weight=float(weight), distance=1 / Fraction(weight))
    return ties


@st.composite
def networks(draw):
    """Draw ties between few entities: one, none tied, several parts, routes of equal length, all of these."""
    size = draw(st.integers(1, 14))
    shape = nx.gnm_random_graph(size, draw(st.integers(0, 2 * size)), seed=draw(st.integers(0, 10_000)))
    number = shape.number_of_edges()
    return weighted(shape, draw(st.lists(st.integers(1, 12), min_size=number, max_size=number)))


@pytest.mark.parametrize("measure", sorted(WITH_NETWORKX))
@settings(deadline=None, max_examples=50)
@given(ties=networks())
def test_measures_agree_with_networkx(measure, ties):
    expected = {node: float(value) for node, value in WITH_NETWORKX[measure](ties).items()}

    assert figures(measure, ties) == pytest.approx(expected, abs=1e-9)


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000))
def test_eigenvector_agrees_with_networkx(seed):
    shape = nx.connected_watts_strogatz_graph(14, 4, 0.5, seed=seed)
    ties = weighted(shape, [(one + other) % 3 + 1 for one, other in shape.edges])

    expected = nx.eigenvector_centrality_numpy(ties, weight="weight")

    assert figures("eigenvector", ties) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("measure", sorted(WITH_NETWORKX))
def test_measures_agree_with_networkx_on_a_larger_graph(measure):
    shape = nx.barabasi_albert_graph(120, 3, seed=1)
    ties = weighted(nx.disjoint_union(shape, nx.path_graph(9)), [1 + number % 5 for number in range(400)])

    expected = {node: float(value) for node, value in WITH_NETWORKX[measure](ties).items()}

    assert figures(measure, ties) == pytest.approx(expected, abs=1e-9)


@settings(deadline=None, max_examples=50)
@given(ties=networks(), measure=st.sampled_from(sorted(MEASURES)))
def test_measures_do_not_depend_on_the_order_of_nodes(ties, measure):
    shuffled = nx.Graph()
    shuffled.add_nodes_from(reversed(list(ties)))
    shuffled.add_edges_from(reversed(list(ties.edges(data=True))))

    assert figures(measure, shuffled) == figures(measure, ties)


@settings(deadline=None, max_examples=25)
@given(ties=networks())
def test_estimates_are_the_measures_one_by_one(ties):
    network = network_of(ties)
    together = estimates(network, MEASURES)

    assert all(np.array_equal(together[name].figures, measure(network)) for name, measure in MEASURES.items())


def test_eigenvector_covers_the_largest_part():
    ties = nx.Graph()
    ties.add_weighted_edges_from([("a", "b", 1), ("b", "c", 1), ("x", "y", 9)])

    assert [node for node, value in figures("eigenvector", ties).items() if value > 0] == ["a", "b", "c"]


def test_eigenvector_takes_the_heaviest_of_equal_parts():
    ties = nx.Graph()
    ties.add_weighted_edges_from([("a", "b", 1), ("x", "y", 9)])

    assert [node for node, value in figures("eigenvector", ties).items() if value > 0] == ["x", "y"]
