"""How long ranking and path finding take on scale-free graphs."""

import sys
import time

import networkx as nx

from graphbuild.analysis.centrality import rank
from graphbuild.analysis.kernels import MEASURES
from graphbuild.analysis.paths import find_paths
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Entity, Kind, Relation, RelationType

SIZES = ((300, 1_200), (2_000, 10_000))


def scale_free(nodes, edges):
    """Make a graph in which few countries have most of the relations."""
    shape = nx.barabasi_albert_graph(nodes, max(1, edges // nodes), seed=0)
    names = [f"country:{node:06}" for node in shape]
    citation = Citation("a.txt", 0, 5, "words", None, (0, 1), (2, 3))
    relations = [
        Relation(names[u], names[v], RelationType.CONSULTS, 1.0 + (u + v) % 4, (citation,)) for u, v in shape.edges
    ]
    return build_graph([], [Entity(name, Kind.COUNTRY, name, (), ()) for name in names], relations)


def tasks(graph):
    """Name what is measured."""
    first, last = min(graph), max(graph)
    ranking = {name: lambda measure=name: rank(graph, measures=[measure]) for name in MEASURES}
    return {**ranking, "five routes": lambda: find_paths(graph, first, last, k=5)}


def main(sizes=SIZES):
    """Print the processor time of each task, one line each."""
    for nodes, edges in sizes:
        graph = scale_free(nodes, edges)
        for name, task in tasks(graph).items():
            start = time.process_time()
            task()
            seconds = time.process_time() - start
            sys.stdout.write(f"{nodes:>7} nodes {len(graph.edges):>8} edges  {name:12} {seconds:8.3f} s\n")
