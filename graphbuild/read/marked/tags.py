"""Labels a token at a time (IOB, IOB2, BIOES, BILOU) joined to spans."""

import re
from collections.abc import Iterable, Iterator

from graphbuild.read.marked.given import Span

OUTSIDE = "O"
TAG = re.compile(r"O|(?:[BIESLUM]-)\S.*")
"""A tag of any of these schemes."""

_OPENS, _CLOSES = frozenset("BSU"), frozenset("ESLU")
_PREFIXES = _OPENS | _CLOSES | {"I", "M"}


def group(tokens: Iterable[Span]) -> Iterator[Span]:
    """Join tokens with tags to spans with labels; "B-", "S-" and "U-" begin one, "E-", "L-", "S-" and "U-" end it.

    A token without a prefix, or with "I-" or "M-", goes on with a neighbour of the same label, at most a space away.

    >>> [tuple(span[:3]) for span in group([Span(0, 3, "B-PER"), Span(4, 8, "I-PER"), Span(9, 14, "O")])]
    [(0, 8, 'PER')]
    >>> [tuple(span[:3]) for span in group([Span(0, 3, "I-ORG"), Span(4, 8, "B-ORG")])]
    [(0, 3, 'ORG'), (4, 8, 'ORG')]
    """
    current: Span | None = None
    for token in tokens:
        prefix, label = parted(token.label)
        goes_on = current is not None and current.label == label and prefix not in _OPENS
        if current is not None and goes_on and token.start - current.end <= 1:
            current = current._replace(end=token.end)
        else:
            if current is not None:
                yield current
            current = None if label == OUTSIDE else Span(token.start, token.end, label)
        if current is not None and prefix in _CLOSES:
            yield current
            current = None
    if current is not None:
        yield current


def parted(tag: str) -> tuple[str, str]:
    """Part a tag into its prefix and its label.

    >>> parted("B-PER"), parted("PER"), parted("O")
    (('B', 'PER'), ('', 'PER'), ('', 'O'))
    """
    prefix, hyphen, label = tag.partition("-")
    return (prefix, label) if hyphen and prefix in _PREFIXES else ("", tag)
