"""Plain text → documents, as it is."""

from collections.abc import Iterator

from graphbuild.read.columns import Columns
from graphbuild.read.head import make_document
from graphbuild.read.source import Reading, Source, read_text


def read_plain(source: Source, _columns: Columns) -> Iterator[Reading]:
    """Read a text file or standard input.

    Raises:
        SourceError: It cannot be read as text.
    """
    yield make_document(source.id, read_text(source))
