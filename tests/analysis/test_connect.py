import math
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.analysis import trees
from graphbuild.analysis.connect import connect
from graphbuild.errors import GraphbuildError, NoPathError
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Entity, Kind, Relation, RelationType


def consulting(*pairs):
    """Build a graph of countries that consult each other, named by letters: 'ab' is a with b."""
    claims = [
        Relation(
            f"country:{one}", f"country:{other}", RelationType.CONSULTS, 1.0,
            (Citation("x.txt", 0, 5, "words", None, (0, 1), (2, 3)),),
        )
        for one, other in pairs
    ]  # fmt: skip
    letters = sorted(set("".join(pairs)))
    return build_graph([], [Entity(f"country:{one}", Kind.COUNTRY, one, (), ()) for one in letters], claims)


def short(nodes):
    return "".join(node.partition(":")[2] for node in nodes)


FORK = consulting("am", "mn", "mb", "nc", "ax", "xy", "yb", "pq")


def test_connect_finds_where_three_meet():
    connection = connect(FORK, ["a", "b", "c"])

    assert (short(connection.joints), [short(branch.nodes) for branch in connection.branches]) == (
        "m",
        ["am", "bm", "cnm"],
    )


def test_connect_lets_an_end_stand_between_others():
    connection = connect(FORK, ["a", "m", "n"])

    assert ([short(branch.nodes) for branch in connection.branches], connection.joints) == (["am", "mn"], ())


def test_connect_is_the_best_route_for_two():
    assert [short(branch.nodes) for branch in connect(FORK, ["b", "a"]).branches] == ["bma"]


def test_connect_goes_round_what_is_avoided():
    assert [short(branch.nodes) for branch in connect(FORK, ["a", "b"], avoid=["m"]).branches] == ["axyb"]


def test_connect_leaves_out_whom_nothing_ties_to_the_others_and_says_why():
    connection = connect(FORK, ["p", "a", "c"])

    assert short(connection.ends) == "ac"
    assert connection.apart[0][0] == "country:p"
    assert "p stands in a group of 2 entities" in connection.apart[0][1]


def test_connect_says_why_where_no_two_are_tied():
    with pytest.raises(NoPathError, match="nothing in these texts ties them together"):
        connect(FORK, ["p", "a"])


@pytest.mark.parametrize(
    ("names", "options", "reason"),
    [
        (["a", "A"], {}, "at least two different"),
        (["a", "b"], {"avoid": ["b"]}, "cannot be avoided"),
        ([*"abcmnxypq"], {}, "At most 8"),
    ],
)
def test_connect_refuses_what_cannot_be_asked(names, options, reason):
    with pytest.raises(GraphbuildError, match=reason):
        connect(FORK, names, **options)


PAIRS = st.sets(st.sampled_from(["".join(pair) for pair in combinations("abcdefg", 2)]), min_size=5)


def least(graph):
    """Return the cost of the cheapest tree that holds a, b and c, by brute force over who else is in it."""
    costs = nx.Graph()
    degrees = {node: len(set(graph.succ[node]) | set(graph.pred[node])) for node in graph}
    for one, other in graph.edges():
        costs.add_edge(one, other, weight=1 + 0.2 * float(math.log(degrees[one] * degrees[other])))
    ends = {f"country:{one}" for one in "abc"}
    parts = (
        costs.subgraph(ends | set(more))
        for number in range(len(costs) - 2)
        for more in combinations(sorted(set(costs) - ends), number)
    )
    return min(nx.minimum_spanning_tree(part).size("weight") for part in parts if nx.is_connected(part))


@settings(deadline=None)
@given(pairs=PAIRS)
def test_connect_agrees_with_brute_force(pairs):
    graph = consulting(*sorted(pairs | {"ad", "bd", "ce", "de"}))

    assert connect(graph, ["a", "b", "c"]).cost == pytest.approx(least(graph), abs=1e-5)


@settings(deadline=None)
@given(pairs=PAIRS)
def test_connect_costs_at_most_twice_the_least_where_it_cannot_try_all(pairs):
    graph = consulting(*sorted(pairs | {"ad", "bd", "ce", "de"}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trees, "EFFORT", 0)
        connection = connect(graph, ["a", "b", "c"])

    assert not connection.smallest
    assert connection.cost <= 2 * least(graph) + 1e-5
