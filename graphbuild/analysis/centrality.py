"""Who matters in a graph, by several measures of centrality.

All measures read the ties of :func:`graphbuild.analysis.ties.tie_graph`: undirected, one per pair, weighted by the sum
of the pair's claims; co-mentions only on request. A ban or a price cap, though a node, is no actor: it stays in the
graph as a link between those who make it and those whom it hits, but it is ranked only when asked for by kind.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import networkx as nx

from graphbuild.analysis.kernels import EXACT_LIMIT, MEASURES, PIVOTS, Figures
from graphbuild.analysis.network import network_of
from graphbuild.analysis.ties import borne_out, tie_graph, wanted_relations
from graphbuild.errors import GraphbuildError, GraphTooSmallError
from graphbuild.graph import EntityGraph, kind_of, name_of
from graphbuild.types import ACTORS, Kind


@dataclass(frozen=True, slots=True)
class Score:
    """One entity's figures: ``values`` and ``ranks`` by measure.

    A rank counts from 1 within the entity's kind; equals share the better rank, so that 1, 1, 3 is a tie for the top.
    ``shared`` names the measures by which another of the kind has the same rank, and ``equals`` says how many have it.
    """

    node: str
    name: str
    kind: Kind
    values: Mapping[str, float]
    ranks: Mapping[str, int]
    shared: tuple[str, ...]
    equals: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Scores, kind by kind in the order of :class:`Kind`, within a kind by the first of ``measures``.

    ``nodes`` and ``ties`` are the size of the graph that was measured; ``untied`` are the nodes that have no tie and
    rank last. ``notes`` say in plain words what limits the figures.
    """

    scores: tuple[Score, ...]
    measures: tuple[str, ...]
    nodes: int
    ties: int
    notes: tuple[str, ...]
    untied: frozenset[str] = frozenset()


def rank(  # noqa: PLR0913  one keyword for each limit that a reader may set
    graph: EntityGraph,
    *,
    measures: Iterable[str] | None = None,
    kind: Kind | None = None,
    top: int | None = None,
    co_mentions: bool = False,
    min_sources: int = 1,
) -> Ranking:
    """Rank the entities of each kind by centrality.

    Equal values are ties and share a rank; they are listed by name, then by id. Values are rounded to nine decimals
    first, so that what differs only by the order of additions is a tie.

    Args:
        graph: The graph to measure, always as a whole.
        measures: Names among :data:`MEASURES`, the first for the order; all by default.
        kind: The only kind to list; by default all kinds of actors, that is all but measures.
        top: How many of each kind to list; all by default.
        co_mentions: Whether closeness in a sentence counts as a tie too.
        min_sources: How many independent sources must bear a relation out; copies of one text are one.

    Raises:
        GraphTooSmallError: The graph has no ties to measure, or nothing of that kind.
        GraphbuildError: There is no such measure.
    """
    chosen = tuple(dict.fromkeys(measures or MEASURES))
    for measure in chosen:
        if measure not in MEASURES:
            raise GraphbuildError(f"There is no measure '{measure}'. Choose among {', '.join(MEASURES)}.")
    ties = tie_graph(borne_out(graph, min_sources), wanted_relations(co_mentions=co_mentions))
    if not ties.size():
        raise GraphTooSmallError("No two entities are tied by a claim, so none is central. Build from more texts.")
    network = network_of(ties)
    values = {measure: _rounded(network.nodes, MEASURES[measure](network)) for measure in chosen}
    kinds = [kind] if kind else [member for member in Kind if member in ACTORS]
    groups = [_scores(graph, member, values) for member in kinds]
    if not any(groups):
        raise GraphTooSmallError(f"The graph holds no {kind or 'actor'} to rank. Build from more texts.")
    listed = tuple(score for group in groups for score in group[:top])
    notes = [*_notes(ties, chosen), *_cut(groups, top)]
    return Ranking(listed, chosen, len(ties), ties.size(), tuple(notes), frozenset(nx.isolates(ties)))


def _scores(graph: EntityGraph, kind: Kind, values: Mapping[str, Mapping[str, float]]) -> list[Score]:
    nodes = [node for node in graph if kind_of(graph, node) == kind]
    ranks = {measure: _ranks({node: figures[node] for node in nodes}) for measure, figures in values.items()}
    sharers = {measure: Counter(places.values()) for measure, places in ranks.items()}
    scores = [
        Score(
            node=node,
            name=name_of(graph, node),
            kind=kind,
            values={measure: figures[node] for measure, figures in values.items()},
            ranks={measure: places[node] for measure, places in ranks.items()},
            shared=tuple(measure for measure in values if sharers[measure][ranks[measure][node]] > 1),
            equals={measure: sharers[measure][ranks[measure][node]] for measure in values},
        )
        for node in nodes
    ]
    return sorted(scores, key=lambda score: (next(iter(score.ranks.values())), score.name, score.node))


def _ranks(figures: Mapping[str, float]) -> dict[str, int]:
    places: dict[float, int] = {}
    for place, value in enumerate(sorted(figures.values(), reverse=True), start=1):
        places.setdefault(value, place)
    return {node: places[value] for node, value in figures.items()}


def _rounded(nodes: Sequence[str], figures: Figures) -> dict[str, float]:
    return {node: round(value, 9) for node, value in zip(nodes, figures.tolist(), strict=True)}


def _cut(groups: Iterable[Sequence[Score]], top: int | None) -> Iterable[str]:
    if top is not None and any(len(group) > top for group in groups):
        yield f"Of each kind at most {top} are listed; figures and ranks are those of all."


def _notes(ties: "nx.Graph[str]", measures: tuple[str, ...]) -> Iterable[str]:
    parts = [part for part in nx.connected_components(ties) if len(part) > 1]
    alone = nx.number_of_isolates(ties)
    if alone:
        yield f"{alone} of {len(ties)} entities have no tie and rank last."
    if len(parts) > 1:
        largest = max(map(len, parts))
        yield f"The ties fall into {len(parts)} separate parts; the largest holds {largest} of {len(ties)} entities."
        if "eigenvector" in measures:
            yield "Eigenvector covers the largest part only; all others get 0."
    if "betweenness" in measures and len(ties) > EXACT_LIMIT:
        yield f"Betweenness is an estimate from {PIVOTS} of {len(ties)} entities."
