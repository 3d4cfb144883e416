"""The notebooks run from top to bottom, and are stored as they were written."""

import json
import shutil
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
ARCHIVE = (
    ("2023-01-10", "Norway imposed sanctions on Belarus on Tuesday. Chile condemned Belarus."),
    ("2023-02-10", "Chile and Kenya imposed an arms embargo on Belarus. Norway thanked Kenya."),
    ("2023-03-10", "Kenya criticised Norway. Belarus threatened Norway with a ban on imports."),
)
"""A small archive in words of our own."""


def read(path):
    import nbformat

    return nbformat.read(path, as_version=4)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder as in the repository, with seeds and an archive; the first notebook builds what the next use."""
    root = tmp_path_factory.mktemp("desk")
    shutil.copytree(NOTEBOOKS[0].parent, root / "notebooks")
    (root / "seeds").symlink_to(NOTEBOOKS[0].parents[1] / "seeds")
    lines = [json.dumps({"id": day, "date": day, "text": text}) for day, text in ARCHIVE]
    (root / "archive.jsonl").write_text("\n".join(lines), "utf-8")
    return root


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning:zmq", "ignore:.*event loop.*:DeprecationWarning")
@pytest.mark.parametrize("name", [path.name for path in NOTEBOOKS])
def test_notebook_runs_and_shows_its_pages_inline(name, desk, tmp_path, monkeypatch):
    from nbclient import NotebookClient

    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    monkeypatch.setenv("GRAPHBUILD_ARCHIVE", str(desk / "archive.jsonl"))
    notebook = read(desk / "notebooks" / name)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(desk / "notebooks")}}).execute()

    shown = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", [])]
    assert any("text/markdown" in data for data in shown)
    assert all(data["text/html"].startswith("<iframe srcdoc=") for data in shown if "text/html" in data)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebook_is_stored_without_outputs(path):
    for cell in read(path).cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebook_asks_a_question_and_ends_with_an_exercise(path):
    prose = [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]

    assert "**The question: " in prose[0]
    assert prose[-1].startswith("## Exercise")
