"""A Dask cluster reads as one process does: a real scheduler and two real worker processes, which die on the way."""

import os
import signal
import sys

import pytest
from click.testing import CliRunner

from graphbuild.annotate import BATCH_SIZE
from graphbuild.cli import main
from graphbuild.engine import annotate_all, cluster
from graphbuild.errors import GraphbuildError, ModelError
from graphbuild.exports import WRITERS
from graphbuild.pipeline import Progress, load_graph, update
from graphbuild.store import open_store
from graphbuild.types import Document

MANY = [Document(f"{number:03}.txt", f"Iran sanctioned Chad on day {number}.") for number in range(3 * BATCH_SIZE)]


@pytest.fixture(scope="module")
def here(deadly):  # noqa: ARG001  what its workers read with
    """A cluster of our own: a scheduler and two worker processes."""
    with cluster.cluster_here(2) as started:
        yield started


def raise_it(problem):
    raise problem


def built(store, folder, **options):
    update(store, folder, model="deadly", **options)
    return "".join(WRITERS["json"](load_graph(store)))


def test_build_on_a_cluster_ends_as_undisturbed_when_a_worker_is_killed(here, tmp_path):
    for number in range(6 * BATCH_SIZE):
        (tmp_path / f"{number:03}.txt").write_text(f"Iran sanctioned Chad on day {number}.\n" * 2)
    read, workers = [], [nanny.pid for nanny in here.workers.values()]

    def kill_one(document):
        if not read:
            os.kill(workers[0], signal.SIGKILL)
        read.append(document)

    with open_store(None) as alone, open_store(None) as store:
        progress = Progress(on_document=kill_one)
        disturbed = built(store, tmp_path, scheduler=here.scheduler_address, progress=progress)

        assert len(read) == 6 * BATCH_SIZE
        assert disturbed == built(alone, tmp_path)


def test_annotate_all_singles_out_a_text_that_kills_workers(here, monkeypatch):
    monkeypatch.setattr(here.scheduler, "allowed_failures", 0)
    killer, problems = Document("killer.txt", "POISON"), []

    given = [*MANY[:40], killer, *MANY[40:]]
    found = list(annotate_all(given, "deadly", scheduler=here.scheduler_address, on_error=problems.append))

    assert [annotation.document for annotation in found] == MANY
    assert [problem.text for problem in problems] == ["killer.txt"]
    assert str(problems[0]) == "killer.txt ended every worker that read it, when read alone, too."


def test_annotate_all_refuses_a_cluster_that_would_read_otherwise(here, monkeypatch):
    monkeypatch.setattr(cluster, "fingerprint", lambda _model: "ours")

    with pytest.raises(ModelError, match="would read otherwise than this program: install the same"):
        list(annotate_all(MANY, "deadly", scheduler=here.scheduler_address, on_error=raise_it))


def test_annotate_all_says_which_scheduler_does_not_answer(monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 0.2)

    with pytest.raises(GraphbuildError, match=r"^No Dask scheduler answers at tcp://127.0.0.1:1\. Start one"):
        list(annotate_all(MANY, scheduler="tcp://127.0.0.1:1", on_error=raise_it))


@pytest.mark.parametrize("address", ["nonsense", "http://127.0.0.1:1"])
def test_annotate_all_asks_nobody_at_what_is_no_address(address, monkeypatch):
    monkeypatch.setattr("distributed.Client", None)

    with pytest.raises(GraphbuildError, match=rf"^No Dask scheduler answers at {address}\. Start one"):
        list(annotate_all([Document("one", "Iran.")], scheduler=address, on_error=print))


def test_build_names_the_extra_that_a_cluster_needs(monkeypatch, seeds, tmp_path):
    monkeypatch.setitem(sys.modules, "distributed", None)

    said = CliRunner().invoke(main, ["build", str(seeds), "--scheduler", "local", "--db", str(tmp_path / "graph.db")])

    assert said.exit_code == 1
    assert "pip install 'graphbuild[cluster]'" in said.stderr
