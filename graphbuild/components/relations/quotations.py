"""What is quoted, and who is said to have said it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from graphbuild.components.arguments import surface_subjects
from graphbuild.components.relations.cast import PEOPLE, Cast
from graphbuild.components.relations.parties import actors
from graphbuild.components.relations.vocabulary import words
from graphbuild.components.tree import Stretch, Tree, Word

OPENING = frozenset({"“", "``"})
CLOSING = frozenset({"”", "''"})
EITHER = '"'

NEAR = 14
"""How many words beside a quotation may say whose it is."""

LONGEST = 200
"""How many words a quotation may have that is gone on with."""


def quotations(tree: Tree) -> Iterator[Stretch]:
    """Yield what stands between quotation marks; the end of a paragraph ends a quotation too."""
    start: int | None = None
    for word in tree:
        if start is None:
            start = word.i + 1 if word.text == EITHER or word.text in OPENING else None
        elif word.text == EITHER or word.text in CLOSING or "\n" in word.text:
            yield Stretch(tree, start, word.i)
            start = None


def speaker_of(quotation: Stretch, cast: Cast) -> int | None:
    """Return who is said to say a quotation, by its index: the subject of a verb of saying just behind or before it.

    A paragraph that is all quotation goes on with the one that the paragraph before it ends with.
    """
    found = _said(quotation, cast)
    while found is None:
        earlier = _carried_on(quotation)
        if earlier is None:
            return None
        quotation, found = earlier, _said(earlier, cast)
    return found


def _carried_on(quotation: Stretch) -> Stretch | None:
    """Return the quotation that ends the paragraph before, for one that opens its own."""
    tree, at = quotation.doc, quotation.start - 2
    if at < 0 or "\n" not in tree[at].text:
        return None
    while at > 0 and not tree[at].text.strip():
        at -= 1
    marks = OPENING | {EITHER}
    closed = tree[at].text in CLOSING | {EITHER}
    start = next((place for place in range(at - 1, max(at - LONGEST, -1), -1) if tree[place].text in marks), None)
    return Stretch(tree, start + 1, at) if closed and start is not None else None


def _said(quotation: Stretch, cast: Cast) -> int | None:
    """Return who is said to say a quotation just behind or before it."""
    tree = quotation.doc
    behind = _paragraph(tree[quotation.end + 1 : quotation.end + 1 + NEAR])
    before = _paragraph(reversed(tree[max(0, quotation.start - 1 - NEAR) : max(0, quotation.start - 1)]))
    for around in (behind, before):
        verb = next((word for word in around if word.lemma_ in words("says")), None)
        speaker = _subject(verb, around, cast) if verb else None
        if speaker is not None:
            return speaker
    return None


def _paragraph(around: Iterable[Word]) -> list[Word]:
    """Return the words up to the end of the paragraph, or to another quotation."""
    ends = {EITHER, *OPENING, *CLOSING}
    return list(takewhile(lambda word: "\n" not in word.text and word.text not in ends, around))


def _subject(verb: Word, around: Sequence[Word], cast: Cast) -> int | None:
    """Return the subject of a verb of saying; parsers miss it in "..., said NAME", so the nearest person will do."""
    places = {word.i for word in around}
    subjects = [index for index in actors(cast, surface_subjects(verb)) if cast.spans[index].start in places]
    named = [index for word in around if (index := cast.at(word)) is not None and cast.is_actor(index)]
    people = [index for index in named if cast.kind(index) in PEOPLE]
    return next(iter([*subjects, *people, *named]), None)
