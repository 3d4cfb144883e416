"""Where capitals mark no names: headlines, which write most words with one."""

from spacy.tokens import Token

HEADLINE_SHARE = 0.7
"""From this share of capitalised words on a sentence is a headline, where capitals say little."""

LONG_WORD = 4
"""Letters; shorter words are small in headlines, too."""

FULL_STOPS = (".", "!", "?", '"', "”")
"""What a sentence ends with, and a headline does not."""


def is_headline(token: Token) -> bool:
    """Tell whether a token's sentence is a headline: capitals on most longer words, so that they mark no names.

    A headline ends with its line; a list of names that a parser takes for a sentence of its own does not.
    """
    if not token.doc.has_annotation("SENT_START"):
        return False
    sentence = token.sent
    if "\n" not in sentence[-1].text and token.doc[sentence.end : sentence.end + 1].text.strip():
        return False
    words = [word.text for word in sentence if word.is_alpha and len(word) >= LONG_WORD]
    capitals = sum(word[0].isupper() for word in words)
    return bool(words) and capitals >= HEADLINE_SHARE * len(words) and not sentence.text.rstrip().endswith(FULL_STOPS)
