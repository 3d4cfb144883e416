"""A parsed text in which every name is one word, short forms in brackets are gone and lost possessives restored.

Parsers go astray inside "the U.S. Department of the Treasury's Office of Foreign Assets Control (OFAC)", and what the
readers of relations look for is never inside a name. So they read a tree without insides: a name hangs where its head
hung, and what hung on any part of it hangs on it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from spacy.tokens import Doc, Span

from graphbuild.components.spans import mentions, text_of
from graphbuild.components.tree import Named, Row, Tree, grow, rows_of
from graphbuild.types import Kind

NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})
PLURALS = frozenset({"NNS", "NNPS"})
DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their"})
POSSESSIVE = Row("'s", "'s", "'s", "'s", "PART", "POS", "case", head=0, opens=False, at=0)
"""What stands for the lost apostrophe of "Bidens"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of the plain text and the tokens that it stands for, from `start` to `end` (exclusive).

    A lost possessive stands for none.
    """

    start: int
    end: int
    mention: int | None = None


def make_plain(doc: Doc) -> Tree:
    """Return the plain tree of a parsed text."""
    rows, spans = rows_of(doc), mentions(doc)
    pieces = list(_pieces(rows, spans))
    places = {at: number for number, piece in enumerate(pieces) for at in range(piece.start, piece.end)}
    starts = _starts(rows, pieces)
    plain = [
        _hung(_row(rows, piece, spans), number, _head(rows, piece, places, number), opens=number in starts)
        for number, piece in enumerate(pieces)
    ]
    numbers = ((at, piece.mention) for at, piece in enumerate(pieces))
    named = [Named(at, number, spans[number]) for at, number in numbers if number is not None]
    countries = {span.start: span.kb_id_ for span in doc.spans.get("countries", ())}
    return grow(_with_verbs(plain, named), named, countries)


def _pieces(rows: Sequence[Row], spans: Sequence[Span]) -> Iterator[Piece]:
    starts = {span.start: index for index, span in enumerate(spans)}
    done = 0
    for at, row in enumerate(rows):
        if at < done:
            continue
        done = at + 1
        if row.text == "(" and done in starts and _glosses(rows, spans, starts[done]):
            done = spans[starts[done]].end + 1
        elif at in starts:
            span = spans[starts[at]]
            done = span.end
            yield Piece(at, done, starts[at])
            if span._.trim:
                yield Piece(done, done)
        elif not row.text.isspace() or "\n" in row.text:
            yield Piece(at, done)


def _glosses(rows: Sequence[Row], spans: Sequence[Span], index: int) -> bool:
    """Tell whether a mention in brackets is a short form of the one just before them."""
    span = spans[index]
    closed = span.end < len(rows) and rows[span.end].text == ")"
    return closed and index > 0 and spans[index - 1].end == span.start - 1 and spans[index - 1].label == span.label


def _starts(rows: Sequence[Row], pieces: Sequence[Piece]) -> set[int]:
    """Return which words open a sentence: none that a parser has begun within a name."""
    starts, done = set(), 0
    for number, piece in enumerate(pieces):
        if any(row.opens for row in rows[done : piece.start + 1]):
            starts.add(number)
        done = piece.end
    return starts


def _head(rows: Sequence[Row], piece: Piece, places: Mapping[int, int], number: int) -> int:
    """Return the number of the word that a word hangs on, its own for a root."""
    if piece.start == piece.end:
        return number - 1
    above = rows[_top(rows, piece)].head
    while above not in places and rows[above].head != above:
        above = rows[above].head
    return places.get(above, number)


def _top(rows: Sequence[Row], piece: Piece) -> int:
    """Return the token that is nearest to the root of the sentence."""
    tokens = range(piece.start, piece.end)
    return min(tokens, key=lambda at: _depth(rows, at)) if len(tokens) > 1 else piece.start


def _depth(rows: Sequence[Row], at: int) -> int:
    depth = 0
    while rows[at].head != at:
        at, depth = rows[at].head, depth + 1
    return depth


def _row(rows: Sequence[Row], piece: Piece, spans: Sequence[Span]) -> Row:
    """Return what is said of a word: of a name what its top says, of a measure what its head noun says."""
    if piece.start == piece.end:
        return POSSESSIVE._replace(at=piece.start)
    row = rows[_top(rows, piece)]
    if piece.mention is None:
        return row
    span = spans[piece.mention]
    if span.label_ == Kind.MEASURE:
        return rows[_noun(rows, piece)]._replace(dep=row.dep, at=piece.start)
    text = text_of(span)
    pos, tag = (row.pos, row.tag) if row.pos in NOMINAL else ("PROPN", "NNP")
    return row._replace(text=text, lower=text.lower(), lemma=text, pos=pos, tag=tag, at=piece.start)


def _hung(row: Row, number: int, head: int, *, opens: bool) -> Row:
    dep = "ROOT" if head == number else row.dep
    return Row(*row[:6], dep, head, opens, row.at)


def _noun(rows: Sequence[Row], piece: Piece) -> int:
    """Return the head noun of a measure: the last noun before any preposition."""
    core = takewhile(lambda at: rows[at].pos != "ADP", range(piece.start, piece.end))
    nouns = [at for at in core if rows[at].pos in {"NOUN", "PROPN"}]
    return nouns[-1] if nouns else _top(rows, piece)


def _with_verbs(rows: Sequence[Row], named: Sequence[Named]) -> list[Row]:
    """Make verbs of what taggers take for plural nouns between a name and an article: "Hungary [opposes] the ban"."""
    found, names = list(rows), {name.at for name in named}
    for at, (row, after) in enumerate(pairwise(rows)):
        if at - 1 in names and at not in names and row.tag in PLURALS and after.lower in DETERMINERS:
            found[at] = row._replace(pos="VERB", tag="VBZ")
    return found
