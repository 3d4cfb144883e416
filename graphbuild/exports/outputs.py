"""A folder of files, or the same as a zip archive, replaced whole or not at all, and only if it is ours."""

import json
import os
import shutil
import zipfile
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graphbuild.errors import OutputError
from graphbuild.graph import EntityGraph

ABOUT = "graph.json"
"""What every folder holds beside its tables: the attributes of the graph itself, and by whom it was written."""
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can say: its bytes must not tell when it was made."""
_PLAIN_FILE = 0o100644 << 16


def about(graph: EntityGraph, form: str) -> str:
    """Return the text of :data:`ABOUT`: all of the graph's own attributes but the documents, which are a table."""
    attributes = {name: value for name, value in graph.graph.items() if name != "documents"}
    record = {"generator": "graphbuild", "format": form, "graph": attributes}
    return json.dumps(record, ensure_ascii=True, allow_nan=False, indent=1, sort_keys=True) + "\n"


def read_about(text: str) -> dict[str, Any] | None:
    """Return what :func:`about` wrote, or None where nobody here wrote this."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return None
    ours = isinstance(record, dict) and record.get("generator") == "graphbuild"
    return record if ours and isinstance(record.get("graph"), dict) else None


def write_folder(path: Path, write: Callable[[Path], None], ours: Container[str]) -> None:
    """Let ``write`` fill an empty folder, then put it in the place of what was there; with ``.zip``, as an archive.

    After an error all is as it was. ``ours`` are the names of all files that any ``write`` makes; a folder that holds
    others is left alone.

    Raises:
        OutputError: It cannot be written there, or a folder there holds what is not ours.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path = path.resolve()
        with _draft(path) as draft:
            if path.suffix == ".zip":
                write(draft)
                _zip(draft, draft.with_suffix(".zip")).replace(path)
            else:
                _refuse_others(path, ours)
                write(draft)
                _swap(draft, path)
    except OSError as problem:
        raise OutputError(f"Cannot write {path}: {problem.strerror}. Name another place with -o.") from None


@contextmanager
def _draft(path: Path) -> Iterator[Path]:
    draft = path.with_name(f".graphbuild-{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        draft.with_suffix(".zip").unlink(missing_ok=True)


def _refuse_others(folder: Path, ours: Container[str]) -> None:
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file, and this format writes several. Name a folder with -o, or a .zip.")
    if not folder.exists() or not any(folder.iterdir()):
        return
    mark = folder / ABOUT
    if not mark.is_file() or read_about(mark.read_text("utf-8", "replace")) is None:
        raise OutputError(f"{folder} was not written by graphbuild and would be lost. Name another folder with -o.")
    other = next((path for path in sorted(folder.iterdir()) if path.name not in ours or not path.is_file()), None)
    if other:
        raise OutputError(
            f"{other} was not written by graphbuild and would be lost. Move it away, or name another folder with -o."
        )


def _swap(draft: Path, folder: Path) -> None:
    """Put a folder in the place of another, which is put back if that fails."""
    if not folder.exists():
        draft.rename(folder)
        return
    former = draft.with_suffix(".former")
    folder.rename(former)
    try:
        draft.rename(folder)
    except OSError:
        former.rename(folder)
        raise
    shutil.rmtree(former, ignore_errors=True)


def _zip(folder: Path, archive: Path) -> Path:
    """Pack the files of a folder; equal files give equal bytes."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(path.name, _LONG_AGO)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _PLAIN_FILE, 3
            with path.open("rb") as source, packed.open(entry, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)
    return archive
