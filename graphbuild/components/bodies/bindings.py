"""Whose is it? The country that grammar ties to the name of a public body.

"U.S. Treasury" and "Syrian government" are one name with the country in it; in "Iran's Foreign Ministry" the country is
a name of its own; "Central Bank of Russia" ends with it.
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from graphbuild.components.grammar import POSSESSIVES
from graphbuild.components.spans import candidates

REACH = 2
"""Adjectives that may stand between a possessor and what it has ("Iran's powerful interior ministry")."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A body's whole span, the code of its country (empty when grammar names none), and how that was seen."""

    start: int
    end: int
    code: str = ""
    reason: str = ""


class Surroundings:
    """The countries of one text by where they stand, ready to be tied to the bodies beside them."""

    def __init__(self, doc: Doc) -> None:
        found = candidates(doc, "countries")
        self._starting = {span.start: span for span in found}
        self._ending = {span.end: span for span in found}
        self._ending |= {span.end + 1: full for span in found if (full := self._glossed(doc, span))}
        self.tokens = frozenset(token.i for span in found for token in span)

    def bind(self, doc: Doc, start: int, end: int) -> Binding:
        """Return the country of the body at tokens `start` to `end`, and the span that includes it where it belongs."""
        before, after = self._ending.get(start), self._after(doc, end)
        if before is not None and not before._.trim:
            return Binding(before.start, end, _code(before), "with its country")
        if after is not None:
            belongs = after._.reason != "demonym"
            return Binding(start, after.end if belongs else end, _code(after), "of a country")
        owner = before if before is not None and before._.trim == 1 else self._possessor(doc, start)
        return Binding(start, end, _code(owner) if owner else "", "a country's" if owner else "")

    def _glossed(self, doc: Doc, span: Span) -> Span | None:
        """Return the name before a short form in brackets: "United States (U.S.)"."""
        if doc[max(span.start - 1, 0)].text != "(" or span.end >= len(doc) or doc[span.end].text != ")":
            return None
        return self._ending.get(span.start - 1)

    def _after(self, doc: Doc, end: int) -> Span | None:
        if end + 1 >= len(doc) or doc[end].lower_ != "of":
            return None
        return self._starting.get(end + 2 if doc[end + 1].lower_ == "the" else end + 1)

    def _possessor(self, doc: Doc, start: int) -> Span | None:
        place = start
        while place > 0 and start - place < REACH and doc[place - 1].pos_ == "ADJ":
            place -= 1
        if place > 1 and doc[place - 1].text in POSSESSIVES:
            return self._ending.get(place - 1)
        return None


def _code(span: Span) -> str:
    return span.kb_id_.removeprefix("country:")
