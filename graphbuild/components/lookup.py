"""Known names found in a text: one pass over its tokens, the longest name at each place.

Spelling is compared as :func:`graphbuild.names.fold` writes it, so accents, dots and apostrophes do not count. A name
that is an acronym must stand in capitals ("US" is no "us"); others must begin with one where the caller says so, or
have one after "the" if they are given with a small "the".
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from graphbuild.components.strings import Strings, folded, strings_of, where
from graphbuild.names import fold

LONGEST_ACRONYM = 6
"""Letters; a longer word in capitals is a name that happens to be shouted."""

T = TypeVar("T")


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
        sizes: defaultdict[str, set[int]] = defaultdict(set)
        for name, value in names:
            words = tuple(folded(token.text) for token in nlp.make_doc(name))
            article = "the " if name.startswith("the ") else ""
            entry = _Entry(value, is_acronym(name), cased is None or name in cased, article)
            self._entries.setdefault(words, entry)
            sizes[words[0]].add(len(words))
        for word in [word for word in sizes if word + "s" in sizes]:
            sizes[word + "s"] |= sizes[word]
        self._sizes = {word: sorted(found, reverse=True) for word, found in sizes.items()}

    def find(self, doc: Doc) -> Iterator[Match[T]]:
        """Yield the known names of a text in order, none overlapping."""
        strings = strings_of(doc)
        end = 0
        for start in where(strings.at_folded, self._sizes_from):
            match = self._match(doc, strings, start) if start >= end else None
            if match and strings.folded[start] == "the":
                match = max(match, self._match(doc, strings, start + 1) or match, key=lambda found: found.end)
            if match:
                end = match.end
                yield match

    def _match(self, doc: Doc, strings: Strings, start: int) -> Match[T] | None:
        words = strings.folded
        for size in self._sizes_from(words[start]) if start < len(words) else ():
            end = start + size
            for last, trim in _endings(strings.texts[end - 1]) if end <= len(words) else ():
                entry = self._entries.get((*words[start : end - 1], last))
                if entry and _is_spelled_as(doc, start, end, trim, entry):
                    return Match(start, end, trim, entry.value)
        return None

    def _sizes_from(self, word: str) -> list[int]:
        """Return of how many tokens the names are that begin with a word, longest first; none is the usual case."""
        sizes = self._sizes
        return sizes.get(word) or sizes.get(word.removesuffix("s")) or sizes.get(word.partition(" ")[0], [])


def is_acronym(name: str) -> bool:
    """Tell whether a name is written in capitals because it is short for something.

    >>> is_acronym("U.S."), is_acronym("OFAC"), is_acronym("Iran")
    (True, True, False)
    """
    return name.isupper() and len(fold(name)) <= LONGEST_ACRONYM and " " not in name


@lru_cache(maxsize=65_536)
def _endings(text: str) -> tuple[tuple[str, int], ...]:
    """Return what a word may say at the end of a name, and how many code points of it are left over.

    Some sources lose the apostrophe of a possessive ("Ukraines"), and no tokenizer parts "U.S.-led".
    """
    word = folded(text)
    lost = [(word[:-1], 1)] if word.endswith("s") and text.endswith("s") else []
    head, hyphen, _ = text.partition("-")
    joined = [(folded(head), len(text) - len(head))] if hyphen and head else []
    return ((word, 0), *lost, *joined)


def _is_spelled_as(doc: Doc, start: int, end: int, trim: int, entry: _Entry[T]) -> bool:
    text = doc[start:end].text[: -trim or None]
    if entry.shouted:
        return text.isupper()
    text = text.removeprefix(entry.article)
    return not entry.cased or text[0].isupper() or text[0].isdigit()
