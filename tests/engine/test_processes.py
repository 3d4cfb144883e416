"""Several processes read as one does."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphbuild.annotate import BATCH_SIZE, MAX_LENGTH
from graphbuild.engine import annotate_all
from graphbuild.errors import GraphbuildError, ModelError
from graphbuild.types import Document

MANY = [Document(f"{number:03}.txt", f"Iran sanctioned Chad on day {number}.") for number in range(3 * BATCH_SIZE)]

READING = """
from graphbuild.engine import annotate_all
from graphbuild.types import Document

if __name__ == "__main__":
    documents = (Document(f"{number}.txt", "Iran sanctioned Chad. " * 20) for number in range(100_000))
    for annotation in annotate_all(documents, workers=2, on_error=print):
        print(annotation.document.id, flush=True)
"""


def raise_it(problem):
    raise problem


def test_annotate_all_reads_the_same_in_two_processes_as_in_one():
    alone = list(annotate_all(MANY, on_error=raise_it))

    assert list(annotate_all(MANY, workers=2, on_error=raise_it)) == alone


def test_annotate_all_reports_from_workers_what_cannot_be_read_and_goes_on():
    problems = []
    long = Document("long.txt", "x" * (MAX_LENGTH + 1))

    found = list(annotate_all([*MANY[:10], long, *MANY[10:]], workers=2, on_error=problems.append))

    assert [annotation.document for annotation in found] == MANY
    assert [str(problem).split()[0] for problem in problems] == ["long.txt"]


def test_annotate_all_loads_no_pipeline_for_no_document():
    assert list(annotate_all([], "no-such-pipeline", workers=2, on_error=raise_it)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_annotate_all_refuses_a_pipeline_that_is_not_there(workers):
    with pytest.raises(ModelError, match="no-such-pipeline"):
        list(annotate_all(MANY, "no-such-pipeline", workers=workers, on_error=raise_it))


@pytest.fixture
def reading(tmp_path):
    """A process that reads on and on, with two workers, and has begun."""
    script = tmp_path / "reading.py"
    script.write_text(READING)
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        process.stdout.readline()
        yield process
        process.kill()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_annotate_all_leaves_no_worker_behind_when_it_is_killed(reading):
    workers = children(reading.pid)

    reading.kill()

    assert workers
    assert wait_until(lambda: not any(is_running(worker) for worker in workers))


def test_annotate_all_singles_out_a_text_that_kills_its_process(deadly):
    problems, alone = [], list(annotate_all(MANY, deadly, on_error=raise_it))
    killer = Document("killer.txt", "POISON")

    found = list(annotate_all([*MANY[:40], killer, *MANY[40:]], deadly, workers=2, on_error=problems.append))

    assert found == alone
    assert [str(problem) for problem in problems] == ["killer.txt ended the process that read it (signal 9), twice."]
    assert problems[0].text == "killer.txt"


def test_annotate_all_starts_processes_for_few_texts_when_they_are_to_be_read_apart(monkeypatch):
    monkeypatch.setattr("graphbuild.engine.in_processes", lambda batches, _job, _workers: [*batches])

    assert list(annotate_all(MANY[:2], workers=2, apart=True, on_error=raise_it)) == [tuple(MANY[:2])]


def test_annotate_all_gives_up_when_a_process_dies_before_it_can_read(deadly, monkeypatch):
    monkeypatch.setenv("DEADLY_LOAD", "1")

    with pytest.raises(GraphbuildError, match=r"^A worker process ended before it could read \(exit code 3\), perhaps"):
        list(annotate_all(MANY, deadly, workers=2, on_error=raise_it))


def children(parent):
    """Return the workers that a process has spawned, but not its resource tracker."""
    status = (path.parent for path in Path("/proc").glob("[0-9]*/stat") if parent_of(path) == parent)
    return [int(path.name) for path in status if b"spawn_main" in (path / "cmdline").read_bytes()]


def parent_of(path):
    try:
        return int(path.read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def is_running(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.1)
    return condition()
