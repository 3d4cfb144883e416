"""Decisions made by name, from Python."""

import pytest

from graphbuild import judge
from graphbuild.decide import take_back
from graphbuild.errors import AmbiguousNameError, LedgerError, NodeNotFoundError
from graphbuild.exports.interchange import to_json
from graphbuild.graph import edges_of
from graphbuild.judge import Signature, desk_of
from graphbuild.ledger import Parting, Splitting, in_words, read_ledger
from graphbuild.pipeline import load_graph
from graphbuild.store import open_store
from graphbuild.types import Kind

NAMES = {
    "Otto Berg": ("person", "person:otto-berg"),
    "Mr. Berg": ("person", "person:otto-berg"),
    "Anna Falk": ("person", "person:anna-falk"),
    "Alfa": ("organization", "organization:alfa"),
}
WHY = Signature("Ana", "I say so")


@pytest.fixture
def store(tmp_path, read_aloud):
    with open_store(tmp_path / "graph.db", create=True) as store:
        for doc in ("news/a.txt", "news/b.txt", "old/a.txt"):
            store.save(read_aloud(doc, "Otto Berg met Anna Falk.\nMr. Berg left Alfa.", NAMES), "mark")
        yield store


@pytest.fixture
def desk(store):
    return desk_of(store)


DECISIONS = {
    "merge 'Otto Berg' into 'Anna Falk'": lambda desk: judge.merge(desk, "Mr Berg", "anna falk", WHY),
    "keep 'Otto Berg' apart from 'Anna Falk'": lambda desk: judge.tell_apart(desk, "Otto Berg", "Anna Falk", WHY),
    "split 'Otto Berg (2)' off 'Otto Berg'": lambda desk: judge.split(desk, "Otto Berg", WHY, spellings=["Mr. Berg"]),
    "affirm that 'Alfa' is one": lambda desk: judge.affirm(desk, "Alfa", WHY),
    "hide 'Alfa'": lambda desk: judge.hide(desk, "Alfa", WHY),
    "rename 'Alfa' to 'Alpha'": lambda desk: judge.rename(desk, "Alfa", "Alpha", WHY),
    "set the kind of 'Alfa' to agency": lambda desk: judge.set_kind(desk, "Alfa", Kind.AGENCY, WHY),
}


@pytest.mark.parametrize("words", DECISIONS)
def test_a_decision_is_recorded_with_author_and_reason(desk, words):
    decision = DECISIONS[words](desk)

    assert read_ledger(desk.path) == (decision,)
    assert (in_words(decision), decision.by, decision.because) == (words, "Ana", "I say so")


@pytest.mark.parametrize("words", DECISIONS)
def test_a_decision_that_is_so_already_is_not_recorded_twice(store, words):
    DECISIONS[words](desk_of(store))
    before = read_ledger(desk_of(store).path)
    if "split" in words:  # the next half of a half is another decision
        return

    with pytest.raises((LedgerError, NodeNotFoundError)):
        DECISIONS[words](desk_of(store))
    assert read_ledger(desk_of(store).path) == before


@pytest.mark.parametrize("words", DECISIONS)
def test_undoing_a_decision_gives_the_graph_of_before(store, words):
    before = "".join(to_json(load_graph(store)))
    decision = DECISIONS[words](desk_of(store))
    assert "".join(to_json(load_graph(store))) != before

    take_back(store.path, decision.id, by="Ben")
    assert "".join(to_json(load_graph(store))) == before


def test_subject_of_has_the_names_used_most_first(desk):
    assert judge.subject_of(desk.graph, "person:otto-berg") == {
        "id": "person:otto-berg",
        "names": ["Otto Berg", "Mr. Berg"],
    }


def test_split_takes_the_end_of_a_documents_id_if_there_is_only_one(desk):
    decision = judge.split(desk, "Otto Berg", WHY, documents=["b.txt"], new_name="Otto Berg (the other)")

    assert isinstance(decision, Splitting)
    assert decision.documents == ("news/b.txt",)
    assert decision.new.id == "person:otto-berg-the-other"


@pytest.mark.parametrize(
    ("which", "complaint"),
    [
        ({}, "Say it with --doc, --spelling or --at"),
        ({"documents": ["a.txt"]}, "'a.txt' may be news/a.txt, old/a.txt. Give its whole id."),
        ({"documents": ["c.txt"]}, "'Otto Berg' is not named in 'c.txt'. It is in news/a.txt, news/b.txt, old/a.txt."),
        ({"spellings": ["Otto"]}, "this would have no effect: it must take some of the mentions, and leave some"),
        ({"documents": ["b.txt"], "new_name": "Anna Falk"}, "there is already 'Anna Falk' \\(person:anna-falk\\)"),
    ],
)
def test_split_says_what_it_lacks_and_records_nothing(desk, which, complaint):
    with pytest.raises(LedgerError, match=complaint):
        judge.split(desk, "Otto Berg", WHY, **which)
    assert read_ledger(desk.path) == ()


def test_a_decision_against_an_earlier_one_is_not_recorded(store):
    judge.tell_apart(desk_of(store), "Otto Berg", "Anna Falk", WHY)

    with pytest.raises(LedgerError, match="to keep 'Otto Berg' apart from 'Anna Falk'; undo one of the two"):
        judge.merge(desk_of(store), "Anna Falk", "Otto Berg", Signature("Ben"))
    assert [type(decision) for decision in read_ledger(desk_of(store).path)] == [Parting]


def test_a_decision_needs_a_name_that_means_one(desk):
    with pytest.raises(NodeNotFoundError, match="Did you mean 'Otto Berg'"):
        judge.hide(desk, "Otto Burg", WHY)


def test_a_decision_guesses_nobody_of_two(store, read_aloud):
    store.save(read_aloud("c", "Alfa left.", {"Alfa": ("agency", "agency:alfa")}), "mark")

    with pytest.raises(AmbiguousNameError, match="'Alfa' may be agency:alfa or organization:alfa"):
        judge.hide(desk_of(store), "Alfa", WHY)


def test_a_decision_must_be_proper(desk):
    with pytest.raises(LedgerError, match="The decision has no proper 'name': it is empty"):
        judge.rename(desk, "Alfa", " ", WHY)


def test_desk_of_refuses_a_database_in_memory():
    with open_store(None) as memory, pytest.raises(LedgerError, match="A database in memory has no ledger"):
        desk_of(memory)


def test_load_graph_names_who_was_judged_but_nobody_who_is_hidden(store):
    for decide in (
        lambda desk: judge.tell_apart(desk, "Otto Berg", "Anna Falk", WHY),
        lambda desk: judge.tell_apart(desk, "Otto Berg", "Alfa", WHY),
        lambda desk: judge.affirm(desk, "Otto Berg", WHY),
        lambda desk: judge.hide(desk, "Alfa", WHY),
    ):
        decide(desk_of(store))

    assert load_graph(store).graph["ledger"] == {
        "apart": [["person:anna-falk", "person:otto-berg"]],
        "held": 4,
        "hidden": 1,
        "one": ["person:otto-berg"],
        "problems": [],
    }


@pytest.mark.parametrize(("kind", "relations"), [(None, ["serves", "consults"]), (Kind.PERSON, ["consults"])])
def test_set_kind_takes_away_an_office_that_the_kind_cannot_hold(tmp_path, read_aloud, kind, relations):
    names = {
        "Berg": ("official", "official:berg"),
        "Norway": ("country", "country:no"),
        "Chile": ("country", "country:cl"),
    }
    claims = [("Berg", "serves", "Norway"), ("Berg", "consults", "Chile")]
    with open_store(tmp_path / "offices.db", create=True) as store:
        store.save(read_aloud("a", "Berg of Norway met Chile.", names, claims), "mark")
        if kind:
            judge.set_kind(desk_of(store), "Berg", kind, WHY)
        graph = load_graph(store)

    assert [edge.relation for edge in edges_of(graph) if edge.relation != "co_mentioned"] == relations[::-1]
