"""The command that ranks who matters: ``centrality``."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphbuild.cli.completion import naming
from graphbuild.cli.options import (
    co_mentions,
    command_line,
    common,
    emit,
    formats,
    member,
    min_sources,
    output,
    period,
    relations,
)
from graphbuild.cli.reading import read_graph
from graphbuild.types import STRUCTURAL, Kind, RelationType

if TYPE_CHECKING:
    from graphbuild.graph import EntityGraph

EVENTS = frozenset(RelationType) - STRUCTURAL - {RelationType.CO_MENTIONED}
CLASSES = {"events": EVENTS, "structure": STRUCTURAL}


@click.command()
@click.option("--measure", "measures", multiple=True, metavar="M", help="Only this measure (may be repeated).")
@member("--kind", of=Kind, help="Rank entities of this kind among themselves.")
@naming(
    "--between",
    nargs=2,
    metavar="ONE OTHER",
    help="Rank who stands between two groups: a country or agency with all who belong to it, or anybody alone.",
)
@click.option("--indirect", is_flag=True, help="With --between: set aside what ties group to group directly.")
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="How many of each kind.")
@relations
@click.option(
    "--ties",
    type=click.Choice(list(CLASSES)),
    help="Only what happened (events), or only offices and memberships (structure).",
)
@co_mentions
@period
@min_sources
@click.option(
    "--resamples", type=click.IntRange(0), default=200, show_default=True,
    help="How often the reports are drawn anew to tell how sure each rank is; 0 leaves that out.",
)  # fmt: skip
@formats("table", "csv", "json", "html", "md")
@output()
@common
@click.pass_context
def centrality(
    ctx: click.Context,
    measures: tuple[str, ...],
    kind: Kind | None,
    between: tuple[str, str] | None,
    indirect: bool,
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
      graphbuild centrality --between Russia "European Union" --indirect
      graphbuild centrality --ties events --since 2022-01-01 --min-sources 2
    """
    from graphbuild.reports import rank_report

    if between and (measures or kind):
        raise click.UsageError("--between takes neither --measure nor --kind. Leave them out.")
    limits: dict[str, Any] = {
        "relations": (*relations, *(CLASSES[ties] if ties else ())),
        "co_mentions": co_mentions,
        "since": since,
        "until": until,
        "min_sources": min_sources,
    }
    graph, command = read_graph(db), command_line(ctx)
    if between:
        emit(_between(graph, between, format_, command, top=top, indirect=indirect, **limits), output)
    else:
        chosen = [measure.lower() for measure in measures] or None
        report = rank_report(
            graph, format_, measures=chosen, kind=kind, top=top, resamples=resamples, command=command, **limits
        )
        emit(report, output)


def _between(graph: "EntityGraph", groups: tuple[str, str], form: str, command: str, **options: Any) -> str:
    from graphbuild.analysis.brokerage import rank_between
    from graphbuild.reports import brokerage_report

    return brokerage_report(rank_between(graph, *groups, **options), graph, form, command)
