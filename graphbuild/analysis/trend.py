"""How places in a ranking went through time: the same ranking for one period after another.

A period has only the reports that were first published in it; one without a date is in none. What few reports tell of a
period makes its ranking shaky, so each period says how many there are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from graphbuild.analysis.incidence import Figures, Places, incidence_of
from graphbuild.analysis.kernels import MEASURES
from graphbuild.analysis.network import Network, places_of
from graphbuild.analysis.periods import SIZES, days_of, label_of, number_of
from graphbuild.analysis.resampling import Measure, shared_places
from graphbuild.analysis.ties import wanted_relations
from graphbuild.graph import EntityGraph, documents_of, independent, kind_of, sources_of

MOST = 12
"""How many periods there are at most: the last ones."""
ENOUGH = 0.75
"""The part of all dated reports that must lie within them."""
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
    Of the independent sources ``undated`` have no date, and ``earlier`` were published before the first period.
    """

    measure: str
    stretches: tuple[Stretch, ...]
    places: Mapping[str, tuple[int | None, ...]]
    undated: int
    earlier: int


def trend(graph: EntityGraph, nodes: Iterable[str], measure: str, *, co_mentions: bool = False) -> Trend:
    """Rank the entities of each kind by what was published in each period, and return the places of some of them.

    The periods are months, quarters, years or decades: the finest of which the last :data:`MOST` hold :data:`ENOUGH` of
    the dated sources and at least half, and two, are not shaky. Where no division does, there are none.

    Args:
        graph: The graph, with only those relations that are to count.
        nodes: Whose places to return.
        measure: A name among :data:`graphbuild.analysis.kernels.MEASURES`.
        co_mentions: Whether closeness in a sentence counts as a tie too.
    """
    days, wanted = _days(graph), list(nodes)
    stretches = _stretches(list(days.values()))
    undated = len(independent(sources_of(graph), documents_of(graph))) - len(days)
    if not stretches:
        return Trend(measure, (), {}, undated, earlier=0)
    incidence = incidence_of(graph, wanted_relations(co_mentions=co_mentions))
    networks = (incidence.network(_within(stretch, incidence.sources, days)) for stretch in stretches)
    groups = [places_of(group, incidence.nodes) for group in _fellows(graph, wanted)]
    rankings = [_ranks(network, MEASURES[measure], groups) for network in networks]
    places = {
        node: tuple(int(ranking[at]) or None for ranking in rankings)
        for node, at in zip(wanted, places_of(wanted, incidence.nodes).tolist(), strict=True)
    }
    return Trend(measure, stretches, places, undated, earlier=sum(day < stretches[0].first for day in days.values()))


def _fellows(graph: EntityGraph, nodes: Iterable[str]) -> list[list[str]]:
    """Return all entities of each kind that some entities are of."""
    kinds = sorted({kind_of(graph, node) for node in nodes})
    return [[node for node in graph if kind_of(graph, node) == kind] for kind in kinds]


def _days(graph: EntityGraph) -> dict[str, date]:
    """Return when each independent source was first published, where that is known."""
    copies, days = sources_of(graph), dict[str, date]()
    for record in graph.graph["documents"]:
        if record.get("date"):
            source, day = copies.get(record["id"], record["id"]), date.fromisoformat(record["date"])
            days[source] = min(day, days.get(source, day))
    return days


def _stretches(days: Sequence[date]) -> tuple[Stretch, ...]:
    divided = (_divided(days, size) for size in SIZES if days)
    return next((stretches for stretches in divided if _are_told(stretches, days)), ())


def _are_told(stretches: Sequence[Stretch], days: Sequence[date]) -> bool:
    firm = sum(not one.is_shaky for one in stretches)
    held = sum(day >= stretches[0].first for day in days)
    return firm >= max(2, len(stretches) / 2) and held >= ENOUGH * len(days)


def _divided(days: Sequence[date], size: int) -> tuple[Stretch, ...]:
    counts = Counter(number_of(day, size) for day in days)
    numbers = range(max(min(counts), max(counts) - MOST + 1), max(counts) + 1)
    return tuple(Stretch(label_of(number, size), *days_of(number, size), counts[number]) for number in numbers)


def _within(stretch: Stretch, sources: Iterable[str], days: Mapping[str, date]) -> Figures:
    """Return for each source whether it was first published in a period."""
    return np.array([float(stretch.first <= days.get(source, date.max) <= stretch.last) for source in sources])


def _ranks(network: Network, measure: Measure, groups: Iterable[Places]) -> Places:
    """Return the rank of each node within its group; 0 where nothing ties it."""
    ranks = np.zeros(len(network.nodes), dtype=np.intp)
    tied = np.unique(network.ends)
    if tied.size:
        ranks[tied] = shared_places(measure(network), groups)[0][tied]
    return ranks
