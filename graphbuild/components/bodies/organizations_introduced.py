"""Recognises organizations by the word that their name begins with or that stands before it.

"the tanker Blue Star", "the chipmaker Example Micro" and "Panama-flagged Blue Star" announce a name; "Banco Ejemplo"
and "Jaish al-Example" begin with a word that says what is named. The words are in ``resources/companies.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from graphbuild.components.bodies.capitals import is_headline
from graphbuild.components.bodies.naming import Cues, Named, is_name_word, words_end

LONGEST_CUE = 3
"""Tokens in the longest word group before a vessel's name ("M / T")."""

LINKS = frozenset({"&", "-", "al", "da", "de", "del", "des", "do", "du", "el", "la", "las", "los", "y"})
LONGEST_LINK = 3
"""Tokens in the longest group that links two words of a foreign name ("al - ")."""


def vessels(doc: Doc, place: int, cues: Cues) -> Iterator[Named]:
    """Yield the vessels whose kind stands at a token: "the tanker Blue Star 7", "the ships Blue Star and Red Star"."""
    size = next((n for n in range(LONGEST_CUE, 0, -1) if " ".join(_lower(doc, place, n)) in cues.vessels), 0)
    is_word = doc[place].text.istitle() and len(doc[place]) > 1
    start = place + size
    while size and not is_word and start < len(doc) and is_name_word(doc[start]):
        end = words_end(doc, start)
        end += end < len(doc) and doc[end].text.isdigit()
        yield Named(start, end, f"after {doc[place : place + size].text}")
        is_joined = doc[place].lower_.endswith("s") and end < len(doc) and doc[end].lower_ in {",", "and"}
        start = end + 1 if is_joined else len(doc)


def announced(doc: Doc, place: int, cues: Cues) -> Named | None:
    """Return the name after a small word that says what sort of organization it is ("the chipmaker Example Micro")."""
    start = place + 1
    if doc[place].text not in cues.sorts or start >= len(doc) or not is_name_word(doc[start]):
        return None
    if doc[start].lower_ in cues.other:
        return None
    return Named(start, _forward(doc, start), f"after {doc[place].text}")


def opened(doc: Doc, place: int, cues: Cues) -> Named | None:
    """Return the name that begins with a word for a sort of organization in another language ("Banco Ejemplo")."""
    token = doc[place]
    follows = place > 0 and is_name_word(doc[place - 1]) and not doc[place].is_sent_start
    if token.lower_ not in cues.openers or not token.text[0].isupper() or follows or is_headline(token):
        return None
    end = _forward(doc, place)
    return Named(place, end, f"name with {token.text}") if end > place + 1 else None


def _forward(doc: Doc, place: int) -> int:
    """Return where the capitalised words from a token on end, with what links them."""
    end = words_end(doc, place)
    while True:
        links = next((n for n in range(1, LONGEST_LINK + 1) if end + n < len(doc) and is_name_word(doc[end + n])), 0)
        if not links or any(token.lower_ not in LINKS for token in doc[end : end + links]):
            return end
        end = words_end(doc, end + links)


def _lower(doc: Doc, place: int, size: int) -> list[str]:
    return [token.lower_ for token in doc[place : place + size]]
