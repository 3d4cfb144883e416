"""What the names of organizations are made of: the words that tell them, and the words that may be part of them."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from graphbuild.components.grammar import POSSESSIVES
from graphbuild.resources.words import read_lists

SIGNALS = ("legal", "kinds", "weak", "lines", "vessels", "sorts", "described", "openers")
NAME_MARKS = frozenset("&'’.-+/")
LINKS = frozenset({"&", "of", "-", "de", "del", "al"})
FOLK = frozenset({
    "cattlemen", "children", "doctors", "employers", "farmers", "growers", "journalists", "lawyers", "manufacturers",
    "mothers", "peasants", "people", "peoples", "students", "teachers", "veterans", "women", "worker", "workers",
    "writers", "youth",
})  # fmt: skip
ORDINALS = frozenset({"First", "Second", "Third"})
"""Words of no names by themselves, with which names may begin ("First Example Bank")."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The words that tell what capitalised words name; lower case. ``signals`` are those at which to look closer."""

    legal: frozenset[str]
    kinds: frozenset[str]
    weak: frozenset[str]
    same: frozenset[str]
    bland: frozenset[str]
    small: frozenset[str]
    generic: frozenset[str]
    common: frozenset[str]
    lines: frozenset[str]
    vessels: frozenset[str]
    sorts: frozenset[str]
    described: frozenset[str]
    openers: frozenset[str]
    other: frozenset[str]
    regions: frozenset[str]
    shorthand: frozenset[str]
    signals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """An organization's name at tokens `start` to `end`, and why it is one."""

    start: int
    end: int
    reason: str


def read_cues() -> Cues:
    """Return the words that ship with the package."""
    cues = {name: frozenset(words) for name, words in read_lists("companies.toml").items()}
    signals = frozenset(word.split()[0] for name in SIGNALS for word in cues[name])
    return Cues(**cues, signals=signals)


def words_end(doc: Doc, place: int) -> int:
    """Return where the capitalised words from a token on end; the token itself where it is none."""
    while place < len(doc) and is_name_word(doc[place]):
        place += 1
    return place


def is_name_word(token: Token) -> bool:
    """Tell whether a token may be a word of a name: with a capital, no function word, and not like "U.S.-based"."""
    head, _, tail = token.text.rpartition("-")
    plain = all(char.isalnum() or char in NAME_MARKS for char in token.text)
    return token.text[0].isupper() and plain and not token.is_stop and not (head and tail.islower())


def run_start(doc: Doc, place: int) -> int:
    """Return where the capitalised words before a token begin."""
    start = place
    while start > 0:
        token = doc[start - 1]
        if is_name_word(token) or (token.text.isdigit() and start - 1 > 0 and is_name_word(doc[start - 2])):
            start -= 1
        elif start > 1 and is_name_word(doc[start - 2]) and _links(token, doc[start - 2]):
            start -= 2
        elif token.text in ORDINALS and start < place:
            start -= 1
        else:
            break
    has_article = 1 < start < place and doc[start - 1].text == "-" and doc[start - 2].lower_ in {"al", "el"}
    if not has_article:
        return start
    return run_start(doc, start - 2) if is_name_word(doc[start - 3]) else start - 2


def _links(token: Token, before: Token) -> bool:
    """Tell whether a token links two words of a name: "of", or the possessive of many ("Teachers' Union")."""
    return token.lower_ in LINKS or (token.text in POSSESSIVES and before.lower_ in FOLK)
