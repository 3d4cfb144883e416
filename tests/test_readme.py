"""The README's examples are run, and their output is what it shows."""

import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphbuild.cli import main

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
EXAMPLE = re.compile(r"```console\n\$ graphbuild (?P<line>[^\n]*)\n(?P<output>.*?)```", re.DOTALL)


def expanded(part):
    """Expand a glob as a shell would."""
    return sorted(map(str, Path().glob(part))) if "*" in part else [part]


def said(line, db):
    """Run a command line in the repository, on the seeds' database."""
    arguments = [argument for part in shlex.split(line) for argument in expanded(part)]
    result = CliRunner().invoke(main, [*arguments, "--db", str(db)])
    assert result.exit_code == 0, result.stderr
    return result.stdout


def beginning(printed, shown):
    """Cut what is printed where what is shown leaves off with an ellipsis."""
    lines = shown.splitlines()
    return "\n".join([*printed.splitlines()[: len(lines) - 1], "…", ""]) if lines[-1] == "…" else printed


@pytest.mark.parametrize(
    "example", [pytest.param(found, id=found["line"]) for found in EXAMPLE.finditer(README.read_text("utf-8"))]
)
def test_readme_shows_what_a_command_prints(example, seed_db, monkeypatch):
    monkeypatch.chdir(ROOT)
    printed = beginning(said(example["line"], seed_db), example["output"])
    if os.environ.get("GRAPHBUILD_REWRITE_GOLDEN"):
        shown = example[0].removesuffix(f"{example['output']}```")
        README.write_text(README.read_text("utf-8").replace(example[0], f"{shown}{printed}```"), "utf-8")
        return

    assert example["output"] == printed


def test_readme_names_files_that_are_there():
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", README.read_text("utf-8"))

    assert [name for name in linked if not (ROOT / name).exists()] == []


def test_readme_shows_the_python_face_as_it_is(monkeypatch, tmp_path, seeds):
    """The block runs as written, beside a folder of the seeds."""
    block = re.search(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)[1]
    (tmp_path / "seeds").symlink_to(seeds)
    monkeypatch.chdir(tmp_path)

    names = {}
    exec(block, names)

    assert names["routes"]
    assert (tmp_path / "graph.html").exists()
