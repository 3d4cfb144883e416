"""What goes to which stream, in a real shell."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such shell")


def in_a_shell(line, **environment):
    command = f"{shlex.quote(sys.executable)} -m graphbuild {line}"
    shell = ["bash", "-c", command]
    return subprocess.run(shell, env={**os.environ, **environment}, capture_output=True, check=False)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_results_are_utf_8_whatever_the_locale(seed_db, encoding):
    result = in_a_shell(f"show Russia --db {seed_db}", PYTHONIOENCODING=encoding)

    assert (result.returncode, result.stderr) == (0, b"")
    assert "“" in result.stdout.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_said_in_one_line(seed_db):
    result = in_a_shell(f"export --db {seed_db} > /dev/full")

    assert result.returncode != 0
    assert result.stderr.decode().startswith("Error: Cannot go on: [Errno 28] No space left on device.\n")
    assert b"Traceback" not in result.stderr


def test_a_reader_that_leaves_early_hears_nothing(seed_db):
    result = in_a_shell(f"export --db {seed_db} | head -1")

    assert (result.stdout, result.stderr) == (b"{\n", b"")


def test_build_works_with_standard_error_closed(tmp_path):
    (tmp_path / "a.txt").write_text("Norway imposed sanctions on Chile.")

    assert in_a_shell(f"build {tmp_path / 'a.txt'} --db {tmp_path / 'a.db'} 2>&-").returncode == 0


def test_build_counts_on_a_terminal_and_promises_no_end(tmp_path):
    (tmp_path / "a.txt").write_text("Norway imposed sanctions on Chile.")
    terminal, its_end = os.openpty()
    command = [sys.executable, "-m", "graphbuild", "build", tmp_path / "a.txt", "--db", tmp_path / "a.db"]
    subprocess.run(command, stderr=its_end, check=True)

    said = os.read(terminal, 10_000).decode()

    assert "Reading" in said
    assert "1/1" not in said
    assert said.endswith("Texts: 1 read, 0 unchanged.\r\n")
