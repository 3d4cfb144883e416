"""The words around personal names, and what each tells of a name's bearer."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Token

from graphbuild.resources.words import read_lists

_PLURALS = {"wives": "wife", "affairs": "affair", "chiefs-of-staff": "chief-of-staff", "men": "man", "women": "woman"}
"""Irregular plurals at the end of a word -> their singular."""
MAJOR = "Major"
"""The rank, where the word has a capital."""
_PROSECUTING = frozenset({"city", "commonwealth", "county", "district", "prosecuting", "state", "states", "u.s.", "us"})
"""Before "attorney": one who accuses for the state."""
_HYPHENS = frozenset({"-", "–"})


@dataclass(frozen=True, slots=True)
class Titles:
    """The words around names, by what they tell; the table's comments say what each set is for."""

    office: frozenset[str]
    head: frozenset[str]
    affiliate: frozenset[str]
    private: frozenset[str]
    business: frozenset[str]
    leading: frozenset[str]
    public: frozenset[str]
    honorific: frozenset[str]
    modifier: frozenset[str]
    common: frozenset[str]
    bodies: frozenset[str]
    standing: Mapping[str, str]

    def is_title(self, token: Token) -> bool:
        """Tell whether a token may stand in a title before a name."""
        word = singular(token)
        return word in self.honorific or word in self.modifier or self._is_role(word)

    def is_role(self, token: Token) -> bool:
        """Tell whether a token alone says what a person is."""
        return self._is_role(singular(token)) or token.text == MAJOR

    def announces(self, text: str) -> bool:
        """Tell whether a name may follow a word: after an address or a role."""
        word = _singular(text.lower())
        return word in self.honorific or self._is_role(word) or text == MAJOR

    def _is_role(self, word: str) -> bool:
        return word in self.office or word in self.head or word in self.private or word in self.affiliate


@cache
def read_titles() -> Titles:
    """Read the table of titles."""
    table = read_lists("titles.toml")
    standing = table.pop("standing")
    return Titles(standing=standing, **{name: frozenset(words) for name, words in table.items()})


def singular(token: Token) -> str:
    """Return a token as the table writes it: lower case, no full stop, no plural ending.

    >>> import spacy
    >>> [singular(token) for token in spacy.blank("en")("Ministers Gen. lawmen")]
    ['minister', 'gen', 'lawman']
    """
    return _singular(token.lower_)


@lru_cache(maxsize=65_536)
def _singular(text: str) -> str:
    word = text.rstrip(".")
    if word in {"mrs", "ms", "women", "men"}:
        return word
    for plural, one in _PLURALS.items():
        if word.endswith(plural):
            return word.removesuffix(plural) + one
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def is_plural(token: Token) -> bool:
    """Tell whether a word of the table stands in the plural.

    >>> import spacy
    >>> [is_plural(token) for token in spacy.blank("en")("ministers spokesmen boss")]
    [True, True, False]
    """
    return token.lower_.rstrip(".") != singular(token)


def head_word(role: Token) -> str:
    """Return the word that tells what kind of role a token names, for in some the last word is not the telling one.

    A secretary or director "general" is the head of something, a commander or editor "in chief" a commander or editor.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> head_word(nlp("Secretary General")[1]), head_word(nlp("the editor in chief")[3]), head_word(nlp("a general")[1])
    ('head', 'editor', 'general')
    """
    word, before = singular(role), [token for token in role.doc[max(role.i - 4, 0) : role.i] if not _is_hyphen(token)]
    if word == "attorney" and before and before[-1].lower_ in _PROSECUTING:
        return "prosecutor"
    if word == "general" and before and singular(before[-1]) in {"director", "secretary"}:
        return "head"
    if word == "chief" and len(before) > 1 and before[-1].lower_ == "in":
        return singular(before[-2])
    return word


def _is_hyphen(token: Token) -> bool:
    return token.text in _HYPHENS
