"""The command that writes pages for others to read: ``site``."""

from pathlib import Path
from typing import Any

import click

from graphbuild.cli.options import common, narrowing, say
from graphbuild.cli.reading import read_graph, read_texts


@click.command()
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
    help="The folder for the pages.",
)  # fmt: skip
@narrowing
@common
def site(output: Path, db: Path, **conditions: Any) -> None:
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
    part = select(graph, **conditions)
    if not part:
        say("No entity meets these conditions: the pages name nobody.")
    say(f"Open {write_site(part, output, read_texts(db))}")
