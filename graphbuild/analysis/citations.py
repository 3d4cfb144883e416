"""Which of several sentences to show."""

from collections.abc import Iterable

from graphbuild.types import Citation


def best_citation(citations: Iterable[Citation]) -> Citation:
    """Return the sentence that says it most plainly.

    The one in which the two names stand nearest to each other; then the shorter sentence; then the first by document
    and place.
    """
    return min(citations, key=lambda c: (_gap(c), c.end - c.start, c.doc, c.start))


def _gap(citation: Citation) -> int:
    """Return how many code points stand between the two mentions; 0 where they overlap."""
    first, second = sorted((citation.source, citation.target))
    return max(0, second[0] - first[1])
