"""Words that a hyphen joins to an abbreviation, which spaCy's tokenizer leaves whole: "U.S.-China" is three words.

Parted before anything reads them, so that both names of such a pair can be found.
"""

import re

from spacy.tokens import Doc

_JOINED = re.compile(r"((?:[^\W\d_]\.){2,})([-–/])([^\W\d_].*)")
"""An abbreviation with full stops, what joins it to a word, and the word."""


def part_hyphens(doc: Doc) -> Doc:
    """Part every such word of a text that nothing has read yet; the text stays as it is.

    >>> import spacy
    >>> [token.text for token in part_hyphens(spacy.blank("en")("U.S.-China talks"))]
    ['U.S.', '-', 'China', 'talks']
    """
    joined = [(token, _JOINED.fullmatch(token.text)) for token in doc if "." in token.text]
    with doc.retokenize() as retokenizer:
        for token, match in joined:
            if match:
                pieces = list(match.groups())
                retokenizer.split(token, pieces, heads=[(token, place) for place in range(len(pieces))])
    return doc
