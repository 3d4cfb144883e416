"""A text with what others have marked in it, as its file has it, and how that becomes a document with marks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graphbuild.errors import LabelError, SourceError
from graphbuild.labels import Labels
from graphbuild.marks import IGNORE, Mark, Parse, marked
from graphbuild.read.columns import Columns, require_text, row_document
from graphbuild.read.source import Reading, printable
from graphbuild.types import Document, Kind

SHOWN = 40
"""Code points of a quotation in a message."""


class Span(NamedTuple):
    """A stretch of text, in code points, and its label; ``text`` is what the file says that it is, if it says so.

    ``name`` is what it is called where that is not what stands there, ``entity`` a node id, ``kind`` one of our kinds,
    where the label is no other scheme's.
    """

    start: int
    end: int
    label: str
    text: str | None = None
    name: str | None = None
    entity: str | None = None
    kind: str | None = None

    def kinds(self, labels: Labels) -> tuple[str, ...] | None:
        """Return what the label may mean, None where the table has no row for it."""
        own = self.kind or (self.entity and self.entity.partition(":")[0])
        return (own,) if own else labels.kinds_of(self.label)


@dataclass(frozen=True, slots=True)
class Given:
    """A text and what was marked in it; ``where`` is the place in its file, as messages name it.

    ``is_ours``: our own components have chosen who is named, and nothing is to be added.
    """

    document: Document
    where: str
    spans: tuple[Span, ...] = ()
    starts: tuple[int, ...] = ()
    parse: Parse | None = None
    is_ours: bool = False


Found = Given | SourceError
"""What the reader of a format yields: a text with its marks, or why there is none."""


@dataclass(frozen=True, slots=True)
class Row:
    """A JSON object of a file, with its number and place."""

    file: str
    number: int
    where: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def document(self, columns: Columns, **more: object) -> Document:
        """Return the text of the object, found as in any table; ``more`` are further values, which come first.

        Raises:
            SourceError: It holds no text.
        """
        values = {**self.values, **more}
        require_text(self.where, values, columns)
        return row_document(self.file, self.number, values, columns)


def settled(given: Given, labels: Labels) -> Iterator[Reading]:
    """Yield the document with its marks, after an error for each label that the table lacks; or why there is none."""
    unknown = dict.fromkeys(span.label for span in given.spans if not span.kinds(labels))
    for label in unknown:
        yield _unknown(given.where, label, labels)
    try:
        marks = [_mark(given, span, kinds) for span in given.spans if (kinds := span.kinds(labels))]
    except SourceError as problem:
        yield problem
        return
    kept = tuple(sorted({mark for mark in marks if mark.kinds != (IGNORE,)}, key=_order))
    adds = () if given.is_ours else labels.added(kept)
    yield marked(given.document, marks=kept, adds=adds, starts=given.starts, parse=given.parse)


def _order(mark: Mark) -> tuple[Any, ...]:
    return mark.start, mark.end, mark.kinds, mark.label, mark.name or "", mark.entity or ""


def _unknown(where: str, label: str, labels: Labels) -> LabelError:
    table = f"{labels.name} has" if labels.name else "the table of labels has"
    return LabelError(
        f"{where} has the label {_quoted(label)}, for which {table} no row; what it marks is left out. Give it one in "
        f'a file for --labels, for example: {_quoted(label)} = "ignore"',
        label,
    )


def _mark(given: Given, span: Span, kinds: tuple[str, ...]) -> Mark:
    """Make a mark of a span that lies in its text, without white space at its ends.

    Raises:
        SourceError: It does not, or the text there is not what the file says.
    """
    text, where = given.document.text, given.where
    if not (_is_place(span.start) and _is_place(span.end) and 0 <= span.start < span.end <= len(text)):
        what = f"the span {span.start!r} to {span.end!r}"
        raise SourceError(f"{where} has {what} ({printable(span.label)}), but its text ends at {len(text)}. Mend it.")
    there = text[span.start : span.end]
    if span.text is not None and there.split() != span.text.split():
        raise SourceError(
            f"{where}: at {span.start} to {span.end} its text has {_quoted(there)}, the file {_quoted(span.text)}."
            " The places were counted in another text: export both anew."
        )
    start = span.start + len(there) - len(there.lstrip())
    end = span.end - len(there) + len(there.rstrip())
    if start >= end:
        raise SourceError(f"{where}: the span {span.start} to {span.end} marks nothing but white space. Mend it.")
    return Mark(start, end, kinds, span.label, span.name, span.entity)


def is_node(text: str) -> bool:
    """Tell whether a text is the id of a node.

    >>> is_node("country:ru"), is_node("Q159"), is_node("measure:sanctions:ru")
    (True, False, True)
    """
    kind, colon, rest = text.partition(":")
    return bool(colon and rest) and kind in set(Kind) and rest.isprintable() and " " not in rest


def _is_place(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _quoted(text: str) -> str:
    short = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return f'"{printable(short)}"'
