"""Databases of older programs: brought up to date whole, or left as they were."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from graphbuild.errors import StoreError
from graphbuild.store import open_store
from graphbuild.types import Annotation, Basis, Document, Evidence, Kind, Mention, RelationType, Sentence, Status

SCHEMA_2 = Path(__file__).with_name("schema_2.sql").read_text("utf-8")
TEXT = "Añasco wrote to Osaka.\0 It did not answer."
MANY = [f"desk/{number:04}.txt" for number in range(200)]


def reading(name):
    """Return what `rows_of` holds."""
    document = Document(
        name, TEXT, "Letters", Basis.MARKUP, date(2023, 5, 2), Basis.TEXT, "https://a.example/1", "Wire"
    )
    mentions = (
        Mention(0, 6, "Añasco", Kind.OFFICIAL, 0, "Añasco", None, "a role", (("office", "mayor"),)),
        Mention(16, 21, "Osaka", Kind.ORGANIZATION, 0, "Osaka", "organization:osaka"),
    )
    claim = Evidence(
        RelationType.CONSULTS, 0, 1, 0, 22, "wrote", source_span=(24, 26), status=Status.ALLEGED, speaker=1
    )
    return Annotation(document, (Sentence(0, 22), Sentence(24, 42)), mentions, (claim,))


def rows_of(name):
    about = ("Letters", "markup", "2023-05-02", "text", "https://a.example/1", "Wire")
    return {
        "documents": [(name, *about, reading(name).document.sha256, "f", TEXT)],
        "sentences": [(name, 0, 0, 22), (name, 1, 24, 42)],
        "mentions": [
            (name, 0, 0, 6, "Añasco", "official", 0, "Añasco", None, "a role", '{"office": "mayor"}'),
            (name, 1, 16, 21, "Osaka", "organization", 0, "Osaka", "organization:osaka", "", "{}"),
        ],
        "evidence": [
            (name, 0, "consults", 0, 1, 0, 22, "wrote", 24, 26, None, None, "alleged", 1, *[None] * 6),
        ],
    }


def write_schema_2(path, names):
    """Make a database as the program of that schema did."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(SCHEMA_2 + "PRAGMA application_id = 0x67726266; PRAGMA user_version = 2;")
    with connection:
        connection.execute("INSERT INTO settings VALUES ('pipeline', 'graphbuild_news')")
        for name in names:
            for table, rows in rows_of(name).items():
                marks = ", ".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    connection.close()


@pytest.fixture
def old(tmp_path):
    """A database of schema 2 with two texts."""
    path = tmp_path / "old.db"
    write_schema_2(path, ["b.txt", "a.txt"])
    return path


def asked(path, query):
    connection = sqlite3.connect(path)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_open_store_brings_an_older_database_up_to_date(old):
    with open_store(old) as store:
        assert list(store.annotations()) == [reading("a.txt"), reading("b.txt")]
        assert store.fingerprints() == {"a.txt": "f", "b.txt": "f"}
        assert store.settings() == {"pipeline": "graphbuild_news"}


def test_open_store_makes_of_an_older_database_what_it_makes_of_none(tmp_path, old):
    open_store(old).close()
    open_store(tmp_path / "new.db", create=True).close()

    schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
    assert asked(old, schema) == asked(tmp_path / "new.db", schema)
    assert asked(old, "PRAGMA user_version") == asked(tmp_path / "new.db", "PRAGMA user_version")


def test_open_store_keeps_the_words_of_older_sentences(old):
    open_store(old).close()

    assert asked(old, "SELECT DISTINCT text FROM sentences") == [("Añasco wrote to Osaka.",), ("It did not answer.",)]
    assert asked(old, "SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'osaka'") == [(2,)]


def test_open_store_leaves_no_row_without_its_text_behind(old):
    with open_store(old) as store:
        store.remove(["a.txt"])

    assert asked(old, "PRAGMA foreign_key_check") == []
    assert asked(old, "PRAGMA integrity_check") == [("ok",)]


def test_open_store_gives_back_the_room_of_the_older_tables(old):
    open_store(old).close()

    assert asked(old, "PRAGMA freelist_count") == [(0,)]


def test_open_store_says_what_to_do_with_an_older_database_that_it_may_not_write(old, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(StoreError, match=r"older graphbuild.* may not be written to\. Make the file and its folder"):
        open_store(old)
    assert asked(old, "PRAGMA user_version") == [(2,)]


def test_open_store_waits_for_another_program_that_brings_it_up_to_date(tmp_path):
    path = tmp_path / "old.db"
    write_schema_2(path, MANY)
    children = [subprocess.Popen(opening(path), stderr=subprocess.PIPE) for _ in range(2)]

    assert [child.communicate()[1] for child in children] == [b"", b""]
    with open_store(path) as store:
        assert list(store.annotations()) == [reading(name) for name in MANY]


def opening(path):
    script = "import sys; from graphbuild.store import open_store; print(flush=True); open_store(sys.argv[1]).close()"
    return [sys.executable, "-c", script, str(path)]


@pytest.mark.kills
def test_open_store_leaves_an_older_database_whole_when_killed(tmp_path, kills):
    path, chance = tmp_path / "old.db", random.Random(3)
    for _ in range(kills):
        path.unlink(missing_ok=True)
        write_schema_2(path, MANY)
        with subprocess.Popen(opening(path), stdout=subprocess.PIPE) as child:
            child.stdout.readline()
            time.sleep(chance.uniform(0, 0.15))
            child.kill()

        assert asked(path, "SELECT count(*) FROM documents") == [(len(MANY),)]
        with open_store(path) as store:
            assert list(store.annotations()) == [reading(name) for name in MANY]
