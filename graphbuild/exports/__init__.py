"""Graphs as files for other programs, one format a file."""

from collections.abc import Callable
from pathlib import Path

from graphbuild.exports.interchange import load, to_json
from graphbuild.graph import EntityGraph
from graphbuild.resources.files import write_atomic

__all__ = ["WRITERS", "load", "save"]

WRITERS: dict[str, Callable[[EntityGraph], str]] = {"json": to_json}
"""Format name → what writes a graph in it."""


def save(graph: EntityGraph, path: Path, form: str = "json") -> None:
    """Write a graph to a file, whole or not at all.

    Args:
        graph: The graph to write.
        path: The file; the folders above it are made.
        form: A format among :data:`WRITERS`.

    Raises:
        OutputError: The file cannot be written.
    """
    write_atomic(path, WRITERS[form](graph))
