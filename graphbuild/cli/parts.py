"""Commands for what was read into Parquet parts: ``gather`` and ``query``."""

from pathlib import Path

import click

from graphbuild.cli.build import prune
from graphbuild.cli.options import common, emit, formats, output
from graphbuild.cli.progress import said_at_the_end, say_done


@click.command()
@click.argument("folder")
@prune
@common
@click.pass_context
def gather(ctx: click.Context, folder: str, prune: bool, db: Path) -> None:
    """Merge the parts in FOLDER into the database.

    The database then holds what reading the same texts into it would have given, and what it holds already is left as
    it is. FOLDER is a path or an address, as `build --parts` took it.

    \b
    Examples:
      graphbuild gather archive-parts --db archive.db
      graphbuild gather s3://bucket/parts --prune
    """
    from graphbuild.gather import gather as bring
    from graphbuild.parts import open_parts
    from graphbuild.store import open_store

    parts = open_parts(folder)
    with open_store(db, create=True) as store, said_at_the_end() as progress:
        report = bring(store, parts, prune=prune, progress=progress)
    say_done(report)
    ctx.exit(bool(report.failed))


@click.command()
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER...")
@click.argument("sql")
@formats("text", "csv", "json")
@output()
def query(folders: tuple[str, ...], sql: str, format_: str, output: str) -> None:
    """Ask the parts in one FOLDER or several a question in SQL.

    Tables are documents, sentences, mentions, evidence and failures; the views names and quotations join them, to be
    read by hand. Nothing is resolved: names are as the texts write them. Parts are only read, and nothing else is.

    \b
    Examples:
      graphbuild query archive-parts "SELECT kind, count(*) AS mentions FROM names GROUP BY kind ORDER BY kind"
      graphbuild query archive-parts "SELECT * FROM quotations WHERE relation = 'imposes'" --format csv -o imposes.csv
    """
    from graphbuild.parts import open_parts, query_parts
    from graphbuild.reports import query_report

    emit(query_report(query_parts([open_parts(folder) for folder in folders], sql), format_), output)
