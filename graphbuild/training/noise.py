"""Copies of sentences as careless keyboards and headline desks would have typed them.

Each kind of noise takes a sentence and returns one; the annotation stays with the words it belongs to.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from graphbuild.training.sentences import Sentence, Syntax

_Value = TypeVar("_Value")
_APOSTROPHES = "'’"
_SMALL_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)


def lowered(sentence: Sentence) -> Sentence:
    """Write all in lower case, the lemmas too."""
    return _recased(sentence, str.lower)


def capitals(sentence: Sentence) -> Sentence:
    """WRITE ALL IN CAPITALS, the lemmas too: an edit tree strips "S" as it strips "s"."""
    return _recased(sentence, str.upper)


def titled(sentence: Sentence) -> Sentence:
    """Write Like a Headline; lemmas stay as they are.

    Example:
        >>> titled(Sentence(words=("Oslo", "agrees", "to", "talks"), spaces=(True,) * 4)).text
        'Oslo Agrees to Talks'
    """
    words = (word if word in _SMALL_WORDS else word[:1].upper() + word[1:] for word in sentence.words)
    return replace(sentence, words=tuple(words))


def curled(sentence: Sentence) -> Sentence:
    """Write typographic apostrophes (U+2019) for straight ones."""
    return _respelled(sentence, "'", "\N{RIGHT SINGLE QUOTATION MARK}")


def modified(sentence: Sentence) -> Sentence:
    """Write the modifier letter apostrophe (U+02BC), which some news sites use."""
    return _respelled(_respelled(sentence, "’", "'"), "'", "\N{MODIFIER LETTER APOSTROPHE}")


def stripped(sentence: Sentence) -> Sentence:
    """Lose every apostrophe, so that a possessive melts into its word.

    Example:
        >>> stripped(Sentence(words=("Oslo", "'s", "port"), spaces=(False, True, True))).text
        'Oslos port'
    """
    for place in reversed(range(1, len(sentence.words))):
        if _is_possessive(sentence, place):
            sentence = _melted(sentence, place)
    bare = tuple(word.translate(dict.fromkeys(map(ord, _APOSTROPHES))) or word for word in sentence.words)
    return replace(sentence, words=bare)


NOISES: dict[Callable[[Sentence], Sentence], float] = {
    lowered: 0.12,
    capitals: 0.10,
    titled: 0.06,
    curled: 0.10,
    modified: 0.04,
    stripped: 0.06,
}
"""Kind of noise -> what share of the sentences is copied with it."""


def noisy_copies(sentences: Iterable[Sentence], seed: int = 0) -> Iterator[Sentence]:
    """Yield a noisy copy of about every second sentence, for training beside the originals.

    A copy that the noise left unchanged is not yielded.
    """
    chance = random.Random(seed)
    for sentence in sentences:
        draw = chance.random()
        for noise, share in NOISES.items():
            if 0 <= draw < share:
                copy = noise(sentence)
                if copy.words != sentence.words:
                    yield replace(copy, document=f"{sentence.document} {noise.__name__}")
            draw -= share


def _recased(sentence: Sentence, recase: Callable[[str], str]) -> Sentence:
    """Change the case of words and lemmas."""
    words = tuple(recase(word) for word in sentence.words)
    if sentence.syntax is None:
        return replace(sentence, words=words)
    lemmas = tuple(recase(lemma) for lemma in sentence.syntax.lemmas)
    return replace(sentence, words=words, syntax=replace(sentence.syntax, lemmas=lemmas))


def _respelled(sentence: Sentence, old: str, new: str) -> Sentence:
    """Replace one character in the words."""
    return replace(sentence, words=tuple(word.replace(old, new) for word in sentence.words))


def _is_possessive(sentence: Sentence, place: int) -> bool:
    """Tell whether the word is a clitic that owns; without a parse, "it's" counts too."""
    if sentence.syntax and sentence.syntax.tags[place] != "POS":
        return False
    return sentence.words[place].lower() in {"'s", "’s"} and not sentence.spaces[place - 1]


def _melted(sentence: Sentence, place: int) -> Sentence:
    """Join the word at `place` to the one before it, whose annotation the result keeps."""
    joined = (*sentence.words[: place - 1], sentence.words[place - 1] + sentence.words[place])
    return replace(
        sentence,
        words=joined + sentence.words[place + 1 :],
        spaces=_without(sentence.spaces, place - 1),
        entities=_without(sentence.entities, place),
        syntax=_melted_syntax(sentence.syntax, place) if sentence.syntax else None,
    )


def _melted_syntax(syntax: Syntax, place: int) -> Syntax:
    """Drop one word of a parse; what hung on it hangs on the word before."""
    heads = (place - 1 if head == place else head - (head > place) for head in syntax.heads)
    return Syntax(
        tags=_without(syntax.tags, place),
        pos=_without(syntax.pos, place),
        lemmas=_without(syntax.lemmas, place),
        heads=_without(tuple(heads), place),
        deps=_without(syntax.deps, place),
    )


def _without(values: tuple[_Value, ...], place: int) -> tuple[_Value, ...]:
    """Drop one value.

    Example:
        >>> _without(("a", "b", "c"), 1)
        ('a', 'c')
    """
    return values[:place] + values[place + 1 :]
