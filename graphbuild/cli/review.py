"""The command ``review``: doubts about who is who, one key each."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphbuild.cli.decide import login
from graphbuild.cli.options import common, kinds, say
from graphbuild.cli.reading import say_decided
from graphbuild.cli.walking import Steps, walk_through
from graphbuild.types import Kind

if TYPE_CHECKING:
    from graphbuild.ledger import Decision
    from graphbuild.review import Review

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
    from graphbuild.judge import Signature
    from graphbuild.reports.review import question_text
    from graphbuild.review import Walk, answer, question_at, take_back_last

    if not review.asked:
        say("Nothing is in doubt that nobody has decided.")
        return
    walk = Walk()

    def question() -> str | None:
        found = question_at(review, walk)
        return question_text(review.graph, found, review.texts) if found else None

    def decide(same: bool) -> "Decision":
        why = because or f"review: {review.asked[walk.at].reason}"
        return answer(review, walk, Signature(by, why), same=same)

    steps = Steps(KEYS, question, decide, lambda: take_back_last(review, walk, by))
    walk_through(steps, walk, len(review.asked), review.desk.path)
