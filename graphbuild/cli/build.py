"""Commands that read texts: ``run``, ``build`` and ``info``."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphbuild.cli.link import list_lines, take_lists
from graphbuild.cli.options import FORMATS, common
from graphbuild.cli.progress import said_at_the_end, say_done
from graphbuild.cli.reading import read_whole
from graphbuild.errors import GraphbuildError

if TYPE_CHECKING:
    from graphbuild.pipeline import BuildReport
    from graphbuild.read import Columns

sources = click.argument("sources", nargs=-1, required=True, metavar="SOURCES...")
model = click.option("--model", metavar="MODEL", help="A spaCy pipeline by name or folder, instead of ours.")
prune = click.option("--prune", is_flag=True, help="Remove texts from the database that SOURCES do not hold.")
columns = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="Which column of a table holds a field (id, text, title, date, url, source), e.g. text=body.",
)

labels = click.option(
    "--labels", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help='What labels of annotations made elsewhere mean: a TOML file with rows like PER = "person".',
)  # fmt: skip
form = click.option(
    "--input-format", "form", type=click.Choice(FORMATS), metavar="FORMAT",
    help=f"The format of SOURCES, where they do not tell: {', '.join(FORMATS)}.",
)  # fmt: skip

code = click.option(
    "--code", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="A Python file with components of yours that MODEL uses.",
)  # fmt: skip
relations = click.option(
    "--relations/--no-relations", default=True, show_default=True,
    help="Read claims, or closeness alone, as for texts that are not English.",
)  # fmt: skip

workers = click.option(
    "--workers", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="one a processor",
    help="How many processes read, where there are texts enough.",
)  # fmt: skip

scheduler = click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Read on a Dask cluster: its scheduler's address (tcp://HOST:8786), or 'local' to start --workers here.",
)
parts = click.option(
    "--parts",
    metavar="FOLDER",
    help="Write Parquet parts there instead, a path or an address; see `gather` and `query`.",
)
retry = click.option("--retry", is_flag=True, help="Try texts again that broke the reading before.")
references = click.option(
    "--reference", "references", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
    help="Also link nodes to this list, as graphbuild link does (may be repeated).",
)  # fmt: skip

Command = TypeVar("Command", bound=Callable[..., Any])


def reading(command: Command) -> Command:
    """Add what says which texts are read, and how; the command hands them on as keywords."""
    options = (sources, model, prune, retry, columns, labels, form, code, relations, workers, scheduler, references)
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@reading
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), default="output", show_default=True,
    help="The folder for pages and database.",
)  # fmt: skip
@common
@click.pass_context
def run(ctx: click.Context, /, output: Path, db: Path, **options: Any) -> None:
    """Read SOURCES and write the graph, rankings and a start page.

    SOURCES are as for `build`. What was read before and has not changed is not read again. Where a text could not be
    read, the pages are written without it, it is named on standard error, and the exit code is 1.

    \b
    Examples:
      graphbuild run seeds/ -o output
      graphbuild run 'archive/*.jsonl.gz' -o archive-graph --column text=body
    """
    from graphbuild.pipeline import update
    from graphbuild.reports import summary_report
    from graphbuild.site import write_site
    from graphbuild.store import open_store

    if ctx.get_parameter_source("db") is click.core.ParameterSource.DEFAULT:
        db = output / "graph.db"
    with open_store(db, create=True) as store:
        take_lists(store, options.pop("references"))
        report = _update(partial(update, store), **options)
        graph, documents = read_whole(store), list(store.documents())
    if not any((report.read, report.unchanged, report.kept)):
        raise GraphbuildError("No text was read, so there is nothing to show. No page was written.")
    index = write_site(graph, output, documents)
    click.echo(summary_report(graph))
    click.echo(f"Open {index}")
    ctx.exit(bool(report.failed or report.unknown))


@click.command()
@reading
@parts
@common
@click.pass_context
def build(ctx: click.Context, /, parts: str | None, db: Path, **options: Any) -> None:
    """Read new and changed SOURCES into the database.

    SOURCES are files, folders, globs, or - for standard input: plain text, Markdown, HTML, JSON lines and CSV; also
    texts with annotations made elsewhere: spaCy (DocBin, Doc.to_json), CoNLL and IOB, Prodigy, Label Studio, brat,
    Hugging Face and GLiNER, and our own export. Their names are taken as they are, and our components say who each is.
    The exit code is 1 where one of them could not be read; all others are.

    \b
    Examples:
      graphbuild build seeds/
      cat article.txt | graphbuild build - --db article.db
      graphbuild build archive/ --scheduler tcp://10.0.0.1:8786
      graphbuild build 's3://bucket/news/*.jsonl.gz' --parts s3://bucket/parts
      graphbuild build project-7.json --labels labels.toml
      graphbuild build corpus/*.iob --input-format conll
      graphbuild build news/ --model my-model/ --labels labels.toml
    """
    from graphbuild.store import open_store

    references = options.pop("references")
    if parts == "":
        raise click.BadParameter("name a folder", param_hint="--parts")
    if parts and references:
        raise click.UsageError("Parts hold no nodes to link: gather them into a database, then use graphbuild link.")
    if parts:
        report = _update(_into_parts(parts), **options)
    else:
        from graphbuild.pipeline import update

        with open_store(db, create=True) as store:
            take_lists(store, references)
            report = _update(partial(update, store), **options)
    ctx.exit(bool(report.failed or report.unknown))


@click.command()
@common
def info(db: Path) -> None:
    """Say what is installed and what the database holds.

    That is versions, the figures of the language pipeline, and the numbers of texts, mentions, decisions and the like;
    each text that could not be read is named with the reason.

    \b
    Examples:
      graphbuild info
      graphbuild info --db archive-graph/graph.db
    """
    from graphbuild.annotate import locate_pipeline
    from graphbuild.ledger import holding, ledger_path, read_ledger
    from graphbuild.reports import info_report
    from graphbuild.reports.wording import plain
    from graphbuild.store import open_store

    click.echo(info_report(locate_pipeline()))
    with open_store(db) as store:
        click.echo(f"Database {db}:")
        for name, number in {**store.settings(), **store.counts()}.items():
            click.echo(f"  {name} {number}")
        for failure in store.failures().values():
            click.echo(f"    {plain(failure.reason)}")
        for line in list_lines(store):
            click.echo(f"  {line}")
    click.echo(f"  decisions {len(holding(read_ledger(ledger_path(db))))}")


def _into_parts(folder: str) -> "Callable[..., BuildReport]":
    from graphbuild.gather import update_parts
    from graphbuild.parts import open_parts

    return partial(update_parts, open_parts(folder, create=True))


def _update(
    bring: "Callable[..., BuildReport]", sources: tuple[str, ...], columns: tuple[str, ...], **options: Any
) -> "BuildReport":
    """Bring a store or parts up to date, and say what was done."""
    from graphbuild.loading import Recipe

    recipe = Recipe(options.pop("model"), code=options.pop("code"), relations=options.pop("relations"))
    with said_at_the_end() as progress:
        report = bring(sources, columns=_columns(columns), model=recipe, progress=progress, **options)
    say_done(report)
    return report


def _columns(given: tuple[str, ...]) -> "Columns | None":
    from graphbuild.read import Columns

    fields = dict(part.partition("=")[::2] for part in given)
    unknown = sorted(fields.keys() - set(Columns.__dataclass_fields__))
    if unknown or not all(fields.values()):
        known = ", ".join(Columns.__dataclass_fields__)
        raise click.BadParameter(f"write FIELD=NAME with one of the fields {known}", param_hint="--column")
    return Columns(**fields) if fields else None
