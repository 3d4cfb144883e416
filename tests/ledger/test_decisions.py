"""Decisions as records, and read back."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.errors import LedgerError
from graphbuild.ledger import (
    Affirming,
    Hiding,
    Merging,
    Noting,
    Parting,
    Pinning,
    Renaming,
    Retyping,
    Splitting,
    Subject,
    Undoing,
    changes_from,
    decision_from,
    holding,
    in_words,
    record_of,
    undone,
)
from graphbuild.types import Kind

WHEN = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
MADE = {"by": "Ana", "date": WHEN, "because": "she asked"}
BERG, OTTO = Subject("person:berg", ("Berg", "Mr. Berg")), Subject("official:otto-berg", ("Otto Berg",))
DECISIONS = (
    Merging(**MADE, entity=BERG, into=OTTO),
    Hiding(**MADE, entity=BERG),
    Renaming(**MADE, entity=BERG, name="The other Berg"),
    Noting(**MADE, entity=BERG, text="Line one.\nLine two."),
    Pinning(**MADE, entity=BERG, at=(3, -4)),
    Splitting(**MADE, entity=BERG, new=OTTO, documents=("a b.txt",), spellings=("Mr. Berg",), places=(("c#1", 7),)),
    Parting(**MADE, entity=BERG, other=OTTO),
    Affirming(**MADE, entity=BERG),
    Retyping(**MADE, entity=BERG, kind=Kind.OFFICIAL),
    Undoing(**MADE, decision="0123456789"),
)


@pytest.mark.parametrize("decision", DECISIONS, ids=in_words)
def test_decision_from_reads_what_record_of_wrote(decision):
    record = json.loads(json.dumps({"id": decision.id, **record_of(decision)}))

    assert decision_from(record) == decision


EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  hypothesis wants it so
words = st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip)


@settings(deadline=None)  # a busy machine is no fault
@given(words, words, st.text(st.characters(exclude_categories=["Cs"])), st.datetimes(EPOCH))
def test_decision_from_reads_any_words_and_day(name, by, because, day):
    given_ = {"because": because, "by": by, "date": day.strftime("%Y-%m-%dT%H:%M:%SZ")}
    decision = decision_from({"action": "rename", "entity": {"id": "x", "names": [name]}, "name": name, **given_})

    assert decision_from(record_of(decision)) == decision


def test_id_depends_on_what_was_decided_and_when_but_not_on_who_did_or_how_it_is_found():
    ids = {decision.id for decision in DECISIONS}
    again = Hiding(by="Ben", date=WHEN, because="she asked", entity=Subject("person:berg"))

    assert len(ids) == len(DECISIONS)
    assert again.id == DECISIONS[1].id
    assert Hiding(by="Ana", date=WHEN, entity=BERG).id != DECISIONS[1].id


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"action": "burn"}, "no proper 'action'; there are merge, hide"),
        ({"action": ["hide"]}, "no proper 'action'"),
        ({"entity": None}, "no proper 'entity': it must be an object with 'id' and 'names'"),
        ({"entity": {"id": "x", "name": "y"}}, "no proper 'entity'"),
        ({"entity": {"id": "x", "names": "y"}}, "no proper 'entity.names': it must be a list"),
        ({"entity": {"id": "  ", "names": []}}, "no proper 'entity.id': it is empty"),
        ({"name": " \n "}, "no proper 'name': it is empty"),
        ({"name": 7}, "no proper 'name': it must be text"),
        ({"name": "x" * 10_001}, "no proper 'name': it has 10001 characters, more than 10000"),
        ({"because": "\ud800"}, "no proper 'because': it is not valid Unicode"),
        ({"date": "2026-03-04"}, "no proper 'date': write it like 2026-11-22T12:30:00Z"),
        ({"date": 20260304}, "no proper 'date'"),
        ({"colour": "red"}, "unknown field 'colour'"),
        ({"id": "0000000000"}, "has been changed: its id should be"),
    ],
)
def test_decision_from_says_which_field_is_wrong(change, complaint):
    with pytest.raises(LedgerError, match=complaint):
        decision_from({**record_of(DECISIONS[2]), **change})


@pytest.mark.parametrize(
    "at", [None, [1], [1, 2, 3], ["1", 2], [True, 2], [float("nan"), 0], [float("inf"), 0], [1e9, 0]]
)
def test_decision_from_refuses_a_place_that_is_none(at):
    with pytest.raises(LedgerError, match="no proper 'at': it must be two numbers"):
        decision_from({**record_of(DECISIONS[4]), "at": at})


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"documents": "a.txt"}, "no proper 'documents': it must be a list"),
        ({"documents": [" "]}, "no proper 'documents': it is empty"),
        ({"spellings": [7]}, "no proper 'spellings': it must be text"),
        ({"places": "a.txt"}, "no proper 'places': it must be a list"),
        ({"places": [["a.txt"]]}, "no proper 'places': each must be a document and a start in it"),
        ({"places": [["a.txt", -1]]}, "no proper 'places': each"),
        ({"places": [["a.txt", True]]}, "no proper 'places': each"),
        ({"places": [[7, 1]]}, "no proper 'places': it must be text"),
    ],
)
def test_decision_from_refuses_mentions_that_are_none(change, complaint):
    with pytest.raises(LedgerError, match=complaint):
        decision_from({**record_of(DECISIONS[5]), **change})


@pytest.mark.parametrize("kind", ["country", "measure", "Official", None, ["official"]])
def test_decision_from_refuses_a_kind_that_is_not_to_be_chosen(kind):
    with pytest.raises(LedgerError, match="no proper 'kind': it must be one of official, person, agency, organization"):
        decision_from({**record_of(DECISIONS[8]), "kind": kind})


@pytest.mark.parametrize("field", ["by", "date", "entity", "into"])
def test_decision_from_misses_what_is_not_there(field):
    record = record_of(DECISIONS[0])
    del record[field]

    with pytest.raises(LedgerError, match=f"no proper '{field}': it is missing"):
        decision_from(record)


def test_undone_knows_what_took_what_back():
    hide = DECISIONS[1]
    undo = Undoing(**MADE, decision=hide.id)
    redo = Undoing(**MADE, decision=undo.id)

    assert undone([hide, undo]) == {hide.id: undo.id}
    assert undone([hide, undo, redo]) == {undo.id: redo.id}
    assert holding([hide, undo, redo]) == [hide]


def changes(*records, **fields):
    return json.dumps({"format": "graphbuild-changes 1", "by": "Ana", "changes": records, **fields})


HIDE = {"action": "hide", "date": "2026-03-04T05:06:07Z", "entity": {"id": "person:berg", "names": ["Berg"]}}


@pytest.mark.parametrize(
    ("signed", "given_by", "author"), [("Ana", None, "Ana"), ("Ana", "Ben", "Ben"), (" ", None, "login")]
)
def test_changes_from_takes_the_author_whom_it_is_told(signed, given_by, author):
    (decision,) = changes_from(changes(HIDE, by=signed), by=given_by, otherwise="login")

    assert decision.by == author


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "This is no JSON"),
        ("[" * 100_000, "This is no JSON"),
        ("[]", "no file of changes"),
        ('{"format": "graphbuild-changes 2", "changes": []}', "no file of changes: its 'format' is not"),
        (changes(changes={}), "no proper 'changes'"),
        (changes(by=7), "no proper 'changes' or 'by'"),
        (changes(HIDE, 7), r"changes\[1\] is no object. Nothing was recorded"),
        (changes(HIDE, {**HIDE, "entity": 0}), r"changes\[1\] has no proper 'entity'"),
        (changes({"action": "undo", "date": HIDE["date"], "decision": "0"}), r"changes\[0\] is an undo"),
    ],
)
def test_changes_from_says_what_is_wrong_and_where(text, complaint):
    with pytest.raises(LedgerError, match=complaint):
        changes_from(text)
