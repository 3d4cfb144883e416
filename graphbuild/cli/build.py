"""Commands that read texts: ``run``, ``build`` and ``info``."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphbuild.cli.link import take_lists
from graphbuild.cli.options import FORMATS, common, read_whole
from graphbuild.cli.progress import said_at_the_end, say_done
from graphbuild.errors import GraphbuildError

if TYPE_CHECKING:
    from collections.abc import Callable

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


@click.command()
@sources
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), default="output", show_default=True,
    help="The folder for pages and database.",
)  # fmt: skip
@model
@prune
@retry
@columns
@labels
@form
@workers
@scheduler
@references
@common
@click.pass_context
def run(
    ctx: click.Context,
    sources: tuple[str, ...],
    output: Path,
    model: str | None,
    prune: bool,
    retry: bool,
    columns: tuple[str, ...],
    labels: Path | None,
    form: str | None,
    workers: int,
    scheduler: str | None,
    references: tuple[Path, ...],
    db: Path,
) -> None:
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
        take_lists(store, references)
        where = {"workers": workers, "scheduler": scheduler, "labels": labels, "form": form}
        report = _update(partial(update, store), sources, columns, model=model, prune=prune, retry=retry, **where)
        graph, documents = read_whole(store), list(store.documents())
    if not any((report.read, report.unchanged, report.kept)):
        raise GraphbuildError("No text was read, so there is nothing to show. No page was written.")
    index = write_site(graph, output, documents)
    click.echo(summary_report(graph))
    click.echo(f"Open {index}")
    ctx.exit(bool(report.failed or report.unknown))


@click.command()
@sources
@model
@prune
@retry
@columns
@labels
@form
@workers
@scheduler
@parts
@references
@common
@click.pass_context
def build(
    ctx: click.Context,
    sources: tuple[str, ...],
    model: str | None,
    prune: bool,
    retry: bool,
    columns: tuple[str, ...],
    labels: Path | None,
    form: str | None,
    workers: int,
    scheduler: str | None,
    parts: str | None,
    references: tuple[Path, ...],
    db: Path,
) -> None:
    """Read new and changed SOURCES into the database.

    SOURCES are files, folders, globs, or - for standard input: plain text, Markdown, HTML, JSON lines and CSV; also
    texts with annotations made elsewhere: spaCy (DocBin, Doc.to_json), CoNLL and IOB, Prodigy, Label Studio, brat,
    Hugging Face and GLiNER. Their names are taken as they are, and our components say who each is.
    The exit code is 1 where one of them could not be read; all others are.

    \b
    Examples:
      graphbuild build seeds/
      cat article.txt | graphbuild build - --db article.db
      graphbuild build archive/ --scheduler tcp://10.0.0.1:8786
      graphbuild build 's3://bucket/news/*.jsonl.gz' --parts s3://bucket/parts
      graphbuild build project-7.json --labels labels.toml
      graphbuild build corpus/*.iob --input-format conll
    """
    from graphbuild.store import open_store

    options: dict[str, Any] = {"model": model, "prune": prune, "retry": retry, "labels": labels, "form": form}
    options |= {"workers": workers, "scheduler": scheduler}
    if parts:
        report = _update(_into_parts(parts), sources, columns, **options)
    else:
        from graphbuild.pipeline import update

        with open_store(db, create=True) as store:
            take_lists(store, references)
            report = _update(partial(update, store), sources, columns, **options)
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
    from graphbuild.reports.wording import count, plain
    from graphbuild.store import open_store

    click.echo(info_report(locate_pipeline()))
    with open_store(db) as store:
        click.echo(f"Database {db}:")
        for name, number in {**store.settings(), **store.counts()}.items():
            click.echo(f"  {name} {number}")
        for failure in store.failures().values():
            click.echo(f"    {plain(failure.reason)}")
        for listing in store.lists.all():
            click.echo(f"  list {plain(listing.name)}, {count(listing.entries, 'entry', 'entries')}")
    click.echo(f"  decisions {len(holding(read_ledger(ledger_path(db))))}")


def _into_parts(folder: str) -> "Callable[..., BuildReport]":
    from graphbuild.gather import update_parts
    from graphbuild.parts import open_parts

    return partial(update_parts, open_parts(folder, create=True))


def _update(
    bring: "Callable[..., BuildReport]", sources: tuple[str, ...], columns: tuple[str, ...], **options: Any
) -> "BuildReport":
    """Bring a store or parts up to date, and say what was done."""
    with said_at_the_end() as progress:
        report = bring(sources, columns=_columns(columns), progress=progress, **options)
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
