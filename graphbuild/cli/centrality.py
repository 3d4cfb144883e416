"""The command that ranks who matters: ``centrality``."""

from pathlib import Path

import click

from graphbuild.cli.options import co_mentions, common, emit, member, min_sources, output, read_graph
from graphbuild.types import Kind


@click.command()
@click.option("--measure", "measures", multiple=True, metavar="M", help="Only this measure (may be repeated).")
@member("--kind", of=Kind, help="Rank entities of this kind among themselves.")
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="How many of each kind.")
@co_mentions
@min_sources
@click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "json", "html", "md"]), default="table", show_default=True
)
@output()
@common
def centrality(
    measures: tuple[str, ...],
    kind: Kind | None,
    top: int,
    co_mentions: bool,
    min_sources: int,
    format_: str,
    output: str,
    db: Path,
) -> None:
    """Rank who matters, by several measures of centrality.

    They are degree, strength, pagerank, betweenness, closeness, harmonic and eigenvector; the report says what each
    one means.

    \b
    Examples:
      graphbuild centrality --kind official
      graphbuild centrality --measure pagerank --format csv -o ranking.csv
    """
    from graphbuild.analysis.centrality import rank
    from graphbuild.reports import centrality_report

    graph = read_graph(db)
    chosen = [measure.lower() for measure in measures] or None
    ranking = rank(graph, measures=chosen, kind=kind, top=top, co_mentions=co_mentions, min_sources=min_sources)
    emit(centrality_report(ranking, graph, format_), output)
