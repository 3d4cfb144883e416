import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.analysis.hops import fewest_hops
from graphbuild.analysis.shortest import cheapest_paths
from graphbuild.analysis.walks import Course

COSTS = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] != pair[1]),
    st.integers(1, 5),
    max_size=14,
)


class Drawn:
    """A networkx graph as a ground whose hops are known to cost 1 at least."""

    def __init__(self, graph):
        self.graph = graph

    def near(self, node, *, onward=True):
        return list(self.graph.adj[node] if onward or not self.graph.is_directed() else self.graph.pred[node])

    def least(self, node, *, onward=True):
        return dict.fromkeys(self.near(node, onward=onward), 1)

    def cost(self, source, target):
        return self.graph.edges[source, target]["cost"]


def drawn(costs, *, directed=False):
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from("abcdef")
    graph.add_edges_from((*pair, {"cost": cost}) for pair, cost in costs.items())
    return graph


def every_path(graph, limit):
    """List all loopless paths from a to f by brute force, in the promised order."""
    paths = nx.all_simple_paths(graph, "a", "f", cutoff=limit)
    ranked = sorted((nx.path_weight(graph, path, "cost"), len(path), tuple(path)) for path in paths)
    return [(cost, path) for cost, _, path in ranked]


@settings(deadline=None)
@given(costs=COSTS, limit=st.none() | st.integers(1, 6), directed=st.booleans())
def test_cheapest_paths_agrees_with_brute_force(costs, limit, directed):
    graph = drawn(costs, directed=directed)

    assert list(cheapest_paths(Course(Drawn(graph), "a", "f"), max_hops=limit)) == every_path(graph, limit)


@settings(deadline=None)
@given(costs=COSTS, via=st.sets(st.sampled_from("bcde")), few=st.booleans(), directed=st.booleans())
def test_cheapest_paths_passes_what_it_must_as_cheaply_as_brute_force(costs, via, few, directed):
    graph = drawn(costs, directed=directed)
    by = tuple(sorted(via)) if few else ()
    passing = [(cost, path) for cost, path in every_path(graph, None) if via & {*path[1:-1]}]

    assert list(cheapest_paths(Course(Drawn(graph), "a", "f", via=via.__contains__, by=by))) == passing


@pytest.mark.parametrize("max_hops", [0, 1])
def test_cheapest_paths_yields_nothing_where_no_path_is_short_enough(max_hops):
    course = Course(Drawn(drawn({("a", "b"): 1, ("b", "f"): 1})), "a", "f")

    assert not list(cheapest_paths(course, max_hops=max_hops))


def test_cheapest_paths_reckons_a_burdened_hop_dearer():
    course = Course(Drawn(drawn({("a", "b"): 5, ("b", "f"): 5})), "a", "f", burdens={("a", "b"): 1})

    assert list(cheapest_paths(course)) == [(12, ("a", "b", "f"))]


def test_cheapest_paths_gives_up_where_a_dead_end_must_be_passed():
    fan = {("a", letter): 1 for letter in "bcd"} | {(letter, "f"): 1 for letter in "bcd"} | {("b", "e"): 1}

    assert not list(cheapest_paths(Course(Drawn(drawn(fan)), "a", "f", via="e".__eq__)))


@settings(deadline=None)
@given(costs=COSTS, barred=st.sets(st.sampled_from("bcde")), directed=st.booleans())
def test_fewest_hops_agrees_with_networkx(costs, barred, directed):
    graph = drawn(costs, directed=directed)
    rest = graph.subgraph(set(graph) - barred)
    hops = nx.shortest_path_length(rest, "a", "f") if nx.has_path(rest, "a", "f") else None

    assert fewest_hops(Drawn(graph), "a", "f", barred=barred) == hops
