import networkx as nx
import numpy as np
import pytest

from graphbuild.analysis import estimates as module
from graphbuild.analysis.estimates import route_estimates
from graphbuild.analysis.network import network_of

SAMPLE = 40


@pytest.fixture
def web():
    """Ties of one large part and two small ones."""
    shape = nx.barabasi_albert_graph(300, 2, seed=1)
    shape.add_edges_from([("p", "q"), ("x", "y"), ("y", "z")])
    nx.set_edge_attributes(shape, 1.0, "weight")
    return network_of(nx.relabel_nodes(shape, {node: f"{node:>4}" for node in shape}))


@pytest.fixture
def sampling(monkeypatch):
    """Let parts be large from 40 entities on."""
    monkeypatch.setattr(module, "EXACT_WORK", 1_000)
    monkeypatch.setattr(module, "PIVOTS", SAMPLE)


def test_route_estimates_are_exact_where_that_is_quick(web):
    assert [(estimate.sample, estimate.errors.max()) for estimate in route_estimates(web).values()] == [(None, 0)] * 3


@pytest.mark.usefixtures("sampling")
def test_route_estimates_tell_how_many_starts_they_are_from(web):
    assert {(estimate.sample, estimate.of) for estimate in route_estimates(web).values()} == {(SAMPLE, 300)}


@pytest.mark.usefixtures("sampling")
def test_route_estimates_draw_the_same_starts_each_time(web):
    first, second = route_estimates(web), route_estimates(web)

    assert all(np.array_equal(first[name].figures, second[name].figures) for name in first)


@pytest.mark.usefixtures("sampling")
def test_route_estimates_stay_exact_in_small_parts(web):
    small = [place for place, node in enumerate(web.nodes) if node.strip() in {"p", "q", "x", "y", "z"}]

    assert all(not estimate.errors[small].any() for estimate in route_estimates(web).values())


@pytest.mark.parametrize("measure", ["betweenness", "closeness", "harmonic"])
def test_route_estimates_of_nine_leaders_in_ten_are_within_three_errors(web, monkeypatch, measure):
    exact = route_estimates(web)[measure].figures
    monkeypatch.setattr(module, "EXACT_WORK", 1_000)
    monkeypatch.setattr(module, "PIVOTS", SAMPLE)
    rough = route_estimates(web)[measure]

    leaders = np.argsort(-exact)[:20]

    assert np.mean(np.abs(rough.figures - exact)[leaders] <= 3 * rough.errors[leaders]) >= 0.9


@pytest.mark.usefixtures("sampling")
def test_route_estimates_have_no_error_when_all_are_starts(web, monkeypatch):
    exact = route_estimates(web)["harmonic"].errors.max()
    monkeypatch.setattr(module, "PIVOTS", 300)

    assert (exact > 0, route_estimates(web)["harmonic"].errors.max()) == (True, 0)


def test_route_estimates_take_small_parts_together(web, monkeypatch):
    whole = route_estimates(web)["harmonic"].figures
    monkeypatch.setattr(module, "_PACK", 1)

    assert np.allclose(route_estimates(web)["harmonic"].figures, whole, rtol=1e-12)


def test_route_estimates_follow_as_few_as_asked_for_in_large_parts_only(web):
    small = [place for place, node in enumerate(web.nodes) if node.strip() in {"p", "q", "x", "y", "z"}]
    some, exact = route_estimates(web, most=SAMPLE)["harmonic"], route_estimates(web)["harmonic"]

    assert (some.sample, some.of) == (SAMPLE, 300)
    assert np.array_equal(some.figures[small], exact.figures[small])


def test_route_estimates_follow_all_of_many_small_parts():
    shape = nx.disjoint_union_all(nx.path_graph(3) for _ in range(40))
    nx.set_edge_attributes(shape, 1.0, "weight")
    pairs = network_of(nx.relabel_nodes(shape, str))

    assert np.array_equal(
        route_estimates(pairs, most=4)["closeness"].figures, route_estimates(pairs)["closeness"].figures
    )
