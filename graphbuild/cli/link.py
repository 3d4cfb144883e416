"""The command ``link``: nodes linked to the entries of reference lists, and what people decide of that."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphbuild.cli.decide import login
from graphbuild.cli.options import common, emit, formats, kinds, output, say
from graphbuild.cli.reading import read_graph
from graphbuild.errors import StoreError
from graphbuild.types import Kind

if TYPE_CHECKING:
    from graphbuild.references import Listing
    from graphbuild.store import Store


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--name", metavar="LIST", help="What to call the list. [default: as its publisher or its file does]")
@click.option("--remove", metavar="LIST", help="Forget a list; what people decided is kept.")
@click.option("--review", is_flag=True, help="Accept or refuse what is only suggested, one key each.")
@click.option("--linked", is_flag=True, help="With --review: ask about the program's own links, too.")
@click.option("--top", type=click.IntRange(1), help="With --review: at most so many, what is claimed most of first.")
@click.option("--because", default="", metavar="TEXT", help="With --review: why, for all answers.")
@click.option("--by", metavar="NAME", help="Whose decisions these are; by default what the login says.")
@kinds
@formats("text", "json", "csv")
@output()
@common
def link(
    files: tuple[Path, ...],
    name: str | None,
    remove: str | None,
    review: bool,
    linked: bool,
    top: int | None,
    because: str,
    by: str | None,
    kinds: tuple[Kind, ...],
    format_: str,
    output: str,
    db: Path,
) -> None:
    """Link nodes to entries of reference lists, as of sanctions.

    FILES are lists: OpenSanctions' targets.simple.csv or entities.ftm.json, OFAC's sdn.csv (with alt.csv and add.csv
    beside it), or any CSV with the columns id and name, and perhaps aliases, kind, country and programme. The database
    keeps them; one that is given again takes the place of its older self. Without FILES it is said which nodes are
    linked to which entries, and which may be.

    A score from 0 to 1 says how well names, kind and country agree; from 0.85 on a node is linked, below that, or where
    two entries fit, it is only suggested. Nobody is linked by a bare surname.

    --review asks about suggestions, the entry of the list beside the node's sentences: each answer, y or n, is kept in
    the ledger with its author, holds when the list is updated, and is never asked again. With --format json it only
    writes the questions. Keys may also come as lines on standard input.

    \b
    Examples:
      graphbuild link sdn.csv
      graphbuild link watch-list.csv --name "My list"
      graphbuild link --review --kind person
      graphbuild link --kind official --format csv -o links.csv
      graphbuild link --remove "My list"
    """
    from graphbuild.reports.links import links_report

    if (name and len(files) != 1) or (files and (remove or review)):
        raise click.UsageError("--name goes with one FILE, --remove and --review with none.")
    if review and format_ == "csv":
        raise click.UsageError("--review asks in text, or writes its questions as json.")
    if (linked or top or because or by) and not review:
        raise click.UsageError("--linked, --top, --because and --by go with --review.")
    if output != "-" and (remove or (review and format_ == "text")):
        raise click.UsageError("There is nothing to write to a file. Leave out -o.")
    if remove:
        _remove(db, remove)
        return
    listings = _listings(db, files, name)
    if review:
        from graphbuild.cli.link_review import review_links

        questions = output if format_ == "json" else None
        review_links(db, by or login(), because, questions=questions, kinds=kinds, top=top, linked=linked)
    elif files and format_ == "text" and output == "-":
        _sum_up(db, listings)
    else:
        emit(links_report(read_graph(db), listings, format_, kinds=kinds), output)


def _remove(db: Path, name: str) -> None:
    from graphbuild.store import open_store

    with open_store(db) as store:
        if not store.lists.remove(name):
            known = ", ".join(f"'{one.name}'" for one in store.lists.all()) or "none"
            raise StoreError(f"There is no list '{name}' in {db}. There is {known}.")
    say(f"Forgot {name}.")


def _listings(db: Path, files: Sequence[Path], name: str | None) -> "list[Listing]":
    """Take lists in, and return all that the database then holds."""
    from graphbuild.store import open_store

    with open_store(db) as store:
        take_lists(store, files, name)
        listings = store.lists.all()
    if not listings:
        raise StoreError(f"There is no list in {db} yet. Take one in: graphbuild link FILE --db {db}")
    return listings


def _sum_up(db: Path, listings: "Sequence[Listing]") -> None:
    from graphbuild.reports.links import links_record, lists_text

    click.echo(lists_text(links_record(read_graph(db), listings)), nl=False)
    say("To see them: graphbuild link. To decide on suggestions: graphbuild link --review")


def list_lines(store: "Store") -> Iterator[str]:
    """Yield a line for each list, with how many nodes of the kept graph are linked to it."""
    from graphbuild.reports.wording import count, plain

    numbers = store.lists.numbers()
    for one in store.lists.all():
        linked, suggested = (numbers.get((one.name, status), 0) for status in ("linked", "suggested"))
        held = count(one.entries, "entry", "entries")
        yield plain(f"list {one.name}: {held}, {linked} linked, {suggested} suggested")


def take_lists(store: "Store", files: Sequence[Path], name: str | None = None) -> None:
    """Take lists into a database, and say what they hold."""
    if not files:
        return
    from graphbuild.link import take_in
    from graphbuild.reports.wording import count, plain

    for file in files:
        listed = take_in(store, file, name)
        held = count(len(listed.entries), "entry", "entries")
        say(plain(f"Read {listed.format} {file}: {held}, as '{listed.name}'"))
