"""Who is central: a ranking as a table, CSV, JSON, Markdown and HTML."""

from collections.abc import Callable, Iterable
from typing import Any

from graphbuild.analysis.centrality import Ranking, limited, rank
from graphbuild.analysis.certainty import RESAMPLES, Certainty, certainty
from graphbuild.analysis.trend import Trend, trend
from graphbuild.graph import EntityGraph
from graphbuild.reports.centrality.page import Places, page
from graphbuild.reports.centrality.record import CLAIMS, ranking_record
from graphbuild.reports.centrality.tables import csv_table, memo, table_text
from graphbuild.reports.records import Record
from graphbuild.reports.wording import json_text

__all__ = ["Places", "centrality_report", "rank_report"]

WRITERS: dict[str, Callable[[Record], str]] = {"table": table_text, "csv": csv_table, "json": json_text, "md": memo}
"""Format name → what writes a ranking in it; HTML needs the graph, too."""
SHORT = {"table", "csv"}
"""The formats that have figures only, without the claims behind them and without ranks through time."""
FILTERS = {"relations", "co_mentions", "since", "until", "min_sources"}
"""What of the limits to a ranking sets relations, sentences or entities aside."""


def rank_report(  # noqa: PLR0913  one keyword for each thing that a reader may set
    graph: EntityGraph,
    form: str = "table",
    *,
    measures: Iterable[str] | None = None,
    top: int | None = None,
    resamples: int = RESAMPLES,
    command: str | None = None,
    places: Places | None = None,
    **limits: Any,  # noqa: ANN401  as rank() takes them
) -> str:
    """Rank a graph by centrality, tell how sure that is and how it went through time, and write all of it.

    Args:
        graph: The graph to rank.
        form: As for :func:`centrality_report`, like ``command`` and ``places``.
        measures: By which measures, as for :func:`graphbuild.analysis.centrality.rank`.
        top: How many of each kind to list; all by default.
        resamples: How many times the sources are drawn anew; 0 leaves the ranges of ranks out.
        command: The command line that gives the same figures again.
        places: Where an HTML page finds the pages of entities and texts.
        **limits: What else :func:`graphbuild.analysis.centrality.rank` takes.

    Raises:
        GraphTooSmallError: The graph has no ties to measure, or nothing of that kind.
        GraphbuildError: There is no such measure.
    """
    ranking = rank(graph, measures=measures, top=top, **limits)
    first, part = ranking.measures[0], limited(graph, **{name: limits[name] for name in FILTERS & limits.keys()})
    tied = {name: limits[name] for name in ("kind", "co_mentions") if name in limits}
    return centrality_report(
        ranking,
        part,
        form,
        certainty=certainty(part, measure=first, resamples=resamples, **tied),
        trend=None
        if form in SHORT
        else trend(part, (score.node for score in ranking.scores), first, co_mentions=limits.get("co_mentions", False)),
        command=command,
        places=places,
    )


def centrality_report(  # noqa: PLR0913  one keyword for each thing that may stand beside a ranking
    ranking: Ranking,
    graph: EntityGraph,
    form: str = "table",
    *,
    certainty: Certainty | None = None,
    trend: Trend | None = None,
    command: str | None = None,
    places: Places | None = None,
) -> str:
    """Write a ranking; in JSON, Markdown and HTML with the claims that carry each score.

    Args:
        ranking: What :func:`graphbuild.analysis.centrality.rank` found.
        graph: The graph that was ranked, with only those relations that counted.
        form: ``html`` or a format among :data:`WRITERS`.
        certainty: How sure the ranks are, by :func:`graphbuild.analysis.certainty.certainty`.
        trend: The places of those listed through time, by :func:`graphbuild.analysis.trend.trend`.
        command: The command line that gives the same figures again.
        places: Where an HTML page finds the pages of entities and texts; by default nowhere.
    """
    claims = 0 if form in SHORT else CLAIMS
    record = ranking_record(ranking, graph, certainty, trend, command, claims=claims)
    return page(record, graph, places) if form == "html" else WRITERS[form](record)
