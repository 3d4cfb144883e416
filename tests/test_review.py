"""A walk through doubts, from Python."""

import pytest

from graphbuild import judge
from graphbuild.errors import LedgerError
from graphbuild.judge import Signature, desk_of
from graphbuild.ledger import Affirming, Merging, Parting, Splitting, Undoing, read_ledger
from graphbuild.pipeline import load_graph
from graphbuild.review import Walk, answer, open_review, question_at, take_back_last
from graphbuild.store import open_store
from graphbuild.types import Kind

PEOPLE = {name: ("person", f"person:{name.lower().replace(' ', '-')}") for name in (
    "Karim Haddad", "Kareem Haddad", "Karim B. Haddad", "Ann", "Bob",
)}  # fmt: skip
NAMES = PEOPLE | {
    "Alfa": ("organization", "organization:alfa"),
    "Chile": ("country", "country:cl"),
    "Norway": ("country", "country:no"),
}
WHY = Signature("Ana", "I say so")


@pytest.fixture
def store(tmp_path, read_aloud):
    with open_store(tmp_path / "graph.db", create=True) as store:
        for doc, text, claims in (
            ("a", "Karim Haddad met Chile.", [("Karim Haddad", "consults", "Chile")]),
            ("b", "Kareem Haddad met Chile.\nKareem Haddad left.", [("Kareem Haddad", "consults", "Chile")]),
            ("c", "Karim B. Haddad left.", []),
            ("d", "Alfa met Chile and Ann.", [("Alfa", "consults", "Chile")]),
            ("e", "Alfa met Chile and Ann.\nAnn left.", [("Alfa", "consults", "Chile")]),
            ("f", "Alfa met Norway and Bob.", [("Alfa", "consults", "Norway")]),
        ):
            store.save(read_aloud(doc, text, NAMES, claims), "mark")
        yield store


def ledger(store):
    return read_ledger(desk_of(store).path)


def walked(store, *keys, **limits):
    """Answer the questions in order by s(ame) or d(ifferent); returns what was asked, as pairs of ids."""
    review, walk, asked = open_review(store, **limits), Walk(), []
    for key in keys:
        question = question_at(review, walk)
        asked.append((question.moving.node, question.staying.node))
        answer(review, walk, WHY, same=key == "s")
    return asked


def test_answer_records_each_at_once(store):
    review, walk = open_review(store), Walk()
    for number in range(1, len(review.asked) + 1):
        assert question_at(review, walk)
        answer(review, walk, WHY, same=False)
        assert len(ledger(store)) == number

    assert question_at(review, walk) is None


@pytest.mark.parametrize("same", [True, False])
def test_open_review_never_asks_again_what_was_answered(store, same):
    review, walk = open_review(store), Walk()
    while question_at(review, walk):
        answer(review, walk, WHY, same=same)

    assert open_review(store).asked == ()
    assert load_graph(store).graph["ledger"]["problems"] == []


def test_answer_that_two_are_one_merges_them(store):
    ((moving, staying),) = walked(store, "s", kinds=[Kind.PERSON])
    (decision,) = ledger(store)

    assert isinstance(decision, Merging)
    assert (decision.entity.id, decision.into.id) == (moving, staying)
    assert (decision.by, decision.because) == ("Ana", "I say so")


def test_answer_that_two_are_two_keeps_them_apart(store):
    pairs = walked(store, "d", kinds=[Kind.PERSON])
    (decision,) = ledger(store)

    assert isinstance(decision, Parting)
    assert {decision.entity.id, decision.other.id} == set(*pairs)


def test_answer_that_one_is_two_splits_the_circle_off(store):
    walked(store, "d", kinds=[Kind.ORGANIZATION])
    (decision,) = ledger(store)

    assert isinstance(decision, Splitting)
    assert (decision.new.id, decision.documents) == ("organization:alfa-2", ("f",))
    assert load_graph(store).has_edge("organization:alfa-2", "country:no", "consults")


def test_answer_that_one_is_one_is_kept(store):
    walked(store, "s", kinds=[Kind.ORGANIZATION])

    assert isinstance(ledger(store)[0], Affirming)
    assert open_review(store, kinds=[Kind.ORGANIZATION]).asked == ()


def test_question_at_passes_over_what_answers_have_settled(store):
    review, walk = open_review(store, kinds=[Kind.PERSON]), Walk()
    while question_at(review, walk):
        answer(review, walk, WHY, same=True)

    assert len(review.asked) == 3
    assert len(ledger(store)) == 2
    assert len([node for node in load_graph(store) if "haddad" in node]) == 1


def test_answer_against_one_of_before_is_refused_and_asked_on(store):
    review, walk = open_review(store, kinds=[Kind.PERSON]), Walk()
    answer(review, walk, WHY, same=True)
    question_at(review, walk)
    answer(review, walk, WHY, same=False)
    question_at(review, walk)

    with pytest.raises(LedgerError, match="Nothing was recorded"):
        answer(review, walk, WHY, same=True)
    assert (walk.at, len(ledger(store))) == (2, 2)


def test_take_back_last_goes_back_to_the_question(store):
    review, walk = open_review(store, kinds=[Kind.PERSON]), Walk()
    answer(review, walk, WHY, same=True)
    undoing = take_back_last(review, walk, "Ben")
    answer(review, walk, WHY, same=False)

    assert isinstance(undoing, Undoing)
    assert walk.at == 1
    assert [type(decision) for decision in ledger(store)] == [Merging, Undoing, Parting]
    assert load_graph(store).graph["ledger"]["held"] == 1


def test_take_back_last_takes_nothing_back_of_earlier_walks(store):
    judge.hide(desk_of(store), "Alfa", WHY)

    with pytest.raises(LedgerError, match="There is no answer to take back here"):
        take_back_last(open_review(store), Walk(), "Ana")


def test_open_review_asks_at_most_so_much(store):
    assert len(open_review(store, top=1).asked) == 1
