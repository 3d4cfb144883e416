import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.analysis.shortest import cheapest_paths

COSTS = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] != pair[1]),
    st.integers(1, 5),
    max_size=14,
)


def every_path(graph, limit):
    """List all loopless paths from a to f by brute force, in the promised order."""
    paths = nx.all_simple_paths(graph, "a", "f", cutoff=limit)
    ranked = sorted((nx.path_weight(graph, path, "cost"), len(path), tuple(path)) for path in paths)
    return [(cost, path) for cost, _, path in ranked]


@settings(deadline=None)
@given(costs=COSTS, limit=st.integers(1, 6), directed=st.booleans())
def test_cheapest_paths_agrees_with_brute_force(costs, limit, directed):
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from("abcdef")
    graph.add_edges_from((*pair, {"cost": cost}) for pair, cost in costs.items())

    assert list(cheapest_paths(graph, "a", "f", max_hops=limit)) == every_path(graph, limit)


@pytest.mark.parametrize("max_hops", [0, 1])
def test_cheapest_paths_yields_nothing_where_no_path_is_short_enough(max_hops):
    graph = nx.path_graph(["a", "b", "c"])
    nx.set_edge_attributes(graph, 1, "cost")

    assert not list(cheapest_paths(graph, "a", "c", max_hops=max_hops))
