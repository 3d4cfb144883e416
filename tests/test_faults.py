"""Runs that are killed, crowded or starved: what was stored stays whole, and the next run ends as if nothing had been.

Real commands on real files. `make faults` kills each a hundred times: every other time at a random moment of its run,
else a moment after it has begun to write, which is most of a run's danger and little of its time. Runs that are killed
are forks of the test, which has loaded all that they need.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphbuild.cli import main
from graphbuild.exports import pieces
from graphbuild.pipeline import load_graph
from graphbuild.store import open_store

resource = pytest.importorskip("resource")

NAMES = ("Norway", "Chile", "Kenya", "Japan", "Peru")
TEXTS = 60
WRITING = 0.03
"""For how many seconds after its first write a run is killed, where that is aimed at."""


BUILD = ["build", "news", "--model", "model", "--workers", "1", "--db", "graph.db"]
PRUNE = [*BUILD, "--prune"]
PARTS = ["build", "news", "--model", "model", "--workers", "1", "--parts", "parts"]
APPLY = ["apply", "changes.json", "--by", "Ana", "--db", "graph.db"]
ALONE = [sys.executable, "-m", "graphbuild", *BUILD]


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """A folder with texts, a pipeline that is quick to load, a page's changes, and the database of all texts."""
    import spacy

    folder = tmp_path_factory.mktemp("archive")
    spacy.blank("en").to_disk(folder / "model")
    (folder / "news").mkdir()
    for number in range(TEXTS):
        one, other = NAMES[number % 5], NAMES[(number // 5) % 5]
        (folder / "news" / f"{number:02}.txt").write_text(f"{one} met {other} on day {number}.\n" * 12)
    notes = [note(number) for number in range(200)]
    changes = {"format": "graphbuild-changes 1", "by": "", "changes": notes}
    (folder / "changes.json").write_text(json.dumps(changes))
    before = Path.cwd()
    os.chdir(folder)
    CliRunner().invoke(main, BUILD, catch_exceptions=False)
    os.chdir(before)
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
        return "".join(pieces(load_graph(store), "json"))


def start(command, folder):
    """Run a command in a process of its own and return that process's id."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python warns of forks beside threads, which numpy has
        child = os.fork()
    if child == 0:
        try:
            os.chdir(folder)
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            main(command, standalone_mode=False)
        except BaseException:  # noqa: BLE001  whatever happens, the child must not go on as a second test run
            os._exit(1)
        os._exit(0)
    return child


def run(command, folder):
    assert os.waitpid(start(command, folder), 0)[1] == 0


def kill(command, folder, moment, file=None):
    """Start a command and kill it after so many seconds; with a file, after it has begun to write that."""
    child = start(command, folder)
    while file and not has_ended(child) and not (file.exists() and file.stat().st_size):
        time.sleep(0.001)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def has_ended(child):
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def kill_again_and_again(command, folder, kills, *, written, before, after=lambda: None):  # noqa: PLR0913
    """Kill runs of a command, between `before` and `after`, and let a last one end."""
    before()
    started, chance = time.monotonic(), random.Random(7)
    run(command, folder)
    whole = time.monotonic() - started
    for turn in range(kills):
        before()
        if turn % 2:
            kill(command, folder, chance.uniform(0, WRITING), folder / written)
        else:
            kill(command, folder, chance.uniform(0, whole))
        after()
    run(command, folder)


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
    run(BUILD, desk)
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
    run(APPLY, calm)
    ledger = desk / "graph.ledger.jsonl"

    kill_again_and_again(APPLY, desk, kills, written=ledger.name, before=lambda: ledger.unlink(missing_ok=True))
    assert ledger.read_bytes() == (calm / ledger.name).read_bytes()
    assert export(desk / "graph.db") == export(calm / "graph.db")


@pytest.mark.kills
def test_parts_killed_at_any_moment_go_on_to_the_undisturbed_export(archive, desk, kills, monkeypatch):
    pytest.importorskip("pyarrow")
    monkeypatch.setattr("graphbuild.gather.TEXTS", 8)
    parts = desk / "parts"

    def before():
        if len(list(parts.glob("documents/*.parquet"))) == -(-TEXTS // 8):
            shutil.rmtree(parts)

    kill_again_and_again(PARTS, desk, -(-kills // 3), written="parts/sentences", before=before)
    forget(desk)
    run(["gather", "parts", "--db", "graph.db"], desk)

    assert len(list(parts.glob("documents/*.parquet"))) == -(-TEXTS // 8)
    assert export(desk / "graph.db") == export(archive / "graph.db")


def test_two_builds_at_once_lose_no_text(archive, desk):
    forget(desk)
    children = [subprocess.Popen(ALONE, cwd=desk, stderr=subprocess.PIPE) for _ in range(2)]
    ends = [(child.communicate()[1], child.returncode) for child in children]

    assert [code for _, code in ends] == [0, 0], ends
    assert export(desk / "graph.db") == export(archive / "graph.db")


def test_build_on_a_full_disk_says_so_and_goes_on_once_there_is_room(archive, desk):
    forget(desk)

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (350_000, 350_000))

    starved = subprocess.run(ALONE, cwd=desk, capture_output=True, text=True, preexec_fn=little_room, check=False)
    between = len(read(desk))
    run(BUILD, desk)

    assert starved.returncode == 1
    assert starved.stderr.splitlines()[-1].startswith("Error: graph.db cannot be read or written: the disk is full")
    assert 0 < between < TEXTS
    assert export(desk / "graph.db") == export(archive / "graph.db")
