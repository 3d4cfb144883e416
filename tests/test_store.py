"""The database: what goes in comes out, whole, whatever happens meanwhile."""

import datetime as dt
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.errors import StoreError
from graphbuild.store import Failure, database, open_store
from graphbuild.types import Annotation, Basis, Document, Evidence, Kind, Mention, RelationType, Sentence

HOSTILE = [
    "",
    "\0",
    "a\0b",
    "😀",
    "\u202egnp.exe",
    "'; DROP TABLE documents; --",
    "<script>",
    "%s",
    "\ufeff",
    "\U0010ffff",
]

texts = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
places = st.integers(min_value=0, max_value=2**40)


@st.composite
def annotations(draw: st.DrawFn, name: str = "a.txt") -> Annotation:
    dates = st.none() | st.dates().map(lambda day: (day, draw(st.sampled_from(Basis))))
    date, date_basis = draw(dates) or (None, None)
    maybe = st.none() | texts
    document = Document(name, draw(texts), draw(maybe), None, date, date_basis, draw(maybe), draw(maybe))
    sentences = draw(st.lists(st.builds(Sentence, places, places), min_size=1, max_size=3))
    some_sentence = st.integers(0, len(sentences) - 1)
    told = st.dictionaries(texts, texts, max_size=2).map(lambda found: tuple(sorted(found.items())))
    mention = st.builds(Mention, places, places, texts, st.sampled_from(Kind), some_sentence, texts, maybe, texts, told)
    mentions = draw(st.lists(mention, max_size=4))
    some_mention = st.integers(0, max(0, len(mentions) - 1))
    claim = st.builds(Evidence, st.sampled_from(RelationType), some_mention, some_mention, places, places, texts)
    evidence = draw(st.lists(claim, max_size=4 if mentions else 0))
    return Annotation(document, tuple(sentences), tuple(mentions), tuple(evidence))


def reading(name: str, times: int = 1) -> Annotation:
    """Make an annotation of a text that names two bodies, so many times."""
    sentence = "The Port Office wrote to Osaka. "
    spans = [(n * len(sentence), (n + 1) * len(sentence) - 1) for n in range(times)]
    mentions = [
        mention
        for n, (start, _) in enumerate(spans)
        for mention in (
            Mention(start + 4, start + 15, "Port Office", Kind.AGENCY, n, "Port Office", "agency:port-office"),
            Mention(start + 25, start + 30, "Osaka", Kind.ORGANIZATION, n, "Osaka"),
        )
    ]
    evidence = [Evidence(RelationType.CONSULTS, 2 * n, 2 * n + 1, *span, "wrote") for n, span in enumerate(spans)]
    document = Document(name, sentence * times, date=dt.date(2023, 5, 2), date_basis=Basis.TEXT)
    return Annotation(document, tuple(Sentence(*span) for span in spans), tuple(mentions), tuple(evidence))


@given(annotations())
@settings(max_examples=150, deadline=None)
def test_save_keeps_every_value(annotation):
    with open_store(None) as store:
        store.save(annotation, "f")

        assert list(store.annotations()) == [annotation]


def test_save_replaces_an_older_reading():
    with open_store(None) as store:
        store.save(reading("a.txt", 3), "old")
        store.save(reading("a.txt", 1), "new")

        assert list(store.annotations()) == [reading("a.txt", 1)]
        assert store.fingerprints() == {"a.txt": "new"}


def test_annotations_are_equal_in_whatever_order_they_were_saved():
    names = ["b.txt", "a.txt", "c#2", "c#10"]
    with open_store(None) as one, open_store(None) as other:
        for name in names:
            one.save(reading(name), "f")
        for name in reversed(names):
            other.save(reading(name), "f")

        assert list(one.annotations()) == list(other.annotations())


@pytest.mark.parametrize(
    "broken",
    [
        Annotation(Document("a", "Rome"), (), (Mention(0, 4, "Rome", Kind.COUNTRY, 0, "Rome"),)),
        Annotation(Document("a", "Rome"), (Sentence(0, 4),), (), (Evidence(RelationType.SERVES, 0, 1, 0, 4),)),
        Annotation(Document("a", "Rome \ud800")),
    ],
    ids=["mention without sentence", "evidence without mention", "lone surrogate"],
)
def test_save_refuses_a_broken_annotation_and_keeps_the_old(broken):
    with open_store(None) as store:
        store.save(reading("a"), "f")

        with pytest.raises(StoreError):
            store.save(broken, "g")
        assert list(store.annotations()) == [reading("a")]


def test_remove_forgets_all_of_a_document():
    with open_store(None) as store:
        store.save(reading("a"), "f")
        store.save(reading("b"), "f")
        store.remove(["a", "unknown"])

        assert store.counts() == {"documents": 1, "sentences": 1, "mentions": 2, "evidence": 1, "failures": 0}


def test_annotations_come_in_order_of_document_ids():
    with open_store(None) as store:
        for name in ("é", "a#10", "B", "a#9", "😀"):
            store.save(reading(name), "f")

        assert [found.document.id for found in store.annotations()] == ["B", "a#10", "a#9", "é", "😀"]


def test_annotations_may_be_saved_while_they_are_read():
    with open_store(None) as store:
        store.save(reading("a"), "f")
        store.save(reading("b"), "f")
        for annotation in store.annotations():
            store.save(annotation, "g")

        assert store.fingerprints() == {"a": "g", "b": "g"}


def test_documents_come_in_order():
    with open_store(None) as store:
        store.save(reading("b"), "f")
        store.save(reading("a", 2), "f")

        assert list(store.documents()) == [reading("a", 2).document, reading("b").document]


def test_document_returns_the_one_asked_for():
    with open_store(None) as store:
        store.save(reading("a"), "f")

        assert store.document("a") == reading("a").document


def test_document_says_when_there_is_none():
    with open_store(None) as store, pytest.raises(StoreError, match="No document 'b' in :memory:"):
        store.document("b")


def test_remember_keeps_the_last_value():
    with open_store(None) as store:
        store.remember("model", "one 1.0")
        store.remember("model", "two 2.0")

        assert store.settings() == {"model": "two 2.0"}


def test_open_store_makes_the_folder_and_finds_all_again(tmp_path):
    path = tmp_path / "new" / "out #1?.db"
    with open_store(path, create=True) as store:
        store.save(reading("a"), "f")

    with open_store(str(path)) as store:
        assert list(store.annotations()) == [reading("a")]


def test_open_store_leaves_one_file_behind(tmp_path):
    with open_store(tmp_path / "graph.db", create=True) as store:
        store.save(reading("a"), "f")

    assert [path.name for path in tmp_path.iterdir()] == ["graph.db"]


@contextmanager
def a_write_that_goes_on(path: Path) -> Iterator[None]:
    connection = sqlite3.connect(path)
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.close()


def test_open_store_lets_others_read_while_one_writes(tmp_path):
    path = tmp_path / "graph.db"
    with open_store(path, create=True) as store:
        store.save(reading("a"), "f")

    with a_write_that_goes_on(path), open_store(path) as store:
        assert list(store.annotations()) == [reading("a")]


def test_quotations_can_be_queried_by_hand(tmp_path):
    path = tmp_path / "graph.db"
    with open_store(path, create=True) as store:
        store.save(reading("a"), "f")
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT date, source, relation, target, sentence FROM quotations").fetchall()
    connection.close()

    assert found == [("2023-05-02", "Port Office", "consults", "Osaka", "The Port Office wrote to Osaka.")]


def a_text_file(path: Path) -> None:
    path.write_text("The minister met the envoy. " * 100, encoding="utf-8")


def a_folder(path: Path) -> None:
    path.mkdir()


def another_programs_database(path: Path) -> None:
    execute(path, "CREATE TABLE documents (id)")


def a_newer_schema(path: Path) -> None:
    open_store(path, create=True).close()
    execute(path, "PRAGMA user_version = 99")


def a_schema_too_old(path: Path) -> None:
    open_store(path, create=True).close()
    execute(path, "PRAGMA user_version = 1")


def a_torn_file(path: Path) -> None:
    with open_store(path, create=True) as store:
        for number in range(50):
            store.save(reading(f"a{number}", 20), "f")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def a_value_of_no_vocabulary(path: Path) -> None:
    with open_store(path, create=True) as store:
        store.save(reading("a"), "f")
    execute(path, "UPDATE mentions SET kind = 'planet'")


def execute(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (a_text_file, "is no database"),
        (a_folder, "cannot be opened"),
        (another_programs_database, "database of another program"),
        (a_newer_schema, "has schema 99, this program reads schema 2 to 5. It is of a newer graphbuild"),
        (a_schema_too_old, "has schema 1, this program reads schema 2 to 5. Delete it"),
        (a_torn_file, "is damaged"),
        (a_value_of_no_vocabulary, "is damaged"),
    ],
)
def test_open_store_says_what_is_wrong_with_a_file(tmp_path, make, says, create):
    path = tmp_path / "graph.db"
    make(path)

    with pytest.raises(StoreError, match=says), open_store(path, create=create) as store:
        list(store.annotations())


@pytest.mark.parametrize("empty", [False, True])
def test_open_store_says_how_to_build_what_is_missing(tmp_path, empty):
    path = tmp_path / "graph.db"
    if empty:
        path.touch()

    with pytest.raises(StoreError, match=r"There is no graph in .*graph\.db yet\. Build it first"):
        open_store(path)
    assert path.exists() == empty


def test_open_store_says_when_a_folder_cannot_be_made(tmp_path):
    (tmp_path / "taken").touch()

    with pytest.raises(StoreError, match="Cannot make the folder"):
        open_store(tmp_path / "taken" / "graph.db", create=True)


def test_save_says_that_another_build_is_writing(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    path = tmp_path / "graph.db"
    locked = pytest.raises(StoreError, match="is locked: another build is writing to it")
    with open_store(path, create=True) as store, a_write_that_goes_on(path), locked:
        store.save(reading("a"), "f")


SAVE_FOR_EVER = """
import sys
from graphbuild.store import open_store
sys.path.insert(0, sys.argv[2])
from test_store import reading
print("ready", flush=True)
with open_store(sys.argv[1], create=True) as store:
    for turn in range(10**9):
        store.save(reading(f"{turn % 7}.txt", 1 + turn % 60), str(1 + turn % 60))
"""


def test_open_store_reads_where_nothing_may_be_written(tmp_path, monkeypatch):
    path = tmp_path / "graph.db"
    with open_store(path, create=True) as store:
        store.save(reading("a"), "f")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_store(path) as store:
        assert list(store.annotations()) == [reading("a")]

        with pytest.raises(StoreError, match="may not be written to"):
            store.save(reading("b"), "f")


@pytest.mark.kills
def test_save_leaves_every_document_whole_when_killed(tmp_path, kills):
    path, chance = tmp_path / "graph.db", random.Random(7)
    for _ in range(kills):
        command = [sys.executable, "-c", SAVE_FOR_EVER, str(path), str(Path(__file__).parent)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            child.stdout.readline()
            time.sleep(chance.uniform(0, 0.12))
            child.kill()

        with open_store(path, create=True) as store:
            prints = store.fingerprints()
            whole = [reading(name, int(times)) for name, times in sorted(prints.items())]
            assert list(store.annotations()) == whole
    assert prints


def test_fail_remembers_a_text_until_it_is_saved_or_removed():
    with open_store(None) as store:
        for name in ("a", "b", "c"):
            store.fail(name, f"{name} is broken \ud800", "f")
        store.save(reading("a"), "f")
        store.remove(["b"])

        assert store.failures() == {"c": Failure("c is broken \\ud800", "f")}
