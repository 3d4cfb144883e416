"""Chooses the mentions of a text among all candidates: the longest first, none overlapping, no junk.

Of candidates with the same tokens the one of the earlier group wins (:data:`graphbuild.components.spans.GROUPS`).

What a page says about itself (share buttons, cookie notices) is no news, and neither are months, pronouns, web
addresses and single letters, whatever proposed them.
"""

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from graphbuild.components.spans import MENTIONS, RECOGNISED, candidates, text_of, told_of
from graphbuild.resources.words import MONTHS, WEEKDAYS

JUNK_WORDS = WEEKDAYS | MONTHS | {
    "advertisement", "comment", "cookie", "cookies", "e-mail", "email", "facebook", "he", "i", "instagram", "internet",
    "it", "linkedin", "newsletter", "photo", "pinterest", "read", "reddit", "related", "reply", "share", "she",
    "subscribe", "telegram", "they", "twitter", "update", "video", "watch", "we", "whatsapp", "you", "youtube",
}  # fmt: skip
"""What no node is named, lower case."""

_ADDRESS = re.compile(r"@|https?:|www\.|\.(com|org|net|gov|html?)\b", re.IGNORECASE)


@Language.factory("graphbuild_mentions", assigns=["doc.spans"], requires=["doc.spans"])
def make_mentions(nlp: Language, name: str) -> "Mentions":  # noqa: ARG001  the factory's signature is spaCy's
    """Make the component that chooses mentions."""
    return Mentions()


class Mentions:
    """The component: fills ``doc.spans["mentions"]``, sorted by place."""

    def __call__(self, doc: Doc) -> Doc:
        """Choose the mentions of a text."""
        taken: set[int] = set()
        chosen: list[Span] = []
        for span in sorted(candidates(doc), key=_rank):
            place = range(span.start, span.end)
            if taken.isdisjoint(place) and not is_junk(text_of(span)):
                taken.update(place)
                chosen.append(span)
        doc.spans[MENTIONS] = sorted(chosen, key=lambda span: span.start)
        return doc


def is_junk(name: str) -> bool:
    """Tell whether a name can be no node.

    >>> is_junk("Facebook"), is_junk("X"), is_junk("desk@example.org"), is_junk("Iran")
    (True, True, True, False)
    """
    letters = sum(char.isalnum() for char in name)
    return letters < len("US") or name.lower() in JUNK_WORDS or _ADDRESS.search(name) is not None


def _rank(span: Span) -> tuple[int, bool]:
    """Put longer candidates first; a mere guess of the recogniser goes after whatever else claims the same tokens."""
    return -len(span), told_of(span).reason == RECOGNISED
