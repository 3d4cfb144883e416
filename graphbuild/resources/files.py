"""Write a file whole or not at all."""

import os
from pathlib import Path

from graphbuild.errors import OutputError


def write_atomic(path: Path, text: str) -> None:
    """Write a text as UTF-8 bytes, making the folders above it; a reader sees the old file or the new, never a half.

    Half a surrogate pair, which UTF-8 cannot say, is written as its escape. A path that is no regular file (a terminal,
    a pipe) is written to directly.

    Raises:
        OutputError: The file cannot be written there.
    """
    content = text.encode("utf-8", "backslashreplace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except OSError as problem:
        raise OutputError(f"Cannot write {path}: {problem.strerror}. Name another file with -o.") from None


def _replace(path: Path, content: bytes) -> None:
    draft = path.with_name(f".graphbuild-{os.getpid()}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
