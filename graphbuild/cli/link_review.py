"""The walk of ``link --review``: what a list may have of whom, one key each."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphbuild.cli.options import emit, say
from graphbuild.cli.reading import say_decided
from graphbuild.cli.review import pressed_key
from graphbuild.errors import LedgerError
from graphbuild.types import Kind

if TYPE_CHECKING:
    from graphbuild.link_review import LinkQuestion, LinkReview, LinkWalk

KEYS = "y(es), n(o), l(ater), u(ndo last), q(uit)"


def review_links(
    db: Path, by: str, because: str, questions: str | None, kinds: Sequence[Kind], top: int | None, linked: bool
) -> None:
    """Ask about links that people have to decide, or only write the ``questions`` there as JSON."""
    from graphbuild.link_review import open_link_review
    from graphbuild.reports.link_questions import links_json
    from graphbuild.store import open_store

    with open_store(db) as store:
        opened = open_link_review(store, kinds=kinds, top=top, linked=linked)
    graph = opened.desk.graph
    say_decided(graph)
    if questions:
        emit(links_json(graph, opened.asked, opened.texts), questions)
    else:
        _walk(opened, by, because)


def _walk(review: "LinkReview", by: str, because: str) -> None:
    from graphbuild.link_review import LinkWalk, link_question_at

    if not review.asked:
        say("Nothing is suggested that nobody has decided.")
        return
    walk = LinkWalk()
    try:
        while (question := link_question_at(review, walk)) and _ask(review, walk, question, by, because):
            pass
    finally:  # also when interrupted
        left = len(review.asked) - len({at for at, _ in walk.decided})
        say(f"Answered {len(walk.decided)}, left {left} for later. All answers are in {review.desk.path}.")


def _ask(review: "LinkReview", walk: "LinkWalk", question: "LinkQuestion", by: str, because: str) -> bool:
    """Ask one question until it is answered or left; return whether to go on."""
    from graphbuild.reports.link_questions import link_text

    text = link_text(review.desk.graph, question, review.texts)
    click.echo(f"\n{walk.at + 1} of {len(review.asked)}. {text}")
    while True:
        key = pressed_key(KEYS)
        if key in {"", "q"}:
            return False
        try:
            if _is_done(review, walk, question, key, by, because):
                return True
        except LedgerError as problem:
            say(f"{problem} Answer otherwise, or leave it for later.", level=-1)


def _is_done(review: "LinkReview", walk: "LinkWalk", question: "LinkQuestion", key: str, by: str, because: str) -> bool:
    """Do what a key says; return whether another question comes."""
    from graphbuild.judge import Signature
    from graphbuild.ledger import in_words
    from graphbuild.link_review import answer_link, take_back_link
    from graphbuild.reports.wording import plain

    match key:
        case "y" | "n":
            signature = Signature(by, because or f"review: {question.reference['reason']}")
            decision = answer_link(review, walk, signature, same=key == "y")
        case "u":
            decision = take_back_link(review, walk, by)
        case "l":
            walk.at += 1
            return True
        case _:
            say(f"'{plain(key)}' is none of {KEYS}.", level=-1)
            return False
    say(plain(f"Recorded {decision.id}: {in_words(decision)}."))
    return True
