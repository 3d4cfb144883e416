"""What may stand between a name and its description: an age, a short form, a legislator's party and seat."""

import re

from spacy.tokens import Doc

_LONGEST_SEAT = 8
"""Tokens that a party and a seat may take up."""
_SUFFIXES = frozenset({"2d", "3d", "4th", "II", "III", "IV", "Jr", "Sr"})
_SEAT = re.compile(
    r"\s*[,(]\s*(?:(?:D|R|I|DFL)\.?\s*[-–—,/]\s*[A-Z]"
    r"|(?:an?\s)?(?:Democrat|Republican|Independent|Conservative|Liberal)(?:\sof\s|\sfrom\s|\sfor\s)[A-Z])"
)


def is_seated(doc: Doc, end: int) -> bool:
    """Tell whether a party and a seat follow a name that ends before token `end`: "X (D-Ohio)".

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> is_seated(nlp("Ada Quill, R-Maine, said"), 2), is_seated(nlp("Ada Quill, Republican of Maine, said"), 2)
    (True, True)
    >>> is_seated(nlp("Ada Quill, a Republican donor"), 2)
    False
    """
    return bool(_SEAT.match(doc[end : end + _LONGEST_SEAT].text))


def after_asides(doc: Doc, end: int) -> int:
    """Return the token from which a description may follow a name that ends before `end`.

    An age may stand between, or a short form in brackets: "X, 52, a minister", "X Y Z (Y), a minister".

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> after_asides(nlp("Ada Quill, 52, a minister"), 2), after_asides(nlp("Ada Quill (Quill), a minister"), 2)
    (4, 5)
    """
    if doc[end : end + 1].text.rstrip(".") in _SUFFIXES:
        end += 1
    aside = doc[end : end + 3]
    if len(aside) < 3:  # noqa: PLR2004  two marks and what is between them
        return end
    if aside[0].text == "," and aside[1].is_digit and aside[2].text == ",":
        return end + 2
    is_short = aside[1].is_digit or aside[1].text[0].isupper()
    return end + 3 if aside[0].text == "(" and aside[2].text == ")" and is_short else end
