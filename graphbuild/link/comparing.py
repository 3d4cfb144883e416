"""How well two names agree, from 0 to 1, and in which words that is said.

The marks are grades, not chances: 1 is the same name letter by letter; 0.95 the same in another spelling or order; 0.9
a shorter form of three words and more, or one that only leaves the patronymic out; 0.8 a shorter form of two words, or
two words in another order; below 0.75 names are near, and may still be two.

The name tools of rigour are not asked: what it stands on is compiled against ICU where it is installed, and a link must
not hang on what is installed.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from graphbuild.link.spelling import FULL, PersonName, bare, name_sound, person_name, telling, word_sound
from graphbuild.names import KEPT, fold, is_never_cut_inside
from graphbuild.resolve.body_names import body_sound

NOTHING = 0.0
_NEAR_WORD, _NEAR_NAME = 0.75, 0.87
"""How much of a word, and of a whole name, must be the same for it to be near."""
_SHORTEST_NEAR = 5
_MOST_ADDED = 2
"""So many words a longer name of a body may have more."""


class Likeness(NamedTuple):
    """How well two names agree, and in what."""

    score: float
    reason: str


NONE = Likeness(NOTHING, "")
_PATRONYMIC = re.compile(r"\w{2}(?:[aeoy]vi[ct]?[hjz]|i[ct]hna|[aeoy]vna|ogl[iuy]|ugli|kyzy)$")
"""How names after a father end in the east of Europe and the Caucasus; the news leave them out."""


@lru_cache(KEPT)
def compare_persons(written: str, listed: str) -> Likeness:
    """Compare a name in texts with one of a list.

    >>> compare_persons("Nicolas Maduro", "MADURO MOROS, Nicolas")
    Likeness(score=0.8, reason='a shorter form of the name')
    >>> compare_persons("Maduro", "MADURO MOROS, Nicolas").score
    0.0
    """
    one, other = person_name(written), person_name(listed)
    if min(len(one.full), len(other.full)) < FULL or _initials_differ(one.words, other.words):
        return NONE
    if one.full == other.full:
        return Likeness(1.0, "the same name")
    if name_sound(one.full) == name_sound(other.full):
        return Likeness(0.95, "the same name in another spelling")
    if sorted(one.full) == sorted(other.full):
        return Likeness(0.95 if len(one.full) > FULL else 0.8, "the same name in another order")
    short, long = (one, other) if len(one.full) <= len(other.full) else (other, one)
    return _aligned(short, long, is_listed_longer=long is other)


def _initials_differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether both names have initials, and not the same."""
    initials = [{word for word in words[1:] if len(word) == 1} for words in (one, other)]
    return all(initials) and initials[0].isdisjoint(initials[1])


def _aligned(short: PersonName, long: PersonName, *, is_listed_longer: bool) -> Likeness:
    """Compare names word by word, each with the most similar one of the longer name that is left."""
    left, marks, met = list(long.full), list[float](), set[str]()
    for word in short.full:
        best = max(left, key=lambda other: (_word_likeness(word, other), -left.index(other)))
        marks.append(_word_likeness(word, best))
        left.remove(best)
        met.add(best)
    near = [mark for mark in marks if mark < 1]
    if not near and len(short.full) == len(long.full):
        return Likeness(0.9 if len(short.full) > FULL else 0.8, "the same name in another order and spelling")
    if near and not _is_near(near, short, long):
        return NONE
    if near:
        return Likeness(round(0.6 + 0.5 * (near[0] - _NEAR_WORD), 2), "a name that is spelled much like it")
    if not _is_cut(short, long, met):
        return NONE
    if all(_PATRONYMIC.search(word) for word in left):
        return Likeness(0.9, "the same name but for the patronymic")
    form = "a shorter form of the name" if is_listed_longer else "a longer form of the name"
    return Likeness(0.9 if len(short.full) > FULL else 0.8, form)


def _is_near(near: Sequence[float], short: PersonName, long: PersonName) -> bool:
    """Tell whether names differ by so little in one word; of names of single syllables another one is another name."""
    is_whole = len(short.full) == len(long.full) and not is_never_cut_inside(short.full)
    return is_whole and len(near) == 1 and near[0] >= _NEAR_WORD


def _is_cut(short: PersonName, long: PersonName, met: set[str]) -> bool:
    """Tell whether a name keeps what any short form keeps: the first given name, and a word of the surname."""
    if _word_likeness(short.full[0], long.full[0]) < 1 and not (long.surname and long.full[0] in met):
        return False
    surname = {word for word in long.surname if len(word) > 1} or {long.full[-1]}
    given_left = long.full[0] in met or _word_likeness(short.full[0], long.full[0]) == 1
    return given_left and not surname.isdisjoint(met)


@lru_cache(KEPT)
def _word_likeness(one: str, other: str) -> float:
    if one == other or word_sound(one) == word_sound(other):
        return 1.0
    if min(len(one), len(other)) < _SHORTEST_NEAR:
        return NOTHING
    return min(0.99, Levenshtein.normalized_similarity(one, other))


@lru_cache(KEPT)
def compare_bodies(written: str, listed: str) -> Likeness:
    """Compare the name of a body in texts with one of a list.

    >>> compare_bodies("Mahan Air", "MAHAN AIR CO.")
    Likeness(score=0.95, reason='the same name but for the legal form')
    >>> compare_bodies("Hull 12 Marine", "HULL 13 MARINE").score
    0.0
    """
    if fold(written).removeprefix("the ") == fold(listed).removeprefix("the "):
        return Likeness(1.0, "the same name")
    one, other = bare(written), bare(listed)
    if body_sound(one) == body_sound(other):
        return _by_form(written, listed, one, other)
    words, others = telling(one), telling(other)
    if sorted(words) == sorted(others):
        return Likeness(0.9, "the same name in another order")
    if _numbers(words) != _numbers(others):
        return NONE
    alike = Levenshtein.normalized_similarity(body_sound(one), body_sound(other))
    if alike >= _NEAR_NAME:
        return Likeness(round(0.6 + alike - _NEAR_NAME, 2), "a name that is spelled much like it")
    return _contained(words, others)


def _by_form(written: str, listed: str, one: str, other: str) -> Likeness:
    """Grade names that differ in their legal forms; two with different ones may be two companies."""
    forms = [_form(name, key) for name, key in ((written, one), (listed, other))]
    if all(forms) and forms[0].isdisjoint(forms[1]):
        return Likeness(0.8, "the same name with another legal form")
    same = forms[0] == forms[1]
    return Likeness(0.95, "the same name in another spelling" if same else "the same name but for the legal form")


_FORMS = {
    "company": "co", "limited": "ltd", "corp": "inc", "corporation": "inc", "incorporated": "inc", "jsc": "ao",
    "oao": "ao", "pao": "ao", "zao": "ao", "ojsc": "ao", "pjsc": "ao", "cjsc": "ao", "llc": "ooo",
}  # fmt: skip


def _form(name: str, key: str) -> set[str]:
    """Return the legal form of a body by its words; what several languages call the same is one."""
    return {_FORMS.get(word, word) for word in fold(name).split() if word not in {*key.split(), "the", "and", "&"}}


def _numbers(words: Sequence[str]) -> list[str]:
    return sorted(word for word in words if any(char.isdigit() for char in word))


def _contained(words: Sequence[str], others: Sequence[str]) -> Likeness:
    short, long = sorted((words, others), key=len)
    is_within = len(short) >= FULL and set(short) < set(long) and len(long) - len(short) <= _MOST_ADDED
    return Likeness(0.65, "a part of the name") if is_within else NONE
