"""brat's standoff: a text in ``a.txt``, what is marked in it in ``a.ann`` beside it.

Of a name in pieces ("South" and "Korea" in "South and North Korea") the first piece is the mention, and all of them
are its name. Relations, events, attributes and notes are passed over.

References:
    brat standoff format: https://brat.nlplab.org/standoff.html
"""

import re
from collections.abc import Iterator
from pathlib import Path

from graphbuild.errors import SourceError
from graphbuild.read.columns import Columns
from graphbuild.read.head import make_document
from graphbuild.read.marked.given import Found, Given, Span
from graphbuild.read.source import LINE_END, Source, printable, read_text

_LINE = re.compile(r"(?P<id>T\S*)\t(?P<label>\S+) (?P<places>\d+ \d+(?:;\d+ \d+)*)(?:\t(?P<text>.*))?")


def beside(source: Source) -> Source | None:
    """Return the annotations beside a text, if there are any."""
    path = Path(source.path)
    beside = path.with_suffix(".ann")
    is_there = path.suffix.lower() == ".txt" and beside.is_file()
    return Source(Path(source.id).with_suffix(".ann").as_posix(), str(beside)) if is_there else None


def read_brat(source: Source, _columns: Columns) -> Iterator[Found]:
    """Read a text with the annotations beside it.

    Raises:
        SourceError: One of the two is not there or cannot be read.
    """
    annotations = beside(source)
    if annotations is None:
        raise SourceError(f"{printable(source.id)} is no text with an .ann file beside it. Put a.txt beside a.ann.")
    document = make_document(source.id, read_text(source))
    where = printable(annotations.id)
    lines = enumerate(LINE_END.split(read_text(annotations)), 1)
    spans = [_span(f"Line {number} of {where}", line) for number, line in lines if line.startswith("T")]
    yield Given(document, where, tuple(spans))


def _span(where: str, line: str) -> Span:
    match = _LINE.fullmatch(line)
    if match is None:
        raise SourceError(f"{where} is no brat annotation. Write: T1, a tab, LABEL START END, a tab, the text.")
    pieces = [tuple(map(int, piece.split())) for piece in match["places"].split(";")]
    (start, end), text = pieces[0], match["text"]
    if len(pieces) == 1:
        return Span(start, end, match["label"], text)
    return Span(start, end, match["label"], None, name=text)
