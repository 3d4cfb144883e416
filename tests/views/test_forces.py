import networkx as nx
import numpy as np
import pytest

from graphbuild.views.forces import CELL, EXACT, _cells, _pushes, make_web, relax


def web_of(graph):
    ends = np.array(sorted(graph.edges), dtype=np.intp)
    return make_web(len(graph), ends, np.ones(len(ends)))


def test_relax_sets_two_circles_of_friends_apart():
    circles = nx.disjoint_union(nx.complete_graph(30), nx.complete_graph(30))
    circles.add_edge(0, 30)

    positions = relax(web_of(circles))
    one, other = positions[:30], positions[30:]
    apart = np.hypot(*(one.mean(axis=0) - other.mean(axis=0)))
    assert apart > 2 * np.hypot(*(one - one.mean(axis=0)).T).mean()


def test_relax_puts_tied_nodes_nearer_than_others():
    ring = nx.cycle_graph(200)

    positions = relax(web_of(ring))
    tied = np.hypot(*(positions - np.roll(positions, 1, axis=0)).T)
    assert tied.max() < np.hypot(*(positions - np.roll(positions, 100, axis=0)).T).mean() / 4


def test_relax_sets_the_rays_of_a_star_apart():
    positions = relax(web_of(nx.star_graph(60)))

    assert len({tuple(place) for place in positions.round(3).tolist()}) == 61


@pytest.mark.parametrize("size", [1, 2])
def test_relax_places_what_leaves_nothing_to_weigh_up(size):
    positions = relax(make_web(size, np.empty((0, 2), dtype=np.intp), np.empty(0)))

    assert len({tuple(place) for place in positions.tolist()}) == size


def test_pushes_of_far_cells_come_near_those_of_all_nodes(monkeypatch):
    chance = np.random.default_rng(1)
    positions, mass = chance.random((900, 2)), 1 + chance.random(900)
    assert len(mass) > EXACT

    cellwise = _pushes(positions, mass)
    monkeypatch.setattr("graphbuild.views.forces.EXACT", 1_000)
    exact = _pushes(positions, mass)
    assert np.hypot(*(cellwise - exact).T).mean() < 0.1 * np.hypot(*exact.T).mean()


@pytest.mark.parametrize("size", [151, 400, 1_777])
def test_cells_hold_every_node_once_and_few_to_fill_up(size):
    x, y = np.random.default_rng(size).random((2, size))

    order, spare = _cells(x, y)
    assert sorted(order[~spare].tolist()) == list(range(size))
    assert order.shape[1] <= 2 * CELL
