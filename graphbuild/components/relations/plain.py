"""A text as a parser likes it: every name one word, short forms in brackets gone, lost possessives restored.

Small parsers go astray in "the U.S. Department of the Treasury's Office of Foreign Assets Control (OFAC)"; they do not
in "the Treasury's Congress". What the readers of relations look for is not in the names, so they read this.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Doc, Span, Token

from graphbuild.components.spans import MENTIONS, mentions
from graphbuild.types import Kind

STAND_INS = {
    Kind.COUNTRY: "America",
    Kind.AGENCY: "Congress",
    Kind.OFFICIAL: "Smith",
    Kind.PERSON: "Smith",
    Kind.ORGANIZATION: "Microsoft",
}
"""A common name of each kind, for names of several words."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    space: bool
    mention: int | None = None


def make_plain(doc: Doc, pipes: Iterable[Callable[[Doc], Doc]]) -> tuple[Doc, list[int]]:
    """Return a plain, parsed copy of a text, and for each of its mentions the index of the mention in the text."""
    words = list(_words(doc, mentions(doc)))
    plain = Doc(doc.vocab, words=[word.text for word in words], spaces=[word.space for word in words])
    for pipe in pipes:
        plain = pipe(plain)
    named = [(at, word.mention) for at, word in enumerate(words) if word.mention is not None]
    spans = mentions(doc)
    plain.spans[MENTIONS] = [_copy(plain, at, spans[index]) for at, index in named]
    return plain, [index for _, index in named]


def _copy(plain: Doc, at: int, span: Span) -> Span:
    copy = Span(plain, at, at + 1, label=span.label, kb_id=span.kb_id, span_id=span.id_ or span.text)
    copy._.reason = span._.reason
    return copy


def _words(doc: Doc, spans: list[Span]) -> Iterator[_Word]:
    starts = {span.start: index for index, span in enumerate(spans)}
    at = 0
    while at < len(doc):
        if doc[at].text == "(" and at + 1 in starts and _glosses(spans, starts[at + 1]):
            at = spans[starts[at + 1]].end + 1
        elif at in starts:
            span = spans[starts[at]]
            yield from _name(span, starts[at])
            at = span.end
        else:
            if not doc[at].is_space or "\n" in doc[at].text:
                yield _Word(doc[at].text, bool(doc[at].whitespace_))
            at += 1


def _glosses(spans: list[Span], index: int) -> bool:
    """Tell whether a mention in brackets is a short form of the one just before them."""
    span, doc = spans[index], spans[index].doc
    closed = span.end < len(doc) and doc[span.end].text == ")"
    return closed and index > 0 and spans[index - 1].end == span.start - 1 and spans[index - 1].label == span.label


def _name(span: Span, index: int) -> Iterator[_Word]:
    space = bool(span[-1].whitespace_)
    trim = span._.trim
    yield _Word(_short(span), space and not trim, index)
    if trim:
        yield _Word("'s", space)


def _short(span: Span) -> str:
    if len(span) == 1:
        return span.text[: -span._.trim or None]
    if span.label_ == Kind.MEASURE:
        return _head(span).text
    return STAND_INS[Kind(span.label_)]


def _head(span: Span) -> Token:
    """Return the head noun of a measure: the last noun before any preposition."""
    core = list(takewhile(lambda token: token.pos_ != "ADP", span))
    nouns = [token for token in core if token.pos_ in {"NOUN", "PROPN"}]
    return nouns[-1] if nouns else span.root
