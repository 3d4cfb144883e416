"""A walk through links that only people can decide: each answer is a decision, recorded at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphbuild import judge
from graphbuild.decide import take_back
from graphbuild.errors import LedgerError
from graphbuild.graph import EntityGraph, edges_of, kind_of, mention_count
from graphbuild.judge import Desk, Signature
from graphbuild.ledger import Decision, read_ledger
from graphbuild.link import add_references, references_of
from graphbuild.references import PROGRAM, Entry
from graphbuild.resolve.replay import replay
from graphbuild.store import Store
from graphbuild.types import Annotation, Kind, RelationType


@dataclass(frozen=True, slots=True)
class LinkQuestion:
    """Is ``node`` that ``entry``? ``reference`` says what speaks for it; ``claims`` is how much is claimed of it."""

    node: str
    reference: Mapping[str, Any]
    entry: Entry
    claims: float


@dataclass(frozen=True, slots=True)
class LinkReview:
    """What is asked, on which graph, and the texts to read for it."""

    desk: Desk
    texts: Mapping[str, Annotation]
    asked: tuple[LinkQuestion, ...]


@dataclass(slots=True)
class LinkWalk:
    """How far a reader has come: at which question, and at which of them what was decided."""

    at: int = 0
    decided: list[tuple[int, Decision]] = field(default_factory=list)
    linked: dict[tuple[str, str], int] = field(default_factory=dict)


def open_link_review(
    store: Store, *, kinds: Sequence[Kind] = (), top: int | None = None, linked: bool = False
) -> LinkReview:
    """Collect what the program only suggests, what is claimed most of first.

    Args:
        store: The database.
        kinds: Only nodes of these kinds; by default of all.
        top: At most so many questions.
        linked: Ask about the program's own links too.

    Raises:
        LedgerError: The database is in memory, or its ledger cannot be read.
    """
    desk = judge.desk_of(store, whole=True)
    add_references(desk.graph, store, replay(desk.resolution, read_ledger(desk.path)).links)
    texts = {annotation.document.id: annotation for annotation in desk.annotations}
    return LinkReview(desk, texts, tuple(_questions(store, desk.graph, set(kinds) or set(Kind), linked=linked)[:top]))


def _questions(store: Store, graph: EntityGraph, kinds: set[Kind], *, linked: bool) -> list[LinkQuestion]:
    wanted = {"linked", "suggested"} if linked else {"suggested"}
    open_ = [
        (node, reference)
        for node in graph
        if kind_of(graph, node) in kinds
        for reference in references_of(graph, node)
        if reference["status"] in wanted and reference["by"] == PROGRAM
    ]
    entries = {
        (listing.name, key): entry
        for listing in store.lists.all()
        for key, entry in store.lists.by_id(
            listing.number, {one["id"] for _, one in open_ if one["list"] == listing.name}
        ).items()
    }
    claims = {node: _claims(graph, node) for node, _ in open_}
    asked = [LinkQuestion(node, one, entries[one["list"], one["id"]], claims[node]) for node, one in open_]
    return sorted(
        asked, key=lambda one: (-one.claims, -mention_count(graph, one.node), one.node, one.reference["list"])
    )


def _claims(graph: EntityGraph, node: str) -> float:
    return sum(edge.weight for edge in edges_of(graph, node) if edge.relation != RelationType.CO_MENTIONED)


def link_question_at(review: LinkReview, walk: LinkWalk) -> LinkQuestion | None:
    """Return the question that the reader has come to, past those on who was linked to this list on the way."""
    while walk.at < len(review.asked):
        question = review.asked[walk.at]
        if (question.node, question.reference["list"]) not in walk.linked:
            return question
        walk.at += 1
    return None


def answer_link(review: LinkReview, walk: LinkWalk, signature: Signature, *, same: bool) -> Decision:
    """Record the answer to the question that the reader has come to, and go on to the next.

    Raises:
        LedgerError: It contradicts an earlier decision, or the ledger cannot be written; nothing is recorded then.
    """
    question = review.asked[walk.at]
    which = {"list": question.reference["list"], "entry": question.entry.id, "name": question.entry.name}
    entity = judge.subject_of(review.desk.graph, question.node)
    decision = judge.decide(review.desk, "link" if same else "not-linked", signature, entity=entity, **which)
    walk.decided.append((walk.at, decision))
    if same:
        walk.linked[question.node, question.reference["list"]] = walk.at
    walk.at += 1
    return decision


def take_back_link(review: LinkReview, walk: LinkWalk, by: str) -> Decision:
    """Take the last answer back, by a decision of its own, and go back to its question.

    Raises:
        LedgerError: There was no answer on this walk, or the ledger cannot be written.
    """
    if not walk.decided:
        raise LedgerError("There is no answer to take back here. For earlier ones: graphbuild undo ID")
    at, decision = walk.decided[-1]
    undoing = take_back(review.desk.database, decision.id, by=by, because="answered anew")
    walk.decided.pop()
    walk.linked = {who: place for who, place in walk.linked.items() if place != at}
    walk.at = at
    return undoing
