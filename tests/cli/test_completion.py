"""What shells complete, and the script that makes them."""

import os
import shutil
import subprocess
import sys

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from graphbuild.cli import main


def offered(*words, typed=""):
    """Return what is offered after the words of a command line and what is typed of the next."""
    completed = ShellComplete(main, {}, "graphbuild", "_GRAPHBUILD_COMPLETE").get_completions(list(words), typed)
    return [item.value for item in completed]


@pytest.mark.parametrize("typed", ["Joe B", "joe b", "JOE B"])
def test_completion_offers_names_of_the_database_in_any_case(typed, seed_db):
    assert offered("show", "--db", str(seed_db), typed=typed) == ["Joe Biden"]


@pytest.mark.parametrize(
    "words",
    [["paths", "Russia"], ["view", "--focus"], ["centrality", "--between"], ["merge"], ["measure"], ["connect"]],
    ids=" ".join,
)
def test_completion_offers_names_wherever_a_command_takes_one(words, seed_db):
    assert "Nord Stream 2" in offered("--help", words[0], "--db", str(seed_db), *words[1:], typed="Nord S")


def test_completion_offers_nothing_without_a_database(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert offered("show", typed="Joe") == []
    assert list(tmp_path.iterdir()) == []


def test_completion_offers_nothing_of_a_file_that_is_no_database(tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("Joe Biden")

    assert offered("show", "--db", str(other), typed="Joe") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_a_shell(shell):
    result = CliRunner().invoke(main, ["completion", shell])

    assert result.exit_code == 0, result.stderr
    assert f"_GRAPHBUILD_COMPLETE={shell}_complete" in result.stdout


PRESSED = """
eval "$(graphbuild completion bash)"
COMP_WORDS=(graphbuild show --db "$DATABASE" {word}) COMP_CWORD=4
_graphbuild_completion graphbuild
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash on this machine")
@pytest.mark.parametrize(("word", "completed"), [("Joe", r"Joe\ Biden"), (r"\"Joe", "Joe Biden")])
def test_completion_is_taken_by_bash_as_one_word(word, completed, seed_db, tmp_path):
    program = tmp_path / "graphbuild"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m graphbuild "$@"\n')
    program.chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "DATABASE": str(seed_db)}

    ran = subprocess.run(
        ["bash", "-c", PRESSED.format(word=word)], env=environment, capture_output=True, text=True, check=False
    )

    assert (ran.stdout, ran.stderr) == (f"{completed}\n", "")
