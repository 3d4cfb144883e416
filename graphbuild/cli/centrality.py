"""The command that ranks who matters: ``centrality``."""

from datetime import date
from pathlib import Path

import click

from graphbuild.cli.options import (
    co_mentions,
    command_line,
    common,
    day,
    emit,
    member,
    min_sources,
    output,
    read_graph,
    relations,
)
from graphbuild.types import STRUCTURAL, Kind, RelationType

EVENTS = frozenset(RelationType) - STRUCTURAL - {RelationType.CO_MENTIONED}
CLASSES = {"events": EVENTS, "structure": STRUCTURAL}


@click.command()
@click.option("--measure", "measures", multiple=True, metavar="M", help="Only this measure (may be repeated).")
@member("--kind", of=Kind, help="Rank entities of this kind among themselves.")
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="How many of each kind.")
@relations
@click.option(
    "--ties",
    type=click.Choice(list(CLASSES)),
    help="Only what happened (events), or only offices and memberships (structure).",
)
@co_mentions
@day("--since", help="Only texts published on this day or later.")
@day("--until", help="Only texts published on this day or before.")
@min_sources
@click.option(
    "--resamples", type=click.IntRange(0), default=200, show_default=True,
    help="How often the reports are drawn anew to tell how sure each rank is; 0 leaves that out.",
)  # fmt: skip
@click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "json", "html", "md"]), default="table", show_default=True
)
@output()
@common
@click.pass_context
def centrality(
    ctx: click.Context,
    measures: tuple[str, ...],
    kind: Kind | None,
    top: int,
    relations: tuple[RelationType, ...],
    ties: str | None,
    co_mentions: bool,
    since: date | None,
    until: date | None,
    min_sources: int,
    resamples: int,
    format_: str,
    output: str,
    db: Path,
) -> None:
    """Rank who matters, by several measures of centrality.

    They are degree, strength, pagerank, betweenness, closeness, harmonic and eigenvector. The report says what each
    one means, how far each rank would move if other reports had been collected, and which sentences carry it.

    \b
    Examples:
      graphbuild centrality --kind official
      graphbuild centrality --measure pagerank --format csv -o ranking.csv
      graphbuild centrality --format html -o who-matters.html
      graphbuild centrality --ties events --since 2022-01-01 --min-sources 2
    """
    from graphbuild.reports import rank_report

    report = rank_report(
        read_graph(db),
        format_,
        measures=[measure.lower() for measure in measures] or None,
        top=top,
        resamples=resamples,
        command=command_line(ctx),
        kind=kind,
        relations=(*relations, *(CLASSES[ties] if ties else ())),
        co_mentions=co_mentions,
        since=since,
        until=until,
        min_sources=min_sources,
    )
    emit(report, output)
