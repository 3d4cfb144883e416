"""Sentence boundaries that the layout of a text gives: a headline, a dateline or a paragraph ends with its line.

Set before the parser, which respects them, so that a headline without a full stop is no part of the next sentence, and
a dateline ("GENEVA, March 3 (Reuters) -") no subject of the first one.
As the first of our components it has joined words parted, too (:mod:`graphbuild.components.hyphens`).
"""

from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from graphbuild.components.hyphens import part_hyphens

WRAPPED_WIDTH = 100
"""Code points: a text with no longer line was wrapped by hand, and only its blank lines end a paragraph."""

DASHES = frozenset({"-", "--", "---", "–", "—", "―"})
LONGEST_DATELINE = 14
"""Tokens: "KABUL, Afghanistan, Monday, Nov. 12 (Reuters) —" has twelve."""


@Language.component("graphbuild_paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every line break that ends a paragraph, and after a dateline."""
    doc = part_hyphens(doc)
    breaks = 2 if is_wrapped(doc) else 1
    starts = [token.i + 1 for token in doc if token.is_space and token.text.count("\n") >= breaks]
    for start in (0, *starts):
        if 0 < start < len(doc):
            doc[start].is_sent_start = True
        end = _dateline_end(doc, start)
        if end is not None:
            doc[end].is_sent_start = True
    return doc


def _dateline_end(doc: Doc, start: int) -> int | None:
    """Return where the sentence begins after a dateline: capitals, names, numbers and a dash."""
    words = doc[start : start + LONGEST_DATELINE]
    if len(words) == 0 or not words[0].is_upper or len(words[0]) < len("ROME"):
        return None
    for before, word in pairwise(words):
        if word.text in DASHES and (word.text != "-" or before.whitespace_):
            follows = word.i + 1
            opens = follows < len(doc) and (doc[follows].is_quote or doc[follows].text[0].isupper())
            return follows if opens else None
        if word.is_lower:
            return None
    return None


def is_wrapped(doc: Doc) -> bool:
    """Tell whether the lines of a text were wrapped by hand."""
    return max(map(len, doc.text.splitlines()), default=0) <= WRAPPED_WIDTH
