"""Commands that record one decision each, about what is named: ``merge``, ``split``, ``hide`` and the like."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphbuild.cli.completion import named
from graphbuild.cli.decide import login
from graphbuild.cli.options import common, say
from graphbuild.cli.reading import say_decided
from graphbuild.types import Kind

if TYPE_CHECKING:
    from graphbuild.judge import Desk, Signature
    from graphbuild.ledger import Decision

KINDS = (Kind.OFFICIAL, Kind.PERSON, Kind.AGENCY, Kind.ORGANIZATION)
"""Those that the ledger takes; it takes too long to load to be asked for them before a command runs."""

by = click.option("--by", metavar="NAME", help="Whose decision this is; by default what the login says.")
because = click.option("--because", required=True, metavar="TEXT", help="Why. Whoever reads the ledger will ask.")


@click.command()
@named("name")
@named("into")
@because
@by
@common
def merge(name: str, into: str, because: str, by: str | None, db: Path) -> None:
    """Decide that NAME is the same as INTO.

    The id, kind and name of INTO stay.

    \b
    Example:
      graphbuild merge "A. Blinken" "Antony Blinken" --because "one office, one week"
    """
    from graphbuild import judge

    with _desk(db) as desk:
        _tell(judge.merge(desk, name, into, _signed(by, because)))


@click.command("not-same")
@named("name")
@named("other")
@because
@by
@common
def not_same(name: str, other: str, because: str, by: str | None, db: Path) -> None:
    """Decide that NAME is not OTHER.

    Nothing makes them one from then on, and no review asks again.

    \b
    Example:
      graphbuild not-same "Viktor Ivanov" "Igor Ivanov" --because "two offices at one time"
    """
    from graphbuild import judge

    with _desk(db) as desk:
        _tell(judge.tell_apart(desk, name, other, _signed(by, because)))


@click.command()
@named("name")
@click.option("--doc", "documents", multiple=True, metavar="ID", help="The mentions in this text (may be repeated).")
@click.option("--spelling", "spellings", multiple=True, metavar="TEXT", help="Those so written (may be repeated).")
@click.option("--at", "places", multiple=True, metavar="ID:START", help="The one that starts there (may be repeated).")
@click.option("--name", "new_name", default="", metavar="NEW", help="What the other one is called. [default: NAME (2)]")
@because
@by
@common
def split(
    name: str,
    documents: tuple[str, ...],
    spellings: tuple[str, ...],
    places: tuple[str, ...],
    new_name: str,
    because: str,
    by: str | None,
    db: Path,
) -> None:
    """Decide that some mentions of NAME are somebody else.

    Say which by text, by spelling (with --doc: so written in these texts), or one by one, by their starts, as `export`
    has them. Texts that come later belong to NAME.

    \b
    Examples:
      graphbuild split "James Brown" --doc bank.txt --name "James Brown (banker)" --because "the MP died in 2009"
      graphbuild split "James Brown" --at debate.txt:1042 --because "the debate names two"
    """
    from graphbuild import judge
    from graphbuild.ledger import Splitting

    with _desk(db) as desk:
        signature, spots = _signed(by, because), [_spot(place) for place in places]
        decision = judge.split(
            desk, name, signature, documents=documents, spellings=spellings, places=spots, new_name=new_name
        )
    _tell(decision)
    if isinstance(decision, Splitting):
        say(f"The other one is {decision.new.id}.")


@click.command()
@named("name")
@because
@by
@common
def hide(name: str, because: str, by: str | None, db: Path) -> None:
    """Decide that NAME is left out, with its relations.

    \b
    Example:
      graphbuild hide "Photo Agency" --because "a credit line, no actor"
    """
    from graphbuild import judge

    with _desk(db) as desk:
        _tell(judge.hide(desk, name, _signed(by, because)))


@click.command()
@named("name")
@click.argument("new_name", metavar="NEW")
@because
@by
@common
def rename(name: str, new_name: str, because: str, by: str | None, db: Path) -> None:
    """Decide that NAME is called NEW.

    The old name stays an alias, and the id stays.

    \b
    Example:
      graphbuild rename Facebook "Meta (Facebook)" --because "house style"
    """
    from graphbuild import judge

    with _desk(db) as desk:
        _tell(judge.rename(desk, name, new_name, _signed(by, because)))


@click.command()
@named("name")
@click.argument("kind", type=click.Choice([str(kind) for kind in KINDS], case_sensitive=False))
@because
@by
@common
def kind(name: str, kind: str, because: str, by: str | None, db: Path) -> None:
    """Decide of which KIND a NAME is.

    The id changes with it, and what was decided of it follows. Who is no official holds no office, and what is no
    agency is part of no state: such claims go.

    \b
    Example:
      graphbuild kind "Otto Berg" official --because "a deputy minister since 2019"
    """
    from graphbuild import judge

    with _desk(db) as desk:
        _tell(judge.set_kind(desk, name, Kind(kind), _signed(by, because)))


@click.command()
@named("name")
@click.argument("text")
@click.option("--because", default="", metavar="TEXT", help="Why, if the note does not say it.")
@by
@common
def note(name: str, text: str, because: str, by: str | None, db: Path) -> None:
    """Note TEXT of a NAME; it is shown wherever that is.

    \b
    Example:
      graphbuild note "Otto Berg" "Denies it; call back on Monday."
    """
    from graphbuild import judge

    with _desk(db) as desk:
        _tell(judge.note(desk, name, text, _signed(by, because)))


@contextmanager
def _desk(db: Path) -> "Iterator[Desk]":
    from graphbuild.judge import desk_of
    from graphbuild.store import open_store

    with open_store(db) as store:
        desk = desk_of(store)
        say_decided(desk.graph)
        yield desk


def _signed(by: str | None, because: str) -> "Signature":
    from graphbuild.judge import Signature

    return Signature(by or login(), because)


def _spot(place: str) -> tuple[str, int]:
    document, _, start = place.rpartition(":")
    if not document or not start.isdecimal():
        raise click.BadParameter(f"'{place}' is no ID:START, such as report.txt:1042.", param_hint="--at")
    return document, int(start)


def _tell(decision: "Decision") -> None:
    from graphbuild.ledger import in_words
    from graphbuild.reports.wording import plain

    said = f"Recorded {decision.id}: {in_words(decision)}."
    say(plain(f"{said} To take it back: graphbuild undo {decision.id}"))
