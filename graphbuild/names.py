"""When two spellings are one name.

Pure functions on strings; no list of names lives here.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, combinations
from typing import TypeAlias

NameKey = tuple[str, ...]
"""The telling words of a personal name, folded."""

Rules: TypeAlias = tuple[tuple[re.Pattern[str], str], ...]
"""Patterns and what stands for them, in the order in which they are applied."""

_NOT_WORD = re.compile(r"[^\w&]+")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that Unicode does not decompose, as the usual romanisations write them."""
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´", None))
_DELETED = str.maketrans(dict.fromkeys("'`.", None))
"""What ASCII names lose."""
KEPT = 2**16
"""Of how many names it is kept what they were reduced to: an archive names the same ones again and again."""
_PARTICLES = frozenset({"al", "el"})
"""Parts of a personal name that some texts write and others leave out."""
_AFTER_NAMES = re.compile(r"\s+(?:aka|a\.k\.a\.?|dob|fka|f\.k\.a\.?|pob)(?:\s.*)?$", re.IGNORECASE | re.DOTALL)
"""What lists of persons write after a name, which recognisers take for the end of it."""
_GENERATIONS = frozenset({"2d", "2nd", "3d", "3rd", "4th", "ii", "iii", "iv", "jr", "sr"})
"""Ends of a personal name that tell fathers from sons, where a text names both."""
_POSSESSIVE = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ])$", re.IGNORECASE)
_SURNAME_PARTICLES = frozenset(
    {"abu", "af", "av", "ben", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "ibn"}
    | {"la", "le", "lo", "mac", "ould", "san", "st", "ten", "ter", "van", "von", "zu", "zum", "zur"}
)
"""Words that open a surname of several words."""


def _rules(*rules: tuple[str, str]) -> Rules:
    return tuple((re.compile(pattern), sound) for pattern, sound in rules)


_CONSONANTS = _rules(
    (r"\bm[ou]c?h+am+[ae]d\b", "muhamad"),
    (r"\bahm[ae]d\b", "aHmad"),
    (r"\babd[aeiou]*[lrs]? ?(?:[aeou][lrs] )?(?=\w\w)", "abdl"),  # Abd al-Rahman, Abdel Rahman, Abdurrahman
    (r"\bye", "e"),  # Yevgeny, Evgeni
    (r"t?sch|tch|dj|zh|ch", "j"),  # Jang and Chang, Djibril and Jibril
    (r"sh", "S"),
    (r"ng(?![aeiouy])", "N"),  # Jin-ping, Jinping: one consonant as in any syllable
    (r"ph", "f"),
    (r"\b(?:x|hs)", "S"),  # Xi, Hsi
    (r"x", "ks"),
    (r"([td])h", r"\1"),
    (r"gh|kh|ck|[cqg]", "k"),  # Qaddafi, Gadhafi, Khadafy
    (r"w", "v"),
    (r"tz", "ts"),
    (r"z", "s"),
    (r"(?<=\w)h", ""),  # Abdallah, Abdalla
)
_DOUBLED = _rules((r"(.)\1+", r"\1"))
_VOWELS = _rules(
    (r"(?<=[^aeiou])er\b", "r"),  # Alexander, Aleksandr
    (r"[ae]*(?:[iy]|ee)[eiy]*|e(?=[^aeiou]\b)", "i"),  # Khaled, Khalid; Sergey, Sergei, Sergiy
    (r"[ou]+", "u"),
    (r"[ae]+", "a"),
    (r"(.)\1+", r"\1"),
)
_CLOSE_VOWELS = _rules((r"ee|[iy]+", "i"), (r"[ou]+", "u"), (r"(.)\1+", r"\1"))
"""For a surname of few consonants, which vowels must tell from others: Chan is not Chen."""

_VOWEL_GROUPS = re.compile(r"[aeiouy]+")
_NO_VOWELS = str.maketrans(dict.fromkeys("aeiouy", None))
_REGNAL = frozenset({("ii",), ("iii",), ("iv",)})
_REGNAL_WORDS = 2
"""Words of a king's name, which a number ends."""
_FEW, _MANY = 2, 5
"""Consonants of a surname that exact vowels must help, and of a word that needs no vowels but at its start."""
_MOST_MIDDLE_WORDS = 5
"""Words between the first and the last whose every choice is tried out."""


@lru_cache(KEPT)
def fold(name: str) -> str:
    """Reduce a name to what a reader would type: no accents, case, dots, apostrophes or double spaces.

    Two names are taken for one spelling exactly when they fold to the same string.

    >>> fold("  Côte d’Ivoire ")
    'cote divoire'
    >>> fold("U.S.") == fold("us")
    True
    """
    if name.isascii():  # the same, sooner
        return " ".join(_NOT_WORD.sub(" ", name.lower().translate(_DELETED)).split())
    plain = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES)).casefold()  # 𝐀 is no capital before it is an A
    decomposed = unicodedata.normalize("NFKD", plain).translate(_APOSTROPHES | _LETTERS)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(_NOT_WORD.sub(" ", bare.replace(".", "")).split())


def slug(name: str) -> str:
    """Turn a name into the last part of an id: folded, with hyphens.

    >>> slug("U.S. Department of the Treasury")
    'us-department-of-the-treasury'
    """
    return fold(name).replace("&", "and").replace("_", "-").replace(" ", "-") or "x"


def without_possessive(name: str) -> str:
    """Cut a possessive ending, straight or curly.

    >>> without_possessive("Russia’s")
    'Russia'
    """
    return _POSSESSIVE.sub("", name)


@lru_cache(KEPT)
def person_key(name: str) -> NameKey:
    """Reduce a personal name to its telling words: no initials inside it, no particles, no case or accents.

    >>> person_key("Adam J. Szubin")
    ('adam', 'szubin')
    >>> person_key("Bashar al-Assad"), person_key("Otto Berg III")
    (('bashar', 'assad'), ('otto', 'berg'))
    """
    plain = fold(_AFTER_NAMES.sub("", name).replace("-", " "))
    words = without_generation(tuple(word for word in plain.split() if word not in _PARTICLES))
    return tuple(word for place, word in enumerate(words) if len(word) > 1 or place == 0)


@lru_cache(KEPT)
def initialled_key(name: str) -> NameKey:
    """Reduce a personal name to its telling words, the initials between them and what tells father from son.

    >>> initialled_key("Walter H.W. Example, Jr.")
    ('walter', 'h', 'w', 'example', 'jr')
    """
    plain = fold(_AFTER_NAMES.sub("", name).replace("-", " ").replace(".", ". "))
    return tuple(word for word in plain.split() if word not in _PARTICLES)


def generation_of(key: NameKey) -> NameKey:
    """Return the end of a name that tells a father from a son, as a key of one word or none; kings have but that.

    >>> generation_of(("otto", "berg", "jr")), generation_of(("otto", "ii"))
    (('jr',), ())
    """
    is_numbered = key[-1:] in _REGNAL and len(key) <= _REGNAL_WORDS
    return key[-1:] if len(key) > 1 and key[-1] in _GENERATIONS and not is_numbered else ()


def without_generation(key: NameKey) -> NameKey:
    """Leave out the end of a name that tells a father from a son.

    >>> without_generation(("otto", "berg", "jr"))
    ('otto', 'berg')
    """
    return key[: len(key) - len(generation_of(key))]


def person_sound(key: NameKey) -> str:
    """Write a personal name as romanisations agree on it: spellings of one name sound the same.

    The fewer consonants a surname has, the more its vowels count: Chan is not Chen, and Putin not Potanin. Spaces
    and hyphens never count.

    >>> person_sound(("muammar", "qaddafi")) == person_sound(("moammar", "gadhafi"))
    True
    >>> person_sound(("eric", "chan")) == person_sound(("eric", "chen"))
    False
    """
    words = _rewrite(" ".join(word.upper() if len(word) == 1 else word for word in key), _CONSONANTS).split()
    if len(key) > 1:
        return "".join([*map(_sound, words[:-1]), _surname_sound(words[-1])])
    return _rewrite(words[0], _VOWELS) if len(_consonants(words[0])) > _FEW else key[0]


def _surname_sound(word: str) -> str:
    return _sound(word) if len(_consonants(_rewrite(word, _DOUBLED))) > _FEW else _rewrite(word, _CLOSE_VOWELS)


def _sound(word: str) -> str:
    sound = _rewrite(word, _VOWELS)
    return sound if len(_consonants(sound)) < _MANY else sound[0] + _consonants(sound[1:])


def _rewrite(text: str, rules: Rules) -> str:
    for pattern, sound in rules:
        text = pattern.sub(sound, text)
    return text


def _consonants(text: str) -> str:
    return text.translate(_NO_VOWELS)


def short_names(key: NameKey) -> Iterator[NameKey]:
    """Yield what a full name may be cut to in any text: its surname, or first and last word with less between them.

    >>> sorted(short_names(("juan", "maria", "de", "leon")))[:3]
    [('de', 'leon'), ('j', 'leon'), ('juan', 'de', 'leon')]
    """
    if generation_of(key):
        yield without_generation(key)
        yield from short_names(without_generation(key))
        return
    first, middle, last = key[:1], key[1:-1], key[-1:]
    if len(key) > 1:
        yield last
        yield (first[0][0], *last)
    for start in range(1, len(key) - 1):
        if key[start] in _SURNAME_PARTICLES:
            yield key[start:]
    if is_never_cut_inside(key):
        return
    words = [word for word in middle if len(word) > 1]  # initials stay all or go all: W. is no short form of H. W.
    kept = range(len(words) + 1) if len(words) <= _MOST_MIDDLE_WORDS else range(1)
    for some in chain.from_iterable(combinations(words, number) for number in kept):
        if len(some) < len(middle):
            yield (*first, *some, *last)
    if words:
        yield (*first, *(word[0] for word in middle), *last)


def short_names_nearby(key: NameKey) -> Iterator[NameKey]:
    """Yield what else the text that gives a full name may cut it to: words at its end, or two and more at its start.

    >>> sorted(short_names_nearby(("nicolas", "maduro", "moros")))
    [('maduro', 'moros'), ('moros',), ('nicolas', 'maduro')]
    """
    last = generation_of(key)
    whole = key[: len(key) - len(last)]
    for end in ((), last) if last else ((),):
        yield from ((*whole[start:], *end) for start in range(1, len(whole)))
    if not is_never_cut_inside(whole):
        yield from (whole[:end] for end in range(2, len(whole)))


def is_never_cut_inside(key: NameKey) -> bool:
    """Tell whether a name is made of single syllables: Chinese, Korean and Burmese names are used whole or by an end.

    >>> is_never_cut_inside(("aung", "san", "suu", "kyi")), is_never_cut_inside(("nicolas", "maduro", "moros"))
    (True, False)
    """
    return all(len(_VOWEL_GROUPS.findall(word)) == 1 for word in key)
