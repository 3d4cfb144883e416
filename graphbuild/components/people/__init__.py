"""The ``graphbuild_people`` component: who is named, by which full name, and whether in public office."""

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from graphbuild.components.lookup import Lookup
from graphbuild.components.people.finding import Name, credited_tokens, find_names, full_names, is_titled_name
from graphbuild.components.people.names import Bearers, officials, tidy
from graphbuild.components.people.roles import Surroundings, Titles, read_titles
from graphbuild.components.spans import RECOGNISED, candidates, propose
from graphbuild.names import NameKey, person_key
from graphbuild.resources import read_table, values
from graphbuild.types import Kind

GROUP = "people"


@Language.factory("graphbuild_people", assigns=["doc.spans"])
def make_people(nlp: Language, name: str) -> "People":  # noqa: ARG001  the factory's signature is spaCy's
    """Make the component."""
    rows = read_table("officials.tsv")
    spellings = [(spelling, row["name"]) for row in rows for spelling in (row["name"], *values(row["aliases"]))]
    return People(Lookup(nlp, spellings, cased=None), read_titles())


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of one name: the full name to go by, why, and the kind that the words around it tell.

    ``is_known``: the bearer is a well-known official. ``is_sure``: not only a recogniser says that this is a name.
    """

    name: Name
    full: str
    reason: str
    told: Kind | None
    is_known: bool
    is_sure: bool


class People:
    """Proposes personal names, each with its bearer's full name and kind.

    A name alone, with neither a bearer in the text nor a word that says who it is, is not proposed.
    """

    def __init__(self, known: Lookup[str], titles: Titles) -> None:
        self._known = known
        self._titles = titles

    def __call__(self, doc: Doc) -> Doc:
        """Propose the names of a text into ``doc.spans["people"]``."""
        names = find_names(doc, self._known, self._titles)
        readings = _read(doc, names, self._surroundings(doc, names))
        self._withdraw_bodies(doc, readings)
        in_office = {reading.full for reading in readings if reading.is_known or reading.told is Kind.OFFICIAL}
        for reading in readings:
            kind = Kind.OFFICIAL if reading.full in in_office else Kind.PERSON
            name = reading.name
            propose(
                doc, GROUP, name.start, name.end, kind=kind, name=reading.full, reason=reading.reason, trim=name.trim
            )
        return doc

    def _withdraw_bodies(self, doc: Doc, readings: list[_Reading]) -> None:
        """Take back the organizations that are a title with its name, or the name of someone who is surely a person.

        A recogniser's guess is refuted, too, where it ends in a sure name, a title or a credit.
        """
        if "organizations" not in doc.spans:
            return
        sure = [reading.name for reading in readings if reading.told or reading.is_known]
        named = frozenset(token for name in sure for token in range(name.start, name.end))
        barred = named | credited_tokens(doc)
        doc.spans["organizations"] = [
            span
            for span in candidates(doc, "organizations")
            if not is_titled_name(span, self._titles)
            and not any(name.start <= span.start and span.end <= name.end for name in sure)
            and not (span._.reason == RECOGNISED and (span.end - 1 in barred or self._titles.is_title(span[-1])))
        ]

    def _surroundings(self, doc: Doc, names: list[Name]) -> Surroundings:
        public = frozenset(token.i for span in candidates(doc, "agencies", "countries") for token in span)
        private = frozenset(token.i for span in candidates(doc, "organizations") for token in span) - public
        openings = frozenset(name.start for name in names)
        return Surroundings(doc, openings, {name.end: name.start for name in names}, private, public, self._titles)


def _read(doc: Doc, names: list[Name], surroundings: Surroundings) -> list[_Reading]:
    told = {name: surroundings.kind_of(name.start, name.end) for name in names}
    bearers = full_names(doc, names)
    in_office = frozenset(
        key
        for name in names
        for key in [person_key(name.text(doc))]
        if _is_official(told[name]) or officials().full_name(key)
    )
    readings = (_read_name(doc, name, told[name], bearers, in_office) for name in names)
    return [reading for reading in readings if reading.is_sure or surroundings.is_addressed(reading.name.start)]


def _is_official(told: tuple[Kind, str] | None) -> bool:
    return told is not None and told[0] is Kind.OFFICIAL


def _read_name(
    doc: Doc, name: Name, told: tuple[Kind, str] | None, bearers: Bearers, in_office: frozenset[NameKey]
) -> _Reading:
    key = person_key(name.text(doc))
    bearer = bearers.of(key, in_office)
    known = officials().full_name(bearer or key)
    kind, reason = told or (None, "known official" if known else "recognised as a person")
    if bearer:
        full = known or bearers.names[bearer]
        return _Reading(name, full, f"short for {full}", kind, known is not None, is_sure=True)
    full, is_sure = known or tidy(name.text(doc)), bool(len(key) > 1 or known or told)
    return _Reading(name, full, reason, kind, known is not None, is_sure)
