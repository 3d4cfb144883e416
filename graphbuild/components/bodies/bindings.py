"""Whose is it? The country or bloc that grammar, or else the text around it, ties to the name of a public body.

"U.S. Treasury" and "Syrian government" are one name with the country in it; in "Iran's Foreign Ministry" the country is
a name of its own; "Central Bank of Russia" ends with it. What belongs to a body belongs to the body's country.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from graphbuild.components.grammar import POSSESSIVES
from graphbuild.components.places.countries import country_names
from graphbuild.components.spans import candidates, tokens_of, told_of
from graphbuild.components.strings import folded
from graphbuild.names import fold

REACH = 2
"""Adjectives that may stand between a possessor and what it has ("Iran's powerful interior ministry")."""

NEARNESS = 40
"""Tokens at which a country counts half as much for a body as one right beside it."""


AT_HOME = frozenset(
    {"cabinet", "court", "government", "junta", "legislature", "ministry", "parliament", "presidency", "regime"}
)
"""Heads of bodies that sit in their own capital ("the ministry in Tehran"); embassies and missions sit in others'."""

IN_ITS_SEAT = "in its seat"

REACH_OF_PAIR = 6
"""Tokens that a body's name may have before "and" and another body of the same country."""

BLOCS = frozenset({"african-union", "asean", "au", "eu", "nato", "osce", "un"})
"""Intergovernmental bodies whose names begin those of their organs ("UN Special Commission")."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A body's whole span, the code of its country or bloc (empty when none is named), and how that was seen."""

    start: int
    end: int
    code: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Owner:
    """What a body may belong to, at tokens `start` to `end`: a country by its code, a bloc by the rest of its id.

    ``heads`` tells whether its name may begin the name of its body ("U.S. Treasury"), ``closes`` whether it may end it.
    """

    start: int
    end: int
    code: str
    trim: int = 0
    heads: bool = True
    closes: bool = True


class Surroundings:
    """The countries and known bodies of one text by where they stand, ready to be tied to the bodies beside them."""

    def __init__(self, doc: Doc, heads: Collection[str] = ()) -> None:
        self._heads = heads
        found = candidates(doc, "countries")
        self.tokens = frozenset(at for span in found for at in tokens_of(span))
        self._starting: dict[int, Owner] = {}
        self._ending: dict[int, Owner] = {}
        for span in found:
            self.add(_owner(span))
        for span in found:
            if full := self._glossed(doc, span):
                self._ending[span.end + 1] = full

    def add(self, owner: Owner) -> None:
        """Remember something that bodies may belong to."""
        self._starting[owner.start] = self._ending[owner.end] = owner

    def bind(self, doc: Doc, start: int, end: int) -> Binding:
        """Return the country of the body at tokens `start` to `end`, and the span that includes it where it belongs."""
        before, after = self._ending.get(start), self._after(doc, end)
        if before is not None and before.heads and not before.trim:
            return Binding(before.start, end, before.code, "with its country")
        if after is not None:
            return Binding(start, after.end if after.closes else end, after.code, "of a country")
        owner = before if before is not None and before.trim == 1 else self._possessor(doc, start)
        if owner is not None:
            return Binding(start, end, owner.code, "a country's")
        seat = _seat_after(doc, end)
        return Binding(start, end, seat, IN_ITS_SEAT) if seat else Binding(start, end)

    def around(self, place: int, *, without: Collection[str] = (), among: Collection[str] = ()) -> str:
        """Return the code of the country that a text names most, and nearest to a token; empty where it names none.

        Args:
            place: The token.
            without: Codes that do not count.
            among: The only codes that count; empty for all.
        """
        weights: defaultdict[str, float] = defaultdict(float)
        for owner in self._starting.values():
            barred = owner.code in without or (among and owner.code not in among)
            if owner.code and owner.code not in BLOCS and not barred:
                weights[owner.code] += NEARNESS / (NEARNESS + abs(owner.start - place))
        return min(weights, key=lambda code: (-weights[code], code), default="")

    def _glossed(self, doc: Doc, span: Span) -> Owner | None:
        """Return the name before a short form in brackets: "United States (U.S.)"."""
        if doc[max(span.start - 1, 0)].text != "(" or span.end >= len(doc) or doc[span.end].text != ")":
            return None
        return self._ending.get(span.start - 1)

    def _after(self, doc: Doc, end: int) -> Owner | None:
        if end + 1 >= len(doc) or doc[end].lower_ != "of":
            return None
        return self._starting.get(end + 2 if doc[end + 1].lower_ == "the" else end + 1)

    def _possessor(self, doc: Doc, start: int) -> Owner | None:
        place = start
        if place > 1 and doc[place - 1].lower_ == "and" and doc[place - 2].lower_ in self._heads:
            place = self._start_of_pair(doc, place - 1)
        while place > 0 and start - place < REACH and doc[place - 1].pos_ == "ADJ":
            place -= 1
        if place > 1 and doc[place - 1].text in POSSESSIVES:
            return self._ending.get(place - 1)
        return None

    def _start_of_pair(self, doc: Doc, place: int) -> int:
        """Return where the first of two bodies after a possessor begins ("one's ministry and navy")."""
        earliest = max(place - REACH_OF_PAIR, 0)
        return next((i for i in range(place - 1, earliest, -1) if doc[i - 1].text in POSSESSIVES), place)


def _seat_after(doc: Doc, end: int) -> str:
    """Return the code of the country whose seat of government stands after a body ("the government in Kinshasa")."""
    if end + 1 >= len(doc) or doc[end].lower_ != "in" or doc[end - 1].lower_ not in AT_HOME:
        return ""
    words = [folded(token.text) for token in doc[end + 1 : end + 1 + _longest_seat()]]
    return next((code for size in range(len(words), 0, -1) if (code := _seats().get(" ".join(words[:size])))), "")


@cache
def _seats() -> Mapping[str, str]:
    """Return the code of the country of each seat of government."""
    return {fold(name.text): name.code for name in country_names() if name.form == "seat"}


@cache
def _longest_seat() -> int:
    return max(len(name.split()) for name in _seats())


def _owner(span: Span) -> Owner:
    code, told = span.kb_id_.removeprefix("country:"), told_of(span)
    return Owner(span.start, span.end, code, told.trim, closes=told.reason != "demonym")
