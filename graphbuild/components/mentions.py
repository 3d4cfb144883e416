"""Chooses the mentions of a text among all candidates: the longest first, none overlapping, no junk.

Of candidates with the same tokens the one of the earlier group wins (:data:`graphbuild.components.spans.GROUPS`).

What a page says about itself (share buttons, cookie notices) or of its making (datelines, credits) is no news, and
neither are months, pronouns, web addresses and single letters, whatever proposed them.
"""

import re
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from graphbuild.components.apparatus import Stretch, find_apparatus, find_datelines
from graphbuild.components.spans import MENTIONS, RECOGNISED, candidates, text_of, told_of
from graphbuild.components.strings import strings_of
from graphbuild.resources.words import MONTHS, WEEKDAYS
from graphbuild.types import Kind

JUNK_WORDS = WEEKDAYS | MONTHS | {
    "advertisement", "comment", "cookie", "cookies", "e-mail", "email", "facebook", "he", "i", "instagram", "internet",
    "it", "linkedin", "newsletter", "photo", "pinterest", "read", "reddit", "related", "reply", "share", "she",
    "subscribe", "telegram", "they", "twitter", "update", "video", "watch", "we", "whatsapp", "you", "youtube",
}  # fmt: skip
"""What no node is named, lower case."""

_OF_DATELINES = frozenset({Kind.COUNTRY})
"""What a dateline may name: bodies and media in it are where and by whom a story was written."""

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
        text = strings_of(doc).text
        apparatus, datelines = find_apparatus(text), find_datelines(text)
        for span in sorted(candidates(doc), key=_rank):
            place = range(span.start, span.end)
            barred = apparatus if span.label_ in _OF_DATELINES else [*apparatus, *datelines]
            if taken.isdisjoint(place) and not is_junk(text_of(span)) and not _is_within(span, barred):
                taken.update(place)
                chosen.append(span)
        doc.spans[MENTIONS] = sorted(chosen, key=lambda span: span.start)
        return doc


def _is_within(span: Span, stretches: Iterable[Stretch]) -> bool:
    return any(start < span.end_char and span.start_char < end for start, end in stretches)


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
