"""Which measures stand otherwise in one graph than in another, or on one day than on another."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graphbuild.analysis.measures import Step, status_of
from graphbuild.graph import EntityGraph, kind_of, sources_of
from graphbuild.types import Kind, RelationType


@dataclass(frozen=True, slots=True)
class Standing:
    """A measure whose status is another: the last step that says how it stands, then and now; None where none does.

    ``measure`` is its id in the newer graph, or in the older one where the newer has it no more.
    """

    measure: str
    before: Step | None
    after: Step | None


def standings(
    old: EntityGraph, new: EntityGraph, nodes: Iterable[str], heirs: Mapping[str, str]
) -> tuple[Standing, ...]:
    """Return which of some measures stand otherwise in the newer graph: another deed, or another actor's.

    First comes what became of old measures, then new ones, then those on which another actor has done the same, then
    those of which nothing is told any more; of each, what most sources tell.

    Args:
        old: The older graph.
        new: The newer graph.
        nodes: Entities, by the ids of the newer graph; those that are no measures are passed over.
        heirs: Ids of the older graph that others stand for in the newer one.
    """
    origins = {after: before for before, after in heirs.items()}
    before, after = _statuses(old), _statuses(new)
    pairs = (Standing(node, before(origins.get(node, node)), after(node)) for node in nodes)
    return _sorted(pair for pair in pairs if _deed(pair.before, heirs) != _deed(pair.after, {}))


def standings_between(graph: EntityGraph, first: date, second: date) -> tuple[Standing, ...]:
    """Return which measures stand otherwise as of a second day than as of a first one, sorted as by :func:`standings`.

    All texts of the graph are heard, whenever they were published; what has no date says nothing of either day.
    """
    nodes = [node for node in graph if _told_after(graph, node, min(first, second))]
    before, after = _statuses(graph, first), _statuses(graph, second)
    pairs = (Standing(node, before(node), after(node)) for node in nodes)
    return _sorted(pair for pair in pairs if _deed(pair.before, {}) != _deed(pair.after, {}))


def _statuses(graph: EntityGraph, as_of: date | None = None) -> Callable[[str], Step | None]:
    """Return what tells how a node stands, if it is a measure of a graph."""
    sources = sources_of(graph)

    def status(node: str) -> Step | None:
        is_measure = node in graph and kind_of(graph, node) is Kind.MEASURE
        return status_of(graph, node, as_of=as_of, sources=sources).status if is_measure else None

    return status


def _told_after(graph: EntityGraph, node: str, day: date) -> bool:
    """Tell whether anything of a measure was published, or happened, after a day."""
    return kind_of(graph, node) is Kind.MEASURE and any(told > day.isoformat() for told in _days(graph, node))


def _days(graph: EntityGraph, node: str) -> Iterator[str]:
    for _, _, record in graph.in_edges(node, data=True):
        for item in record["evidence"]:
            yield item.get("date") or ""
            yield (item.get("period") or {}).get("first", "")


def _deed(step: Step | None, heirs: Mapping[str, str]) -> tuple[RelationType, str] | None:
    return (step.relation, heirs.get(step.actor, step.actor)) if step else None


def _sorted(found: Iterable[Standing]) -> tuple[Standing, ...]:
    return tuple(sorted(found, key=_urgency))


def _urgency(standing: Standing) -> tuple[int, bool, int, int, str]:
    before, step = standing.before, standing.after
    if step is None:
        return 3, False, 0, 0, standing.measure
    sort = 1 if before is None else 0 if before.relation is not step.relation else 2
    return sort, step.first is None, -len(step.sources), -(step.first or date.min).toordinal(), standing.measure
