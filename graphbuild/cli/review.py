"""The command ``review``: doubts about who is who, one key each."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphbuild.cli.decide import login
from graphbuild.cli.options import common, kinds, say
from graphbuild.cli.reading import say_decided
from graphbuild.errors import LedgerError
from graphbuild.types import Kind

if TYPE_CHECKING:
    from graphbuild.analysis.questions import Question
    from graphbuild.review import Review, Walk

KEYS = "s(ame), d(ifferent), l(ater), u(ndo last), q(uit)"


@click.command()
@click.option("--list", "as_list", is_flag=True, help="Only list the questions.")
@click.option("--json", "as_json", is_flag=True, help="Only write them as JSON, with their evidence.")
@click.option("--top", type=click.IntRange(1), help="At most so many, the most consequential.")
@kinds
@click.option("--because", default="", metavar="TEXT", help="Why, for all answers. [default: the reason of the doubt]")
@click.option("--by", metavar="NAME", help="Whose decisions these are; by default what the login says.")
@common
def review(
    as_list: bool,
    as_json: bool,
    top: int | None,
    kinds: tuple[Kind, ...],
    because: str,
    by: str | None,
    db: Path,
) -> None:
    """Walk through doubts about who is who, one key each.

    Asked is whether two of near names are one, and whether one whose texts fall into two circles that never meet is
    two, the most consequential first: by how much is claimed of whom the answer would move. Each answer is recorded at
    once, as merge, not-same or split, and never asked again; what is left for later is. Keys may also come as lines on
    standard input.

    \b
    Examples:
      graphbuild review --kind official --kind person
      graphbuild review --top 20 --json
    """
    from graphbuild.reports.review import review_json, review_list
    from graphbuild.review import open_review
    from graphbuild.store import open_store

    with open_store(db) as store:
        opened = open_review(store, kinds=kinds, top=top)
    say_decided(opened.graph)
    if as_json:
        click.echo(review_json(opened.graph, opened.asked, opened.texts), nl=False)
    elif as_list:
        click.echo(review_list(opened.graph, opened.asked), nl=False)
    else:
        _walk(opened, by or login(), because)


def _walk(review: "Review", by: str, because: str) -> None:
    from graphbuild.review import Walk, question_at

    if not review.asked:
        say("Nothing is in doubt that nobody has decided.")
        return
    walk = Walk()
    try:
        while (question := question_at(review, walk)) and _ask(review, walk, question, by, because):
            pass
    finally:  # also when interrupted
        left = len(review.asked) - len({at for at, *_ in walk.decided})
        say(f"Answered {len(walk.decided)}, left {left} for later. All answers are in {review.desk.path}.")


def _ask(review: "Review", walk: "Walk", question: "Question", by: str, because: str) -> bool:
    """Ask one question until it is answered or left; return whether to go on."""
    from graphbuild.reports.review import question_text

    click.echo(f"\n{walk.at + 1} of {len(review.asked)}. {question_text(review.graph, question, review.texts)}")
    while True:
        key = pressed_key(KEYS)
        if key in {"", "q"}:
            return False
        try:
            if _is_done(review, walk, question, key, by, because):
                return True
        except LedgerError as problem:
            say(f"{problem} Answer otherwise, or leave it for later.", level=-1)


def _is_done(review: "Review", walk: "Walk", question: "Question", key: str, by: str, because: str) -> bool:
    """Do what a key says; return whether another question comes."""
    from graphbuild.judge import Signature
    from graphbuild.ledger import in_words
    from graphbuild.reports.wording import plain
    from graphbuild.review import answer, take_back_last

    match key:
        case "s" | "d":
            decision = answer(review, walk, Signature(by, because or f"review: {question.reason}"), same=key == "s")
        case "u":
            decision = take_back_last(review, walk, by)
        case "l":
            walk.at += 1
            return True
        case _:
            say(f"'{plain(key)}' is none of {KEYS}.", level=-1)
            return False
    say(plain(f"Recorded {decision.id}: {in_words(decision)}."))
    return True


def pressed_key(keys: str) -> str:
    """Return which of the keys is pressed, on a pipe the first letter of the next line; nothing at its end."""
    if not sys.stdin.isatty():
        return next((line.strip()[0].lower() for line in sys.stdin if line.strip()), "")
    say(f"{keys}? ", level=-1)
    return str(click.getchar()).lower()
