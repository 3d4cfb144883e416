"""Commands that hand the graph on and hold it to its texts: ``export``, ``evaluate`` and ``verify``."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphbuild.cli.options import around, common, emit, formats, narrowing, output, say
from graphbuild.cli.reading import open_part, read_graph, read_whole
from graphbuild.errors import GraphbuildError
from graphbuild.types import RelationType

if TYPE_CHECKING:
    from graphbuild.graph import EntityGraph


FORMATS = ("json", "graphml", "gexf", "cytoscape", "ftm", "turtle", "csv", "parquet", "neo4j")


@click.command()
@click.option(
    "--format", "format_", type=click.Choice(FORMATS),
    help="By default what the name of the output ends in; on standard output json.",
)  # fmt: skip
@output()
@click.option("--claims", is_flag=True, help="Leave out mere closeness, and who is only named beside others.")
@around
@narrowing
@common
def export(
    format_: str | None, output: str, claims: bool, focus: tuple[str, ...], hops: int, db: Path, **conditions: Any
) -> None:
    """Write the graph, or a part of it, for other programs.

    \b
    json       networkx node-link data, schema 1; read back by graphbuild
    graphml    for yEd, igraph, networkx and Gephi
    gexf       for Gephi, with the days on which each relation was told
    cytoscape  for Cytoscape (.cyjs) and cytoscape.js
    ftm        FollowTheMoney entities, one a line, for OpenAleph and its kin
    turtle     RDF for triple stores and rdflib
    csv        tables for spreadsheets, pandas and R: a folder, or a .zip
    parquet    tables for DuckDB, pandas, Polars and Spark: a folder, or a .zip
    neo4j      CSV for neo4j-admin and a Cypher script: a folder, or a .zip

    Each keeps the sentences behind each relation, and tells what is alleged, denied or mere closeness. An output is
    replaced whole or not at all.

    \b
    Examples:
      graphbuild export -o graph.json
      graphbuild export --claims -o nato.gexf --focus NATO --hops 2 --since 2022-01-01
      graphbuild export --format csv -o tables.zip --relation imposes --relation targets
      graphbuild export --format neo4j -o neo4j
    """
    from graphbuild.analysis.ties import CLAIMS
    from graphbuild.exports import FOLDER_WRITERS, form_of, pieces, save

    form = format_ or ("json" if output == "-" else form_of(Path(output)))
    if output == "-" and form in FOLDER_WRITERS:
        raise click.UsageError(f"{form} is a folder of files. Name it with -o, or name an archive: -o graph.zip")
    if claims and RelationType.CO_MENTIONED in conditions["relations"]:
        raise click.UsageError("--claims leaves out what --relation co_mentioned asks for. Leave out one of them.")
    if claims:
        conditions["relations"] = [
            relation for relation in conditions["relations"] or RelationType if relation in CLAIMS
        ]
    with open_part(db, whole=not focus) as (whole, _):
        graph = _part(whole, focus, hops, conditions)
    if output == "-":
        for piece in pieces(graph, form):
            click.echo(piece, nl=False)
    else:
        save(graph, Path(output), form)
        say(f"Wrote {output}")


def _part(graph: "EntityGraph", focus: tuple[str, ...], hops: int, conditions: dict[str, Any]) -> "EntityGraph":
    """Return the part of a graph that was asked for; the graph itself where nothing was."""
    from graphbuild.views import select

    if not focus and conditions == {**conditions, **dict.fromkeys(("since", "until", "top")), **_ALL}:
        return graph
    part = select(graph, focus=focus, hops=hops, **conditions)
    if not part:
        say("No entity meets these conditions: what is written is empty.")
    return part


_ALL = {"kinds": (), "relations": (), "min_sources": 1}


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
      graphbuild evaluate tests/gold/*.gold.json
    """
    from graphbuild.analysis.scorecard import score
    from graphbuild.reports import scorecard_report

    emit(scorecard_report(score(read_graph(db), gold), format_, errors=errors), output)


@click.command()
@common
def verify(db: Path) -> None:
    """Check every mention and sentence against its text.

    The command fails on the first untruth, with exit code 1.

    \b
    Example:
      graphbuild verify --db output/graph.db
    """
    from graphbuild.analysis.verify import verify as find_untruths
    from graphbuild.store import open_store

    with open_store(db) as store:
        graph = read_whole(store)
        untruth = next(iter(find_untruths(graph, store.documents())), None)
    if untruth:
        raise GraphbuildError(f"Not true: {untruth}")
    say(f"Every mention and sentence of {graph.number_of_nodes()} entities stands in its text.")
