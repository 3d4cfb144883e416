"""The ledger's file: added to, never half."""

import multiprocessing
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from graphbuild.errors import LedgerError
from graphbuild.ledger import Hiding, Subject, append, ledger_path, read_ledger


def hiding(number, name="Berg"):
    when = datetime(2026, 3, 4, tzinfo=UTC)
    return Hiding(by="Ana", date=when, because=f"number {number}", entity=Subject("person:berg", (name,)))


@pytest.fixture
def path(tmp_path):
    return ledger_path(tmp_path / "graph.db")


def test_read_ledger_finds_nothing_where_there_is_no_file(path):
    assert read_ledger(path) == read_ledger(None) == ()
    assert not path.exists()


def test_append_adds_a_line_for_each_decision_that_is_new(path):
    first = append(path, [hiding(1), hiding(2)])
    second = append(path, [hiding(2), hiding(3), hiding(3)])

    assert (first, second) == ((hiding(1), hiding(2)), (hiding(3),))
    assert read_ledger(path) == (hiding(1), hiding(2), hiding(3))
    assert path.read_bytes().count(b"\n") == 3


def test_append_writes_lines_to_read_and_compare(path):
    append(path, [hiding(1, "Bérg")])

    assert path.read_text("utf-8") == (
        '{"action": "hide", "because": "number 1", "by": "Ana", "date": "2026-03-04T00:00:00Z", '
        '"entity": {"id": "person:berg", "names": ["Bérg"]}, "id": "' + hiding(1).id + '"}\n'
    )


@pytest.mark.parametrize("name", ["a\nb", "a\x00b", "a\u2028b", '"\\', "\u202e{}"])
def test_append_keeps_a_line_a_line_whatever_a_name_holds(path, name):
    append(path, [hiding(1, name), hiding(2, name)])

    assert path.read_bytes().count(b"\n") == 2
    assert len(read_ledger(path)) == 2


def test_read_ledger_passes_over_a_torn_end_and_append_cuts_it_off(path):
    append(path, [hiding(1), hiding(2)])
    path.write_bytes(path.read_bytes()[:-40])

    assert read_ledger(path) == (hiding(1),)
    append(path, [hiding(3)])
    assert read_ledger(path) == (hiding(1), hiding(3))


def test_append_keeps_a_last_line_that_lacks_only_its_break(path):
    append(path, [hiding(1)])
    path.write_bytes(path.read_bytes().rstrip())
    append(path, [hiding(2)])

    assert read_ledger(path) == (hiding(1), hiding(2))


def test_read_ledger_counts_a_line_once_that_stands_there_twice(path):
    append(path, [hiding(1)])
    path.write_bytes(path.read_bytes() * 2)

    assert read_ledger(path) == (hiding(1),)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [("nonsense", "line 2 is no JSON"), ("7", "line 2 is no object"), ('{"action": "burn"}', "line 2 has no proper")],
)
def test_read_ledger_names_a_line_that_is_no_decision(path, line, complaint):
    append(path, [hiding(1)])
    with path.open("a") as file:
        file.write(f"{line}\n")

    with pytest.raises(LedgerError, match=complaint):
        read_ledger(path)


def test_read_ledger_notices_a_decision_that_was_changed_by_hand(path):
    append(path, [hiding(1)])
    path.write_text(path.read_text().replace("number 1", "number 2"))

    with pytest.raises(LedgerError, match=f"line 1 has been changed: its id should be {hiding(2).id}"):
        read_ledger(path)


def test_append_says_where_it_may_not_write(tmp_path):
    with pytest.raises(LedgerError, match="Cannot write"):
        append(tmp_path / "no-such-folder" / "graph.ledger.jsonl", [hiding(1)])


@contextmanager
def little_room():
    """No file may grow beyond 400 bytes, as on a disk that is full; nor may the one that a test run is logged to."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_append_leaves_the_file_as_it_was_on_a_full_disk(path):
    append(path, [hiding(1)])
    before = path.read_bytes()

    with pytest.raises(LedgerError, match="Cannot write"), little_room():
        append(path, [hiding(2), hiding(3)])

    assert path.read_bytes() == before


def _append_many(path, first):
    for number in range(first, first + 25):
        append(path, [hiding(number)])


def test_append_loses_no_line_of_two_writers(path):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_append_many, args=(path, first)) for first in (0, 100)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    numbers = {int(decision.because.split()[1]) for decision in read_ledger(path)}
    assert numbers == {*range(25), *range(100, 125)}


WRITER = """
import sys
from pathlib import Path
from datetime import datetime, UTC
from graphbuild.ledger import Hiding, Subject, append
for number in range(10_000):
    text = f"number {number} " + "x" * 5_000
    made = {"by": "Ana", "date": datetime(2026, 3, 4, tzinfo=UTC), "because": text}
    append(Path(sys.argv[1]), [Hiding(**made, entity=Subject("x"))])
"""


@pytest.mark.kills
def test_append_leaves_no_half_line_when_it_is_killed(path, kills):
    chance = random.Random(7)
    for _ in range(kills):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)])
        while not path.exists():
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.2))
        writer.send_signal(signal.SIGKILL)
        writer.wait()

        content = path.read_bytes()
        assert content.count(b"\n") == len(read_ledger(path))
        assert not content or content.endswith(b"\n")
