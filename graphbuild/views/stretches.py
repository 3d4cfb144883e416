"""Texts cut into stretches, each of which is shown in one way: names in a sentence, or mentions in a whole document."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graphbuild.views.documents import Naming, pieces

LONGEST = 600
"""How many characters of a sentence are shown whole; lists of names make sentences of thousands."""
AROUND = 120
"""How many characters on either side of a name are kept of a longer one."""
GAP = "[…]"
"""What stands for those left out."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document between two places where cited sentences begin or end.

    ``anchor`` is its place, in code points, where a cited sentence begins. ``stretches`` are texts, each with the
    entity that it names or None.
    """

    anchor: int | None
    stretches: tuple[tuple[str, str | None], ...]


def excerpt(text: str, marks: Sequence[Sequence[int]]) -> list[tuple[str, bool]]:
    """Cut a sentence into stretches, each with whether it is one of the two names; of a long one, keep what is near.

    Args:
        text: The sentence.
        marks: Start and end of the names in it, apart and in order.

    >>> excerpt("A met B.", [(0, 1), (6, 7)])
    [('', False), ('A', True), (' met ', False), ('B', True), ('.', False)]
    """
    cuts, end = list[tuple[str, bool]](), 0
    for start, stop in marks:
        cuts += [(text[end:start], False), (text[start:stop], True)]
        end = stop
    cuts.append((text[end:], False))
    return cuts if len(text) <= LONGEST else list(_shortened(cuts))


def _shortened(cuts: Sequence[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Yield names whole, and of what is between them as much as is near one."""
    if len(cuts) == 1:
        yield f"{cuts[0][0][:LONGEST].rpartition(' ')[0]} {GAP}", False
        return
    for place, (text, named) in enumerate(cuts):
        before, after = text[: AROUND if place else 0], text[-AROUND if place < len(cuts) - 1 else len(text) :]
        fits = named or len(text) <= len(before) + len(after) + len(GAP)
        yield (text if fits else f"{before.rpartition(' ')[0]} {GAP} {after.partition(' ')[2]}"), named


def passages(text: str, names: Sequence[Naming], sentences: Iterable[tuple[int, int]]) -> Iterator[Passage]:
    """Cut a document where cited sentences begin or end, and these pieces where names do; joined, they are the text.

    Args:
        text: The document's text.
        names: Where it names entities, in order of place, none overlapping.
        sentences: Start and end of each cited sentence, in code points.
    """
    cited = [(start, end) for start, end in sentences if 0 <= start < end <= len(text)]
    begun = {start for start, _ in cited}
    starts, ends = [name.start for name in names], [name.end for name in names]
    for first, last in pairwise(sorted({0, len(text)}.union(*cited))):
        within = names[bisect_right(ends, first) : bisect_left(starts, last)]
        here = [Naming(max(start, first) - first, min(end, last) - first, node) for start, end, node in within]
        yield Passage(first if first in begun else None, tuple(pieces(text[first:last], here)))
