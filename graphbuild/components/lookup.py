"""Known names found in a text: one pass over its tokens, the longest name at each place.

Spelling is compared as :func:`graphbuild.names.fold` writes it, so accents, dots and apostrophes do not count. A name
that is an acronym must stand in capitals ("US" is no "us"); others must begin with one where the caller says so, or
have one after "the" if they are given with a small "the".
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from spacy.language import Language
from spacy.tokens import Doc, Token

from graphbuild.names import fold

LONGEST_ACRONYM = 6
"""Letters; a longer word in capitals is a name that happens to be shouted."""

T = TypeVar("T")

_FOLDED = "graphbuild.folded"
"""Where a ``Doc`` on its way through the pipeline keeps its words as tables have them."""


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A known name in a text: tokens `start` to `end`, of which `trim` code points at the end do not belong to it."""

    start: int
    end: int
    trim: int
    value: T


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    value: T
    shouted: bool
    cased: bool
    article: str


class Lookup(Generic[T]):
    """Names to look for, and what each means. Of two names with one spelling the first stands.

    Args:
        nlp: The pipeline whose tokenizer splits names as it splits texts.
        names: Pairs of a name and its meaning.
        cased: The names, as given, that must begin with a capital letter; None means all.
    """

    def __init__(self, nlp: Language, names: Iterable[tuple[str, T]], *, cased: Collection[str] | None = ()) -> None:
        self._entries: dict[tuple[str, ...], _Entry[T]] = {}
        self._longest: dict[str, int] = {}
        for name, value in names:
            words = tuple(folded(token.text) for token in nlp.make_doc(name))
            article = "the " if name.startswith("the ") else ""
            entry = _Entry(value, is_acronym(name), cased is None or name in cased, article)
            self._entries.setdefault(words, entry)
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def find(self, doc: Doc) -> Iterator[Match[T]]:
        """Yield the known names of a text in order, none overlapping."""
        words = _folded_words(doc)
        start = 0
        while start < len(words):
            match = self._match(doc, words, start) if self._reach(words[start]) else None
            if match and words[start] == "the":
                match = max(match, self._match(doc, words, start + 1) or match, key=lambda found: found.end)
            start = match.end if match else start + 1
            if match:
                yield match

    def _match(self, doc: Doc, words: list[str], start: int) -> Match[T] | None:
        for size in range(min(self._reach(words[start]), len(words) - start), 0, -1):
            end = start + size
            for last, trim in _endings(doc[end - 1], words[end - 1]):
                entry = self._entries.get((*words[start : end - 1], last))
                if entry and _is_spelled_as(doc, start, end, trim, entry):
                    return Match(start, end, trim, entry.value)
        return None

    def _reach(self, word: str) -> int:
        """Return how many tokens the longest name that begins with a word may have; none is the usual case."""
        longest = self._longest
        return longest.get(word) or longest.get(word.removesuffix("s")) or longest.get(word.partition(" ")[0], 0)


def is_acronym(name: str) -> bool:
    """Tell whether a name is written in capitals because it is short for something.

    >>> is_acronym("U.S."), is_acronym("OFAC"), is_acronym("Iran")
    (True, True, False)
    """
    return name.isupper() and len(fold(name)) <= LONGEST_ACRONYM and " " not in name


def _folded_words(doc: Doc) -> list[str]:
    """Return the words of a text as they are looked up; several tables look into each text."""
    kept = doc.user_data.get(_FOLDED)
    if kept is None or len(kept) != len(doc):
        kept = doc.user_data[_FOLDED] = [folded(token.text) for token in doc]
    return kept


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """Return a word as :func:`graphbuild.names.fold` writes it, remembered because texts repeat their words."""
    return fold(word)


def _endings(token: Token, word: str) -> Iterator[tuple[str, int]]:
    """Yield what a token may say at the end of a name, and how many code points of it are left over.

    Some sources lose the apostrophe of a possessive ("Ukraines"), and no tokenizer parts "U.S.-led".
    """
    yield word, 0
    if word.endswith("s") and token.text.endswith("s"):
        yield word[:-1], 1
    head, hyphen, _ = token.text.partition("-")
    if hyphen and head:
        yield folded(head), len(token.text) - len(head)


def _is_spelled_as(doc: Doc, start: int, end: int, trim: int, entry: _Entry[T]) -> bool:
    text = doc[start:end].text[: -trim or None]
    if entry.shouted:
        return text.isupper()
    text = text.removeprefix(entry.article)
    return not entry.cased or text[0].isupper() or text[0].isdigit()
