"""Names of nodes and entries as words that can be compared: which are a surname, how they sound, what finds them."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from graphbuild.names import KEPT, fold, initialled_key, person_sound, without_generation
from graphbuild.references import EntryKind
from graphbuild.resolve.body_names import body_key, body_sound
from graphbuild.resources import read_table, values

FULL = 2
"""Words that a name has at least that tells a person."""
_MOST_WORDS = 6
"""By so many words of a long name it is found."""
_SHORTEST = 4
"""Consonants of a body's name by which near spellings of it are found."""
_NO_VOWELS = str.maketrans(dict.fromkeys("aeiouy", None))
_SMALL = frozenset({"and", "for", "in", "of", "on", "the", "de", "del", "la", "y", "et", "du", "des"})


class PersonName(NamedTuple):
    """The telling words of a personal name, given names first, and which are the surname, where that is known.

    Initials are among the ``words``, for they tell namesakes apart, but not among the ``full`` ones.
    """

    words: tuple[str, ...]
    full: tuple[str, ...]
    surname: frozenset[str]


@lru_cache(KEPT)
def person_name(name: str) -> PersonName:
    """Read a personal name as texts or lists write it ("SURNAME, Given").

    >>> person_name("AL-ASSAD, Bashar").words, person_name("Bashar al-Assad").words
    (('bashar', 'assad'), ('bashar', 'assad'))
    """
    surname, comma, given = name.partition(", ")
    last = without_generation(initialled_key(surname)) if comma else ()
    words = without_generation(initialled_key(f"{given} {surname}" if comma else name))
    return PersonName(words, tuple(word for word in words if len(word) > 1), frozenset(last))


@lru_cache(KEPT)
def word_sound(word: str) -> str:
    """Return how one word of a personal name sounds, whichever form of a given name it is."""
    return person_sound((given_names().get(word, word),))


@lru_cache(KEPT)
def name_sound(words: tuple[str, ...]) -> str:
    """Return how a whole personal name sounds: spaces and hyphens do not count."""
    return person_sound((given_names().get(words[0], words[0]), *words[1:]))


@cache
def given_names() -> dict[str, str]:
    """Return which given name a form of it stands for, folded."""
    rows = [values(row["names"]) for row in read_table("given_names.tsv")]
    return {form: names[0] for names in rows for form in names}


def telling(key: str) -> tuple[str, ...]:
    """Return the words of a body's key that are no function words.

    >>> telling("ministry of defence and armed forces")
    ('ministry', 'defence', 'armed', 'forces')
    """
    return tuple(word for word in key.split() if word not in _SMALL)


@lru_cache(KEPT)
def bare(name: str) -> str:
    """Return a body's name without article and legal form, folded.

    >>> bare("MAHAN AIR CO., LTD.")
    'mahan air'
    """
    return body_key(re.sub(r"\s*\([^)]*\)$", "", name)) or body_key(name)


def keys_of(name: str, kind: EntryKind) -> set[str]:
    """Return what a name is found by: two names that may be one share a key.

    >>> sorted(keys_of("MADURO MOROS, Nicolas", EntryKind.PERSON) & keys_of("Nicolas Maduro", EntryKind.PERSON))
    ['p mdr nkls']
    """
    if kind is EntryKind.PERSON:
        return set(_person_keys(person_name(name).full))
    if kind is EntryKind.ANY:
        return {*_person_keys(person_name(name).full), *_body_keys(bare(name))}
    return set(_body_keys(bare(name)))


def _person_keys(words: tuple[str, ...]) -> Iterator[str]:
    """Yield the first word with each other, the last two, and a short name run together."""
    if len(words) < FULL:
        return
    first, *others = [_skeleton(word) for word in words]
    for other in others[:_MOST_WORDS]:
        yield _pair(first, other)
    yield _pair(*[first, *others][-2:])
    yield f"s {name_sound(words)}"


def _pair(one: str, other: str) -> str:
    return f"p {min(one, other)} {max(one, other)}"


@lru_cache(KEPT)
def _skeleton(word: str) -> str:
    """Return a word's first sound and its consonants."""
    sound = word_sound(word)
    head = "a" if sound[0] in "aeiouy" else ""
    return head + sound.translate(_NO_VOWELS) or sound


def _body_keys(key: str) -> Iterator[str]:
    words = telling(key)
    sound = body_sound(key)
    yield f"b {sound}"
    if len(words) > 1:
        yield f"w {' '.join(sorted(words))}"
        yield f"o {words[0]} {words[1]}"
    bones = fold(sound).translate(_NO_VOWELS)
    if len(bones) >= _SHORTEST:
        yield f"c {bones}"
