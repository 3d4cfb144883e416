"""The habits of the house that a machine can check."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "graphbuild").rglob("*.py"))
MAX_MODULE, MAX_FUNCTION = 250, 25
ALLOWED_AT_TOP = {
    "pyproject.toml", "graphbuild", "notebooks", "output", "tests", "seeds",
    "README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile",
}  # fmt: skip


def tracked():
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("this is no git checkout")
    return listing.stdout.splitlines()


def body_length(function):
    """Count a function's lines without its signature and docstring, which may be as long as they must."""
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    return statements[-1].end_lineno - statements[0].lineno + 1 if statements else 0


def test_top_of_the_repository_holds_what_the_house_allows():
    top = {path.split("/")[0] for path in tracked()}

    assert {name for name in top if not name.startswith(".")} <= ALLOWED_AT_TOP


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_is_short(path):
    assert len(path.read_text("utf-8").splitlines()) <= MAX_MODULE


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_are_short(path):
    functions = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]

    assert [f.name for f in functions if body_length(f) > MAX_FUNCTION] == []


def module_map():
    """One line a module: its path, and what its docstring says first."""
    for path in MODULES:
        about = ast.get_docstring(ast.parse(path.read_text("utf-8"))).split("\n\n")[0]
        yield f"- `{path.relative_to(ROOT / 'graphbuild').as_posix()}` {' '.join(about.split())}"


def test_contributing_maps_every_module():
    guide = ROOT / "CONTRIBUTING.md"
    before, _, rest = guide.read_text("utf-8").partition("<!-- map -->\n")
    mapped, _, after = rest.partition("<!-- end of map -->\n")
    drawn = "\n".join(module_map()) + "\n"
    if os.environ.get("GRAPHBUILD_REWRITE_GOLDEN"):
        guide.write_text(f"{before}<!-- map -->\n{drawn}<!-- end of map -->\n{after}", "utf-8")
        return

    assert mapped == drawn


def test_readme_names_every_command():
    from graphbuild.cli import COMMANDS

    readme = (ROOT / "README.md").read_text("utf-8")

    assert [command.name for command in COMMANDS if f"graphbuild {command.name}" not in readme] == []


def test_no_file_names_a_package_index():
    listed = [path for path in tracked() if path.endswith((".toml", ".cfg", ".txt", ".lock", ".json", "Makefile"))]
    indexed = re.compile(r"--(extra-)?index-url|--find-links|registry=")

    assert [path for path in listed if indexed.search((ROOT / path).read_text("utf-8", errors="replace"))] == []


@pytest.mark.parametrize("seed", sorted((ROOT / "seeds").glob("*.txt")), ids=lambda path: path.name)
def test_seeds_are_the_articles_as_they_were_found(seed):
    original = Path(os.environ.get("GRAPHBUILD_SHARED", ROOT.parent / "shared")) / "gold" / "dev" / seed.name
    if not original.exists():
        pytest.skip("the annotated texts are not on this machine")

    assert seed.read_bytes() == original.read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["build", "--help"],
        ["build", "no-such-file.txt"],
        ["build", "seeds", "--model", "no_such_model"],
        ["show", "Iran", "--db", "no-such.db"],
        ["view"],
        ["paths", "Iran"],
        ["evaluate", "no-such.gold.json"],
    ],
    ids=" ".join,
)
def test_help_and_errors_answer_without_importing_spacy(arguments, tmp_path):
    code = (
        "import sys, runpy\n"
        f"sys.argv = ['graphbuild', *{arguments!r}]\n"
        "try:\n    runpy.run_module('graphbuild', run_name='__main__')\n"
        "except SystemExit:\n    pass\n"
        "print('LOADED' if 'spacy' in sys.modules else 'LIGHT')\n"
    )

    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert ran.stdout.endswith("LIGHT\n")
