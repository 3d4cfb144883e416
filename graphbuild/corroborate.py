"""Copies of one report become one source, whatever sites print it: exact ones, near ones, and those cut short.

Two texts that say the same in other words are two sources; two that share four fifths of their wording are one.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias
from zlib import crc32

from graphbuild.types import Document

if TYPE_CHECKING:
    import numpy as np
    from datasketch import MinHash, MinHashLSH
    from numpy.typing import NDArray

    Shingles: TypeAlias = NDArray[np.uint64]

SHINGLE = 5
"""How many words in a row are compared as one: long enough that two writers seldom choose the same ones."""
SHARED = 0.8
"""The part of the shorter text's shingles that must stand in the longer one."""
SAME_PART = 0.5
"""The part of it that two excerpts of one text must share; else that text is a digest of several reports."""
SHORTEST = 30
"""A text of fewer shingles is a copy only of the very same words: a headline is soon written twice."""
LEAD = 100
"""How many shingles of a text's beginning are looked up, too: reports are cut from their end."""
DAYS_APART = timedelta(days=30)
"""A text that comes back later with few changes is a form letter about something new, not a copy."""
PERMUTATIONS, BANDS = 128, (32, 4)
"""Of a sketch, and how an index splits it: pairs alike by two thirds are met all but surely, by a third seldom."""
_WORD = re.compile(r"\w+")
_PRIME = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True, eq=False)
class _Text:
    """One wording: the smallest id of the documents that have it, their day, and its shingles in order and as a set."""

    id: str
    date: date | None
    lead: "Shingles"
    shingles: "Shingles"


def source_of(documents: Iterable[Document]) -> dict[str, str]:
    """Return for each document the source that it goes back to: the smallest id among it and its copies.

    Case, punctuation and spacing do not count. A text that is no copy itself, and was published within
    :data:`DAYS_APART` if both are dated, takes in the shorter ones that stand in it. One that prints several different
    reports takes in the longest of them only, so that it makes them no copies of each other. A short
    text is found in a long one where it stands at its beginning; one out of its midst is met by chance.

    Near-linear: a text is compared only if other texts together hold most of it, and only with those whose MinHash
    sketches meet its own in an index. The answer does not depend on the order of documents.

    References:
        A. Z. Broder, "On the resemblance and containment of documents", Compression and Complexity of Sequences
        (1997), 21-29.

    >>> from graphbuild.types import Document
    >>> source_of([Document("b", "Oil fell."), Document("a", "OIL FELL"), Document("c", "Oil rose.")])
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    ids, texts = defaultdict[str, list[str]](list), dict[str, _Text]()
    for document in sorted(documents, key=lambda document: document.id):
        words = _WORD.findall(document.text.casefold())
        wording = _digest(words) if words else document.id
        ids[wording].append(document.id)
        if wording not in texts:
            texts[wording] = _text(document, words)
    groups = _groups([text for text in texts.values() if len(text.shingles) >= SHORTEST])
    members = defaultdict[str, list[str]](list)
    for same in ids.values():
        members[groups.get(same[0], same[0])] += same
    return dict(sorted((member, min(group)) for group in members.values() for member in group))


def _digest(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def _text(document: Document, words: list[str]) -> _Text:
    import numpy as np

    shingles = _shingles(words)
    return _Text(document.id, document.date, shingles[:LEAD], np.unique(shingles))


def _shingles(words: list[str]) -> "Shingles":
    """Return a number for every run of :data:`SHINGLE` words, in order."""
    import numpy as np

    codes = np.array(list(map(_number, words)), dtype=np.uint64)
    count = max(0, len(words) - SHINGLE + 1)
    runs = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE):
        runs = runs * np.uint64(_PRIME) + codes[place : place + count]
    return runs


@lru_cache(2**17)
def _number(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def _groups(texts: list[_Text]) -> dict[str, str]:
    """Return for each copy the longest of its group; it is compared with that one only."""
    suspects, near = _suspects_and_near(texts) if texts else (set[str](), [])
    if not suspects:
        return {}
    from datasketch import MinHash, MinHashLSH

    blank = MinHash(PERMUTATIONS, seed=1, hashfunc=int, scheme="affine64")
    index, groups = MinHashLSH(num_perm=PERMUTATIONS, params=BANDS), dict[str, str]()
    ordered = sorted(near, key=lambda text: (-len(text.shingles), text.id))
    longest: dict[str, _Text] = {}
    for number, text in enumerate(ordered):
        sketches = list(_sketches(text, blank))
        found = sorted(_candidates(index, sketches)) if text.id in suspects else []
        wholes = (whole for whole in map(ordered.__getitem__, found) if _is_copy(text, whole, longest.get(whole.id)))
        whole = next(wholes, None)
        if whole is None:
            for part, sketch in enumerate(sketches):
                index.insert((number, part), sketch)
        else:
            groups[text.id] = whole.id
            longest.setdefault(whole.id, text)
    return groups


def _repeated(sets: "list[Shingles]") -> "tuple[Shingles, NDArray[np.int64]]":
    """Return the shingles, sorted, that stand in more than one text, and in how many more."""
    import numpy as np

    shingles = np.concatenate(sets)
    shingles.sort()
    return np.unique(shingles[1:][shingles[1:] == shingles[:-1]], return_counts=True)


def _known(shingles: "Shingles", among: "Shingles") -> "NDArray[np.bool_]":
    """Tell of each shingle whether it is among others, which are sorted."""
    import numpy as np

    if not len(among):
        return np.zeros(len(shingles), dtype=np.bool_)
    return np.asarray(among[np.searchsorted(among[:-1], shingles)] == shingles)


def _suspects_and_near(texts: list[_Text]) -> tuple[set[str], list[_Text]]:
    """Return the texts most of which stands in other texts, be they one or many, and all that they may be copies of.

    All others are no copies. Of so many shingles of a suspect as its whole may not lack, the rarest, that one has some.
    """
    import numpy as np

    repeated, often = _repeated([text.shingles for text in texts])
    suspects, telling = set[str](), [repeated[:0]]
    for text in texts:
        known = text.shingles[_known(text.shingles, repeated)]
        if len(known) / len(text.shingles) >= SHARED:
            suspects.add(text.id)
            lacking = int(len(text.shingles) * (1 - SHARED)) + 1
            rarest = np.argsort(often[np.searchsorted(repeated, known)], kind="stable")
            telling.append(known[rarest[: lacking + 1 - (len(text.shingles) - len(known))]])
    wanted = np.unique(np.concatenate(telling))
    return suspects, [text for text in texts if text.id in suspects or _known(text.shingles, wanted).any()]


def _sketches(text: _Text, blank: "MinHash") -> "Iterator[MinHash]":
    """Yield what is looked up of a text: all of it, and its beginning."""
    for shingles in (text.shingles, text.lead):
        sketch = blank.copy()
        for start in range(0, len(shingles), 4096):  # the sketch of a book would fill memory at once
            sketch.update_batch(shingles[start : start + 4096].tolist())
        yield sketch


def _candidates(index: "MinHashLSH", sketches: "Iterable[MinHash]") -> set[int]:
    return {number for sketch in sketches for number, _ in index.query(sketch)}


def _is_copy(text: _Text, whole: _Text, other: _Text | None) -> bool:
    """Tell whether a text is a copy of a longer one, and of the same part of it as the longest other copy."""
    if text.date and whole.date and abs(text.date - whole.date) > DAYS_APART:
        return False
    return _shared(text, whole) >= SHARED and (other is None or _shared(text, other) >= SAME_PART)


def _shared(text: _Text, whole: _Text) -> float:
    """Return which part of a text's shingles stands in another text."""
    import numpy as np

    return len(np.intersect1d(text.shingles, whole.shingles, assume_unique=True)) / len(text.shingles)
