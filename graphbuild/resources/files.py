"""Write a file whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from graphbuild.errors import OutputError


def write_atomic(path: Path, text: str) -> None:
    """Write a text as :func:`write_pieces` does."""
    write_pieces(path, [text])


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Write a text, given in pieces, as UTF-8 bytes, making the folders above it.

    A reader sees the old file or the new, never a half. Half a surrogate pair, which UTF-8 cannot say, is written as
    its escape. A path that is no regular file (a terminal, a pipe) is written to directly.

    Raises:
        OutputError: The file cannot be written there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                _pour(pieces, stream)
        else:
            _replace(path.resolve(), pieces)
    except OSError as problem:
        raise OutputError(f"Cannot write {path}: {problem.strerror}. Name another file with -o.") from None


def _replace(path: Path, pieces: Iterable[str]) -> None:
    draft = path.with_name(f".graphbuild-{os.getpid()}.tmp")
    try:
        with draft.open("wb") as stream:
            _pour(pieces, stream)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _pour(pieces: Iterable[str], stream: BinaryIO) -> None:
    stream.writelines(piece.encode("utf-8", "backslashreplace") for piece in pieces)
