"""Which pairs of entities are tied, and how strongly: the simple graph under paths and centrality."""

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from graphbuild.graph import EntityGraph
from graphbuild.types import RelationType

CLAIMS = frozenset(RelationType) - {RelationType.CO_MENTIONED}
"""The relations that say something; the other one is mere closeness."""


def wanted_relations(relations: Iterable[RelationType] = (), *, co_mentions: bool = False) -> frozenset[RelationType]:
    """Return the relations to go by: those named, else all claims; closeness comes on top when asked for.

    >>> RelationType.CO_MENTIONED in wanted_relations()
    False
    """
    return (frozenset(relations) or CLAIMS) | ({RelationType.CO_MENTIONED} if co_mentions else frozenset())


def tie_graph(
    graph: EntityGraph, relations: frozenset[RelationType] = CLAIMS, *, directed: bool = False
) -> "nx.Graph[str]":
    """Fold all relations of a pair into one tie, without self-loops; every entity stays a node.

    Each edge has ``weight``, the sum of the weights of the pair's relations, and ``claims``, the part of it that is no
    closeness. Undirected unless ``directed``; closeness has no direction and leads both ways. Nodes and edges are in
    order of their ids.
    """
    pairs: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(lambda: {"weight": 0.0, "claims": 0.0})
    for source, target, record in graph.edges(data=True):
        if source != target and record["relation"] in relations:
            is_claim = record["relation"] in CLAIMS
            for pair in _pairs(source, target, one_way=directed and is_claim, directed=directed):
                pairs[pair]["weight"] += record["weight"]
                pairs[pair]["claims"] += record["weight"] * is_claim
    ties: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    ties.add_nodes_from(sorted(graph))
    ties.add_edges_from((*pair, pairs[pair]) for pair in sorted(pairs))
    return ties


def _pairs(source: str, target: str, *, one_way: bool, directed: bool) -> tuple[tuple[str, str], ...]:
    if one_way:
        return ((source, target),)
    ordered = (min(source, target), max(source, target))
    return (ordered, ordered[::-1]) if directed else (ordered,)
