"""A folder of pages that is replaced whole or not at all, and only if it is ours."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphbuild.errors import OutputError
from graphbuild.site.pages import STYLE
from graphbuild.views.places import PAGES

START, GRAPH, CENTRALITY = "index.html", "graph.html", "centrality.html"
"""The start page, and the pages of the whole graph beside it."""
BEHIND = (PAGES, GRAPH, CENTRALITY)
"""What the start page links, and so what is replaced before it."""
MARK = b'<meta name="generator" content="graphbuild">'
"""What all our pages have near their beginning, and the style sheet of a site at its very beginning in a comment."""
NEAR = 1_000
LONG_AGO = 24 * 60 * 60
"""After how many seconds a draft is nobody's: no run takes so long."""


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Yield an empty folder; when all is written to it without an error, its contents take their places in ``folder``.

    What else is in the folder stays. After an error all is as it was.

    Raises:
        OutputError: The folder cannot be written to, or holds something of one of our names that is not ours.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder = folder.resolve()
        _refuse_others(folder)
        _sweep(folder)
        draft = folder / f".graphbuild-{os.getpid()}"
        try:
            (draft / PAGES).mkdir(parents=True)
            yield draft
            _swap(draft, folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as problem:
        raise OutputError(f"Cannot write {folder}: {problem.strerror}. Name another folder with -o.") from None


def put(path: Path, content: bytes, former: Path) -> None:
    """Write a page, or where the former one says the same, let that be it: the same file with its time."""
    path.parent.mkdir(exist_ok=True)
    try:
        if former.stat().st_size == len(content) and former.read_bytes() == content:
            path.hardlink_to(former)
            return
    except OSError:
        pass  # there is none, or the folder knows no second names of one file
    path.write_bytes(content)


def _refuse_others(folder: Path) -> None:
    for name in (*BEHIND, START):
        path = folder / name
        if path.exists() and not _is_ours(path / STYLE if name == PAGES else path):
            raise OutputError(f"{path} was not written by graphbuild and would be lost. Name another folder with -o.")


def _is_ours(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return MARK in file.read(NEAR)


def _sweep(folder: Path) -> None:
    """Remove the drafts of runs that were killed long ago."""
    for draft in folder.glob(".graphbuild-*"):
        if draft.is_dir() and time.time() - draft.stat().st_mtime > LONG_AGO:
            shutil.rmtree(draft, ignore_errors=True)


def _swap(draft: Path, folder: Path) -> None:
    """Put what was drafted in place of what is there, which is put back if that fails midway."""
    former = draft / "former"
    former.mkdir()
    try:
        for name in BEHIND:
            if (folder / name).exists():
                (folder / name).replace(former / name)
            if (draft / name).exists():
                (draft / name).replace(folder / name)
        (draft / START).replace(folder / START)
    except OSError:
        for name in BEHIND:
            if (former / name).exists():
                _remove(folder / name)
                (former / name).replace(folder / name)
        raise


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
