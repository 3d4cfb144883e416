"""How places in a ranking went through time: the same ranking for one period after another.

A period has only what was published in it; a text without a date is in none. What few sources tell of a period makes
its ranking shaky, so each period says how many independent sources it rests on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graphbuild.analysis.centrality import rank
from graphbuild.analysis.periods import SIZES, days_of, label_of, number_of
from graphbuild.analysis.ties import wanted_relations
from graphbuild.errors import GraphTooSmallError
from graphbuild.graph import EntityGraph, documents_of, edges_of, independent, sources_of, subgraph_of
from graphbuild.types import Kind

MOST = 12
"""How many periods there are at most: the last ones."""
ENOUGH = 0.75
"""The part of all dated texts that must lie within them."""
FEW = 5
"""Fewer independent sources than this make a shaky period."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period by what it is called, its first and last day, and how many independent sources were published in it."""

    label: str
    first: date
    last: date
    sources: int

    @property
    def is_shaky(self) -> bool:
        """Do few sources tell of the period?"""
        return self.sources < FEW


@dataclass(frozen=True, slots=True)
class Trend:
    """Places by ``measure``, period by period.

    ``places`` has for each entity one place a period, within its kind; none where nothing ties it in that period.
    Of ``documents`` texts, ``undated`` have no date, and ``earlier`` were published before the first period.
    """

    measure: str
    stretches: tuple[Stretch, ...]
    places: Mapping[str, tuple[int | None, ...]]
    undated: int
    earlier: int
    documents: int


def trend(  # noqa: PLR0913  the same limits as for a ranking
    graph: EntityGraph,
    nodes: Iterable[str],
    measure: str,
    *,
    kind: Kind | None = None,
    co_mentions: bool = False,
    min_sources: int = 1,
) -> Trend:
    """Rank the graph of each period, and return the places of some entities.

    The periods are months, quarters, years or decades: the finest of which the last :data:`MOST` hold :data:`ENOUGH` of
    the dated texts and half are not shaky; where all are, the coarsest. There are none where all dated texts fall into
    one period.

    Args:
        graph: The graph, with only those relations that are to count.
        nodes: Whose places to return.
        measure: By which measure, as for :func:`graphbuild.analysis.centrality.rank`.
        kind: The only kind to rank; all actors by default.
        co_mentions: Whether closeness in a sentence counts as a tie too.
        min_sources: How many independent sources of the period must bear a relation out.
    """
    records = documents_of(graph)
    days = {doc: date.fromisoformat(record["date"]) for doc, record in records.items() if record.get("date")}
    stretches = _stretches(days, sources_of(graph))
    rankings = [
        _places(
            subgraph_of(graph, since=stretch.first, until=stretch.last, min_sources=min_sources),
            measure,
            kind,
            co_mentions=co_mentions,
        )
        for stretch in stretches
    ]
    places = {node: tuple(ranking.get(node) for ranking in rankings) for node in nodes}
    earlier = sum(day < stretches[0].first for day in days.values()) if stretches else 0
    return Trend(measure, stretches, places, len(records) - len(days), earlier, len(records))


def _stretches(days: Mapping[str, date], sources: Mapping[str, str]) -> tuple[Stretch, ...]:
    divided = [_divided(days, sources, size) for size in SIZES] if days else []
    fitting = [stretches for stretches in divided if len(stretches) > 1 and _hold_enough(stretches, days)]
    told = (stretches for stretches in fitting if 2 * sum(one.is_shaky for one in stretches) <= len(stretches))
    return next(told, fitting[-1] if fitting else ())


def _hold_enough(stretches: Sequence[Stretch], days: Mapping[str, date]) -> bool:
    return sum(day >= stretches[0].first for day in days.values()) >= ENOUGH * len(days)


def _divided(days: Mapping[str, date], sources: Mapping[str, str], size: int) -> tuple[Stretch, ...]:
    numbers = {doc: number_of(day, size) for doc, day in days.items()}
    last = max(numbers.values())
    within: dict[int, list[str]] = {
        number: [] for number in range(max(min(numbers.values()), last - MOST + 1), last + 1)
    }
    for doc, number in numbers.items():
        within.get(number, []).append(doc)
    return tuple(
        Stretch(label_of(number, size), *days_of(number, size), len(independent(sources, docs)))
        for number, docs in within.items()
    )


def _places(part: EntityGraph, measure: str, kind: Kind | None, *, co_mentions: bool) -> dict[str, int]:
    relations = wanted_relations(co_mentions=co_mentions)
    ends = ({edge.source, edge.target} for edge in edges_of(part) if edge.relation in relations)
    tied = set[str]().union(*(pair for pair in ends if len(pair) > 1))
    try:
        ranking = rank(part, measures=[measure], kind=kind, co_mentions=co_mentions)
    except GraphTooSmallError:
        return {}
    return {score.node: score.ranks[measure] for score in ranking.scores if score.node in tied}
