"""The graph is kept in the database: the same one, for as long as nothing has changed."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import nullcontext
from datetime import date

import pytest

from graphbuild import judge
from graphbuild.decide import settle, take_back
from graphbuild.exports.interchange import to_json
from graphbuild.judge import Signature, desk_of
from graphbuild.link import add_references, references_of, take_in
from graphbuild.pipeline import build, graph_of, load_graph, open_graph, update
from graphbuild.snapshot import keeping, key
from graphbuild.store import database, open_store
from graphbuild.types import Annotation, Document, Evidence, Kind, Mention, Period, RelationType, Sentence, Status

NAMES = {
    "Otto Berg": ("person", "person:otto-berg"),
    "Mr. Berg": ("person", "person:otto-berg"),
    "Anna Falk": ("person", "person:anna-falk"),
    "Alfa": ("organization", "organization:alfa"),
}
TEXT = "Otto Berg met Anna Falk.\nMr. Berg left Alfa."
CLAIMS = [("Otto Berg", "consults", "Anna Falk")]
WHY = Signature("Ana", "I say so")


@pytest.fixture
def read(read_aloud):
    """A function that reads a text of its own, in which two people meet."""
    return lambda name, more="": read_aloud(name, f"{TEXT}{more}", NAMES, CLAIMS)


@pytest.fixture
def store(tmp_path, read):
    with open_store(tmp_path / "graph.db", create=True) as store:
        for name in ("b.txt", "a.txt", "copy/a.txt"):
            store.save(read(name), "mark")
        yield store


@pytest.fixture
def refreshed(monkeypatch):
    """Of how many texts a graph was made anew, each time that it was."""
    told = []
    monkeypatch.setattr(keeping, "resolved_of", lambda *given, made=keeping.resolved_of: told.append(1) or made(*given))
    return told


def made(store):
    """The graph as it is made, not kept."""
    annotations = list(store.annotations())
    return graph_of(annotations, settle(store, annotations))


def assert_same(one, other):
    assert "".join(to_json(one)) == "".join(to_json(other))
    assert one.graph == other.graph
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
    assert [list(one.pred[node]) for node in one] == [list(other.pred[node]) for node in other]


def decide_much(store):
    judge.merge(desk_of(store), "Alfa", "Anna Falk", WHY)
    judge.split(desk_of(store), "Otto Berg", WHY, spellings=["Mr. Berg"])
    judge.note(desk_of(store), "Otto Berg", "Denies it.", WHY)
    judge.rename(desk_of(store), "Anna Falk", "Anna Falk-Ohm", WHY)


def test_load_graph_reads_the_same_graph_as_was_made_of_the_seeds(tmp_path, seed_db):
    path = shutil.copy(seed_db, tmp_path)
    with open_store(path) as store:
        judge.merge(desk_of(store), "country:ru", "country:us", WHY)
        judge.hide(desk_of(store), "country:de", WHY)
        whole = made(store)

        assert whole.graph["ledger"]["hidden"] == 1
        for _ in range(2):
            assert_same(load_graph(store), whole)


def test_load_graph_reads_the_same_graph_as_was_made_by_decisions(store, refreshed):
    decide_much(store)
    whole = made(store)
    load_graph(store)
    refreshed.clear()

    assert_same(load_graph(store), whole)
    assert refreshed == []


def test_load_graph_reads_all_that_evidence_tells(tmp_path, refreshed):
    """A sentence that is two, marks that no text should hold, who says so, when it was, and a rule without a name."""
    days = Period(date(2022, 3, 1), date(2022, 3, 31), "month", relative=True, span=(0, 3))
    text = "Oslo\0 😀 wrote to Osaka. It did."
    mentions = tuple(
        Mention(text.index(name), text.index(name) + len(name), name, Kind.ORGANIZATION, 0, name, attributes=told)
        for name, told in (("Oslo", (("office", "Ä"),)), ("Osaka", ()))
    )
    claims = [
        Evidence(RelationType.CONSULTS, 0, 1, 0, len(text), "", status=Status.DENIED, speaker=1, period=days),
        Evidence(RelationType.CO_MENTIONED, 1, 0, 0, 24, "wrote"),
    ]
    sentences = Sentence(0, 24), Sentence(25, 32)
    with open_store(tmp_path / "graph.db", create=True) as store:
        store.save(Annotation(Document("a", text), sentences, mentions, tuple(claims)), "f")
        load_graph(store)
        refreshed.clear()

        assert_same(load_graph(store), made(store))


def test_load_graph_makes_it_once(store, refreshed):
    load_graph(store)
    load_graph(store)

    assert len(refreshed) == 1


def test_load_graph_tells_of_how_many_texts_it_is_made_anew(store):
    told = []
    load_graph(store, on_refresh=told.append)
    load_graph(store, on_refresh=told.append)

    assert told == [3]


def test_load_graph_reads_which_entries_of_lists_entities_are(tmp_path, store, refreshed):
    (tmp_path / "watched.csv").write_text("id,name,kind\n7,Otto Berg,person\n")
    load_graph(store)
    take_in(store, tmp_path / "watched.csv")
    linked = load_graph(store)
    kept = load_graph(store)

    assert [one["list"] for one in references_of(linked, "person:otto-berg")] == ["watched"]
    assert len(refreshed) == 2
    assert_same(kept, linked)
    whole = made(store)
    add_references(whole, store)
    assert_same(kept, whole)


CHANGES = {
    "a text more": lambda store, read: store.save(read("c.txt"), "mark"),
    "a text that changed": lambda store, read: store.save(read("a.txt", "\nAnna Falk left."), "mark"),
    "a text less": lambda store, _: store.remove(["b.txt"]),
    "a decision": lambda store, _: judge.hide(desk_of(store), "Alfa", WHY),
}


@pytest.mark.parametrize("change", CHANGES)
def test_load_graph_makes_it_anew_after_a_change(store, read, change):
    load_graph(store)
    CHANGES[change](store, read)

    assert_same(load_graph(store), made(store))
    assert_same(load_graph(store), made(store))


def test_load_graph_makes_it_anew_when_a_decision_is_taken_back(store):
    before = made(store)
    decision = judge.hide(desk_of(store), "Alfa", WHY)
    hidden = load_graph(store)
    take_back(store.path, decision.id, by="Ana")

    assert "organization:alfa" not in hidden
    assert list(load_graph(store)) == list(before)


def test_load_graph_makes_it_anew_by_another_program(store, monkeypatch, refreshed):
    load_graph(store)
    monkeypatch.setattr(key, "_method", lambda: "another")
    load_graph(store)

    assert len(refreshed) == 2


def test_load_graph_leaves_it_when_what_failed_is_noted(store, refreshed):
    load_graph(store)
    store.fail("c.txt", "torn", "mark")
    store.remove(["c.txt"])
    load_graph(store)

    assert len(refreshed) == 1


def test_load_graph_knows_every_module_that_resolves():
    listing = "import sys, graphbuild.snapshot; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True).stdout.split()

    ours = {name.split(".")[1] for name in loaded if name.startswith("graphbuild.")}

    assert ours - {"errors", "resources"} == set(key.RESOLVING)


def test_load_graph_answers_where_nothing_may_be_written(store, monkeypatch):
    whole = made(store)
    store.close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_store(store.path) as closed:
        assert_same(load_graph(closed), whole)

        assert closed.kept_key() is None


def test_load_graph_answers_while_another_program_writes(store, monkeypatch):
    monkeypatch.setattr(database, "BRIEFLY", 0.05)
    other = sqlite3.connect(store.path)
    other.execute("BEGIN IMMEDIATE")

    assert_same(load_graph(store), made(store))
    other.close()
    assert store.kept_key() is None


def test_load_graph_keeps_nothing_of_texts_that_change_meanwhile(store, read, monkeypatch):
    def settle_while_another_program_writes(store, annotations):
        with open_store(store.path) as other:
            other.save(read("c.txt"), "mark")
        return settle(store, annotations)

    monkeypatch.setattr(keeping, "settle", settle_while_another_program_writes)

    assert len(load_graph(store).graph["documents"]) == 3
    assert store.kept_key() is None


@pytest.mark.parametrize("looks", ["whole", "piece by piece"])
def test_graph_is_the_one_of_today_when_a_text_changes_before_it_is_read(store, read, monkeypatch, looks):
    begin, late = store.reading, [read("a.txt", more=" Anna Falk left Alfa.")]

    def changed_first():
        with open_store(store.path) as other:
            while late:
                other.save(late.pop(), "changed")
        return begin()

    monkeypatch.setattr(store, "reading", changed_first)
    with open_graph(store) if looks == "piece by piece" else nullcontext(load_graph(store)) as graph:
        found = "".join(to_json(graph))

    assert not late
    assert found == "".join(to_json(made(store)))


def test_load_graph_of_a_database_in_memory_is_made(read):
    with open_store(None) as store:
        store.save(read("a.txt"), "mark")

        assert_same(load_graph(store), made(store))


def test_build_keeps_no_graph_that_nobody_asked_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Norway met Chile.")
    with open_store("graph.db", create=True) as store:
        update(store, "a.txt")
        assert store.kept_key() is None
    build("a.txt", db="graph.db")
    with open_store("graph.db") as store:
        assert store.kept_key()


def test_save_gives_no_text_the_number_of_one_that_went(store, read):
    ((last,),) = store.ask("SELECT max(number) FROM documents")
    store.remove(["copy/a.txt"])
    store.save(read("new.txt"), "mark")

    assert list(store.ask("SELECT number > ? FROM documents WHERE id = 'new.txt'", [last])) == [(1,)]


def asked(store, query):
    connection = sqlite3.connect(store.path)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_ties_and_claims_can_be_queried_by_hand(store):
    load_graph(store)
    words = "SELECT who, what, whom, weight, sources, citations FROM ties WHERE what = 'consults'"
    sentences = "SELECT who, what, whom, sentence, document FROM claims ORDER BY document"

    claim = "Otto Berg", "consults", "Anna Falk"
    assert asked(store, words) == [(*claim, 1.0, 1, 3)]
    documents = ("a.txt", "b.txt", "copy/a.txt")
    assert asked(store, sentences) == [(*claim, "Otto Berg met Anna Falk.", doc) for doc in documents]
    assert asked(store, "PRAGMA foreign_key_check") == []


def test_entities_can_be_searched_by_hand(store):
    load_graph(store)
    query = "SELECT name FROM entities WHERE number IN (SELECT rowid FROM entities_fts WHERE entities_fts MATCH 'berg')"

    assert asked(store, query) == [("Otto Berg",)]


REFRESH = """
import sys
from graphbuild.pipeline import load_graph
from graphbuild.store import open_store
with open_store(sys.argv[1]) as store:
    print("ready", flush=True)
    load_graph(store)
"""


@pytest.mark.kills
def test_load_graph_leaves_the_old_graph_or_the_new_one_when_killed(tmp_path, store, read, kills):
    for number in range(40):
        store.save(read(f"{number}.txt"), "mark")
    load_graph(store)
    old, chance = store.kept_key(), random.Random(5)
    store.save(read("more.txt"), "mark")
    new = key.key_of(store)
    cited = {old: asked(store, "SELECT * FROM citations")}
    whole = made(store)
    store.close()
    for _ in range(kills):
        with open_store(shutil.copy(store.path, tmp_path / "killed.db")) as killed:
            with subprocess.Popen([sys.executable, "-c", REFRESH, killed.path], stdout=subprocess.PIPE) as child:
                child.stdout.readline()
                time.sleep(chance.uniform(0, 0.5))
                child.kill()

            kept = killed.kept_key()
            assert kept in {old, new}
            found = asked(killed, "SELECT * FROM citations")
            assert found == cited.setdefault(kept, found)
            assert_same(load_graph(killed), whole)
