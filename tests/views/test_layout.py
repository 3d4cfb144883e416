import os
import subprocess
import sys
from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from graphbuild.types import Kind, RelationType
from graphbuild.views.elements import draw
from graphbuild.views.layout import TOLERANCE, _room, place


def named(graph):
    """Turn a networkx graph into an entity graph of claims."""
    told: nx.MultiDiGraph = nx.MultiDiGraph(documents=[])
    for node in sorted(graph):
        told.add_node(f"person:{node}", kind=Kind.PERSON, name=f"Person {node}", aliases=[], mentions=[])
    for one, other in sorted(graph.edges):
        evidence = [{"doc": "a", "start": 0, "end": 1, "text": "x", "date": None}]
        told.add_edge(
            f"person:{one}",
            f"person:{other}",
            key="consults",
            relation=RelationType.CONSULTS,
            weight=1.0,
            evidence=evidence,
        )
    return told


GRAPHS = {
    "nothing": nx.empty_graph(0),
    "one": nx.empty_graph(1),
    "two apart": nx.empty_graph(2),
    "a pair": nx.path_graph(2),
    "a line": nx.path_graph(12),
    "a star": nx.star_graph(30),
    "islands": nx.disjoint_union_all([nx.cycle_graph(5), nx.path_graph(3), nx.empty_graph(4)]),
    "a web": nx.barabasi_albert_graph(80, 2, seed=3),
}


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_place_gives_every_node_a_place_of_its_own(graph):
    places = place(draw(named(graph)))

    assert len(places) == len(graph)
    assert len(set(places.values())) == len(graph)


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_place_keeps_symbols_apart(graph):
    picture = draw(named(graph))
    places = place(picture)

    for one, other in combinations(picture.nodes, 2):
        (x, y), (u, v) = places[one.id], places[other.id]
        assert max(abs(x - u), abs(y - v)) > min(one.radius, other.radius)


def test_place_leaves_no_label_on_another():
    picture = draw(named(nx.barabasi_albert_graph(700, 5, seed=4)))
    places = place(picture)
    where = np.array([places[node.id] for node in picture.nodes])
    rooms = np.array([_room(node) for node in picture.nodes])

    one, other = np.triu_indices(len(where), 1)
    missing = (rooms[one] + rooms[other]) / 2 - abs(where[one] - where[other])
    assert not (missing > 1 + TOLERANCE).all(axis=1).any()  # places are whole numbers


def test_place_is_the_same_in_every_process():
    code = (
        "import networkx as nx, sys; sys.path.insert(0, 'tests/views'); from test_layout import GRAPHS, named\n"
        "from graphbuild.views.elements import draw; from graphbuild.views.layout import place\n"
        "print(sorted(place(draw(named(GRAPHS['a web']))).items()))"
    )

    said = [run_seeded(code, seed) for seed in ("1", "2")]
    assert said[0] == said[1] != ""


def run_seeded(code, seed):
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout
