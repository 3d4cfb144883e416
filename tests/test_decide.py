"""Decisions about what a database holds, from Python."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from graphbuild.decide import settle, shown_entities, shown_relations, take_back, take_in
from graphbuild.errors import LedgerError
from graphbuild.ledger import Hiding, Subject, append, ledger_path, read_ledger
from graphbuild.relate import relate
from graphbuild.resolve import resolve
from graphbuild.resolve.replay import replay
from graphbuild.store import open_store
from graphbuild.types import Status

NAMES = {
    "Norway": ("country", "country:no"),
    "Chile": ("country", "country:cl"),
    "Berg": ("person", "person:berg"),
}
WHEN = datetime(2026, 3, 4, tzinfo=UTC)
HIDE_BERG = Hiding(by="Ana", date=WHEN, entity=Subject("person:berg", ("Berg",)))


@pytest.fixture
def text(read_aloud):
    """Berg says that Norway accused Chile."""
    told = read_aloud("a.txt", "Berg said Norway accused Chile.", NAMES, [("Norway", "criticises", "Chile")])
    return replace(told, evidence=(replace(told.evidence[0], speaker=0, status=Status.QUOTED),))


@pytest.fixture
def store(tmp_path, text):
    with open_store(tmp_path / "graph.db", create=True) as store:
        store.save(text, "mark")
        yield store


def changes(*ids):
    made = {"action": "hide", "because": "", "date": "2026-03-04T00:00:00Z"}
    records = [{**made, "entity": {"id": id_, "names": [id_]}} for id_ in ids]
    return json.dumps({"format": "graphbuild-changes 1", "by": "", "changes": records})


def test_settle_follows_the_ledger_beside_the_database(store, text):
    append(ledger_path(store.path), [HIDE_BERG])

    assert settle(store, [text]).hidden == {"person:berg"}


def test_settle_follows_nothing_for_a_database_in_memory(text):
    with open_store(None) as memory:
        assert settle(memory, [text]).held == 0


def test_shown_entities_and_relations_leave_out_the_hidden_and_change_no_other_weight(text):
    replayed = replay(resolve([text]), [HIDE_BERG])
    relations = relate([text], replayed.resolution)
    shown = list(shown_relations(replayed, relations))

    assert [entity.id for entity in shown_entities(replayed)] == ["country:cl", "country:no"]
    assert [(one.relation, one.weight) for one in shown] == [("criticises", 1.0)]


def test_shown_relations_do_not_name_a_hidden_speaker(text):
    replayed = replay(resolve([text]), [HIDE_BERG])
    (claim,) = shown_relations(replayed, relate([text], replayed.resolution))

    assert [(said.speaker, said.status) for said in claim.citations] == [(None, Status.QUOTED)]


def test_take_in_returns_what_is_new(store):
    first = take_in(store, changes("country:no"), otherwise="Ana")
    second = take_in(store, changes("country:no", "country:cl"), otherwise="Ben")

    assert [decision.by for decision in (*first.new, *second.new)] == ["Ana", "Ben"]
    assert (first.known, second.known) == (0, 1)
    assert read_ledger(second.path) == (*first.new, *second.new)


def test_take_in_refuses_a_database_in_memory():
    with open_store(None) as memory, pytest.raises(LedgerError, match="A database in memory has no ledger"):
        take_in(memory, changes("country:no"))


def test_take_in_records_nothing_that_is_about_another_database(store):
    with pytest.raises(LedgerError, match="None of these changes is about what"):
        take_in(store, changes("country:xx", "country:yy"), by="Ana")

    assert read_ledger(ledger_path(store.path)) == ()


def test_take_back_takes_the_beginning_of_an_id_if_there_is_only_one(store):
    new = take_in(store, changes(*NAMES_IDS), by="Ana").new
    undoing = take_back(store.path, new[0].id[:9], by="Ben", because="why not")

    assert read_ledger(ledger_path(store.path))[-1] == undoing
    with pytest.raises(LedgerError, match="No decision 'zzz'"):
        take_back(store.path, "zzz", by="Ben")


NAMES_IDS = [id_ for _, id_ in NAMES.values()]


def test_take_back_guesses_no_id(tmp_path):
    many = [replace(HIDE_BERG, because=f"{number}") for number in range(17)]
    append(ledger_path(tmp_path / "graph.db"), many)
    first = [decision.id[0] for decision in many]
    shared = next(digit for digit in first if first.count(digit) > 1)

    with pytest.raises(LedgerError, match=rf"'{shared}' may be {shared}\w+ or .*Give one of these ids"):
        take_back(tmp_path / "graph.db", shared, by="Ben")
