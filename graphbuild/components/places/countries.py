"""Finds countries: their names, their demonyms, and their capitals where these act.

Names come from ``resources/countries.tsv``; what a capital means is told by
:mod:`graphbuild.components.places.metonyms`. What else may bear a country's name (a person, a language, an American
state) is told apart here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from graphbuild.components.labels import Role, role_of
from graphbuild.components.lookup import Lookup, Match
from graphbuild.components.places.metonyms import actor_reason, read_vocabulary
from graphbuild.components.spans import propose
from graphbuild.resources import read_table, values
from graphbuild.types import Kind

GROUP = "countries"

NOT_A_COUNTRY = "-"
"""The code of names that hold a country's name and are none."""

CAPITALISED = frozenset(
    {"Chad", "Chile", "China", "Guinea", "Jersey", "Kiwi", "Kiwis", "Niger", "Pole", "Poles", "Polish", "Turkey"}
)
"""Names that are other words when they begin with a small letter."""

PERSONAL = frozenset(
    {"Chad", "China", "Cuba", "Cyprus", "France", "Georgia", "Holland", "India", "Ireland", "Israel", "Jordan", "Kenya"}
)
"""Names that people bear, too."""

TO_A_PRONOUN = frozenset({"about", "contact", "follow", "give", "help", "join", "let", "support", "tell"})
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


@dataclass(frozen=True, slots=True)
class CountryName:
    """One name of a country; `form` is "name", "demonym" or "seat"."""

    code: str
    country: str
    text: str
    form: str


def country_names() -> Iterator[CountryName]:
    """Yield every name in the table of countries, those that are none too (code "-")."""
    for row in read_table("countries.tsv"):
        code, country = row["code"], values(row["names"])[0]
        for column in ("names", "demonyms", "seats"):
            for text in values(row[column]):
                yield CountryName(code, country, text, column.removesuffix("s"))


class Countries:
    """The component: proposes candidates into the group "countries"."""

    def __init__(self, nlp: Language) -> None:
        names = ((name.text, name) for name in country_names())
        self._names = Lookup(nlp, names, cased=CAPITALISED | places())
        self._words = read_vocabulary()

    def __call__(self, doc: Doc) -> Doc:
        """Propose the countries of a text."""
        persons = Persons(doc)
        previous = -1
        for match in self._names.find(doc):
            reason = self._reason(doc, match, persons, follows=previous)
            previous = match.end
            if reason and match.value.code != NOT_A_COUNTRY:
                self._propose(doc, match, reason)
        return doc

    def _propose(self, doc: Doc, match: Match[CountryName], reason: str) -> None:
        propose(
            doc,
            GROUP,
            match.start,
            match.end,
            kind=Kind.COUNTRY,
            name=match.value.country,
            entity=f"country:{match.value.code}",
            reason=reason,
            trim=match.trim,
        )

    def _reason(self, doc: Doc, match: Match[CountryName], persons: "Persons", *, follows: int) -> str:
        span, name = doc[match.start : match.end], match.value
        if name.form == "seat":
            return "" if persons.bear(span) else actor_reason(span, self._words, trim=match.trim)
        if name.form == "demonym":
            return "" if _is_language(span) else "demonym"
        if name.text in PERSONAL and persons.bear(span):
            return ""
        return "" if _is_pronoun(span) or (name.code == "ge" and _is_state(span, follows)) else "name of a country"


@Language.factory("graphbuild_countries", assigns=["doc.spans"])
def make_countries(nlp: Language, name: str) -> Countries:  # noqa: ARG001  the factory's signature is spaCy's
    """Make the component that finds countries."""
    return Countries(nlp)


def places() -> frozenset[str]:
    """Return the names that are places and no countries: seats of government, and names that contain a country's."""
    return frozenset(name.text for name in country_names() if name.form == "seat" or name.code == NOT_A_COUNTRY)


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


def _is_language(span: Span) -> bool:
    doc, end = span.doc, span.end
    if doc[end : end + 2].text.lower() in {"-language", "-speaking", "-speaker", "-speakers"}:
        return True
    before = doc[span.start - 1].lower_ if span.start else ""
    ends_phrase = end == len(doc) or not doc[end].text[0].isalpha() or doc[end].pos_ in {"ADP", "CCONJ", "SCONJ"}
    return before in LANGUAGE_AFTER and ends_phrase


def _is_pronoun(span: Span) -> bool:
    return span.text == "US" and span.start > 0 and span.doc[span.start - 1].lower_ in TO_A_PRONOUN


def _is_state(span: Span, follows: int) -> bool:
    """Tell "Macon, Georgia" and "Georgia Republicans" from the country; `follows` is where the country before ends."""
    doc, start = span.doc, span.start
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    in_city = start > 1 and doc[start - 1].text == "," and doc[start - 2].text.istitle() and follows != start - 1
    return in_city or after in STATE_BEFORE
