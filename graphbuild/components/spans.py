"""Candidates for mentions: how every component hands its finds to the next one.

A component proposes spans into a group of its own, ``doc.spans["countries"]`` and so on;
:mod:`graphbuild.components.mentions` chooses among all groups. A candidate is a plain ``Span``: its label is the kind,
``kb_id_`` the node id that the component is sure of (else empty), ``id_`` the name to go by. This module registers what
else it carries: ``span._.reason``, why it was proposed, ``span._.trim``, how many code points of its last token are no
part of the name (the ``s`` of "Bidens"), and ``span._.attributes``, what else its surroundings tell ("office").
``doc._.evidence`` holds what the relations component read.
"""

from typing import NamedTuple

from spacy.tokens import Doc, Span

from graphbuild.components.strings import strings_of
from graphbuild.types import Attributes, Kind

GROUPS = ("measures", "agencies", "organizations", "people", "countries")
"""The candidate groups; where two candidates are equally long, the group that comes first here wins."""

MENTIONS = "mentions"
"""The group that holds the chosen spans, sorted by place, none overlapping."""

RECOGNISED = "recognised name"
"""The reason of a candidate that only the trained recogniser speaks for."""


class Told(NamedTuple):
    """What a candidate carries; a plain tuple, so that a ``Doc`` can be sent to another process."""

    reason: str = ""
    trim: int = 0
    attributes: Attributes = ()


UNTOLD = Told()


def propose(  # noqa: PLR0913  a record's fields
    doc: Doc,
    group: str,
    start: int,
    end: int,
    *,
    kind: Kind,
    name: str = "",
    entity: str = "",
    reason: str = "",
    trim: int = 0,
    attributes: Attributes = (),
) -> Span:
    """Add the tokens from `start` to `end` (exclusive) to a candidate group, and return them as a span.

    Args:
        doc: The document, which is changed.
        group: One of :data:`GROUPS`; made when missing.
        start: Index of the first token.
        end: Index after the last token.
        kind: What the span names.
        name: The name to go by, without title and possessive; by default the span's text.
        entity: The node id, where it is certain.
        reason: Why this is a mention of that kind, in a few words.
        trim: How many code points at the end are no part of the name.
        attributes: What the words around the name tell of its bearer, as (name, value) pairs sorted by name.
    """
    name = name or doc[start:end].text[: -trim or None]
    span = Span(doc, start, end, label=str(kind), kb_id=entity, span_id=name)
    doc.user_data[_key(span)] = Told(reason, trim, attributes)
    if group not in doc.spans:
        doc.spans[group] = []
    doc.spans[group].append(span)
    return span


def candidates(doc: Doc, *groups: str) -> list[Span]:
    """Return the candidates of some groups (of all, when none is named), sorted by place and then by group."""
    found = [(span, rank) for rank, group in enumerate(groups or GROUPS) for span in doc.spans.get(group, ())]
    return [span for span, _ in sorted(found, key=lambda pair: (pair[0].start, pair[0].end, pair[1]))]


def mentions(doc: Doc) -> list[Span]:
    """Return the chosen mentions, sorted by place."""
    return list(doc.spans.get(MENTIONS, ()))


def tokens_of(span: Span) -> range:
    """Return the indices of a span's tokens."""
    return range(span.start, span.end)


def told_of(span: Span) -> Told:
    """Return what a candidate carries beside its place, label, id and name."""
    kept = span.doc.user_data.get(_key(span))
    return Told(*kept) if kept else UNTOLD


def text_of(span: Span) -> str:
    """Return a span's text without what its candidate trims off the end."""
    return strings_of(span.doc).text[span.start_char : span.end_char - told_of(span).trim]


def _key(span: Span) -> str:
    """Tell candidates of one place apart, which spaCy's own extension storage does not."""
    return f"graphbuild:{span.start}:{span.end}:{span.label}:{span.id}"


def _register(name: str) -> None:
    def getter(span: Span) -> object:
        return getattr(told_of(span), name)

    def setter(span: Span, value: object) -> None:
        span.doc.user_data[_key(span)] = Told(**told_of(span)._asdict() | {name: value})

    Span.set_extension(name, getter=getter, setter=setter, force=True)


for _name in Told._fields:
    _register(_name)
Doc.set_extension("evidence", default=[], force=True)
