"""What only people can decide: who may be one, and who may be two, the most consequential first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graphbuild.analysis.doubts import likenesses
from graphbuild.analysis.homonyms import Homonym, homonyms
from graphbuild.analysis.ties import CLAIMS
from graphbuild.graph import EntityGraph, independent, kind_of, sources_of
from graphbuild.types import Kind

ORDER = "the most consequential first: by how much is claimed of whom the answer would move, then by mentions"


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """An entity, by id, as some documents have it."""

    node: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Whether ``moving`` is ``staying``: two entities, or one in two circles of documents; and why they may be.

    ``claims`` is what is claimed of ``moving``: the sum of weights, or the claims that its documents bear out.
    ``company`` are who stands beside both, the rarest first.
    """

    staying: Side
    moving: Side
    reason: str
    claims: float
    company: tuple[str, ...] = ()

    @property
    def is_about_one(self) -> bool:
        """Whether it is about one entity that may be two."""
        return self.staying.node == self.moving.node


def questions(graph: EntityGraph, *, kinds: Iterable[Kind] = ()) -> list[Question]:
    """Return all doubts about who is who that nobody has decided, in the order that :data:`ORDER` tells.

    Args:
        graph: The graph, as people have decided so far.
        kinds: Only about entities of these kinds; by default of all.
    """
    wanted = set(kinds) or set(Kind)
    nodes = [node for node in sorted(graph) if kind_of(graph, node) in wanted]
    size = Counter({node: len(graph.nodes[node]["mentions"]) for node in graph})
    found = [*_about_two(graph, nodes, size), *_about_one(graph, nodes)]
    return sorted(found, key=lambda one: (-one.claims, -_mentions(graph, one.moving), one.moving, one.staying))


def _about_two(graph: EntityGraph, nodes: list[str], size: Mapping[str, int]) -> Iterator[Question]:
    claims = _claims(graph)
    for pair in likenesses(graph, nodes):
        moving, staying = sorted((pair.one, pair.other), key=lambda node: _standing(graph, node, claims, size))
        both = _neighbours(graph, moving) & _neighbours(graph, staying)
        company = sorted(both, key=lambda node: (size[node], node))
        stays, moves = (Side(node, _documents(graph, node)) for node in (staying, moving))
        yield Question(stays, moves, pair.reason, claims[moving], tuple(company))


def _standing(
    graph: EntityGraph, node: str, claims: Mapping[str, float], size: Mapping[str, int]
) -> tuple[bool, float, int, str]:
    """Return what of two who are one decides whose id stays: an official's, or else that of whom more is claimed."""
    return kind_of(graph, node) is Kind.OFFICIAL, claims[node], size[node], node


def _about_one(graph: EntityGraph, nodes: list[str]) -> Iterator[Question]:
    sources = sources_of(graph)
    for found in homonyms(graph, nodes):
        rest = tuple(doc for doc in _documents(graph, found.node) if doc not in set(found.documents))
        stays, moves = Side(found.node, rest), Side(found.node, found.documents)
        yield Question(stays, moves, found.reason, _claims_within(graph, found, sources))


def _claims(graph: EntityGraph) -> Mapping[str, float]:
    """Return the weights of all claims about each entity, summed."""
    sums: defaultdict[str, float] = defaultdict(float)
    for source, target, record in graph.edges(data=True):
        if record["relation"] in CLAIMS:
            sums[source] += record["weight"]
            sums[target] += record["weight"]
    return sums


def _claims_within(graph: EntityGraph, found: Homonym, sources: Mapping[str, str]) -> float:
    """Return the weights, summed, that claims would have by some documents alone."""
    documents = set(found.documents)
    edges = (*graph.out_edges(found.node, data=True), *graph.in_edges(found.node, data=True))
    told = (record["evidence"] for _, _, record in edges if record["relation"] in CLAIMS)
    return float(sum(len(independent(sources, {item["doc"] for item in said} & documents)) for said in told))


def _neighbours(graph: EntityGraph, node: str) -> set[str]:
    return {*graph.successors(node), *graph.predecessors(node)} - {node}


def _documents(graph: EntityGraph, node: str) -> tuple[str, ...]:
    return tuple(sorted({mention["doc"] for mention in graph.nodes[node]["mentions"]}))


def _mentions(graph: EntityGraph, side: Side) -> int:
    documents = set(side.documents)
    return sum(mention["doc"] in documents for mention in graph.nodes[side.node]["mentions"])
