"""A parsed text in which every name is one word, short forms in brackets are gone and lost possessives restored.

Parsers go astray inside "the U.S. Department of the Treasury's Office of Foreign Assets Control (OFAC)", and what the
readers of relations look for is never inside a name. So they read a tree without insides: a name hangs where its head
hung, and what hung on any part of it hangs on it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Doc, Span

from graphbuild.components.relations.mending import NOMINAL, mend
from graphbuild.components.spans import mentions, text_of
from graphbuild.components.tree import Named, Tree, Word, grow, words_of
from graphbuild.types import Kind


class Piece(NamedTuple):
    """One word of the plain text: the words that it stands for, none for a lost possessive, and which mention it is."""

    words: Sequence[Word]
    mention: int | None = None


def make_plain(doc: Doc) -> Tree:
    """Return the plain tree of a parsed text."""
    words, spans = words_of(doc), mentions(doc)
    pieces = list(_pieces(words, spans))
    places = {word.at: number for number, piece in enumerate(pieces) for word in piece.words}
    tops = [_top(piece.words) for piece in pieces]
    heads = [_head(top, places, number) if top else number - 1 for number, top in enumerate(tops)]
    starts = _starts(words, pieces)
    plain = [_word(piece, top, spans) for piece, top in zip(pieces, tops, strict=True)]
    for number, word in enumerate(plain):
        word.is_sent_start = number in starts
    numbers = ((at, piece.mention) for at, piece in enumerate(pieces))
    named = [Named(at, number, spans[number]) for at, number in numbers if number is not None]
    countries = {span.start: span.kb_id_ for span in doc.spans.get("countries", ())}
    tree = grow(plain, heads, named, countries)
    mend(tree)
    return tree


def _pieces(words: Sequence[Word], spans: Sequence[Span]) -> Iterator[Piece]:
    starts = {span.start: index for index, span in enumerate(spans)}
    done = 0
    for word in words:
        at = word.at
        if at < done:
            continue
        done = at + 1
        if word.text == "(" and done in starts and _glosses(words, spans, starts[done]):
            done = spans[starts[done]].end + 1
        elif at in starts:
            span = spans[starts[at]]
            done = span.end
            yield Piece(words[at:done], starts[at])
            if span._.trim:
                yield Piece(())
        elif not word.text.isspace() or "\n" in word.text:
            yield Piece((word,))


def _glosses(words: Sequence[Word], spans: Sequence[Span], index: int) -> bool:
    """Tell whether a mention in brackets is a short form of the one just before them."""
    span = spans[index]
    closed = span.end < len(words) and words[span.end].text == ")"
    return closed and index > 0 and spans[index - 1].end == span.start - 1 and spans[index - 1].label == span.label


def _starts(words: Sequence[Word], pieces: Iterable[Piece]) -> set[int]:
    """Return which pieces open a sentence: none that a parser has begun within a name."""
    starts, done = set(), 0
    for number, piece in enumerate(pieces):
        if piece.words:
            if any(word.is_sent_start for word in words[done : piece.words[0].at + 1]):
                starts.add(number)
            done = piece.words[-1].at + 1
    return starts


def _top(words: Sequence[Word]) -> Word | None:
    """Return the word that is nearest to the root of the sentence."""
    return words[0] if len(words) == 1 else min(words, key=_depth, default=None)


def _depth(word: Word) -> int:
    depth = 0
    while word.head is not word:
        word, depth = word.head, depth + 1
    return depth


def _head(word: Word, places: Mapping[int, int], number: int) -> int:
    """Return the number of the piece that a word hangs on, its own for a root."""
    above = word.head
    while above.at not in places and above.head is not above:
        above = above.head
    return places.get(above.at, number)


def _word(piece: Piece, top: Word | None, spans: Sequence[Span]) -> Word:
    """Return the word of a piece: of a name its top, of a measure its head noun, hanging where its top hangs."""
    if top is None:
        return Word("'s", "'s", "'s", "'s", "PART", "POS", "case", at=-1)
    if piece.mention is None:
        return top
    start, span = piece.words[0].at, spans[piece.mention]
    if span.label_ == Kind.MEASURE:
        noun = _noun(piece.words) or top
        noun.dep_, noun.at = top.dep_, start
        return noun
    top.text = top.lemma_ = text_of(span)
    top.lower_, top.at = top.text.lower(), start
    if top.pos_ not in NOMINAL:
        top.pos_, top.tag_ = "PROPN", "NNP"
    return top


def _noun(words: Iterable[Word]) -> Word | None:
    """Return the head noun of a measure: the last noun before any preposition."""
    core = takewhile(lambda word: word.pos_ != "ADP", words)
    return next((word for word in reversed(list(core)) if word.pos_ in {"NOUN", "PROPN"}), None)
