"""The page's scripts that need no page, run by node's own test runner; and its routes against ours."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import networkx as nx
import pytest

from graphbuild.analysis.paths import find_paths
from graphbuild.errors import NoPathError
from graphbuild.types import Kind, RelationType

SCRIPTS = Path(__file__).parent / "scripts"
STATIC = Path(__file__).parents[2] / "graphbuild" / "views" / "static"
TESTS = sorted(SCRIPTS.glob("*.test.cjs"))
RELATIONS = (RelationType.CONSULTS, RelationType.CRITICISES, RelationType.CO_MENTIONED)


def node(*arguments, **options):
    """Run node, or skip where there is none."""
    program = shutil.which("node")
    if not program:
        pytest.skip("node not found; on Debian: apt-get install nodejs")
    environment = {**os.environ, "STATIC": str(STATIC)}
    return subprocess.run(
        [program, *arguments], env=environment, capture_output=True, text=True, check=False, **options
    )


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_scripts_do_what_their_own_tests_say(path):
    done = node("--test", str(path))

    assert done.returncode == 0, done.stdout + done.stderr


def random_graph(seed, nodes=14, ties=26):
    """Draw a graph of claims and closeness with one to three sources each."""
    drawn = nx.gnm_random_graph(nodes, ties, seed=seed)
    graph: nx.MultiDiGraph = nx.MultiDiGraph(documents=[{"id": f"{number}"} for number in range(3)])
    for number in drawn:
        graph.add_node(f"person:{number}", kind=Kind.PERSON, name=f"Person {number}", aliases=[], mentions=[])
    for place, (one, other) in enumerate(sorted(drawn.edges)):
        relation, weight = RELATIONS[place % 3], 1 + (place * 7 + seed) % 3
        evidence = [{"doc": "0", "start": 0, "end": 1, "text": "x", "date": None, "source": [0, 1], "target": [0, 1]}]
        graph.add_edge(
            f"person:{one}", f"person:{other}", key=relation, relation=relation, weight=weight, evidence=evidence
        )
    return graph


def asked_of(graph, count, limits):
    claims = [
        {
            "number": n,
            "source": a,
            "target": b,
            "weight": record["weight"],
            "isClaim": record["relation"] != "co_mentioned",
        }
        for n, (a, b, record) in enumerate(graph.edges(data=True))
    ]
    return {"claims": claims, "from": "person:0", "to": "person:7", "count": count, "limits": limits}


def ways(graph, count, limits):
    try:
        routes = find_paths(graph, "person:0", "person:7", k=count, co_mentions=True, **limits)
    except NoPathError:
        return []
    return [list(route.nodes) for route in routes]


@pytest.mark.parametrize(
    ("in_page", "on_command_line"),
    [
        ({}, {}),
        ({"avoid": ["person:1", "person:2"]}, {"avoid": ["person:1", "person:2"]}),
        ({"via": "person:3"}, {"via": ["person:3"]}),
        ({"via": "person:3", "avoid": ["person:4"]}, {"via": ["person:3"], "avoid": ["person:4"]}),
        ({"apart": True}, {"distinct": "disjoint"}),
        ({"apart": True, "via": "person:3"}, {"distinct": "disjoint", "via": ["person:3"]}),
    ],
    ids=lambda limits: " ".join(limits) or "any",
)
def test_page_finds_the_same_routes_as_the_command_line(in_page, on_command_line):
    sparse, dense = ([random_graph(seed, 14, ties) for seed in range(12)] for ties in (26, 60))
    graphs = [*sparse, *dense]

    done = node(str(SCRIPTS / "routes.cjs"), input=json.dumps([asked_of(graph, 7, in_page) for graph in graphs]))
    assert json.loads(done.stdout) == [ways(graph, 7, on_command_line) for graph in graphs]
