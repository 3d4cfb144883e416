"""Files → documents.

Whatever graphbuild reads becomes a :class:`~graphbuild.types.Document` here: its text unchanged, and what the file
says of it; with annotations made elsewhere a :class:`~graphbuild.marks.MarkedDocument`. One format a module, all in
:data:`READERS`; each yields documents and, for rows that it cannot read, errors.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from graphbuild.errors import LabelError, SourceError
from graphbuild.labels import Labels
from graphbuild.read.columns import Columns
from graphbuild.read.files import find_files
from graphbuild.read.html import read_html
from graphbuild.read.markdown import read_markdown
from graphbuild.read.marked import FORMATS, MARKED, Given, settled
from graphbuild.read.plain import read_plain
from graphbuild.read.rows import read_jsonl, read_table
from graphbuild.read.source import Reading, Source, printable
from graphbuild.types import Document

__all__ = ["FORMATS", "READERS", "TEXT", "Columns", "read_documents"]

Reader: TypeAlias = Callable[[Source, Columns], Iterator[Reading | Given]]

TEXT = "text"
"""The format of texts without annotations, whatever lies beside or in them."""

PLAIN: dict[str, Reader] = {
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
"""The reader of each file suffix where annotations do not count."""

READERS: dict[str, Reader] = {**PLAIN, **MARKED}
"""The reader of each file suffix; any of them may be followed by ``.gz``."""


def read_documents(  # noqa: PLR0913  what, and how
    sources: Iterable[str | os.PathLike[str]],
    *,
    texts: Iterable[Document] = (),
    columns: Columns | None = None,
    labels: Labels | None = None,
    form: str | None = None,
    on_error: Callable[[SourceError], None] | None = None,
) -> Iterator[Document]:
    """Yield the documents that files, folders, globs and ``-`` (standard input, plain text) hold.

    The order is that of the sources, sorted within folders and globs; a file given twice is read once. Before them come
    ``texts`` that are at hand. Of two texts with one id the later is left out.

    ``columns`` says which columns of tables to read, ``labels`` what the labels of annotations mean. ``form``, one of
    :data:`FORMATS`, forces a format on all sources, :data:`TEXT` leaves annotations aside; by default suffix and
    content tell. What cannot be read is passed to ``on_error`` and costs no other text; of each label that means
    nothing it hears once.

    Raises:
        SourceError: Something cannot be read and there is no ``on_error``.
    """
    seen: set[str] = set()
    sources, texts = list(sources), list(texts)
    files = _readings(sources, columns or Columns(), form) if sources or not texts else ()
    for found in chain(texts, _settled(files, labels or Labels())):
        reading = _first_of_its_id(found, seen)
        if isinstance(reading, Document):
            yield reading
        elif on_error is None:
            raise reading
        else:
            on_error(reading)


def _readings(
    sources: Iterable[str | os.PathLike[str]], columns: Columns, form: str | None
) -> Iterator[Reading | Given]:
    readers = PLAIN if form == TEXT else READERS
    for source in find_files(sources, readers, is_forced=form in FORMATS):
        if isinstance(source, SourceError):
            yield source
            continue
        read = FORMATS[form] if form in FORMATS else readers[source.suffix]
        try:
            yield from read(source, columns)
        except SourceError as problem:
            yield problem


def _settled(readings: Iterable[Reading | Given], labels: Labels) -> Iterator[Reading]:
    """Turn what was marked into marks by the table of labels, and name each label that it lacks once."""
    unknown: set[str] = set()
    for reading in readings:
        for found in settled(reading, labels) if isinstance(reading, Given) else (reading,):
            if not isinstance(found, LabelError):
                yield found
            elif found.label not in unknown:
                unknown.add(found.label)
                yield found


def _first_of_its_id(reading: Reading, seen: set[str]) -> Reading:
    if isinstance(reading, Document):
        if reading.id in seen:
            return SourceError(
                f"Two texts have the id {printable(reading.id)}. The later is left out: give it its own id."
            )
        seen.add(reading.id)
    return reading
