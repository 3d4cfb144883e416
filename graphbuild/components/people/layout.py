"""Where sentences and headlines stand, as marks and lines show it: parsers see a sentence begin at many a name."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from sys import maxsize

from spacy.tokens import Token

from graphbuild.components.bodies.capitals import FULL_STOPS, HEADLINE_SHARE, LONG_WORD
from graphbuild.components.strings import strings_of

_HEADLINES = "graphbuild.headlines"
"""Where a ``Doc`` keeps its headlines once they were looked for."""
_LINE = re.compile(r"[^\n]+(?:\n(?=[a-zß-öø-ÿ])[^\n]*)*")
_ABBREVIATIONS = frozenset({
    "Adm", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Dr", "Gen", "Gov", "Hon", "Lt", "Lieut", "Maj", "Mr", "Mrs", "Ms",
    "Prof", "Rep", "Rev", "Sen", "Sgt", "St",
})  # fmt: skip
_FINAL = frozenset(".!?:;…\"'”’)]}—–-")
"""What the word before a sentence may end with, unless a line ends there."""


def begins_sentence(token: Token) -> bool:
    """Tell whether a sentence begins at a token and a reader sees it: after a mark or on a new line.

    >>> import spacy
    >>> doc = spacy.blank("en")("So did Otto Reed. Ada left")
    >>> doc[2].is_sent_start = doc[5].is_sent_start = True
    >>> begins_sentence(doc[0]), begins_sentence(doc[2]), begins_sentence(doc[5])
    (True, False, True)
    """
    if not token.i:
        return True
    before = token.nbor(-1)
    if _is_abbreviated(before):
        return False
    if "\n" in before.text_with_ws:
        return bool(token.is_sent_start) or not token.doc.has_annotation("SENT_START")
    return bool(token.is_sent_start) and before.text_with_ws.rstrip()[-1:] in _FINAL


def _is_abbreviated(token: Token) -> bool:
    """Tell whether a token ends with the full stop of an abbreviation: "Maj." or "Maj" and "."."""
    if token.text != ".":
        return token.text[-1] == "." and token.text[:-1].isalpha() and token.text[0].isupper()
    return token.i > 0 and token.nbor(-1).text in _ABBREVIATIONS and not token.nbor(-1).whitespace_


def is_in_headline(token: Token) -> bool:
    r"""Tell whether a token's line is a headline: capitals on most longer words, so that they mark no names.

    >>> import spacy
    >>> doc = spacy.blank("en")("Treasury Targets Network\nThe Treasury acted today.")
    >>> doc[4].is_sent_start = True
    >>> is_in_headline(doc[0]), is_in_headline(doc[-1])
    (True, False)
    """
    doc = token.doc
    if not doc.has_annotation("SENT_START"):
        return False
    if _HEADLINES not in doc.user_data:
        doc.user_data[_HEADLINES] = list(_headlines(strings_of(doc).text))
    starts = doc.user_data[_HEADLINES]
    place = bisect_right(starts, (token.idx, maxsize)) - 1
    return place >= 0 and token.idx < starts[place][1]


def _headlines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the headlines of a text stand; a line that goes on in small letters is one with the next."""
    for match in _LINE.finditer(text):
        line = match.group().strip()
        words = [word for word in line.split() if word.isalpha() and len(word) >= LONG_WORD]
        capitals = sum(word[0].isupper() for word in words)
        if words and capitals >= HEADLINE_SHARE * len(words) and not line.endswith((*FULL_STOPS, ",")):
            yield match.span()
