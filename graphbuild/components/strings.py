"""The words of a text as plain strings, taken out of spaCy once for all components, and where each of them stands.

Each attribute of a spaCy ``Token`` is computed when it is asked for. A component that looks for the words of a table
asks here where they stand, and makes tokens of those places only.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from spacy.tokens import Doc

from graphbuild.names import fold

_KEY = "graphbuild.strings"
"""Where a ``Doc`` on its way through the pipeline keeps its words."""

Places = dict[str, list[int]]
"""A spelling -> the indices of the tokens that have it, in order."""


class Strings(NamedTuple):
    """A text, its tokens as written, in lower case, and as tables of names have them; and the places of each."""

    text: str
    texts: list[str]
    lower: list[str]
    folded: list[str]
    at_text: Places
    at_lower: Places
    at_folded: Places


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """Return a word as :func:`graphbuild.names.fold` writes it, remembered because texts repeat their words."""
    return fold(word)


def strings_of(doc: Doc) -> Strings:
    """Return the words of a text."""
    kept = doc.user_data.get(_KEY)
    if not isinstance(kept, Strings) or len(kept.texts) != len(doc):
        kept = doc.user_data[_KEY] = _read(doc)
    return kept


def where(places: Places, wanted: Callable[[str], object]) -> list[int]:
    """Return where the wanted words stand, in order; each spelling is asked for once.

    >>> import spacy
    >>> where(strings_of(spacy.blank("en")("The ban and the cap")).at_lower, {"the", "ban"}.__contains__)
    [0, 1, 3]
    """
    return sorted(chain.from_iterable(found for word, found in places.items() if wanted(word)))


def _read(doc: Doc) -> Strings:
    hashes = doc.to_array("ORTH").tolist()
    spelled = {key: doc.vocab.strings[key] for key in set(hashes)}
    texts = [spelled[key] for key in hashes]
    lower = [text.lower() for text in texts]
    words = [folded(text) for text in texts]
    return Strings(doc.text, texts, lower, words, _places(texts), _places(lower), _places(words))


def _places(words: Iterable[str]) -> Places:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    return dict(places)
