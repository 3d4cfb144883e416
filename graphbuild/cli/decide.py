"""Commands for people's decisions: ``apply``, ``ledger`` and ``undo``."""

import getpass
from pathlib import Path

import click

from graphbuild.cli.options import common, say
from graphbuild.errors import LedgerError

by = click.option("--by", metavar="NAME", help="Whose decisions these are; by default what the file or the login says.")


@click.command()
@click.argument("file")
@by
@common
def apply(file: str, by: str | None, db: Path) -> None:
    """Record the changes that a page has saved.

    FILE is what it saved; its changes become decisions. All of them are recorded, or, where one is faulty, none. Every
    graph shows them from then on. FILE may be - for
    standard input.

    \b
    Example:
      graphbuild apply graphbuild-changes.json --by Ana
    """
    from graphbuild.decide import take_in
    from graphbuild.reports.wording import count, plain
    from graphbuild.store import open_store

    changes = _read(file)
    with open_store(db) as store:
        recorded = take_in(store, changes, by=by, otherwise=login())
    for problem in recorded.problems:
        say(plain(str(problem)))
    known = f"; {recorded.known} known before" if recorded.known else ""
    say(f"Recorded {count(len(recorded.new), 'decision')} in {recorded.path}{known}.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@common
def ledger(as_json: bool, db: Path) -> None:
    """List the decisions that people made.

    \b
    Example:
      graphbuild ledger --db output/graph.db
    """
    from graphbuild.ledger import ledger_path, read_ledger
    from graphbuild.reports import ledger_report

    path = ledger_path(db)
    decisions = read_ledger(path)
    if not decisions:
        say(f"There are no decisions in {path} yet. Make some: graphbuild review, merge, hide, rename")
    click.echo(ledger_report(decisions, "json" if as_json else "text"), nl=False)


@click.command()
@click.argument("decision")
@click.option("--because", default="", metavar="TEXT", help="Why.")
@by
@common
def undo(decision: str, because: str, by: str | None, db: Path) -> None:
    """Take back the decision of this id, by a decision of its own.

    \b
    Example:
      graphbuild undo 1a2b3c4d5e --because "two men of one name"
    """
    from graphbuild.decide import take_back

    undoing = take_back(db, decision, by=by or login(), because=because)
    say(f"Undone; to have it again: graphbuild undo {undoing.id}")


def login() -> str:
    """Return the name of who is logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # in a container nobody may have a name
        return "somebody"


def _read(file: str) -> str:
    try:
        with click.open_file(file, "rb") as stream:
            return bytes(stream.read()).decode("utf-8-sig")
    except OSError as problem:
        raise LedgerError(f"Cannot read {file}: {problem.strerror}. Give the file that the page has saved.") from None
    except UnicodeDecodeError as problem:
        raise LedgerError(f"{file} is not UTF-8 (byte {problem.start}). Save the changes in the page again.") from None
