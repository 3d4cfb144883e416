"""Which of several sentences to show, and which relations to show of an entity."""

from collections.abc import Iterable

from graphbuild.analysis.ties import CLAIMS
from graphbuild.graph import Edge, EntityGraph, edges_of
from graphbuild.types import Citation


def by_plainness(citations: Iterable[Citation]) -> list[Citation]:
    """Sort sentences so that the one that says it most plainly comes first.

    The nearer its two names stand to each other, the plainer; then the shorter the sentence; then by document and
    place.
    """
    return sorted(citations, key=lambda c: (_gap(c), c.end - c.start, c.doc, c.start))


def best_citation(citations: Iterable[Citation]) -> Citation:
    """Return the sentence that says it most plainly; see :func:`by_plainness`."""
    return by_plainness(citations)[0]


def strongest_claims(graph: EntityGraph, node: str, limit: int) -> list[Edge]:
    """Return the heaviest claim between an entity and each of its neighbours, at most ``limit``, heaviest first."""
    claims = [edge for edge in edges_of(graph, node) if edge.relation in CLAIMS and edge.source != edge.target]
    claims.sort(key=lambda edge: (-edge.weight, edge.source, edge.target, edge.relation))
    by_neighbour: dict[frozenset[str], Edge] = {}
    for edge in claims:
        by_neighbour.setdefault(frozenset((edge.source, edge.target)), edge)
    return list(by_neighbour.values())[:limit]


def _gap(citation: Citation) -> int:
    """Return how many code points stand between the two mentions; 0 where they overlap."""
    first, second = sorted((citation.source, citation.target))
    return max(0, second[0] - first[1])
