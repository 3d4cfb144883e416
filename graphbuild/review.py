"""A walk through doubts about who is who: each answer is a decision, recorded at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graphbuild import judge
from graphbuild.analysis.questions import Question, questions
from graphbuild.decide import take_back
from graphbuild.errors import LedgerError
from graphbuild.graph import EntityGraph
from graphbuild.judge import Desk, Signature
from graphbuild.ledger import Decision
from graphbuild.store import Store
from graphbuild.types import Annotation, Kind


@dataclass(frozen=True, slots=True)
class Review:
    """What is asked, on which graph, and the texts to read for it."""

    desk: Desk
    texts: Mapping[str, Annotation]
    asked: tuple[Question, ...]

    @property
    def graph(self) -> EntityGraph:
        """The graph as people had decided before."""
        return self.desk.graph


@dataclass(slots=True)
class Walk:
    """How far a reader has come: at which question, and at which of them what was decided, and on whom.

    ``into`` tells who was merged into whom on the way.
    """

    at: int = 0
    decided: list[tuple[int, Decision, str]] = field(default_factory=list)
    into: dict[str, str] = field(default_factory=dict)

    def now(self, node: str) -> str:
        """Return into whom somebody was merged."""
        while node in self.into:
            node = self.into[node]
        return node


def open_review(store: Store, *, kinds: Sequence[Kind] = (), top: int | None = None) -> Review:
    """Look for doubts in what a database holds, decided ones left out.

    Args:
        store: The database.
        kinds: Only about entities of these kinds; by default of all.
        top: At most so many, the most consequential.

    Raises:
        LedgerError: The database is in memory, or its ledger cannot be read.
    """
    desk = judge.desk_of(store, whole=True)
    texts = {annotation.document.id: annotation for annotation in desk.annotations}
    return Review(desk, texts, tuple(questions(desk.graph, kinds=kinds)[:top]))


def question_at(review: Review, walk: Walk) -> Question | None:
    """Return the question that the reader has come to, past those that an answer on the way has settled."""
    while walk.at < len(review.asked):
        question = review.asked[walk.at]
        moving, staying = question.moving.node, question.staying.node
        if question.is_about_one or walk.now(moving) != walk.now(staying):
            return question
        walk.at += 1
    return None


def answer(review: Review, walk: Walk, signature: Signature, *, same: bool) -> Decision:
    """Record the answer to the question that the reader has come to, and go on to the next.

    Raises:
        LedgerError: It contradicts an earlier decision, or the ledger cannot be written; nothing is recorded then.
    """
    question = review.asked[walk.at]
    moving, staying = walk.now(question.moving.node), walk.now(question.staying.node)
    if question.is_about_one and same:
        decision = judge.affirm(review.desk, moving, signature)
    elif question.is_about_one:
        decision = judge.split(review.desk, moving, signature, documents=question.moving.documents)
    else:
        decide = judge.merge if same else judge.tell_apart
        decision = decide(review.desk, moving, staying, signature)
        if same:
            walk.into[moving] = staying
    walk.decided.append((walk.at, decision, moving))
    walk.at += 1
    return decision


def take_back_last(review: Review, walk: Walk, by: str) -> Decision:
    """Take the last answer back, by a decision of its own, and go back to its question.

    Raises:
        LedgerError: There was no answer on this walk, or the ledger cannot be written.
    """
    if not walk.decided:
        raise LedgerError("There is no answer to take back here. For earlier ones: graphbuild undo ID")
    at, decision, merged = walk.decided[-1]
    undoing = take_back(review.desk.database, decision.id, by=by, because="answered anew")
    walk.decided.pop()
    walk.into.pop(merged, None)
    walk.at = at
    return undoing
