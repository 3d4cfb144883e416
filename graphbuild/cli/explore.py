"""Commands that ask the graph: ``view``, ``show`` and ``measure``."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphbuild.cli.completion import named
from graphbuild.cli.options import around, common, day, emit, formats, narrowing, output, say
from graphbuild.cli.reading import open_part

if TYPE_CHECKING:
    from graphbuild.graph import EntityGraph


@click.command()
@click.option("-o", "--output", required=True, metavar="FILE.html", help="The page; - is standard output.")
@around
@narrowing
@common
def view(output: str, focus: tuple[str, ...], hops: int, db: Path, **conditions: Any) -> None:
    """Write the graph, or a part of it, as an offline page.

    \b
    Examples:
      graphbuild view -o graph.html
      graphbuild view -o around-nato.html --focus NATO --hops 2 --relation imposes --relation targets
    """
    from graphbuild.views import page_html, select

    with open_part(db, whole=not focus) as (graph, texts):
        part = select(graph, focus=focus, hops=hops, **conditions)
        _say_left_out(part)
        emit(page_html(part, documents=texts), output)


def _say_left_out(part: "EntityGraph") -> None:
    from graphbuild.views import leaves_closeness_out, page_part

    if not part:
        say("No entity meets these conditions: the page is empty.")
    held = page_part(part)
    if held is not part:
        bare = ", without pairs that are only named together" if leaves_closeness_out(part, held) else ""
        say(
            f"The page holds {len(held)} of {len(part)} entities, the best connected of each kind{bare}. "
            "To see others, narrow it: --focus, --kind, --relation, --since, --until, --min-sources or --top."
        )


@click.command()
@named("name")
@formats("text", "json")
@output()
@common
def show(name: str, format_: str, output: str, db: Path) -> None:
    """Show one entity and the sentences about it.

    NAME is a name, an alias or an id; case and accents do not count.

    \b
    Example:
      graphbuild show "European Union"
    """
    from graphbuild.reports import show_report

    with open_part(db) as (graph, _):
        emit(show_report(graph, name, format_), output)


@click.command()
@named("name")
@day("--as-of", help="Leave out what happened or was reported after this day.")
@formats("text", "json", "md")
@output()
@common
def measure(name: str, as_of: date | None, format_: str, output: str, db: Path) -> None:
    """Tell how the measure NAME stands, and how it came to that.

    That is who proposed, imposed, eased, enforced, evaded or opposed it, when, and which sentence says so; and what
    does not go together.

    \b
    Examples:
      graphbuild measure "Nord Stream 2 sanctions"
      graphbuild measure measure:price_cap:ru --as-of 2023-01-31 --format md -o price-cap.md
    """
    from graphbuild.analysis.measures import status_of
    from graphbuild.reports import measure_report

    with open_part(db) as (graph, _):
        emit(measure_report(status_of(graph, name, as_of=as_of), graph, format_), output)
