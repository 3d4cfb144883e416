"""Commands that hand the graph on and hold it to its texts: ``export``, ``evaluate`` and ``verify``."""

from pathlib import Path

import click

from graphbuild.cli.options import common, emit, formats, output, read_graph, say, say_decided
from graphbuild.errors import GraphbuildError


@click.command()
@formats("json")
@output()
@common
def export(format_: str, output: str, db: Path) -> None:
    """Write the graph for other programs.

    \b
    Example:
      graphbuild export --format json -o graph.json
    """
    from graphbuild.exports import WRITERS

    emit(WRITERS[format_](read_graph(db)), output)


@click.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--errors", is_flag=True, help="List every miss and every spurious item.")
@formats("text", "json", "md")
@output()
@common
def evaluate(gold: tuple[Path, ...], errors: bool, format_: str, output: str, db: Path) -> None:
    """Score the graph against hand-annotated texts.

    GOLD are annotation files (*.gold.json) of texts that the database holds.

    \b
    Example:
      graphbuild evaluate tests/golden/*.gold.json
    """
    from graphbuild.analysis.scorecard import score
    from graphbuild.reports import scorecard_report

    emit(scorecard_report(score(read_graph(db), gold), format_, errors=errors), output)


@click.command()
@common
def verify(db: Path) -> None:
    """Check every mention and sentence against its text.

    The command fails on the first untruth.

    \b
    Example:
      graphbuild verify --db output/graph.db
    """
    from graphbuild.analysis.verify import verify as find_untruths
    from graphbuild.pipeline import load_graph
    from graphbuild.store import open_store

    with open_store(db) as store:
        graph = load_graph(store)
        say_decided(graph)
        untruth = next(iter(find_untruths(graph, store.documents())), None)
    if untruth:
        raise GraphbuildError(f"Not true: {untruth}")
    say(f"Every mention and sentence of {graph.number_of_nodes()} entities stands in its text.")
