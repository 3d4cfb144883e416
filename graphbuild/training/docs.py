"""Sentences joined into the texts that a spaCy pipeline trains on."""

import random
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from graphbuild.training.sentences import Sentence, Syntax

LONGEST_TEXT = 8
"""Sentences in one training text, at most."""

BREAKS = {"\n": 0.15, "\n\n": 0.15}
"""Line break -> how often it, and no space, stands between two sentences."""


def to_texts(sentences: Iterable[Sentence], seed: int = 0) -> Iterator[Sentence]:
    """Join neighbours of one document into texts of one to eight sentences.

    Some neighbours are parted by line breaks, as headings and paragraphs are, each break a word of its own. The
    joined text is one long `Sentence` whose parse has several roots.
    """
    chance = random.Random(seed)
    for _, group in groupby(sentences, key=lambda sentence: sentence.document):
        rest = list(group)
        while rest:
            size = chance.randint(1, LONGEST_TEXT)
            yield join(rest[:size], [_draw_break(chance) for _ in rest[:size]])
            rest = rest[size:]


def join(sentences: list[Sentence], breaks: list[str]) -> Sentence:
    """Concatenate sentences; `breaks[n]` is the line break after sentence n, empty for a mere space."""
    last = len(sentences) - 1
    parts = [
        _broken(_spaced(sentence), gap) if gap and place < last else _spaced(sentence)
        for place, (sentence, gap) in enumerate(zip(sentences, breaks, strict=True))
    ]
    return Sentence(
        words=tuple(word for part in parts for word in part.words),
        spaces=tuple(space for part in parts for space in part.spaces),
        entities=tuple(tag for part in parts for tag in part.entities),
        syntax=_joined_syntax([part.syntax for part in parts if part.syntax]),
        document=sentences[0].document,
    )


def to_doc(text: Sentence, vocab: Vocab) -> Doc:
    """Turn a text into the `Doc` that holds its annotation."""
    syntax = text.syntax
    return Doc(
        vocab,
        words=list(text.words),
        spaces=list(text.spaces),
        ents=list(text.entities) or None,
        tags=list(syntax.tags) if syntax else None,
        pos=list(syntax.pos) if syntax else None,
        lemmas=list(syntax.lemmas) if syntax else None,
        heads=list(syntax.heads) if syntax else None,
        deps=list(syntax.deps) if syntax else None,
    )


def write_docs(texts: Iterable[Sentence], path: Path) -> int:
    """Write texts in spaCy's binary form and count them."""
    docs = DocBin(attrs=["TAG", "POS", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"])
    vocab = Vocab()
    for text in texts:
        docs.add(to_doc(text, vocab))
    path.parent.mkdir(parents=True, exist_ok=True)
    docs.to_disk(path)
    return len(docs)


def _draw_break(chance: random.Random) -> str:
    """Draw what stands between two sentences."""
    draw = chance.random()
    for gap, share in BREAKS.items():
        if draw < share:
            return gap
        draw -= share
    return ""


def _spaced(sentence: Sentence) -> Sentence:
    """End a sentence with a space, so that the next does not stick to it."""
    return Sentence(
        words=sentence.words,
        spaces=(*sentence.spaces[:-1], True),
        entities=sentence.entities,
        syntax=sentence.syntax,
        document=sentence.document,
    )


def _broken(sentence: Sentence, gap: str) -> Sentence:
    """End a sentence with a line break, which hangs on the last word."""
    syntax = sentence.syntax
    return Sentence(
        words=(*sentence.words, gap),
        spaces=(*sentence.spaces[:-1], False, False),
        entities=(*sentence.entities, "O") if sentence.entities else (),
        syntax=syntax
        and Syntax(
            tags=(*syntax.tags, "_SP"),
            pos=(*syntax.pos, "SPACE"),
            lemmas=(*syntax.lemmas, gap),
            heads=(*syntax.heads, len(sentence.words) - 1),
            deps=(*syntax.deps, "dep"),
        ),
        document=sentence.document,
    )


def _joined_syntax(parts: list[Syntax]) -> Syntax | None:
    """Concatenate parses; heads count from the start of the text."""
    if not parts:
        return None
    heads: list[int] = []
    for part in parts:
        start = len(heads)
        heads.extend(start + head for head in part.heads)
    return Syntax(
        tags=tuple(tag for part in parts for tag in part.tags),
        pos=tuple(pos for part in parts for pos in part.pos),
        lemmas=tuple(lemma for part in parts for lemma in part.lemmas),
        heads=tuple(heads),
        deps=tuple(dep for part in parts for dep in part.deps),
    )
