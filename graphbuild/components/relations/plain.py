"""A parsed text in which every name is one word, short forms in brackets are gone and lost possessives restored.

Parsers go astray inside "the U.S. Department of the Treasury's Office of Foreign Assets Control (OFAC)", and what the
readers of relations look for is never inside a name. So they read a tree without insides: a name hangs where its head
hung, and what hung on any part of it hangs on it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Doc, Span

from graphbuild.components.relations.cast import PEOPLE
from graphbuild.components.relations.joining import join_sentences
from graphbuild.components.relations.mending import NOMINAL, mend
from graphbuild.components.spans import mentions, text_of, told_of
from graphbuild.components.tree import Named, Tree, Word, grow, words_of
from graphbuild.types import Kind

LONGEST_GLOSS = 16
"""Words: "(Rosoboronexport OJSC; also known as ROE)" has ten."""


class Piece(NamedTuple):
    """One word of the plain text: the words that it stands for, none for a lost possessive, and which mention it is.

    ``gloss`` is a bracket behind a name that only gives it again in short.
    """

    words: Sequence[Word]
    mention: int | None = None
    gloss: Sequence[Word] = ()


def make_plain(doc: Doc) -> Tree:
    """Return the plain tree of a parsed text."""
    words, spans = words_of(doc), mentions(doc)
    pieces = list(_pieces(words, spans))
    if not pieces:
        return Tree()
    places = {word.at: number for number, piece in enumerate(pieces) for word in piece.words}
    places |= {word.at: number for number, piece in enumerate(pieces) for word in piece.gloss}
    tops = [_top(piece) for piece in pieces]
    heads = [_head(top, places, number) if top else number - 1 for number, top in enumerate(tops)]
    parsed = _starts(words, pieces)
    plain = [_word(piece, top, spans) for piece, top in zip(pieces, tops, strict=True)]
    people = {
        at for at, piece in enumerate(pieces) if piece.mention is not None and spans[piece.mention].label_ in PEOPLE
    }
    starts = set(join_sentences(plain, heads, parsed, people))
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
        if at in starts:
            span = spans[starts[at]]
            done = _gloss_end(words, spans, starts, span)
            yield Piece(words[at : span.end], starts[at], words[span.end : done])
            if told_of(span).trim:
                yield Piece(())
        elif not word.text.isspace() or "\n" in word.text:
            yield Piece((word,))


def _gloss_end(words: Sequence[Word], spans: Sequence[Span], starts: Mapping[int, int], name: Span) -> int:
    """Return where a bracket ends that gives the name before it in short, else where the name itself does.

    In it stand other mentions of that kind, or capitals: "(OFAC)", "(Policía Nacional, PNR)", "(“Alfa”)".
    """
    end, at = name.end, name.end + 1
    if end == len(words) or words[end].text != "(":
        return end
    while at < min(len(words), end + LONGEST_GLOSS):
        if words[at].text == ")":
            return at + 1
        other = spans[starts[at]] if at in starts else None
        short = words[at].text[0].isupper() or words[at].pos_ == "PUNCT"
        if other.label != name.label if other else not short:
            return end
        at = other.end if other else at + 1
    return end


def _starts(words: Sequence[Word], pieces: Sequence[Piece]) -> list[int]:
    """Return which pieces open a sentence: none that a parser has begun within a name."""
    numbers = [number for number, piece in enumerate(pieces) if piece.words]
    firsts = [pieces[number].words[0].at for number in numbers]
    starts: dict[int, None] = {}
    for at in (word.at for word in words if word.is_sent_start):
        place = bisect_left(firsts, at)
        before = pieces[numbers[place - 1]] if place else None
        if place < len(numbers) and (before is None or (*before.words, *before.gloss)[-1].at < at):
            starts[numbers[place]] = None
    return list(starts)


def _top(piece: Piece) -> Word | None:
    """Return the word that is nearest to the root of the sentence."""
    words = piece.words
    return words[0] if len(words) == 1 and not piece.gloss else min((*words, *piece.gloss), key=_depth, default=None)


def _depth(word: Word) -> int:
    depth = 0
    while word.head is not word:
        word, depth = word.head, depth + 1
    return depth


def _head(word: Word, places: Mapping[int, int], number: int) -> int:
    """Return the number of the piece that a word hangs on, its own for a root."""
    above = word.head
    while places.get(above.at, number) == number and above.head is not above:
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
        noun.pos_ = noun.pos_ if noun.pos_ in NOMINAL else "PROPN"
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
