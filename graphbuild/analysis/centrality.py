"""Who matters in a graph, by several measures of centrality.

All measures read the ties between entities: undirected, one per pair, weighted by the sum of the pair's claims;
co-mentions only on request. A ban or a price cap, though a node, is no actor: it stays in the graph as a link between
those who make it and those whom it hits, but it is ranked only when asked for by kind. A news medium that only reports
is no actor either, and never ranked.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from graphbuild.analysis.caveats import caveats
from graphbuild.analysis.estimates import Estimate
from graphbuild.analysis.kernels import MEASURES, estimates
from graphbuild.analysis.network import Network, network_between
from graphbuild.analysis.observers import observers_of
from graphbuild.analysis.ties import CLAIMS, wanted_relations
from graphbuild.errors import GraphbuildError, GraphTooSmallError
from graphbuild.graph import EntityGraph, kind_of, mention_count, name_of, subgraph_of
from graphbuild.types import ACTORS, Kind, RelationType

CLOSENESS = "Mere closeness counts as a tie, too: that one sentence names both, whatever it says of them."
"""What a ranking says where closeness was asked for."""
_DIGITS = 9
"""Figures that agree in so many digits, counted from the first of the highest figure, are equal."""


@dataclass(frozen=True, slots=True)
class Score:
    """One entity's figures: ``values`` and ``ranks`` by measure.

    A rank counts from 1 within the entity's kind; equals share the better rank, so that 1, 1, 3 is a tie for the top.
    ``shared`` names the measures by which another of the kind has the same rank, and ``equals`` says how many have it.
    ``errors`` has the standard error of each figure that was estimated from a sample; what is not in it is exact.
    """

    node: str
    name: str
    kind: Kind
    values: Mapping[str, float]
    ranks: Mapping[str, int]
    shared: tuple[str, ...]
    equals: Mapping[str, int] = field(default_factory=dict)
    errors: Mapping[str, float] = field(default_factory=dict)


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
    relations: Iterable[RelationType] = (),
    co_mentions: bool = False,
    since: date | None = None,
    until: date | None = None,
    min_sources: int = 1,
) -> Ranking:
    """Rank the entities of each kind by centrality.

    Equal values are ties and share a rank; they are listed by name, then by id. Values are rounded to nine digits of
    the highest first, so that what differs only by the order of additions is a tie.

    Args:
        graph: The graph to measure, always as a whole.
        measures: Names among :data:`MEASURES`, the first for the order; all by default.
        kind: The only kind to list; by default all kinds of actors, that is all but measures.
        top: How many of each kind to list; all by default.
        relations: The only relations that tie; by default all claims.
        co_mentions: Whether closeness in a sentence counts as a tie too.
        since: The first day of the texts to go by; then undated texts do not count, nor entities named in no other.
        until: The last day of the texts to go by, likewise.
        min_sources: How many independent sources must bear a relation out; copies of one text are one.

    Raises:
        GraphTooSmallError: The graph has no ties to measure, or nothing of that kind.
        GraphbuildError: There is no such measure.
    """
    chosen = _checked(measures)
    part = limited(
        graph, relations=relations, co_mentions=co_mentions, since=since, until=until, min_sources=min_sources
    )
    network = network_between(part, part, wanted_relations(relations, co_mentions=co_mentions))
    if not len(network.ends):
        raise GraphTooSmallError(_nothing(graph))
    found = estimates(network, chosen)
    kinds = [kind] if kind else [member for member in Kind if member in ACTORS]
    groups = [_scores(part, member, network, found) for member in kinds]
    if not any(groups):
        raise GraphTooSmallError(f"The graph holds no {kind or 'actor'} to rank. Build from more texts.")
    listed = tuple(score for group in groups for score in group[:top])
    notes = [*_limits(relations, since, until), *caveats(network, found, groups), *_cut(groups, top)]
    notes += [CLOSENESS] if co_mentions else []
    notes += _media(len(observers_of(graph)))
    untied = frozenset(
        node for node, degree in zip(network.nodes, MEASURES["degree"](network), strict=True) if not degree
    )
    return Ranking(listed, chosen, len(network.nodes), len(network.ends), tuple(notes), untied)


def limited(  # noqa: PLR0913  one keyword for each limit that a reader may set
    graph: EntityGraph,
    *,
    relations: Iterable[RelationType] = (),
    co_mentions: bool = False,
    since: date | None = None,
    until: date | None = None,
    min_sources: int = 1,
) -> EntityGraph:
    """Return the part of a graph that :func:`rank` measures under the same limits, without media that only report."""
    part, left = graph, observers_of(graph)
    if relations or since or until or min_sources > 1:
        wanted = wanted_relations(relations, co_mentions=co_mentions) if relations else ()
        part = subgraph_of(graph, relations=wanted, since=since, until=until, min_sources=min_sources)
    if since or until:
        left |= {node for node in part if not mention_count(part, node)}
    if left:
        part = part.copy()
        part.remove_nodes_from(left)
    return part


def _untied(network: Network) -> frozenset[str]:
    tied = {network.nodes[place] for place in np.unique(network.ends).tolist()}
    return frozenset(network.nodes).difference(tied)


def _checked(measures: Iterable[str] | None) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(measures or MEASURES))
    for measure in chosen:
        if measure not in MEASURES:
            raise GraphbuildError(f"There is no measure '{measure}'. Choose among {', '.join(MEASURES)}.")
    return chosen


def _nothing(graph: EntityGraph) -> str:
    if any(record["relation"] in CLAIMS for *_, record in graph.edges(data=True)):
        return "No two entities are tied within these limits, so none is central. Loosen the limits."
    return "No two entities are tied by a claim, so none is central. Build from more texts."


def _scores(graph: EntityGraph, kind: Kind, network: Network, found: Mapping[str, Estimate]) -> list[Score]:
    places = [place for place, node in enumerate(network.nodes) if kind_of(graph, node) == kind]
    values = {measure: _rounded(estimate, places) for measure, estimate in found.items()}
    ranks = {measure: _ranks(figures) for measure, figures in values.items()}
    sharers = {measure: Counter(column) for measure, column in ranks.items()}
    rough = [measure for measure, estimate in found.items() if estimate.sample]
    scores = [
        Score(
            node=network.nodes[place],
            name=name_of(graph, network.nodes[place]),
            kind=kind,
            values={measure: column[row] for measure, column in values.items()},
            ranks={measure: column[row] for measure, column in ranks.items()},
            shared=tuple(measure for measure, column in ranks.items() if sharers[measure][column[row]] > 1),
            equals={measure: sharers[measure][column[row]] for measure, column in ranks.items()},
            errors={measure: float(found[measure].errors[place]) for measure in rough},
        )
        for row, place in enumerate(places)
    ]
    return sorted(scores, key=lambda score: (next(iter(score.ranks.values())), score.name, score.node))


def _ranks(figures: Sequence[float]) -> list[int]:
    places: dict[float, int] = {}
    for place, value in enumerate(sorted(figures, reverse=True), start=1):
        places.setdefault(value, place)
    return [places[value] for value in figures]


def _rounded(estimate: Estimate, places: Sequence[int]) -> list[float]:
    highest = estimate.figures.max()
    digits = _DIGITS - 1 - math.floor(math.log10(highest)) if highest > 0 else _DIGITS
    rounded: list[float] = np.round(estimate.figures[list(places)], digits).tolist()
    return rounded


def _limits(relations: Iterable[RelationType], since: date | None, until: date | None) -> Iterator[str]:
    if relations:
        yield f"Only these relations tie: {', '.join(sorted(relations))}."
    if since or until:
        first, last = f" from {since}" if since else "", f" to {until}" if until else ""
        yield f"Only texts dated{first}{last} count, and entities that they name; undated texts do not."


def _media(number: int) -> Iterator[str]:
    if number:
        yield f"News media that only report are no actors and not ranked: {number} left out."


def _cut(groups: Iterable[Sequence[Score]], top: int | None) -> Iterator[str]:
    if top is not None and any(len(group) > top for group in groups):
        yield f"Of each kind at most {top} are listed; figures and ranks are those of all."
