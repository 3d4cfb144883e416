"""When the hops of a route were: which of them can follow on each other in time."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from graphbuild.analysis.ground import Ground
from graphbuild.analysis.walks import Course
from graphbuild.graph import Edge, kind_of
from graphbuild.types import Citation


def days_of(citation: Citation) -> tuple[date, date] | None:
    """Return the first and the last day of what a sentence tells of.

    That is when it says that the thing happened, else the day of its document; None if neither is known.
    """
    if citation.period:
        return citation.period.first, citation.period.last
    return (citation.date, citation.date) if citation.date else None


def clock_of(ground: Ground) -> Callable[[str, str, int], int | None]:
    """Return what tells by which day a hop can be over that begins on a given day or later: None if on none.

    A hop follows on another if it began on the day by which that was over, or later. So two hops of which one is only
    known to be of March and the other of the tenth of March are in no order, and undated ones never qualify.
    """
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}

    def over(source: str, target: str, day: int) -> int | None:
        if (source, target) not in spans:
            spans[source, target] = _spans(ground.edges(source, target))
        return min((last for first, last in spans[source, target] if first >= day), default=None)

    return over


def course_of(ground: Ground, source: str, target: str) -> Course:
    """Return the question of how to come from one entity to another under the limits of a ground."""
    limits, graph = ground.limits, ground.graph
    passes = bool(limits.via or limits.via_kinds)
    return Course(
        ground,
        source,
        target,
        via=(lambda node: node in limits.via or kind_of(graph, node) in limits.via_kinds) if passes else None,
        by=() if limits.via_kinds else tuple(sorted(limits.via)),
        clock=clock_of(ground) if limits.in_time else None,
    )


def hops_in_time(hops: list[list[Edge]]) -> list[list[Edge]]:
    """Return the relations of each hop with those sentences only by which it follows on the last one soonest."""
    day, fitting = 0, []
    for edges in hops:
        over = min(last for first, last in _spans(edges) if first >= day)
        kept = [replace(edge, citations=_between(edge.citations, day, over)) for edge in edges]
        fitting.append([edge for edge in kept if edge.citations])
        day = over
    return fitting


def _spans(edges: Iterable[Edge]) -> list[tuple[int, int]]:
    told = {days for edge in edges for citation in edge.citations if (days := days_of(citation))}
    return sorted((first.toordinal(), last.toordinal()) for first, last in told)


def _between(citations: Iterable[Citation], day: int, over: int) -> tuple[Citation, ...]:
    return tuple(
        citation
        for citation in citations
        if (days := days_of(citation)) and day <= days[0].toordinal() and days[1].toordinal() <= over
    )
