"""Links accepted and refused by people: recorded at once, never asked again, taken back, kept when a list changes."""

import pytest

from graphbuild.errors import LedgerError
from graphbuild.judge import Signature, decide, subject_of
from graphbuild.ledger import Linking, read_ledger
from graphbuild.link import references_of, take_in
from graphbuild.link_review import LinkWalk, answer_link, link_question_at, open_link_review, take_back_link
from graphbuild.pipeline import load_graph
from graphbuild.store import open_store

NAMES = {"Otto Berg": ("person", None), "Anna Falk": ("person", None), "Chile": ("country", "country:cl")}
LIST = 'id,name,kind,programme\n1,"BERG, Otto",person,X\n2,"BERG, Otto",person,Y\n3,"FALK SOL, Anna",person,Z\n'
WHY = Signature("Ana", "I say so")
BERG = "person:otto-berg"


@pytest.fixture
def store(tmp_path, read_aloud):
    with open_store(tmp_path / "graph.db", create=True) as store:
        text = "Otto Berg met Chile.\nAnna Falk left."
        store.save(read_aloud("a.txt", text, NAMES, [("Otto Berg", "consults", "Chile")]), "mark")
        give(store, tmp_path, LIST)
        yield store


def give(store, folder, text):
    (folder / "own.csv").write_text(text, "utf-8")
    take_in(store, folder / "own.csv")


def asked(store, **limits):
    return [(one.node, one.entry.id) for one in open_link_review(store, **limits).asked]


def answered(store, keys):
    review, walk = open_link_review(store), LinkWalk()
    for key in keys:
        assert link_question_at(review, walk)
        answer_link(review, walk, WHY, same=key == "y")
    return review, walk


def linked(store, node=BERG):
    return [(one["id"], one["status"], one["by"]) for one in references_of(load_graph(store), node)]


def test_open_link_review_asks_of_whom_most_is_claimed_first(store):
    assert asked(store, linked=True) == [(BERG, "1"), (BERG, "2"), ("person:anna-falk", "3")]
    assert asked(store, top=1) == [(BERG, "1")]


def test_accepting_links_with_the_persons_name_and_settles_the_rest(store):
    review, walk = answered(store, "y")

    assert linked(store) == [("1", "linked", "Ana")]
    assert link_question_at(review, walk) is None
    assert [type(one) for one in read_ledger(review.desk.path)] == [Linking]
    assert BERG not in dict(asked(store))


def test_refusing_leaves_the_other_entry(store):
    answered(store, "n")

    assert [one[0] for one in linked(store)] == ["2"]
    assert (BERG, "1") not in asked(store)


def test_taking_back_asks_again(store):
    review, walk = answered(store, "y")
    take_back_link(review, walk, "Ana")

    assert link_question_at(review, walk).entry.id == "1"
    assert (BERG, "1") in asked(store)


def test_decisions_hold_when_the_list_is_updated(store, tmp_path):
    answered(store, "y")
    give(store, tmp_path, LIST.replace("Otto", "Ottokar").replace("X", "NEW"))
    (reference,) = references_of(load_graph(store), BERG)

    assert (reference["id"], reference["programmes"], reference["because"]) == ("1", ["NEW"], "I say so")


def test_a_link_to_an_entry_that_left_its_list_stays_and_says_so(store, tmp_path):
    answered(store, "y")
    give(store, tmp_path, LIST.replace("1,", "7,", 1))

    assert references_of(load_graph(store), BERG)[0]["reason"] == "no longer on the list"


def test_another_person_cannot_contradict_without_undoing(store):
    answered(store, "y")
    desk = open_link_review(store).desk
    told = {"entity": subject_of(desk.graph, BERG), "list": "own", "entry": "1", "name": "BERG, Otto"}

    with pytest.raises(
        LedgerError, match=r"Ana decided by .* to link 'Otto Berg' to 'BERG, Otto' .*; undo one of the two"
    ):
        decide(desk, "not-linked", Signature("Ben"), **told)
