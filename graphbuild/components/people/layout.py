"""Where sentences and headlines stand, as marks and lines show it: parsers see a sentence begin at many a name."""

from spacy.tokens import Doc, Token

from graphbuild.components.bodies.phrases import FULL_STOPS, HEADLINE_SHARE, LONG_WORD

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
    if not token.doc.has_annotation("SENT_START"):
        return False
    line = _line_of(token.doc, token.idx)
    words = [word for word in line.split() if word.isalpha() and len(word) >= LONG_WORD]
    capitals = sum(word[0].isupper() for word in words)
    return bool(words) and capitals >= HEADLINE_SHARE * len(words) and not line.endswith((*FULL_STOPS, ","))


def _line_of(doc: Doc, place: int) -> str:
    """Return the line around a place, with the next line where that goes on in small letters."""
    text, end = doc.text, place
    while end >= 0:
        end = text.find("\n", end + 1)
        if end < 0 or not text[end + 1 : end + 2].islower():
            break
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)].strip()
