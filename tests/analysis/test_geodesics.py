from fractions import Fraction

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.analysis import geodesics
from graphbuild.analysis.geodesics import sums_over
from graphbuild.analysis.network import network_of


def network(*ties):
    graph = nx.Graph()
    graph.add_weighted_edges_from(ties)
    return network_of(graph)


def places(*numbers):
    return np.array(numbers, dtype=np.intp)


def test_sums_over_counts_pairs_whose_route_leads_through_a_node():
    line = network(("a", "b", 1.0), ("b", "c", 1.0), ("c", "d", 1.0))

    assert sums_over(line, places(0)).carried.tolist() == [0, 2, 1, 0]


def test_sums_over_splits_a_pair_between_equal_routes():
    square = network(("a", "b", 1.0), ("a", "c", 1.0), ("b", "d", 1.0), ("c", "d", 1.0))

    assert sums_over(square, places(0)).carried.tolist() == [0, 0.5, 0.5, 0]


def test_sums_over_takes_a_third_and_a_sixth_for_a_half():
    ties = network(("a", "b", 3.0), ("b", "d", 6.0), ("a", "c", 4.0), ("c", "d", 4.0))

    assert sums_over(ties, places(0), places(3)).carried.tolist() == [0, 0.5, 0.5, 0]


def test_sums_over_goes_to_the_targets_only():
    line = network(("a", "b", 1.0), ("b", "c", 1.0), ("c", "d", 1.0))

    assert sums_over(line, places(0), places(2)).carried.tolist() == [0, 1, 0, 0]


def test_sums_over_adds_up_lengths_and_their_inverses():
    sums = sums_over(network(("a", "b", 2.0), ("b", "c", 1.0)), places(0, 1))

    assert (sums.lengths.tolist(), sums.inverses.tolist()) == ([0.5, 0.5, 2.5], [2.0, 2.0, 1 / 1.5 + 1])


def test_sums_over_counts_the_starts_that_reach_a_node():
    parts = network(("a", "b", 1.0), ("c", "d", 1.0))

    assert sums_over(parts, places(0, 1, 2)).starts.tolist() == [1, 1, 0, 1]


def test_sums_over_does_not_depend_on_how_much_is_held(monkeypatch):
    ties = network_of(nx.relabel_nodes(_lattice(), str))
    whole = sums_over(ties, np.arange(len(ties.nodes)))
    monkeypatch.setattr(geodesics, "_CELLS", 100)

    assert np.allclose(sums_over(ties, np.arange(len(ties.nodes))).carried, whole.carried, rtol=0, atol=1e-12)


def test_sums_over_follows_very_long_routes():
    chain = nx.path_graph(150)
    nx.set_edge_attributes(chain, 1.0, "weight")
    ties = network_of(nx.relabel_nodes(chain, {node: f"{node:03}" for node in chain}))

    assert sums_over(ties, places(0)).carried.tolist() == pytest.approx([0, *range(148, -1, -1)])


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000))
def test_sums_over_agrees_with_networkx_on_subsets(seed):
    graph = nx.gnm_random_graph(12, 18, seed=seed)
    for one, other, tie in graph.edges(data=True):
        tie.update(weight=float((one + other) % 3 + 1), distance=Fraction(1, (one + other) % 3 + 1))
    ties = network_of(nx.relabel_nodes(graph, {node: f"{node:02}" for node in graph}))

    expected = nx.betweenness_centrality_subset(graph, [0, 1, 2], [3, 4, 5, 6], weight="distance")

    found = sums_over(ties, places(0, 1, 2), places(3, 4, 5, 6)).carried / 2  # networkx halves what has no direction
    assert found.tolist() == pytest.approx([expected[node] for node in range(12)], abs=1e-9)


def _lattice():
    grid = nx.grid_2d_graph(5, 6)
    nx.set_edge_attributes(grid, 1.0, "weight")
    return grid
