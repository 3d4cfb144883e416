"""The command that writes pages for others to read: ``site``."""

from datetime import date
from pathlib import Path

import click

from graphbuild.cli.options import common, day, kinds, min_sources, read_graph, read_texts, relations, say
from graphbuild.types import Kind, RelationType


@click.command()
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
    help="The folder for the pages.",
)  # fmt: skip
@click.option("--top", type=click.IntRange(1), help="Only the best connected entities of each kind.")
@kinds
@relations
@day("--since", help="Only what was published on this day or later.")
@day("--until", help="Only what was published on this day or before.")
@min_sources
@common
def site(
    output: Path,
    top: int | None,
    kinds: tuple[Kind, ...],
    relations: tuple[RelationType, ...],
    since: date | None,
    until: date | None,
    min_sources: int,
    db: Path,
) -> None:
    """Write a folder of pages, one for each entity and each text.

    They link to each other, open from disk, and can be put on any server as they are. What the folder holds besides
    stays; pages that graphbuild did not write are never overwritten.

    \b
    Examples:
      graphbuild site -o site
      graphbuild site -o 2022 --since 2022-01-01 --until 2022-12-31 --min-sources 2
    """
    from graphbuild.site import write_site
    from graphbuild.views import select

    graph = read_graph(db)
    part = select(graph, top=top, kinds=kinds, relations=relations, since=since, until=until, min_sources=min_sources)
    if not part:
        say("No entity meets these conditions: the pages name nobody.")
    say(f"Open {write_site(part, output, read_texts(db))}")
