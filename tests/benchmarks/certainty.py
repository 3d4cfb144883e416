"""How long it takes to tell how sure a ranking is: on the seeds, and on an archive of 1,000 reports."""

import random
import sys
import time

import networkx as nx

from graphbuild.analysis.centrality import rank
from graphbuild.analysis.certainty import RESAMPLES, certainty
from graphbuild.graph import build_graph
from graphbuild.pipeline import build
from graphbuild.types import ACTORS, Citation, Document, Entity, Kind, Relation, RelationType
from tests.benchmarks.extraction import SEEDS

REPORTS, NODES, EDGES = 1_000, 8_000, 10_000
MEASURES = ("degree", "strength", "pagerank", "betweenness")


def archive(reports=REPORTS, nodes=NODES, edges=EDGES):
    """Make a graph as large as 1,000 releases give, half of its entities tied; who has many ties is in many reports."""
    chance, tied = random.Random(0), nodes // 2
    shape = nx.barabasi_albert_graph(tied, max(1, round(edges / tied)), seed=0)
    kinds = sorted(ACTORS)
    names = [f"{kinds[node % len(kinds)]}:{node:06}" for node in range(nodes)]
    relations = []
    for one, other in sorted(shape.edges):
        told = sorted({chance.randrange(reports) for _ in range(1 + min(9, int(chance.expovariate(1))))})
        citations = tuple(Citation(f"{text:06}", 0, 5, "words", None, (0, 1), (2, 3)) for text in told)
        relations.append(Relation(names[one], names[other], RelationType.CONSULTS, float(len(told)), citations))
    documents = [Document(f"{text:06}", "words") for text in range(reports)]
    return build_graph(
        documents, [Entity(name, Kind(name.partition(":")[0]), name, (), ()) for name in names], relations
    )


def main():
    """Print the processor time of 200 resamples and all the rest, beside that of the ranking alone."""
    for name, graph in (("seeds", build(SEEDS)), (f"{REPORTS} reports", archive())):
        for measure in MEASURES:
            seconds = [taken(task, graph, measure) for task in (_rank, certainty)]
            sys.stdout.write(
                f"{name:>12} {len(graph):>5} nodes  {measure:12} rank {seconds[0]:7.3f} s  "
                f"{RESAMPLES} resamples {seconds[1]:7.2f} s\n"
            )


def _rank(graph, measure):
    return rank(graph, measures=[measure])


def taken(task, graph, measure):
    """Return the processor time of a task, in seconds."""
    start = time.process_time()
    task(graph, measure=measure)
    return time.process_time() - start


if __name__ == "__main__":
    main()
