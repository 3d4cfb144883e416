"""Runs that are killed, crowded or starved: what was stored stays whole, and the next run ends as if nothing had been.

Real commands on real files. `make faults` kills each a hundred times: every other time at a random moment of its run,
else a moment after it has begun to write, which is most of a run's danger and little of its time.
"""

import json
import random
import shutil
import subprocess
import sys
import time

import pytest

from graphbuild.exports import WRITERS
from graphbuild.pipeline import load_graph
from graphbuild.store import open_store

resource = pytest.importorskip("resource")

NAMES = ("Norway", "Chile", "Kenya", "Japan", "Peru")
TEXTS = 60
WRITING = 0.03
"""For how many seconds after its first write a run is killed, where that is aimed at."""


def graphbuild(*words):
    return [sys.executable, "-m", "graphbuild", *words]


BUILD = graphbuild("build", "news", "--model", "model", "--workers", "1", "--db", "graph.db")
PRUNE = [*BUILD, "--prune"]
APPLY = graphbuild("apply", "changes.json", "--by", "Ana", "--db", "graph.db")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """A folder with texts, a pipeline that is quick to load, a page's changes, and the database of all texts."""
    import spacy

    folder = tmp_path_factory.mktemp("archive")
    spacy.blank("en").to_disk(folder / "model")
    (folder / "news").mkdir()
    for number in range(TEXTS):
        one, other = NAMES[number % 5], NAMES[(number // 5) % 5]
        (folder / "news" / f"{number:02}.txt").write_text(f"{one} met {other} on day {number}.\n" * 40)
    notes = [note(number) for number in range(200)]
    changes = {"format": "graphbuild-changes 1", "by": "", "changes": notes}
    (folder / "changes.json").write_text(json.dumps(changes))
    subprocess.run(BUILD, cwd=folder, check=True, capture_output=True)
    return folder


def note(number):
    told = {"because": f"reason {number} " * 50, "date": "2026-03-04T05:06:07Z", "text": f"Note {number}."}
    return {"action": "note", "entity": {"id": "country:no", "names": ["Norway"]}, **told}


@pytest.fixture
def desk(archive, tmp_path):
    """A copy of the archive that a test may spoil."""
    return shutil.copytree(archive, tmp_path / "desk")


def export(path):
    with open_store(path) as store:
        return WRITERS["json"](load_graph(store))


def kill(command, folder, moment, file=None):
    """Start a command and kill it after so many seconds; with a file, after it has begun to write that."""
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while file and child.poll() is None and not (file.exists() and file.stat().st_size):
        time.sleep(0.001)
    time.sleep(moment)
    child.kill()
    child.wait()


def kill_again_and_again(command, folder, kills, *, written, before, after=lambda: None):  # noqa: PLR0913
    """Kill runs of a command, between `before` and `after`, and let a last one end."""
    started, chance = time.monotonic(), random.Random(7)
    before()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    whole = time.monotonic() - started
    for turn in range(kills):
        before()
        if turn % 2:
            kill(command, folder, chance.uniform(0, WRITING), folder / written)
        else:
            kill(command, folder, chance.uniform(0, whole))
        after()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def read(folder):
    with open_store(folder / "graph.db", create=True) as store:
        return [annotation.document.id for annotation in store.annotations()]


def forget(folder):
    for path in folder.glob("graph.*"):
        path.unlink()


@pytest.mark.kills
def test_build_killed_at_any_moment_goes_on_to_the_undisturbed_export(archive, desk, kills):
    """One database survives the kills; where a run has come to its end, it begins anew."""

    def before():
        if len(read(desk)) == TEXTS:
            forget(desk)

    kill_again_and_again(BUILD, desk, kills, written="graph.db-wal", before=before)

    assert export(desk / "graph.db") == export(archive / "graph.db")


@pytest.mark.kills
def test_prune_killed_at_any_moment_goes_on_to_the_undisturbed_export(archive, desk, kills):
    for path in sorted((desk / "news").iterdir())[::2]:
        path.unlink()
    forget(desk)
    subprocess.run(BUILD, cwd=desk, check=True, capture_output=True)
    undisturbed = export(desk / "graph.db")

    def before():
        forget(desk)
        shutil.copy(archive / "graph.db", desk)

    def after():
        assert len(read(desk)) in {TEXTS // 2, TEXTS}

    kill_again_and_again(PRUNE, desk, kills, written="graph.db-wal", before=before, after=after)
    assert export(desk / "graph.db") == undisturbed


@pytest.mark.kills
def test_apply_killed_at_any_moment_goes_on_to_the_undisturbed_export(archive, desk, kills, tmp_path):
    calm = shutil.copytree(archive, tmp_path / "calm")
    subprocess.run(APPLY, cwd=calm, check=True, capture_output=True)
    ledger = desk / "graph.ledger.jsonl"

    kill_again_and_again(APPLY, desk, kills, written=ledger.name, before=lambda: ledger.unlink(missing_ok=True))
    assert ledger.read_bytes() == (calm / ledger.name).read_bytes()
    assert export(desk / "graph.db") == export(calm / "graph.db")


def test_two_builds_at_once_lose_no_text(archive, desk):
    forget(desk)
    children = [subprocess.Popen(BUILD, cwd=desk, stderr=subprocess.PIPE) for _ in range(2)]
    ends = [(child.communicate()[1], child.returncode) for child in children]

    assert [code for _, code in ends] == [0, 0], ends
    assert export(desk / "graph.db") == export(archive / "graph.db")


def test_build_on_a_full_disk_says_so_and_goes_on_once_there_is_room(archive, desk):
    forget(desk)

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    starved = subprocess.run(BUILD, cwd=desk, capture_output=True, text=True, preexec_fn=little_room, check=False)
    between = len(read(desk))
    subprocess.run(BUILD, cwd=desk, check=True, capture_output=True)

    assert starved.returncode == 1
    assert starved.stderr.splitlines()[-1].startswith("Error: graph.db cannot be read or written: the disk is full")
    assert 0 < between < TEXTS
    assert export(desk / "graph.db") == export(archive / "graph.db")
