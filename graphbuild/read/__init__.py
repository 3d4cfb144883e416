"""Files → documents.

Whatever graphbuild reads becomes a :class:`~graphbuild.types.Document` here: its text unchanged, and what the file
says of it. One format a module, all in :data:`READERS`; each yields documents and, for rows that it cannot read,
errors.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from graphbuild.errors import SourceError
from graphbuild.read.columns import Columns
from graphbuild.read.files import find_files
from graphbuild.read.html import read_html
from graphbuild.read.markdown import read_markdown
from graphbuild.read.plain import read_plain
from graphbuild.read.rows import read_jsonl, read_table
from graphbuild.read.source import Reading, Source, printable
from graphbuild.types import Document

__all__ = ["READERS", "Columns", "read_documents"]

Reader: TypeAlias = Callable[[Source, Columns], Iterator[Reading]]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    "": read_plain,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_table,
    ".tsv": read_table,
}
"""The reader of each file suffix; any of them may be followed by ``.gz``."""


def read_documents(
    sources: Iterable[str | os.PathLike[str]],
    *,
    columns: Columns | None = None,
    on_error: Callable[[SourceError], None] | None = None,
) -> Iterator[Document]:
    """Yield the documents that files, folders, globs and ``-`` (standard input, plain text) hold.

    The order is that of the sources, sorted within folders and globs; a file given twice is read once. ``columns`` says
    which columns of tables to read. What cannot be read is passed to ``on_error`` and costs no other text.

    Raises:
        SourceError: Something cannot be read and there is no ``on_error``.
    """
    seen: set[str] = set()
    for found in _readings(sources, columns or Columns()):
        reading = _first_of_its_id(found, seen)
        if isinstance(reading, Document):
            yield reading
        elif on_error is None:
            raise reading
        else:
            on_error(reading)


def _readings(sources: Iterable[str | os.PathLike[str]], columns: Columns) -> Iterator[Reading]:
    for source in find_files(sources, READERS):
        if isinstance(source, SourceError):
            yield source
            continue
        try:
            yield from READERS[source.suffix](source, columns)
        except SourceError as problem:
            yield problem


def _first_of_its_id(reading: Reading, seen: set[str]) -> Reading:
    if isinstance(reading, Document):
        if reading.id in seen:
            return SourceError(
                f"Two texts have the id {printable(reading.id)}. The later is left out: give it its own id."
            )
        seen.add(reading.id)
    return reading
