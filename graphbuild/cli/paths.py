"""Commands that explain how entities are connected: ``paths`` for two of them, ``connect`` for more."""

from pathlib import Path
from typing import Any

import click

from graphbuild.cli.completion import named, naming
from graphbuild.cli.options import co_mentions, common, emit, formats, kinds, min_sources, output, period, relations
from graphbuild.cli.reading import open_part


@click.command()
@named("source")
@named("target")
@click.option("-k", "k", type=click.IntRange(1), default=3, show_default=True, help="How many routes.")
@click.option("--max-hops", type=click.IntRange(1), help="Only routes of at most so many hops.")
@naming("--via", multiple=True, metavar="NAME|KIND", help="Only routes that pass this entity or kind (or another).")
@naming("--avoid", multiple=True, metavar="NAME", help="Only routes that do not pass this entity (repeatable).")
@relations
@kinds
@period
@min_sources
@co_mentions
@click.option("--directed", is_flag=True, help="Follow relations along their direction only.")
@click.option("--in-time", is_flag=True, help="Only routes on which each hop follows on the last in time.")
@click.option(
    "--distinct",
    type=click.Choice(["penalised", "disjoint"]),
    help="No near copies: make what was found dearer, or take no hop twice.",
)
@formats("text", "json", "html", "md")
@output()
@common
def paths(source: str, target: str, format_: str, output: str, db: Path, **limits: Any) -> None:
    """Explain how SOURCE and TARGET are connected.

    Each hop of a route comes with the sentence that says so; as HTML, a page steps through them on the graph.
    Well-evidenced claims are cheap and hubs are dear; the cheapest routes come first. A kind given with --kind is one
    that may stand between the two.

    \b
    Examples:
      graphbuild paths "Joe Biden" "Nord Stream 2"
      graphbuild paths Japan Russia --via measure --avoid "United States" --distinct disjoint
      graphbuild paths Japan Russia -k 1 --in-time --since 2022-01-01 --format md -o memo.md
    """
    from graphbuild.analysis.paths import find_paths
    from graphbuild.reports import routes_report
    from graphbuild.views import routes_html

    with open_part(db) as (graph, texts):
        routes = find_paths(graph, source, target, **limits)
        if format_ == "html":
            emit(routes_html(routes, graph, documents=texts), output)
        else:
            emit(routes_report(routes, graph, format_), output)


@click.command()
@named("names", nargs=-1, required=True)
@naming("--avoid", multiple=True, metavar="NAME", help="Only ties that do not pass this entity (repeatable).")
@relations
@kinds
@period
@min_sources
@co_mentions
@formats("text", "json", "html", "md")
@output()
@common
def connect(names: tuple[str, ...], format_: str, output: str, db: Path, **limits: Any) -> None:
    """Explain what ties several entities together.

    NAMES are from two to eight. The answer is the smallest part of the graph that holds them all, by the same costs as
    `paths`: where they meet, and each tie with its sentence. Who cannot be tied to the others is left out, and why.

    \b
    Examples:
      graphbuild connect "Joe Biden" "Nord Stream 2" Japan
      graphbuild connect NATO Germany Ukraine --avoid Russia --format md -o memo.md
    """
    from graphbuild.analysis.connect import connect
    from graphbuild.reports import connection_report
    from graphbuild.views import connection_html

    with open_part(db) as (graph, texts):
        connection = connect(graph, names, **limits)
        if format_ == "html":
            emit(connection_html(connection, graph, documents=texts), output)
        else:
            emit(connection_report(connection, graph, format_), output)
