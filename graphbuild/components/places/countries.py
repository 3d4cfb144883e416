"""Finds countries: their names, their demonyms, and their capitals where these act.

Names come from ``resources/countries.tsv``; what a capital means is told by
:mod:`graphbuild.components.places.metonyms`, what else may bear a country's name (a person, a language, an American
state) by :mod:`graphbuild.components.places.homonyms`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from graphbuild.components.lookup import Lookup, Match
from graphbuild.components.places.homonyms import (
    PERSONAL,
    Persons,
    is_language,
    is_local_time,
    is_place_in_america,
    is_pronoun,
    is_state,
)
from graphbuild.components.places.metonyms import actor_reason, read_vocabulary
from graphbuild.components.spans import propose
from graphbuild.names import fold
from graphbuild.resources import read_table, values
from graphbuild.types import Kind

GROUP = "countries"

NOT_A_COUNTRY = "-"
"""The code of names that hold a country's name and are none."""

CAPITALISED = frozenset(
    {"Chad", "Chile", "China", "Guinea", "Jersey", "Kiwi", "Kiwis", "Niger", "Pole", "Poles", "Polish", "Turkey"}
)
"""Names that are other words when they begin with a small letter; so are those with an article ("the North")."""

OPPOSITES = {"North": "South", "South": "North", "East": "West", "West": "East"}
"""What "North and South Korea" leaves out."""


@dataclass(frozen=True, slots=True)
class CountryName:
    """One name of a country; `form` is "name", "demonym", "seat" or "prefix" ("Sino-")."""

    code: str
    country: str
    text: str
    form: str


Meanings = tuple[CountryName, ...]
"""What one spelling may mean: first what it means by default, then what it means in texts about another country."""

Found = Match[CountryName]


def country_names() -> Iterator[CountryName]:
    """Yield every name in the table of countries, those that are none too (code "-"), each under its usual meaning."""
    for row in read_table("countries.tsv"):
        code, country = row["code"], values(row["names"])[0]
        for column in ("names", "demonyms", "seats"):
            for text in values(row[column]):
                form = "prefix" if text.endswith("-") else column.removesuffix("s")
                yield CountryName(code, country, text.removesuffix("-"), form)


def country_meanings() -> Mapping[str, Meanings]:
    """Return what each spelling may mean.

    >>> [name.code for name in country_meanings()["moscow"]]
    ['ru', 'su']
    """
    meanings: dict[str, Meanings] = {}
    for name in country_names():
        meanings.setdefault(fold(name.text), (name,))
    for row in read_table("countries.tsv"):
        for text in values(row["sometimes"]):
            (usual, *others) = meanings[fold(text)]
            form = "name" if usual.code == NOT_A_COUNTRY else usual.form
            meaning = CountryName(row["code"], values(row["names"])[0], text, form)
            meanings[fold(text)] = (usual, *others, meaning)
    return meanings


class Countries:
    """The component: proposes candidates into the group "countries"."""

    def __init__(self, nlp: Language) -> None:
        self._meanings = country_meanings()
        names = [(meanings[0].text, meanings) for meanings in self._meanings.values()]
        articled = {text for text, _ in names if text.startswith("the ")}
        self._names = Lookup(nlp, names, cased=CAPITALISED | places() | articled)
        self._words = read_vocabulary()

    def __call__(self, doc: Doc) -> Doc:
        """Propose the countries of a text."""
        persons = Persons(doc)
        previous = -1
        for match in _decided(list(self._find(doc))):
            reason = self._reason(doc, match, persons, follows=previous)
            previous = match.end
            if reason and match.value.code != NOT_A_COUNTRY:
                self._propose(doc, match, reason)
        return doc

    def _find(self, doc: Doc) -> Iterator[Match[Meanings]]:
        """Yield the names in a text, also the one that "North and South Korea" leaves out."""
        for match in self._names.find(doc):
            first, before = doc[match.start].text, doc[max(match.start - 2, 0) : match.start]
            if len(before) > 1 and before[0].text == OPPOSITES.get(first) and before[1].text in {"and", "or", "-", "/"}:
                whole = before[0].text + doc[match.start : match.end].text.removeprefix(first)
                meanings = self._meanings.get(fold(whole))
                if meanings:
                    yield Match(before.start, before.start + 1, 0, meanings)
            yield match

    def _propose(self, doc: Doc, match: Found, reason: str) -> None:
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

    def _reason(self, doc: Doc, match: Found, persons: Persons, *, follows: int) -> str:
        span, name = doc[match.start : match.end], match.value
        if is_place_in_america(span) or is_local_time(span) or (name.text.startswith("the ") and _goes_on(span)):
            return ""
        if name.form == "seat":
            return "" if persons.bear(span) else actor_reason(span, self._words, trim=match.trim)
        if name.form == "prefix":
            return "demonym" if doc[match.end : match.end + 1].text == "-" and not span[-1].whitespace_ else ""
        if name.form == "demonym":
            return "" if is_language(span) else "demonym"
        if name.text in PERSONAL and persons.bear(span):
            return ""
        return "" if is_pronoun(span) or (name.code == "ge" and is_state(span, follows)) else "name of a country"


@Language.factory("graphbuild_countries", assigns=["doc.spans"])
def make_countries(nlp: Language, name: str) -> Countries:  # noqa: ARG001  the factory's signature is spaCy's
    """Make the component that finds countries."""
    return Countries(nlp)


def places() -> frozenset[str]:
    """Return the names that are places and no countries: seats of government, and names that contain a country's."""
    return frozenset(name.text for name in country_names() if name.form == "seat" or name.code == NOT_A_COUNTRY)


def _decided(matches: Sequence[Match[Meanings]]) -> Iterator[Found]:
    """Give every name the meaning that its text suggests: its usual one, or that of the country named more often."""
    own = Counter(match.value[0].code for match in matches if len(match.value) == 1 and match.value[0].form != "seat")
    for match in matches:
        name = max(match.value, key=lambda meaning: own[meaning.code] if meaning.code != NOT_A_COUNTRY else 0)
        yield Match(match.start + name.text.startswith("the "), match.end, match.trim, name)


def _goes_on(span: Span) -> bool:
    """Tell "the North Atlantic" from "the North": what follows a short form is no part of a longer name."""
    after = span.doc[span.end : span.end + 1].text
    return after == "-" or (after.istitle() and not span.text.isupper())
