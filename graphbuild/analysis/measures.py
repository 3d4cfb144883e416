"""What became of a measure: who proposed, imposed, eased, enforced, evaded or opposed it, when, and who says so.

Each step happened when its sentence says, or else by the day on which the text was published. Copies of one report are
one source.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graphbuild.analysis.ties import CLAIMS
from graphbuild.errors import GraphbuildError
from graphbuild.graph import Edge, EntityGraph, edges_of, find_node, independent, kind_of, sources_of
from graphbuild.types import Citation, Kind, RelationType, Status

LIFE = (RelationType.PROPOSES, RelationType.IMPOSES, RelationType.EASES)
"""What says how a measure stands, in the order in which it happens to one."""
DEEDS = (*LIFE, RelationType.ENFORCES, RelationType.EVADES, RelationType.OPPOSES)
"""What actors do about a measure."""
VOUCHED = frozenset({Status.ASSERTED, Status.QUOTED})
"""The voices that say it is so; what is alleged or denied changes no status."""
OPPOSITES = (
    (RelationType.IMPOSES, RelationType.EASES),
    (RelationType.PROPOSES, RelationType.OPPOSES),
    (RelationType.ENFORCES, RelationType.EVADES),
)
"""What one actor hardly does both of in a short time."""
SHORT_TIME = timedelta(days=30)
_CONTRARY = {one: other for pair in OPPOSITES for one, other in (pair, pair[::-1])}


@dataclass(frozen=True, slots=True)
class Step:
    """What one actor did about a measure at one time, as texts say in one voice.

    It happened between the days ``first`` and ``last``, both inclusive; both are None where nothing tells. Where it is
    only ``reported``, they are the days of the first and the last text that say so, and it happened on the first of
    them or before. ``sources`` are the ids of the independent sources behind the ``citations``, sorted.
    """

    relation: RelationType
    actor: str
    first: date | None
    last: date | None
    reported: bool
    status: Status
    citations: tuple[Citation, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """How a measure stands as of a day, or after all that is known, and what it is known by.

    ``status`` is the last step that says how it stands, ``actors`` the same for each actor alone, the latest first.
    ``steps`` are all in order of time, undated ones at the end, and ``targets`` the edges that say whom it is aimed at,
    those of most documents first. ``disputes`` are pairs of steps that do not go together: one actor is said to do
    opposite things in a short time, or to do what another sentence denies.
    """

    measure: str
    as_of: date | None
    status: Step | None
    actors: tuple[Step, ...]
    steps: tuple[Step, ...]
    targets: tuple[Edge, ...]
    disputes: tuple[tuple[Step, Step], ...]


def status_of(
    graph: EntityGraph, name: str, *, as_of: date | None = None, sources: Mapping[str, str] | None = None
) -> Dossier:
    """Tell how a measure stands, and how it came to that.

    A plan changes nothing that is in force, so a proposal is the status only while nobody has imposed or eased the
    measure. A sentence that says that it was imposed, but not when, may look back to what has been eased since, and
    changes nothing then either. Neither does a deed of a day after the newest text, where there is an earlier one: it
    is not known to have come.

    Args:
        graph: The graph.
        name: The measure's id, name or alias, as :func:`find_node` takes it.
        as_of: Leave out what happened, or was reported, after this day; what is undated has no part in the status then.
        sources: What :func:`graphbuild.graph.sources_of` tells of the graph, where it is asked about many measures.

    Raises:
        NodeNotFoundError: No entity answers to the name.
        AmbiguousNameError: Several entities answer to it.
        GraphbuildError: The entity is no measure; the message names measures that are tied to it.
    """
    measure = _measure(graph, name)
    edges = list(_edges(graph, measure, as_of))
    steps = _runs(_steps(edges, sources_of(graph) if sources is None else sources))
    telling = [step for step in steps if step.first or as_of is None]
    newest = _newest(graph) if as_of is None else date.max
    standing = filter(None, (_standing_by(found, newest) for found in _by_actor(telling).values()))
    targets = [edge for edge in edges if edge.relation is RelationType.TARGETS]
    return Dossier(
        measure=measure,
        as_of=as_of,
        status=_standing_by(telling, newest),
        actors=tuple(sorted(standing, key=lambda step: (-(step.first or date.min).toordinal(), step.actor))),
        steps=tuple(steps),
        targets=tuple(sorted(targets, key=lambda edge: (-len({c.doc for c in edge.citations}), edge.target))),
        disputes=tuple(_disputes(steps)),
    )


def _measure(graph: EntityGraph, name: str) -> str:
    node = find_node(graph, name)
    if kind_of(graph, node) is Kind.MEASURE:
        return node
    claims = sorted((edge for edge in edges_of(graph, node) if edge.relation in CLAIMS), key=lambda edge: -edge.weight)
    ends = dict.fromkeys(end for edge in claims for end in (edge.source, edge.target))
    tied = [f"'{end}'" for end in ends if kind_of(graph, end) is Kind.MEASURE]
    advice = f"Tied to it are {', '.join(tied[:3])}." if tied else "List them: graphbuild centrality --kind measure"
    raise GraphbuildError(f"'{name}' means {node}, and that is no measure. {advice}")


def _edges(graph: EntityGraph, measure: str, as_of: date | None) -> Iterator[Edge]:
    """Yield what is claimed of a measure, as far as it is not known to be of a later day."""
    for edge in edges_of(graph, measure):
        told = tuple(
            citation for citation in edge.citations if (_when(edge, citation)[0] or date.min) <= (as_of or date.max)
        )
        if told:
            yield replace(edge, citations=told)


def _when(edge: Edge, citation: Citation) -> tuple[date | None, date | None, bool]:
    """Return the first and last day of what a sentence says, and whether that is only the day of publication.

    The day that a plan is for is not the day of planning.
    """
    period, published = citation.period, citation.date
    if period and not (edge.relation is RelationType.PROPOSES and published and period.first > published):
        return period.first, period.last, False
    return published, published, True


def _steps(edges: Iterable[Edge], copies: Mapping[str, str]) -> list[Step]:
    """Gather what is done about a measure by deed, actor, time and voice, in order of time."""
    gathered = defaultdict[Step, list[Citation]](list)
    for edge in edges:
        for citation in edge.citations if edge.relation in DEEDS else ():
            step = Step(edge.relation, edge.source, *_when(edge, citation), citation.status, (), ())
            gathered[step].append(citation)
    return sorted((_filled(step, citations, copies) for step, citations in gathered.items()), key=_order)


def _filled(step: Step, citations: Sequence[Citation], copies: Mapping[str, str]) -> Step:
    sources = independent(copies, (citation.doc for citation in citations))
    return replace(step, citations=tuple(citations), sources=tuple(sorted(sources)))


def _runs(steps: Iterable[Step]) -> list[Step]:
    """Join reports of one deed without a time of its own, until its actor is said to do the opposite."""
    runs: dict[tuple[str, RelationType, Status], int] = {}
    joined: list[Step] = []
    for step in steps:
        key = (step.actor, step.relation, step.status)
        if step.reported and step.first and key in runs:
            joined[runs[key]] = _joined(joined[runs[key]], step)
            continue
        if step.reported and step.first:
            runs[key] = len(joined)
        joined.append(step)
        for status in VOUCHED:
            runs.pop((step.actor, _CONTRARY.get(step.relation, step.relation), status), None)
    return joined


def _joined(run: Step, step: Step) -> Step:
    sources = tuple(sorted({*run.sources, *step.sources}))
    return replace(run, last=step.last, citations=run.citations + step.citations, sources=sources)


def _order(step: Step) -> tuple[date, date, bool, int, str, str]:
    """Order by time; on one day what a sentence dates comes first, that nothing else takes its place."""
    first, last = step.first or date.max, step.last or date.max
    return first, last, step.reported, DEEDS.index(step.relation), step.actor, step.status


def _by_actor(steps: Iterable[Step]) -> dict[str, list[Step]]:
    found = defaultdict[str, list[Step]](list)
    for step in steps:
        found[step.actor].append(step)
    return found


def _newest(graph: EntityGraph) -> date:
    """Return the day of the newest text."""
    return date.fromisoformat(
        max((record.get("date") or "" for record in graph.graph["documents"]), default="") or "9999-12-31"
    )


def _standing_by(steps: Sequence[Step], day: date) -> Step | None:
    """Return how a measure stands on a day, or else what is to come."""
    return _standing(step for step in steps if (step.first or date.min) <= day) or _standing(steps)


def _standing(steps: Iterable[Step]) -> Step | None:
    """Return the last of some steps that says how a measure stands; an undated one only where no other does."""
    standing: Step | None = None
    for step in steps:
        if step.relation in LIFE and step.status in VOUCHED and (standing is None or _outdates(step, standing)):
            standing = step
    return standing


def _outdates(later: Step, earlier: Step) -> bool:
    if earlier.first and not later.first:
        return False
    again = later.relation is RelationType.IMPOSES and not later.reported
    return again or LIFE.index(later.relation) >= LIFE.index(earlier.relation)


def _disputes(steps: Iterable[Step]) -> Iterator[tuple[Step, Step]]:
    """Yield each step that goes against others of its actor after the nearest of them in time.

    A sentence without a time of its own may tell of long ago, so nothing that it says goes against another day.
    """
    for taken in _by_actor(step for step in steps if step.first).values():
        dated = [step for step in taken if step.status in VOUCHED and not step.reported]
        for usual, contrary in OPPOSITES:
            ones = [step for step in dated if step.relation is usual]
            yield from _nearest(ones, [step for step in dated if step.relation is contrary])
        for denied in (step for step in taken if step.status is Status.DENIED):
            ones = [step for step in taken if step.status in VOUCHED and step.relation is denied.relation]
            yield from _nearest(ones, [denied])


def _nearest(ones: list[Step], others: list[Step]) -> Iterator[tuple[Step, Step]]:
    for other in others:
        near = [one for one in ones if _apart(one, other) <= SHORT_TIME]
        if near:
            yield min(near, key=lambda one: (_apart(one, other), _order(one))), other


def _apart(one: Step, other: Step) -> timedelta:
    """Return how much time lies between two dated steps; none where they may fall on one day."""
    earlier, later = sorted((one, other), key=lambda step: step.first or date.max)
    return max(timedelta(0), (later.first or date.max) - (earlier.last or date.max))
