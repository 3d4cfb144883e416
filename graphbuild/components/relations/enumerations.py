"""Lists whose members carry descriptions or targets of their own: "two men, among them A, who leads B; and C"."""

from collections.abc import Iterator

from graphbuild.components.relations.cast import INDIVIDUALS, Cast
from graphbuild.components.relations.heads import meant
from graphbuild.components.tree import Word
from graphbuild.types import Kind

FINITE = frozenset({"VBD", "VBP", "VBZ"})
DASHES = frozenset({"-", "--", "–", "—"})
OPENINGS = DASHES | {":", "among", "including", "namely"}
DESCRIPTION = 8
"""How many words may stand before a name in its part of a list: "the State Security Committee's chairman NAME"."""

BREAKS = frozenset({"but", "if", "in", "that", "under", "when", "which", "while", "who"})
"""Words that end a list of measures."""


def added(cast: Cast, index: int) -> Iterator[int]:
    """Yield the measures that follow one in a list whose thread parsers lose: "A on X, as well as B and C on Y"."""
    span = cast.spans[index]
    for other in cast.starting(span.end, span.sent.end):
        between = [word for word in span.doc[span.end : cast.spans[other].start] if word.i not in cast.places]
        if any(word.pos_ in {"VERB", "AUX"} or word.lower_ in BREAKS for word in between):
            return
        start = cast.spans[other].start
        if cast.kind(other) is Kind.MEASURE and _continues(span.doc[max(0, start - 5) : start]):
            yield other


def _continues(before: list[Word]) -> bool:
    """Tell whether a list goes on after some words: they end with ", and", "as well as" or the like and modifiers."""
    rest = [word for word in before if word.pos_ not in {"DET", "ADJ", "NUM"}]
    ending = [word.lower_ for word in rest[-2:]]
    return ending == ["well", "as"] or (bool(ending) and ending[-1] in {",", ";", "and", "plus"})


def enumerated(cast: Cast, noun: Word) -> Iterator[int]:
    """Yield the names in a list with descriptions: "two men, among them A, who leads B; and C, a banker"."""
    rest = noun.doc[noun.i + 1 : noun.sent.end]
    opening = next((at for at, word in enumerate(rest) if word.lower_ in OPENINGS), None)
    if (
        opening is None
        or [word.lower_ for word in rest[opening : opening + 2]] == ["among", "others"]
        or any(word.tag_ in FINITE for word in rest[:opening])
    ):
        return
    if rest[opening].text in DASHES and not _is_set_off(rest[opening + 1 :]):
        return
    start = opening + (2 if rest[opening].lower_ == "among" else 1)
    for head in (start, *(at + 1 for at in range(start, len(rest)) if rest[at].text == ";")):
        yield from _first_name(cast, rest[head : head + DESCRIPTION])


def _first_name(cast: Cast, part: list[Word]) -> Iterator[int]:
    """Yield the first actor in a part of a list, before any verb."""
    for word in part:
        index = cast.at(word)
        if index is not None and cast.is_actor(index):
            yield from meant(cast, index)
        if index is not None or word.pos_ in {"VERB", "AUX"}:
            return


def _is_set_off(words: list[Word]) -> bool:
    """Tell whether what stands behind a dash is closed by another one, or by the end, before any verb."""
    closing = next((word for word in words if word.text in DASHES or word.tag_ in FINITE), None)
    return closing is None or closing.text in DASHES


def exemplified(cast: Cast, noun: Word) -> Iterator[int]:
    """Yield the first measure of "took measures against Iran, including [sanctions] and tariffs"."""
    rest = noun.doc[noun.i + 1 : noun.sent.end]
    opening = next((word for word in rest if word.lower_ == "including" or word.tag_ in FINITE), None)
    if opening is not None and opening.lower_ == "including":
        near = cast.starting(opening.i + 1, min(opening.i + 1 + DESCRIPTION, noun.sent.end))
        yield from (index for index in near[:1] if cast.kind(index) is Kind.MEASURE)


def continued(cast: Cast, index: int) -> Iterator[int]:
    """Yield whom "as well as" adds to a list of people or firms: "as well as officials D and E"."""
    span = cast.spans[index]
    rest = span.doc[span.end : span.end + DESCRIPTION]
    texts = [word.lower_ for word in rest]
    start = next((at + 3 for at in (0, 1) if texts[at : at + 3] == ["as", "well", "as"]), None)
    for word in rest[start:] if start is not None else ():
        other = cast.at(word)
        if other is not None and cast.kind(other) in INDIVIDUALS:
            yield from (other, *cast.lists.get(other, ()))
            return
        if other is None and word.pos_ not in {"ADJ", "DET", "NOUN", "NUM", "PROPN"}:
            return
