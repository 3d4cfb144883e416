"""The walk of ``link --review``: what a list may have of whom, one key each."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graphbuild.cli.options import emit, say
from graphbuild.cli.reading import say_decided
from graphbuild.cli.walking import Steps, walk_through
from graphbuild.types import Kind

if TYPE_CHECKING:
    from graphbuild.ledger import Decision
    from graphbuild.link_review import LinkReview

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
    from graphbuild.judge import Signature
    from graphbuild.link_review import LinkWalk, answer_link, link_question_at, take_back_link
    from graphbuild.reports.link_questions import link_text

    if not review.asked:
        say("Nothing is suggested that nobody has decided.")
        return
    walk = LinkWalk()

    def question() -> str | None:
        found = link_question_at(review, walk)
        return link_text(review.desk.graph, found, review.texts) if found else None

    def decide(same: bool) -> "Decision":
        why = because or f"review: {review.asked[walk.at].reference['reason']}"
        return answer_link(review, walk, Signature(by, why), same=same)

    steps = Steps(KEYS, question, decide, lambda: take_back_link(review, walk, by))
    walk_through(steps, walk, len(review.asked), review.desk.path)
