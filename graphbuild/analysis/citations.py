"""Which of several sentences to show, what to say of it, and which relations to show of an entity."""

from collections.abc import Iterable

from graphbuild.analysis.ties import CLAIMS
from graphbuild.graph import Edge, EntityGraph, edges_of, name_of
from graphbuild.types import STRUCTURAL, Citation, Period, Status

QUARTERS = ("first", "second", "third", "fourth")
VOICES = tuple(Status)
"""What a text may be to what it says, the plainest first."""


def remark(graph: EntityGraph, citation: Citation) -> str:
    """Return who says what a sentence claims, and when that happened, as far as the sentence tells: empty if neither.

    Example:
        ``said by Antony Blinken; on 2022-01-10``
    """
    speaker = name_of(graph, citation.speaker) if citation.speaker and citation.speaker in graph else ""
    voice = (
        "" if citation.status is Status.ASSERTED else "said" if citation.status is Status.QUOTED else citation.status
    )
    said = f"{voice} by {speaker}" if voice and speaker else f"{voice} by somebody not named here" if voice else ""
    return "; ".join(part for part in (said, happened(citation.period)) if part)


def happened(period: Period | None) -> str:
    """Return when something happened, as exactly as it is told.

    >>> from datetime import date
    >>> happened(Period(date(2022, 1, 1), date(2022, 3, 31), "quarter", False, (0, 7)))
    'in the first quarter of 2022'
    """
    if period is None:
        return ""
    day, quarter = period.first, QUARTERS[(period.first.month - 1) // 3]
    return {
        "day": f"on {day}",
        "week": f"in the week from {day}",
        "month": f"in {day:%Y-%m}",
        "quarter": f"in the {quarter} quarter of {day.year}",
        "year": f"in {day.year}",
    }[period.granularity]


def by_plainness(citations: Iterable[Citation]) -> list[Citation]:
    """Sort sentences so that the one that says it most plainly comes first.

    What a text says in its own voice comes before what it quotes, and that before what is alleged or denied. Then, the
    nearer its two names stand to each other, the plainer; then the shorter the sentence; then by document and place.
    """
    return sorted(citations, key=lambda c: (VOICES.index(c.status), _gap(c), c.end - c.start, c.doc, c.start))


def best_citation(citations: Iterable[Citation]) -> Citation:
    """Return the sentence that says it most plainly; see :func:`by_plainness`."""
    return by_plainness(citations)[0]


def strongest_claims(graph: EntityGraph, node: str, limit: int) -> list[Edge]:
    """Return the claim that tells most between an entity and each of its neighbours, at most ``limit``.

    Events come before standing ties such as offices, and what more sources say before the rest.
    """
    claims = [edge for edge in edges_of(graph, node) if edge.relation in CLAIMS and edge.source != edge.target]
    claims.sort(key=lambda edge: (edge.relation in STRUCTURAL, -edge.weight, edge.source, edge.target, edge.relation))
    by_neighbour: dict[frozenset[str], Edge] = {}
    for edge in claims:
        by_neighbour.setdefault(frozenset((edge.source, edge.target)), edge)
    return list(by_neighbour.values())[:limit]


def _gap(citation: Citation) -> int:
    """Return how many code points stand between the two mentions; 0 where they overlap."""
    first, second = sorted((citation.source, citation.target))
    return max(0, second[0] - first[1])
