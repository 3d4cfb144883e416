"""How long it takes to find who stands together, and what changed between two graphs, beside networkx's Louvain."""

import sys
import time

import networkx as nx
import numpy as np

from graphbuild.analysis.changes import compare
from graphbuild.analysis.network import Network
from graphbuild.analysis.partition import modularity, partition
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Document, Entity, Kind, Mention, Relation, RelationType

SIZES = ((5_000, 30_000), (100_000, 1_000_000))
LOUVAIN_LIMIT = 50_000
"""Above so many ties networkx is not waited for."""
ARCHIVE = (20_000, 100_000, 5_000)
"""Entities, relations and texts of the newer one of two graphs; the older one has nine tenths of the texts."""


def circles(nodes, ties, seed=0):
    """Tie nodes so that three of four ties stay in circles of many sizes, and few nodes have most of them."""
    chance = np.random.default_rng(seed)
    home = chance.integers(0, max(2, nodes // 50), size=nodes) ** 2 // max(2, nodes // 50)
    weight = (np.arange(nodes) + 10.0) ** -0.6
    one = chance.choice(nodes, size=ties * 3 // 2, p=chance.permutation(weight) / weight.sum())
    order = np.argsort(home, kind="stable")
    starts, sizes = np.searchsorted(home[order], home[one]), np.bincount(home)[home[one]]
    near = order[starts + chance.integers(0, sizes)]
    other = np.where(chance.random(len(one)) < 0.75, near, chance.integers(0, nodes, size=len(one)))
    ends = np.unique(np.sort(np.stack([one, other], axis=1)[one != other], axis=1), axis=0)
    ends = ends[np.sort(chance.permutation(len(ends))[:ties])]
    names = tuple(f"country:{node:06}" for node in range(nodes))
    return Network(names, ends, chance.integers(1, 5, size=len(ends)).astype(float))


def archive(texts, seed=0):
    """Make a graph of claims of two each from so many of the archive's texts."""
    entities, relations, all_texts = ARCHIVE
    chance = np.random.default_rng(seed)
    pairs = chance.integers(0, entities, size=(relations, 2))
    docs, kinds = chance.integers(0, all_texts, size=relations), list(RelationType)[3:17]
    named, told = {}, {}
    for number, ((one, other), doc) in enumerate(zip(pairs.tolist(), docs.tolist(), strict=True)):
        if doc < texts and one != other:
            start, text = number * 10, f"text{doc:05}"
            citation = Citation(
                text, start, start + 9, f"sentence {number}", None, (start, start + 2), (start, start + 3)
            )
            told.setdefault((one, other, kinds[number % len(kinds)]), []).append(citation)
            for node in (one, other):
                mention = Mention(start, start + 2, "xx", Kind.COUNTRY, 0, "xx")
                named.setdefault(node, []).append((text, mention))
    names = {node: f"country:{node:06}" for node in named}
    return build_graph(
        [Document(f"text{doc:05}", f"text {doc}") for doc in range(texts)],
        [Entity(names[node], Kind.COUNTRY, names[node], (), tuple(found)) for node, found in named.items()],
        [Relation(names[a], names[b], kind, float(len(said)), tuple(said)) for (a, b, kind), said in told.items()],
    )


def timed(task):
    """Return what a task gives, and its processor time."""
    start = time.process_time()
    return task(), time.process_time() - start


def main(sizes=SIZES):
    """Print the processor time of each task, one line each."""
    for nodes, ties in sizes:
        network = circles(nodes, ties)
        labels, seconds = timed(lambda found=network: partition(found))
        line = f"{nodes:>7} nodes {len(network.ends):>8} ties   groups       {seconds:8.3f} s, modularity "
        sys.stdout.write(f"{line}{modularity(network, labels):.4f}\n")
        if len(network.ends) <= LOUVAIN_LIMIT:
            graph = nx.Graph()
            graph.add_weighted_edges_from(zip(*network.ends.T.tolist(), network.weights.tolist(), strict=True))
            found, slow = timed(lambda plain=graph: nx.community.louvain_communities(plain, seed=0))
            height = nx.community.modularity(graph, found)
            sys.stdout.write(
                f"{'':37}networkx     {slow:8.3f} s, modularity {height:.4f}, ratio {slow / seconds:.1f}\n"
            )
    texts = ARCHIVE[2]
    old, new = archive(texts * 9 // 10), archive(texts)
    changes, seconds = timed(lambda: compare(old, new))
    line = f"{len(new):>7} nodes {new.size():>8} edges  what changed {seconds:8.3f} s, "
    sys.stdout.write(f"{line}{len(changes.claims)} claims otherwise\n")


if __name__ == "__main__":
    main()
