"""The command that explains how entities are connected: ``paths``."""

from pathlib import Path

import click

from graphbuild.cli.options import co_mentions, common, emit, min_sources, output, read_graph, read_texts, relations
from graphbuild.types import RelationType


@click.command()
@click.argument("source")
@click.argument("target")
@click.option("-k", "k", type=click.IntRange(1), default=3, show_default=True, help="How many routes.")
@click.option("--max-hops", type=click.IntRange(1), help="Only routes of at most so many hops.")
@relations
@co_mentions
@click.option("--directed", is_flag=True, help="Follow relations along their direction only.")
@min_sources
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "html", "md"]), default="text", show_default=True
)
@output()
@common
def paths(
    source: str,
    target: str,
    k: int,
    max_hops: int | None,
    relations: tuple[RelationType, ...],
    co_mentions: bool,
    directed: bool,
    min_sources: int,
    format_: str,
    output: str,
    db: Path,
) -> None:
    """Explain how SOURCE and TARGET are connected.

    Each hop of a route comes with the sentence that says so. As HTML, a page steps through them on the graph.

    \b
    Examples:
      graphbuild paths "Joe Biden" "Nord Stream 2"
      graphbuild paths Japan Russia -k 1 --format md -o memo.md
    """
    from graphbuild.analysis.paths import find_paths
    from graphbuild.reports import routes_report
    from graphbuild.views import routes_html

    graph = read_graph(db)
    routes = find_paths(
        graph,
        source,
        target,
        k=k,
        max_hops=max_hops,
        relations=relations,
        co_mentions=co_mentions,
        directed=directed,
        min_sources=min_sources,
    )
    if format_ == "html":
        emit(routes_html(routes, graph, documents=read_texts(db)), output)
    else:
        emit(routes_report(routes, graph, format_), output)
