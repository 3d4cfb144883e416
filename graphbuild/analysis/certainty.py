"""How sure a ranking is: what other reports, one source fewer, or a merge of two entities would make of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from graphbuild.analysis.centrality import Ranking, rank
from graphbuild.analysis.incidence import incidence_of
from graphbuild.analysis.kernels import MEASURES
from graphbuild.analysis.leaning import Dependence, dependences, widest_outlet
from graphbuild.analysis.resampling import Span, rank_spans
from graphbuild.analysis.supposing import Doubt, doubts
from graphbuild.analysis.ties import borne_out, wanted_relations
from graphbuild.graph import EntityGraph
from graphbuild.types import Kind

RESAMPLES = 200
"""How many resamples are drawn unless told otherwise."""
LEADERS = 5
"""Of how many of each kind it is told whether they lean on one source, or would rank otherwise if merged."""
FEW = 20
"""Fewer sources than this make rough ranges."""
__all__ = ["Certainty", "Dependence", "Doubt", "Span", "certainty"]


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
    co_mentions: bool = False,
    min_sources: int = 1,
) -> Certainty:
    """Tell how sure the ranks are that :func:`graphbuild.analysis.centrality.rank` gives by one measure.

    What a reader sets aside is set aside first, and sources are resampled or left out of what remains.

    Args:
        graph: The graph that was ranked, as a whole.
        measure: A name among :data:`MEASURES`; the first by default.
        resamples: How many times sources are drawn; 0 leaves the ranges out.
        seed: Where chance starts: the same seed draws the same sources.
        kind: The only kind that was ranked; by default all kinds of actors.
        co_mentions: Whether closeness in a sentence counts as a tie too.
        min_sources: How many independent sources must bear a relation out; copies of one text are one.

    Raises:
        GraphTooSmallError: The graph has no ties to measure, or nothing of that kind.
        GraphbuildError: There is no such measure.
    """
    chosen = measure or next(iter(MEASURES))
    ranking = rank(graph, measures=[chosen], kind=kind, co_mentions=co_mentions, min_sources=min_sources)
    figures, wanted = MEASURES[chosen], wanted_relations(co_mentions=co_mentions)
    part, groups = borne_out(graph, min_sources), _groups(ranking)
    incidence = incidence_of(part, wanted)
    leaning = dependences(part, incidence, figures, groups, LEADERS)
    merges = tuple(doubts(part, wanted, figures, groups, LEADERS))
    number = len(incidence.sources)
    return Certainty(
        measure=chosen,
        resamples=resamples,
        sources=number,
        spans=rank_spans(incidence, figures, groups, resamples=resamples, seed=seed) if resamples else {},
        alone={node: found for node, found in leaning.items() if found.alone},
        merges=merges,
        leaning=leaning,
        notes=(*_range_notes(number, resamples), *_trial_notes(widest_outlet(part, incidence), number, merges)),
        seed=seed,
    )


def _groups(ranking: Ranking) -> list[list[str]]:
    """Return who is ranked, kind by kind, the first first."""
    return [[score.node for score in group] for _, group in groupby(ranking.scores, key=lambda score: score.kind)]


def _range_notes(sources: int, resamples: int) -> Iterator[str]:
    if sources == 1:
        yield "All rests on one source, so nothing tells how far ranks would move if other reports had been collected."
    elif resamples:
        yield (
            f"Ranges: the {sources} independent sources, copies counted once, were drawn anew {resamples} times, each "
            "time as many, some twice and some not at all. In nine of ten draws the rank is within its range; equals "
            "may have any of the places that they share. A range says how much hangs on which texts were collected, "
            "and nothing of sentences that were misread."
        )
        if sources < FEW:
            yield f"{sources} sources are few: ranges from so few are rough."


def _trial_notes(widest: tuple[str, int] | None, sources: int, merges: tuple[Doubt, ...]) -> Iterator[str]:
    yield (
        f"The first {LEADERS} of each kind were also ranked without each report or outlet that carries a tenth of "
        "their ties or more, and as if near names were one and names joined on thin grounds two."
        f"{'' if merges else ' No such doubt about who is who would change a rank.'}"
    )
    if widest:
        yield f"{widest[0]} published {widest[1]} of the {sources} sources: it was not left out as a whole."
