import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import networkx as nx
import pytest

from graphbuild.errors import SourceError
from graphbuild.exports import WRITERS
from graphbuild.graph import documents_of, edges_of
from graphbuild.ledger import Hiding, Subject, append, ledger_path
from graphbuild.pipeline import BuildReport, Progress, build, load_graph, update
from graphbuild.store import open_store
from graphbuild.types import RelationType

NORWAY = "Norway imposed sanctions on Chile on Monday."
KENYA = "Kenya criticised Norway on Tuesday."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two small texts in the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(NORWAY)
    (tmp_path / "news" / "b.txt").write_text(KENYA)
    return tmp_path / "news"


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "graph.db", create=True) as store:
        yield store


def export(store):
    return WRITERS["json"](load_graph(store))


def documents(graph):
    return [record["id"] for record in graph.graph["documents"]]


@pytest.mark.usefixtures("folder")
def test_build_returns_a_plain_networkx_graph_of_all_texts():
    graph = build("news")

    assert type(graph) is nx.MultiDiGraph
    assert documents(graph) == ["news/a.txt", "news/b.txt"]


@pytest.mark.usefixtures("folder")
def test_build_without_a_database_leaves_no_file_behind(tmp_path):
    build("news")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["news"]


@pytest.mark.usefixtures("folder")
def test_update_reads_no_text_twice(store):
    update(store, ["news"])

    assert update(store, ["news"]) == BuildReport(read=0, unchanged=2, removed=0, kept=0, failed=0)


def test_update_loads_no_pipeline_when_nothing_changed(store, folder, monkeypatch):
    update(store, folder)
    monkeypatch.setattr("graphbuild.engine.load_pipeline", lambda _model: pytest.fail("loaded a pipeline"))

    update(store, folder)


def test_update_reads_a_changed_text_again_and_only_that(store, folder):
    update(store, folder)
    (folder / "b.txt").write_text("Kenya praised Norway.")

    assert update(store, folder) == BuildReport(read=1, unchanged=1, removed=0, kept=0, failed=0)


def test_update_gives_the_graph_that_a_fresh_build_of_the_changed_texts_gives(store, folder):
    update(store, folder)
    (folder / "b.txt").write_text("Kenya praised Norway.")
    update(store, folder)

    assert export(store) == WRITERS["json"](build(folder))


def test_update_keeps_what_is_no_longer_among_the_sources(store, folder):
    update(store, folder)
    (folder / "b.txt").unlink()

    assert update(store, folder).kept == 1


def test_update_with_prune_removes_what_is_no_longer_among_the_sources(store, folder):
    update(store, folder)
    (folder / "b.txt").unlink()

    assert update(store, folder, prune=True).removed == 1
    assert [path[-5:] for path in documents(load_graph(store))] == ["a.txt"]


def test_update_prunes_nothing_while_a_source_cannot_be_read(store, folder):
    update(store, folder)
    (folder / "b.txt").write_bytes(b"Keny\xe1")

    report = update(store, folder, prune=True, progress=Progress(on_error=lambda _problem: None))

    assert (report.failed, report.removed, report.kept) == (1, 0, 1)


def test_update_reads_all_other_texts_when_one_is_broken(store, folder):
    (folder / "aa.txt").write_bytes(b"\xff\x00\xff")
    problems = []

    report = update(store, folder, progress=Progress(on_error=problems.append))

    assert (report.read, len(problems)) == (2, 1)


def test_update_raises_what_is_broken_when_nobody_listens(store, folder):
    (folder / "aa.txt").write_bytes(b"\xff\x00\xff")

    with pytest.raises(SourceError, match=r"aa\.txt"):
        update(store, folder)


def test_update_reads_everything_again_with_another_pipeline(store, folder, tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    update(store, folder)

    assert update(store, folder, model=tmp_path / "blank").read == 2


def test_load_graph_counts_copies_of_a_text_as_one_source(store, folder):
    (folder / "b.txt").write_text(NORWAY.upper())
    (folder / "c.txt").write_text(NORWAY)
    update(store, folder)

    graph = load_graph(store)
    (edge,) = (edge for edge in edges_of(graph) if edge.relation is RelationType.IMPOSES)
    copies = [record["copy_of"] and Path(record["copy_of"]).name for record in documents_of(graph).values()]
    assert copies == [None, "a.txt", "a.txt"]
    assert edge.weight == 1


def test_load_graph_gives_the_same_bytes_in_whatever_order_texts_came(tmp_path, seeds, seed_db):
    files = sorted(seeds.glob("*.txt"))
    with open_store(tmp_path / "backwards.db", create=True) as store:
        for path in reversed(files):
            update(store, path)
        backwards = export(store)

    with open_store(seed_db) as store:
        assert backwards == export(store)


@pytest.mark.kills
def test_build_killed_at_any_moment_goes_on_to_the_undisturbed_export(tmp_path, seeds, seed_db, kills):
    """Kill the real command at moments spread over its run, one database surviving them all."""
    command = [sys.executable, "-m", "graphbuild", "build", str(seeds), "--db", str(tmp_path / "graph.db")]
    started = time.monotonic()
    subprocess.run([*command[:-1], str(tmp_path / "whole.db")], check=True, capture_output=True)
    whole = time.monotonic() - started

    for moment in range(1, kills + 1):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(whole * moment / (kills + 1))
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    subprocess.run(command, check=True, capture_output=True)

    with open_store(tmp_path / "graph.db") as killed, open_store(seed_db) as undisturbed:
        assert json.loads(export(killed)) == json.loads(export(undisturbed))
        assert export(killed) == export(undisturbed)


def test_load_graph_replays_the_ledger_beside_the_database(tmp_path, folder):
    hidden = Hiding(by="Ana", date=datetime(2026, 3, 4, tzinfo=UTC), entity=Subject("country:no", ("Norway",)))
    with open_store(tmp_path / "graph.db", create=True) as store:
        update(store, folder)
        before = set(load_graph(store))
        append(ledger_path(tmp_path / "graph.db"), [hidden])

        assert before - set(load_graph(store)) == {"country:no"}
