"""The examples of the README and the guide are run, and their output is what they show."""

import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphbuild.cli import main

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = (README, *sorted((ROOT / "graphbuild" / "guide" / "pages").glob("*.md")))
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
    ("page", "example"),
    [
        pytest.param(page, found, id=f"{page.stem}: {found['line']}")
        for page in PAGES
        for found in EXAMPLE.finditer(page.read_text("utf-8"))
    ],
)
def test_page_shows_what_a_command_prints(page, example, seed_db, monkeypatch):
    monkeypatch.chdir(ROOT)
    printed = beginning(said(example["line"], seed_db), example["output"])
    if os.environ.get("GRAPHBUILD_REWRITE_GOLDEN"):
        shown = example[0].removesuffix(f"{example['output']}```")
        page.write_text(page.read_text("utf-8").replace(example[0], f"{shown}{printed}```"), "utf-8")
        return

    assert example["output"] == printed


def command_lines(page):
    """Yield the words of each command line in the shell blocks of a page."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    for block in (block for language, block in blocks if language in {"", "sh"}):
        line = ""
        for more in block.splitlines():
            line += f"{more}\n"
            if line.count('"') % 2 == 0:
                words = shlex.split(line, comments=True)
                line = ""
                if words[:1] == ["graphbuild"]:
                    yield words[1:]


@pytest.mark.parametrize(
    "words",
    [pytest.param(words, id=f"{page.stem}: {shlex.join(words)}") for page in PAGES for words in command_lines(page)],
)
def test_page_shows_command_lines_that_are_taken(words, monkeypatch):
    """The line is read as it would be, up to where the command would run: no option is unknown, no value wrong."""
    monkeypatch.chdir(ROOT)
    name, *arguments = words

    assert main.commands[name].make_context(name, arguments).params


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


def test_package_says_in_short_what_the_readme_runs():
    import graphbuild

    block = re.search(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)[1]
    short = [line.strip() for line in graphbuild.__doc__.partition("In short::")[2].splitlines() if line.strip()]

    assert short
    assert [line for line in short if line not in block] == []
