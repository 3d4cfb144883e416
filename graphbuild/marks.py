"""What others have marked in a text: names, each with what its label may mean, and a parse where there is one.

A text that comes with marks is a :class:`MarkedDocument` until it is annotated, one that was annotated by graphbuild
before a :class:`RecordedDocument`; what is stored is the plain document.
All that was marked is part of its ``repr``, and so of the key under which it is read once.
"""

from dataclasses import dataclass, fields
from typing import Any

from graphbuild.types import Document, Evidence, Kind, Mention

IGNORE = "ignore"
"""What a label means that marks nothing of ours."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of text that somebody has marked as a name, in code points.

    ``kinds`` are what it may be, the likeliest first: of several our components choose; where they know nothing of it,
    it is the first of them, or nothing if ``ignore`` is among them. ``measure:TYPE`` is a measure of that type.
    ``name`` and ``entity`` are the name to go by and the node id, where the marks give them.
    """

    start: int
    end: int
    kinds: tuple[str, ...]
    label: str = ""
    name: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of a text and the grammar that somebody has given them, a tuple a column; what is not given is empty.

    ``spaces`` tells which words a space follows; ``heads`` are places of words, a root's its own.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    heads: tuple[int, ...] = ()
    deps: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    morphs: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedDocument(Document):
    """A text in which others have marked who is named.

    ``adds`` are the kinds that our components may name beside the marks, ``starts`` where sentences begin, if the marks
    say so.
    """

    marks: tuple[Mark, ...] = ()
    adds: tuple[Kind, ...] = ()
    starts: tuple[int, ...] = ()
    parse: Parse | None = None


@dataclass(frozen=True, slots=True)
class RecordedDocument(Document):
    """A text with all that graphbuild read from it before, but for its sentences, which ``mentions`` do not know."""

    mentions: tuple[Mention, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def without_marks(document: Document) -> Document:
    """Return the plain document, as it is stored.

    >>> without_marks(MarkedDocument("a.txt", "Norway", marks=(Mark(0, 6, ("country",)),)))
    Document(id='a.txt', text='Norway', title=None, title_basis=None, date=None, date_basis=None, url=None, source=None)
    """
    return Document(**_plain(document)) if isinstance(document, MarkedDocument | RecordedDocument) else document


def marked(document: Document, **given: Any) -> MarkedDocument:  # noqa: ANN401  fields of a record
    """Return a document with what others have marked in it: the further fields of a :class:`MarkedDocument`."""
    return MarkedDocument(**_plain(document), **given)


def recorded(document: Document, mentions: tuple[Mention, ...], evidence: tuple[Evidence, ...]) -> RecordedDocument:
    """Return a document with what was read from it before."""
    return RecordedDocument(**_plain(document), mentions=mentions, evidence=evidence)


def _plain(document: Document) -> dict[str, Any]:
    return {field.name: getattr(document, field.name) for field in fields(Document)}
