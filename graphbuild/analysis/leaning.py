"""Who is central only because of one report or one outlet: leave one source out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import NamedTuple, TypeAlias
from urllib.parse import urlsplit

import numpy as np

from graphbuild.analysis.incidence import Figures, Incidence, Places
from graphbuild.analysis.network import places_of
from graphbuild.analysis.resampling import Measure, shared_places
from graphbuild.graph import EntityGraph, documents_of, sources_of

CARRIES = 0.1
"""The part of an entity's ties that a report or outlet must carry to be left out: less is not what it hangs on."""

Origins: TypeAlias = Mapping[str, tuple[int, ...]]
"""What may be left out, a report or an outlet → its sources, by place."""


@dataclass(frozen=True, slots=True)
class Dependence:
    """On which report or outlet an entity's rank leans most, with its rank within its kind with and without that.

    ``source`` is the id of a document, or the name of an outlet; ``reports`` is how many independent sources are left
    out with it, and ``documents`` which texts, copies included. ``left`` is the part of the entity's figure that
    is left without it, and ``ties`` how many of its ties. ``alone`` says that it is central only because of that.
    """

    source: str
    reports: int
    before: int
    without: int
    left: float
    ties: int
    alone: bool
    documents: tuple[str, ...] = ()


class _Result(NamedTuple):
    """Everybody's figures and ranks without some sources, by place."""

    figures: Figures
    ranks: Places
    left_out: tuple[int, ...]


def dependences(
    graph: EntityGraph,
    incidence: Incidence,
    measure: Measure,
    groups: Sequence[Sequence[str]],
    leaders: int,
) -> dict[str, Dependence]:
    """Return on which source each of the first ``leaders`` of each group leans most; groups are in order of rank.

    For each the reports and outlets that carry a tenth of its ties or more are left out in turn. It is central only
    because of one of them if without that nothing ties it, or its figure is 0, or it is not among so many leaders any
    more and its rank has more than doubled. Of several such the one of the fewest reports is named. Not in the answer
    are those whom no source carries so far, and who have a figure of 0: they lead nobody.
    """
    members = [places_of(group, incidence.nodes) for group in groups]
    origins, documents = origins_of(graph, incidence), _documents(graph)

    def result(left_out: tuple[int, ...]) -> _Result:
        figures = measure(incidence.without(left_out))
        return _Result(figures, shared_places(figures, members)[0], left_out)

    now, first = result(()), chain.from_iterable(some[:leaders].tolist() for some in members)
    tried = {node: _carriers(incidence, node, origins) for node in first if now.figures[node] > 0}
    results = {origin: result(origins[origin]) for origin in sorted(set(chain.from_iterable(tried.values())))}
    found: dict[str, Dependence] = {}
    for node in filter(tried.get, tried):
        one = min(
            (_dependence(incidence, node, origin, now, results[origin], leaders) for origin in tried[node]), key=_order
        )
        left_out = chain.from_iterable(documents[incidence.sources[source]] for source in origins[one.source])
        found[incidence.nodes[node]] = replace(one, documents=tuple(sorted(left_out)))
    return found


def _documents(graph: EntityGraph) -> Mapping[str, list[str]]:
    """Return the documents that go back to each source."""
    copies, documents = sources_of(graph), defaultdict[str, list[str]](list)
    for document in documents_of(graph):
        documents[copies.get(document, document)].append(document)
    return documents


def origins_of(graph: EntityGraph, incidence: Incidence) -> Origins:
    """Return what may be left out, with its sources by place: every report, and every outlet of several reports.

    An outlet is the source that a document names, else the host of its address; a report that several outlets print
    is not gone with one of them. An outlet of half of all reports or more is none to leave out: what is left would be
    another collection.
    """
    reports: Origins = {source: (index,) for index, source in enumerate(incidence.sources)}
    several = {outlet: found for outlet, found in _outlets(graph, incidence).items() if len(found) > 1}
    return {outlet: found for outlet, found in several.items() if 2 * len(found) < len(reports)} | dict(reports)


def widest_outlet(graph: EntityGraph, incidence: Incidence) -> tuple[str, int] | None:
    """Return the outlet of half of all reports or more, and how many these are; None if there is no such."""
    found = {outlet: len(sources) for outlet, sources in _outlets(graph, incidence).items() if len(sources) > 1}
    return next((one for one in found.items() if 2 * one[1] >= len(incidence.sources)), None)


def _outlets(graph: EntityGraph, incidence: Incidence) -> Origins:
    """Return the sources, by place, that only one outlet published, for each outlet."""
    place = {source: index for index, source in enumerate(incidence.sources)}
    copies, printers = sources_of(graph), defaultdict[str, set[str]](set)
    for document, record in documents_of(graph).items():
        outlet = record.get("source") or urlsplit(record.get("url") or "").hostname or ""
        printers[copies.get(document, document)].add(outlet.removeprefix("www."))
    outlets: defaultdict[str, list[int]] = defaultdict(list)
    for source, found in sorted(printers.items()):
        if len(found) == 1:
            outlets[next(iter(found))].append(place[source])
    return {outlet: tuple(sources) for outlet, sources in outlets.items() if outlet}


def _carriers(incidence: Incidence, node: int, origins: Origins) -> list[str]:
    """Return the origins that carry enough of a node's ties."""
    carried = incidence.carried(node)
    least = max(CARRIES * carried.sum(), np.finfo(float).tiny)
    return [origin for origin, sources in origins.items() if carried[list(sources)].sum() >= least]


def _dependence(  # noqa: PLR0913, PLR0917  what is compared, for whom
    incidence: Incidence, node: int, origin: str, now: _Result, then: _Result, leaders: int
) -> Dependence:
    before, without = int(now.ranks[node]), int(then.ranks[node])
    ties = incidence.tie_count(node, then.left_out)
    return Dependence(
        source=origin,
        reports=len(then.left_out),
        before=before,
        without=without,
        left=float(then.figures[node] / now.figures[node]),
        ties=ties,
        alone=not ties or not then.figures[node] > 0 or without > max(leaders, 2 * before),
    )


def _order(one: Dependence) -> tuple[object, ...]:
    """Put first the fewest reports that alone make an entity central, else what lowers its rank and figure most."""
    return not one.alone, one.reports if one.alone else 0, -one.without, one.left, one.reports, one.source
