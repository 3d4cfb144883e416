"""Sentence boundaries that the layout of a text gives: a headline, a dateline or a paragraph ends with its line.

Set before the parser, which respects them, so that a headline without a full stop is no part of the next sentence.
As the first of our components it has joined words parted, too (:mod:`graphbuild.components.hyphens`).
"""

from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from graphbuild.components.hyphens import part_hyphens

WRAPPED_WIDTH = 100
"""Code points: a text with no longer line was wrapped by hand, and only its blank lines end a paragraph."""


@Language.component("graphbuild_paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every line break that ends a paragraph."""
    doc = part_hyphens(doc)
    breaks = 2 if is_wrapped(doc) else 1
    for token, following in pairwise(doc):
        if token.is_space and token.text.count("\n") >= breaks:
            following.is_sent_start = True
    return doc


def is_wrapped(doc: Doc) -> bool:
    """Tell whether the lines of a text were wrapped by hand."""
    return max(map(len, doc.text.splitlines()), default=0) <= WRAPPED_WIDTH
