import networkx as nx

from graphbuild.analysis.examples import routes_through
from graphbuild.analysis.network import network_of


def network(*ties):
    graph = nx.Graph()
    graph.add_weighted_edges_from(ties)
    return network_of(graph)


SQUARE = network(("a", "b", 1.0), ("a", "c", 1.0), ("b", "d", 1.0), ("c", "d", 1.0))


def test_routes_through_lead_from_end_to_end():
    assert list(routes_through(SQUARE, (["a"], ["d"]), ["c", "b"])) == [("a", "c", "d"), ("a", "b", "d")]


def test_routes_through_prefer_the_first_members():
    line = network(("a", "m", 1.0), ("m", "x", 1.0), ("m", "y", 1.0))

    assert list(routes_through(line, (["a"], ["y", "x"]), ["m"])) == [("a", "m", "y")]


def test_routes_through_are_empty_for_who_is_on_none():
    assert list(routes_through(SQUARE, (["a"], ["b"]), ["c"])) == [()]


def test_routes_through_take_no_end_for_a_go_between():
    assert list(routes_through(SQUARE, (["a"], ["d"]), ["d"])) == [()]
