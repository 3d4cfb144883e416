import networkx as nx

from graphbuild.analysis.network import network_of


def test_network_of_sorts_nodes_and_ties():
    ties = nx.Graph()
    ties.add_weighted_edges_from([("c", "b", 3.0), ("b", "a", 2.0), ("c", "a", 1.0)])

    network = network_of(ties)

    assert network.nodes == ("a", "b", "c")
    assert network.ends.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert network.weights.tolist() == [2.0, 1.0, 3.0]


def test_network_of_keeps_entities_without_ties():
    ties = nx.Graph()
    ties.add_nodes_from("ba")

    assert (network_of(ties).nodes, network_of(ties).ends.shape) == (("a", "b"), (0, 2))


def test_matrix_is_symmetric():
    ties = nx.Graph()
    ties.add_edge("a", "b", weight=2.0)
    network = network_of(ties)

    assert network.matrix(network.weights).toarray().tolist() == [[0, 2], [2, 0]]
