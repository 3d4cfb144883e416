from datetime import date

import networkx as nx
import pytest

from graphbuild.analysis import estimates
from graphbuild.analysis.centrality import rank
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Entity, Kind, Relation, RelationType


def graph_of(*pairs, alone=()):
    citation = Citation("a.txt", 0, 5, "words", date(2022, 1, 1), (0, 1), (2, 3))
    relations = [Relation(one, other, RelationType.CONSULTS, 1.0, (citation,)) for one, other in map(str.split, pairs)]
    nodes = {end for relation in relations for end in (relation.source, relation.target)} | {*alone}
    return build_graph([], [Entity(node, Kind.PERSON, node, (), ()) for node in nodes], relations)


LINE = ("a b", "b c", "c d")


def notes(graph, *measures):
    return rank(graph, measures=measures).notes


def test_caveats_of_a_plain_graph_are_none():
    assert notes(graph_of(*LINE, "d e", "b e"), "degree", "betweenness", "eigenvector") == ()


def test_caveats_name_loners():
    assert notes(graph_of(*LINE, alone=["x"]), "degree") == ("1 of 5 entities have no tie and rank last.",)


def test_caveats_name_parts():
    assert notes(graph_of(*LINE, "x y"), "degree") == (
        "The ties fall into 2 separate parts; the largest holds 4 of 6 entities.",
    )


def test_caveats_say_that_nobody_stands_between_two():
    assert notes(graph_of("a b"), "betweenness")[0].startswith("Betweenness is 0 for all")


def test_caveats_say_that_eigenvector_adds_nothing_in_a_star():
    assert notes(graph_of("m a", "m b", "m c"), "eigenvector") == (
        "Eigenvector says no more than degree here: all ties of the largest part meet in one entity.",
    )


def test_caveats_say_which_measures_give_no_order():
    assert notes(graph_of("a b", "b c", "c a"), "degree", "closeness") == (
        "By degree and closeness all 3 entities of the kind person are equal: no order there.",
    )


@pytest.fixture
def sampled(monkeypatch):
    """The notes on a graph that is too large to measure exactly."""
    monkeypatch.setattr(estimates, "EXACT_WORK", 100)
    monkeypatch.setattr(estimates, "PIVOTS", 10)
    return notes(
        graph_of(*(f"{one} {other}" for one, other in nx.barabasi_albert_graph(30, 2, seed=1).edges)), "closeness"
    )


def test_caveats_say_what_is_estimated_and_from_how_many(sampled):
    assert sampled[0].startswith("Estimates, not exact: closeness. Routes were followed from 10 of the 30 entities")


def test_caveats_state_the_error_of_a_sample(sampled):
    assert "Largest standard error among those ranked: closeness 0.0" in sampled[0]
