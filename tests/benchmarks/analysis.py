"""How long ranking and path finding take on scale-free graphs, beside networkx in the same run.

networkx takes minutes for measures that follow routes, so its time for some of the starts is multiplied up; with
GRAPHBUILD_BENCH=full it does all of them, and our own time on 100,000 entities and 1,000,000 relations is printed too.
"""

import os
import resource
import sys
import time
from fractions import Fraction

import networkx as nx

from graphbuild.analysis.centrality import rank
from graphbuild.analysis.kernels import MEASURES, estimates
from graphbuild.analysis.network import network_of
from graphbuild.analysis.paths import find_paths
from graphbuild.analysis.ties import tie_graph
from graphbuild.graph import build_graph
from graphbuild.reports import rank_report
from graphbuild.types import Citation, Entity, Kind, Relation, RelationType

SMALL, MIDDLE, LARGE = (300, 1_200), (5_000, 30_000), (100_000, 1_000_000)
STARTS = 50
COMPARED = ("strength", "pagerank", "betweenness", "harmonic")


def networkx_measures(ties, starts):
    """Name what networkx computes: the measure, how much of the starts it follows, and the call."""
    some, share = list(ties)[:: len(ties) // starts][:starts], len(ties) / starts
    return {
        "degree": (1, lambda: nx.degree_centrality(ties)),
        "strength": (1, lambda: dict(ties.degree(weight="weight"))),
        "pagerank": (1, lambda: nx.pagerank(ties, tol=1e-14, max_iter=1000)),
        "betweenness": (share, lambda: nx.betweenness_centrality(ties, k=starts, seed=0, weight="distance")),
        "closeness": (share, lambda: [nx.closeness_centrality(ties, node, distance="distance") for node in some]),
        "harmonic": (share, lambda: nx.harmonic_centrality(ties, distance="distance", sources=some)),
        "eigenvector": (1, lambda: nx.eigenvector_centrality(ties, max_iter=10_000, weight="weight")),
    }


def scale_free(nodes, edges):
    """Make a graph in which few countries have most of the relations."""
    shape = nx.barabasi_albert_graph(nodes, max(1, edges // nodes), seed=0)
    names = [f"country:{node:06}" for node in shape]
    citation = Citation("a.txt", 0, 5, "words", None, (0, 1), (2, 3))
    relations = [
        Relation(names[u], names[v], RelationType.CONSULTS, 1.0 + (u + v) % 4, (citation,)) for u, v in shape.edges
    ]
    return build_graph([], [Entity(name, Kind.COUNTRY, name, (), ()) for name in names], relations)


def ties_with_distances(graph, distance):
    """Return the ties of a graph as networkx takes them."""
    ties = tie_graph(graph)
    for _, _, tie in ties.edges(data=True):
        tie["distance"] = distance(int(tie["weight"]))
    return ties


def seconds(task):
    """Return the processor time of a task."""
    start = time.process_time()
    task()
    return time.process_time() - start


def say(size, name, text):
    """Print a line."""
    sys.stdout.write(f"{size[0]:>7} nodes {size[1]:>8} edges  {name:14} {text}\n")
    sys.stdout.flush()


def disagreement(graph):
    """Return the largest difference between a figure of ours and the same of networkx, which adds up fractions."""
    ties = ties_with_distances(graph, lambda weight: Fraction(1, weight))
    network = network_of(ties)
    theirs = {name: task() for name, (_, task) in networkx_measures(ties, len(ties)).items() if name in COMPARED}
    theirs["closeness"] = nx.closeness_centrality(ties, distance="distance")
    return max(
        abs(float(theirs[name][node]) - figure)
        for name, estimate in estimates(network, theirs).items()
        for node, figure in zip(network.nodes, estimate.figures.tolist(), strict=True)
    )


def beside_networkx(size, starts):
    """Print for each measure, and for all that a report takes, how long networkx and we take."""
    graph = scale_free(*size)
    ties = ties_with_distances(graph, lambda weight: 1 / weight)
    network, total = network_of(ties), 0.0
    for name, (share, task) in networkx_measures(ties, starts).items():
        theirs, ours = share * seconds(task), seconds(lambda measure=name: MEASURES[measure](network))
        total += theirs
        say(size, name, f"{ours:9.3f} s; networkx {theirs:9.3f} s, ratio {theirs / ours:6.1f}")
    for name, task in {
        "ranking": lambda: rank(graph),
        "report": lambda: rank_report(graph, "html", top=20),
        "five routes": lambda: find_paths(graph, min(graph), max(graph), k=5),
    }.items():
        ours = seconds(task)
        beside = (
            f"; networkx {total:9.3f} s for the measures, ratio {total / ours:6.1f}" if name != "five routes" else ""
        )
        say(size, name, f"{ours:9.3f} s{beside}")


def alone(size):
    """Print how long we take on a large graph, and in how much memory."""
    graph = scale_free(*size)
    for name, task in {
        "five routes": lambda: find_paths(graph, min(graph), max(graph), k=5),
        "ranking": lambda: rank(graph),
        "report": lambda: rank_report(graph, "html", top=20),
    }.items():
        say(size, name, f"{seconds(task):9.3f} s")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    say(size, "memory", f"{memory:9.3f} GiB at most, the graph included")


def main():
    """Print the processor time of each task, one line each."""
    full = os.environ.get("GRAPHBUILD_BENCH") == "full"
    say(SMALL, "agreement", f"no figure differs from networkx's by more than {disagreement(scale_free(*SMALL)):.0e}")
    beside_networkx(MIDDLE, MIDDLE[0] if full else STARTS)
    if full:
        alone(LARGE)


if __name__ == "__main__":
    main()
