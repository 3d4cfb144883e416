"""What is quoted, and who is said to have said it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from graphbuild.components.arguments import surface_subjects
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.parties import actors
from graphbuild.components.relations.vocabulary import words
from graphbuild.components.tree import Stretch, Tree, Word
from graphbuild.types import Kind

OPENING = frozenset({"“", "``"})
CLOSING = frozenset({"”", "''"})
EITHER = '"'

NEAR = 14
"""How many words beside a quotation may say whose it is."""

PEOPLE = frozenset({Kind.OFFICIAL, Kind.PERSON})


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
    """Return who is said to say a quotation, by its index: the subject of a verb of saying just behind or before it."""
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
