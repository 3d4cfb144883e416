"""The command that finds sentences by their words: ``search``."""

from datetime import date
from pathlib import Path

import click

from graphbuild.cli.options import common, day, emit, formats, output


@click.command()
@click.argument("words", nargs=-1, required=True)
@day("--since", help="Only texts of this day or later; undated ones have no day.")
@day("--until", help="Only texts of this day or earlier.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many sentences.")
@formats("text", "json")
@output()
@common
def search(
    words: tuple[str, ...], since: date | None, until: date | None, limit: int, format_: str, output: str, db: Path
) -> None:
    """Find sentences by their WORDS.

    All words must be there, in any case and without accents. A "phrase" stands in quotation marks (and those in the
    shell's own: '"travel ban"'), sanction* is whatever begins so, NEAR(one two, 5) stands close; AND, OR and NOT go
    between. Who is named in a sentence is said as it was read there, before people's decisions.

    \b
    Examples:
      graphbuild search asset freeze --since 2022-02-24
      graphbuild search '"travel ban" AND (Belarus OR Minsk)' --format json
    """
    from graphbuild.reports import search_report
    from graphbuild.store import open_store

    with open_store(db) as store:
        found = store.search(" ".join(words), since=since, until=until, limit=limit)
    emit(search_report(found, format_), output)
