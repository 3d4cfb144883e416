"""Recognises organizations by the word that their name begins with or that stands before it.

"the tanker Blue Star", "the chipmaker Example Micro" and "Panama-flagged Blue Star" announce a name; "Banco Ejemplo"
and "Jaish al-Example" begin with a word that says what is named. The words are in ``resources/companies.toml``.
"""

from collections.abc import Iterator

from spacy.tokens import Doc

from graphbuild.components.bodies.capitals import is_headline
from graphbuild.components.bodies.naming import Cues, Named, is_name_word, run_start, words_end
from graphbuild.components.grammar import POSSESSIVES
from graphbuild.resources.words import MONTHS, WEEKDAYS

LONGEST_CUE = 3
"""Tokens in the longest word group before a vessel's name ("M / T")."""

LONGEST_DESCRIPTION = 10
"""Tokens from a noun back to the article of its phrase."""
MIN_DESCRIBED = 2
"""The first place at which the article may stand, after a name and a comma or verb."""
SPEAKING = frozenset({
    "announced", "can", "could", "did", "does", "has", "had", "is", "may", "must", "reported", "said", "says", "should",
    "told", "was", "were", "will", "would",
})  # fmt: skip
"""After a noun: it is the subject of a clause, and describes nothing."""
PLACING = frozenset({"across", "in", "inside", "near", "outside", "to"})
NO_NAMES = WEEKDAYS | MONTHS | {"today", "tomorrow", "tonight", "yesterday"}

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


def described(doc: Doc, place: int, cues: Cues) -> Named | None:
    """Return the name that a small word for a sort of organization describes.

    "Example, a Ruritanian company,", "Example is a company", "Example, Ruritania's largest bank,".
    """
    following = doc[place + 1] if place + 1 < len(doc) else None
    if doc[place].text not in cues.described or (following is not None and following.tag_.startswith("NN")):
        return None
    opening = _determiner(doc, place)
    if opening < MIN_DESCRIBED or (following is not None and following.lower_ in SPEAKING | {"-"}):
        return None
    is_said = doc[opening - 1].lower_ in {"is", "was"}
    if not is_said and doc[opening - 1].text != ",":
        return None
    end = _before_bracket(doc, opening - 1)
    start = run_start(doc, end)
    before = doc[start - 1].lower_ if start else ""
    words = [token for token in doc[start:end] if is_name_word(token)]
    if len(words) == 1 and words[0].is_sent_start and words[0].lower_.endswith("ly"):
        return None  # "Separately, a company"
    is_named = words and all(token.lower_ not in cues.other | cues.legal | NO_NAMES for token in words)
    return Named(start, end, f"described as {doc[place].text}") if is_named and before not in PLACING else None


def _determiner(doc: Doc, place: int) -> int:
    """Return where the phrase of a noun begins with "a" or an owner; 0 where it does not."""
    for i in range(place - 1, max(place - LONGEST_DESCRIPTION, 0), -1):
        token = doc[i]
        if token.lower_ in {"a", "an"}:
            return i
        if token.text in POSSESSIVES:
            return run_start(doc, i) if is_name_word(doc[i - 1]) else 0
        is_inner = token.tag_.startswith(("NN", "JJ", "CD", "HYPH", "VBN", "VBG", "RB")) or token.text == "-"
        if token.tag_ and not is_inner:
            return 0
    return 0


def _before_bracket(doc: Doc, end: int) -> int:
    """Return where a name ends after which brackets give a short form of it."""
    if doc[end - 1].text != ")":
        return end
    return next((i for i in range(end - 2, max(end - LONGEST_CUE - 3, 0), -1) if doc[i].text == "("), end)


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
