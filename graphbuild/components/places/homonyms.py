"""What else a country's name may be: a person, a language, a pronoun, an hour, an American state or a town in one.

The names of the American states are in ``resources/metonyms.toml``.
"""

import re
from functools import cache

from spacy.tokens import Doc, Span

from graphbuild.components.labels import Role, role_of
from graphbuild.components.strings import strings_of
from graphbuild.resources.words import read_lists

PERSONAL = frozenset(
    {"Chad", "China", "Cuba", "Cyprus", "France", "Georgia", "Holland", "India", "Ireland", "Israel", "Jordan", "Kenya"}
)
"""Names that people bear, too."""

TO_A_PRONOUN = frozenset({"about", "contact", "follow", "give", "help", "join", "let", "support", "tell", "told"})
"""What stands before "us" in a heading in capitals ("CONTACT US")."""

LANGUAGE_AFTER = frozenset({"in", "into", "speak", "speaks", "speaking", "spoke", "spoken"})
STATE_BEFORE = frozenset(
    {
        "congressman",
        "congresswoman",
        "democrat",
        "democrats",
        "gov.",
        "governor",
        "republican",
        "republicans",
        "senator",
    }
)
"""What tells Georgia the American state by the word after it."""

OF_THE_STATE = frozenset({"Atlanta", "Augusta", "Macon", "Savannah"})
OF_THE_COUNTRY = frozenset({"Abkhazia", "Batumi", "Georgian", "Georgians", "Ossetia", "Tbilisi"})
"""What else a text names that is about the one Georgia or the other."""


_CLOCK = re.compile(r"\d{1,2}:\d\d")


class Persons:
    """The full names of people that the recogniser finds in a text."""

    def __init__(self, doc: Doc) -> None:
        names = [ent for ent in doc.ents if role_of(ent.label_) is Role.PERSON and len(ent) > 1]
        self._at = {place: name for name in names for place in range(name.start, name.end)}
        self._surnames = frozenset(name[-1].text for name in names)

    def bear(self, span: Span) -> bool:
        """Tell whether a name stands inside the longer name of a person, or is the surname of one."""
        around = self._at.get(span.start)
        is_within = around is not None and span.end <= around.end and len(around) > len(span)
        return is_within or span.text in self._surnames


def is_language(span: Span) -> bool:
    """Tell "wrote in Russian." and "Russian-speaking" from the nation."""
    doc, end = span.doc, span.end
    if doc[end : end + 2].text.lower() in {"-language", "-speaking", "-speaker", "-speakers"}:
        return True
    before = doc[span.start - 1].lower_ if span.start else ""
    ends_phrase = end == len(doc) or not doc[end].text[0].isalpha() or doc[end].pos_ in {"ADP", "CCONJ", "SCONJ"}
    return before in LANGUAGE_AFTER and ends_phrase


def is_pronoun(span: Span) -> bool:
    """Tell "CONTACT US" from the country."""
    return span.text == "US" and span.start > 0 and span.doc[span.start - 1].lower_ in TO_A_PRONOUN


def is_local_time(span: Span) -> bool:
    """Tell the "UK" of "09:12 GMT 10:12 UK" from the country."""
    return span.start > 0 and _CLOCK.fullmatch(span.doc[span.start - 1].text) is not None


def is_place_in_america(span: Span) -> bool:
    """Tell a town that bears a country's or capital's name by the American state after it: "Lebanon, Pennsylvania"."""
    doc, end = span.doc, span.end
    return end < len(doc) and doc[end].text == "," and _state_at(doc, end + 1)


def is_state(span: Span, follows: int) -> bool:
    """Tell "Macon, Georgia" and "Georgia Republicans" from the country; `follows` is where the country before ends."""
    doc, start = span.doc, span.start
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if after in STATE_BEFORE or _is_beside_state(span):
        return True
    texts = strings_of(doc).at_text.keys()
    if texts & OF_THE_COUNTRY:
        return False
    in_city = start > 1 and doc[start - 1].text == "," and doc[start - 2].text.istitle() and follows != start - 1
    return in_city or bool(texts & OF_THE_STATE)


def _is_beside_state(span: Span) -> bool:
    """Tell "Georgia, Florida" and "Alabama and Georgia" from countries in a list."""
    doc, start, end = span.doc, span.start, span.end
    links = {",", "and", "or"}
    before = start > 1 and doc[start - 1].text in links and doc[start - 2].text in _states()
    return before or (end < len(doc) and doc[end].text in links and _state_at(doc, end + 1))


def _state_at(doc: Doc, start: int) -> bool:
    return doc[start : start + 1].text in _states() or doc[start : start + 2].text in _states()


@cache
def _states() -> frozenset[str]:
    return frozenset(read_lists("metonyms.toml")["american_states"])
