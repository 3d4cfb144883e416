"""Who is central: a ranking as a table, CSV, JSON, Markdown and HTML."""

from collections.abc import Callable

from graphbuild.analysis.centrality import Ranking
from graphbuild.analysis.certainty import Certainty
from graphbuild.analysis.trend import Trend
from graphbuild.graph import EntityGraph
from graphbuild.reports.centrality.page import Places, page
from graphbuild.reports.centrality.record import ranking_record
from graphbuild.reports.centrality.tables import csv_table, memo, table_text
from graphbuild.reports.records import Record
from graphbuild.reports.wording import json_text

__all__ = ["Places", "centrality_report"]

WRITERS: dict[str, Callable[[Record], str]] = {"table": table_text, "csv": csv_table, "json": json_text, "md": memo}
"""Format name → what writes a ranking in it; HTML needs the graph, too."""


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
    record = ranking_record(ranking, graph, certainty, trend, command)
    return page(record, graph, places) if form == "html" else WRITERS[form](record)
