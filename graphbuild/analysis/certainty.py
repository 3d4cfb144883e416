"""How sure a ranking is: what other reports, one source fewer, or a merge of two entities would make of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from graphbuild.analysis.centrality import Ranking, limited, rank
from graphbuild.analysis.effort import FEW, Effort, range_notes, trial_notes
from graphbuild.analysis.incidence import incidence_of
from graphbuild.analysis.kernels import MEASURES
from graphbuild.analysis.leaning import Dependence, dependences, widest_outlet
from graphbuild.analysis.resampling import Span, rank_spans
from graphbuild.analysis.supposing import Doubt, doubts
from graphbuild.analysis.ties import wanted_relations
from graphbuild.graph import EntityGraph
from graphbuild.types import Kind, RelationType

RESAMPLES = 200
"""How many resamples are drawn unless told otherwise."""
LEADERS = 5
"""Of how many of each kind it is told whether they lean on one source, or would rank otherwise if merged."""
__all__ = ["FEW", "Certainty", "Dependence", "Doubt", "Span", "certainty"]


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the ranks by one measure are.

    ``sources`` is the number of independent sources, as many as are drawn for each of ``resamples``. ``spans`` has the
    range of every ranked entity's rank within its kind, empty where nothing was resampled. ``leaning`` says of the
    leaders of each kind on which source they lean most, ``alone`` has those of them that are central only because of
    it. ``merges`` are the doubts about who is who that would change a leader's rank. ``notes`` say in plain words how
    the figures came about and what limits them.
    """

    measure: str
    resamples: int
    sources: int
    spans: Mapping[str, Span]
    alone: Mapping[str, Dependence]
    merges: tuple[Doubt, ...] = ()
    leaning: Mapping[str, Dependence] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    seed: int = 0


def certainty(  # noqa: PLR0913  one keyword for each limit that a reader may set
    graph: EntityGraph,
    *,
    measure: str | None = None,
    resamples: int = RESAMPLES,
    seed: int = 0,
    kind: Kind | None = None,
    relations: Iterable[RelationType] = (),
    co_mentions: bool = False,
    since: date | None = None,
    until: date | None = None,
    min_sources: int = 1,
) -> Certainty:
    """Tell how sure the ranks are that :func:`graphbuild.analysis.centrality.rank` gives by one measure.

    What a reader sets aside is set aside first, and sources are resampled or left out of what remains. Where routes
    are many, those of a draw are followed from a sample of entities, and leaders are not ranked in other ways.

    Args:
        graph: The graph that was ranked, as a whole.
        measure: A name among :data:`MEASURES`; the first by default.
        resamples: How many times sources are drawn; 0 leaves the ranges out.
        seed: Where chance starts: the same seed draws the same sources.
        kind: The only kind that was ranked; by default all kinds of actors.
        relations: The only relations that tie; by default all claims.
        co_mentions: Whether closeness in a sentence counts as a tie too.
        since: The first day of the texts to go by.
        until: The last day of the texts to go by.
        min_sources: How many independent sources must bear a relation out; copies of one text are one.

    Raises:
        GraphTooSmallError: The graph has no ties to measure, or nothing of that kind.
        GraphbuildError: There is no such measure.
    """
    chosen, wanted = measure or next(iter(MEASURES)), wanted_relations(relations, co_mentions=co_mentions)
    part = limited(
        graph, relations=relations, co_mentions=co_mentions, since=since, until=until, min_sources=min_sources
    )
    incidence = incidence_of(part, wanted)
    effort = Effort(chosen, resamples, len(incidence.sources), len(incidence.nodes), len(incidence.ends))
    order = chosen if effort.is_light or chosen not in MEASURES else "degree"  # where none are tried, any order will do
    groups = _groups(rank(part, measures=[order], kind=kind, relations=relations, co_mentions=co_mentions))
    spans = rank_spans(incidence, effort.drawn, groups, resamples=effort.draws, seed=seed) if effort.draws else {}
    tried = groups if effort.is_light else []
    leaning = dependences(part, incidence, MEASURES[chosen], tried, LEADERS)
    merges = tuple(doubts(part, wanted, MEASURES[chosen], tried, LEADERS))
    tries = trial_notes(effort, LEADERS, widest_outlet(part, incidence), doubted=bool(merges))
    return Certainty(
        measure=chosen,
        resamples=effort.draws,
        sources=effort.sources,
        spans=spans,
        alone={node: found for node, found in leaning.items() if found.alone},
        merges=merges,
        leaning=leaning,
        notes=(*range_notes(effort), *tries),
        seed=seed,
    )


def _groups(ranking: Ranking) -> list[list[str]]:
    """Return who is ranked, kind by kind, the first first."""
    return [[score.node for score in group] for _, group in groupby(ranking.scores, key=lambda score: score.kind)]
