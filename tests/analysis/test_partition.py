import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.analysis.network import network_of
from graphbuild.analysis.partition import modularity, partition


def network(*ties):
    """Ties as "a b 2": two ends and a weight, 1 where none is given."""
    graph = nx.Graph()
    for tie in ties:
        one, other, *weight = tie.split()
        graph.add_edge(one, other, weight=float(weight[0]) if weight else 1.0)
    return network_of(graph)


TRIANGLES = ("a b", "b c", "a c", "x y", "y z", "x z", "c x")


@st.composite
def weighted(draw):
    """Some ties among up to a dozen, as a graph."""
    size = draw(st.integers(1, 12))
    graph = nx.empty_graph(size)
    for seed in draw(st.lists(st.integers(0, size * size * 9 - 1), max_size=30)):
        weight, one, other = seed % 9 + 1, seed // 9 // size, seed // 9 % size
        if one != other:
            graph.add_edge(one, other, weight=float(weight))
    return nx.relabel_nodes(graph, {node: f"n{node:02}" for node in graph})


def parts(labels):
    return [set(np.flatnonzero(labels == label).tolist()) for label in np.unique(labels)]


def test_partition_parts_two_circles_at_the_tie_between_them():
    assert partition(network(*TRIANGLES)).tolist() == [0, 0, 0, 3, 3, 3]


def test_partition_makes_smaller_groups_at_a_higher_resolution():
    assert len(set(partition(network(*TRIANGLES), resolution=5.0).tolist())) > 2


def test_partition_leaves_who_has_no_tie_alone():
    graph = nx.Graph([("a", "b", {"weight": 1.0})])
    graph.add_nodes_from(["c", "d"])

    assert partition(network_of(graph)).tolist() == [0, 0, 2, 3]


def test_partition_of_nobody_is_empty():
    assert partition(network_of(nx.Graph())).tolist() == []


def test_partition_finds_the_same_groups_for_the_same_seed():
    ring = network(*(f"n{one} n{(one + step) % 30}" for one in range(30) for step in (1, 2)))

    assert partition(ring, seed=3).tolist() == partition(ring, seed=3).tolist()


@settings(deadline=None, max_examples=50)
@given(weighted())
def test_modularity_agrees_with_networkx(graph):
    ties = network_of(graph)
    labels = partition(ties)
    groups = [{ties.nodes[place] for place in part} for part in parts(labels)]
    expected = nx.community.modularity(graph, groups) if graph.size() else 0.0

    assert modularity(ties, labels) == pytest.approx(expected, abs=1e-9)


@settings(deadline=None, max_examples=50)
@given(weighted())
def test_partition_is_no_worse_than_leaving_all_apart_or_all_together(graph):
    ties = network_of(graph)
    apart, together = np.arange(len(ties.nodes)), np.zeros(len(ties.nodes), dtype=int)
    best = modularity(ties, partition(ties, trials=3, rounds=3))

    assert best >= max(modularity(ties, apart), modularity(ties, together)) - 1e-9


@settings(deadline=None, max_examples=50)
@given(weighted())
def test_partition_joins_only_whom_ties_connect(graph):
    ties = network_of(graph)

    assert all(nx.is_connected(graph.subgraph({ties.nodes[at] for at in part})) for part in parts(partition(ties)))
