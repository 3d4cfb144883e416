"""The ``graphbuild_people`` component: who is named, by which full name, and whether in public office."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from spacy.language import Language
from spacy.tokens import Doc, Span

from graphbuild.components.lookup import Lookup
from graphbuild.components.people.finding import Name, credited_tokens, find_names, full_names
from graphbuild.components.people.judge import Bodies, Judge
from graphbuild.components.people.known import officials, year_of
from graphbuild.components.people.names import Bearers, tidy
from graphbuild.components.people.recognised import is_titled_name
from graphbuild.components.people.refuted import is_thing
from graphbuild.components.people.roles import ROYAL, Surroundings, Told
from graphbuild.components.people.titles import Titles, read_titles
from graphbuild.components.spans import RECOGNISED, candidates, propose
from graphbuild.names import NameKey, person_key, slug
from graphbuild.resources import read_table, values
from graphbuild.types import Kind

GROUP = "people"
_UNTOLD = Told(None, "")


@Language.factory("graphbuild_people", assigns=["doc.spans"])
def make_people(nlp: Language, name: str) -> "People":  # noqa: ARG001  the factory's signature is spaCy's
    """Make the component."""
    rows = read_table("officials.tsv")
    spellings = [(spelling, row["name"]) for row in rows for spelling in (row["name"], *values(row["aliases"]))]
    return People(Lookup(nlp, spellings, cased=None), read_titles())


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is known of one name: the full name to go by, why, and what the words around it tell.

    ``is_known``: the bearer is a well-known official, and has held an office by then. ``is_sure``: not only a
    recogniser says that this is a name.
    """

    name: Name
    full: str
    reason: str
    told: Told
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
        kinds = _kinds(readings)
        for reading in readings:
            _propose(doc, reading, kinds[reading.full])
        return doc

    def _withdraw_bodies(self, doc: Doc, readings: list[_Reading]) -> None:
        """Take back the organizations that are a title with its name, or the name of someone who is surely a person.

        A recogniser's guess is refuted, too, where it ends in a sure name, a title or a credit.
        """
        if "organizations" not in doc.spans:
            return
        sure = [reading.name for reading in readings if reading.told.kind or reading.is_known]
        named = frozenset(token for name in sure for token in range(name.start, name.end))
        barred = named | credited_tokens(doc)
        doc.spans["organizations"] = [
            span
            for span in candidates(doc, "organizations")
            if not is_titled_name(span, self._titles)
            and not any(name.start <= span.start and span.end <= name.end for name in sure)
            and not (span._.reason == RECOGNISED and (span.end - 1 in barred or self._titles.is_title(span[-1])))
        ]

    def _is_title(self, span: Span) -> bool:
        return span._.reason == RECOGNISED and (self._titles.is_role(span[0]) or self._titles.is_role(span[-1]))

    def _surroundings(self, doc: Doc, names: list[Name]) -> Surroundings:
        agencies, countries, others = (
            frozenset(token.i for span in candidates(doc, group) if not self._is_title(span) for token in span)
            for group in ("agencies", "countries", "organizations")
        )
        ends = {name.start: name.end for name in names}
        starts = {end: start for start, end in ends.items()}
        people = frozenset(token for name in names for token in range(name.start, name.end))
        bodies = Bodies(agencies, countries, others - agencies, people)
        return Surroundings(doc, ends, starts, Judge(bodies, self._titles))


def _kinds(readings: list[_Reading]) -> dict[str, Kind]:
    """Decide for every full name what all its mentions tell together; whom everyone knows is an official."""
    best: dict[str, Told] = {}
    for reading in readings:
        best[reading.full] = max(best.get(reading.full, _UNTOLD), reading.told, key=lambda told: told.weight)
    kinds = {full: told.kind or Kind.PERSON for full, told in best.items()}
    return kinds | {reading.full: Kind.OFFICIAL for reading in readings if reading.is_known}


def _without_things(doc: Doc, readings: list[_Reading]) -> list[_Reading]:
    """Leave out names that somewhere in the text name a ship, a body or a thing, where nothing says who bears them."""
    people = {reading.full for reading in readings if reading.told.kind or reading.is_known}
    things = {reading.full for reading in readings if is_thing(doc, reading.name.start, reading.name.end)} - people
    return [reading for reading in readings if reading.full not in things]


def _propose(doc: Doc, reading: _Reading, kind: Kind) -> None:
    name, told = reading.name, reading.told
    attributes = told.attributes if told.kind in {kind, None} else ()
    propose(
        doc,
        GROUP,
        name.start,
        name.end,
        kind=kind,
        name=reading.full,
        entity=f"{Kind.OFFICIAL}:{slug(reading.full)}" if officials().shares_key(reading.full) else "",
        reason=reading.reason,
        trim=name.trim,
        attributes=attributes,
    )


def _read(doc: Doc, names: list[Name], surroundings: Surroundings) -> list[_Reading]:
    told = {name: surroundings.told_of(name.start, name.end) or _UNTOLD for name in names}
    bearers, year = full_names(doc, names), year_of(doc)
    in_office = frozenset(
        key
        for name in names
        for key in [person_key(name.text(doc))]
        if told[name].kind is Kind.OFFICIAL or officials().full_name(key, year)
    )
    readings = [_read_name(doc, name, told[name], bearers, in_office) for name in names]
    sure = [
        reading
        for reading in _with_family(doc, readings)
        if reading.is_sure or surroundings.is_addressed(reading.name.start)
    ]
    return _without_things(doc, sure)


def _read_name(doc: Doc, name: Name, told: Told, bearers: Bearers, in_office: frozenset[NameKey]) -> _Reading:
    key, year = person_key(name.text(doc)), year_of(doc)
    bearer = bearers.of(key, in_office, by_first=told.reason == ROYAL)
    known = officials().full_name(bearer or key, year) if bearer or told.reason != ROYAL else None
    has_served = known is not None and officials().has_served(known, year)
    if bearer:
        full = known or bearers.names[bearer]
        return _Reading(name, full, f"short for {full}", told, has_served, is_sure=True)
    reason = told.reason or ("known official" if has_served else "recognised as a person")
    is_known = has_served or (not known and not told.kind and officials().is_borne(key, year))
    full, is_sure = known or tidy(name.text(doc)), bool(len(key) > 1 or known or is_known or told.kind)
    return _Reading(name, full, reason, told, is_known, is_sure)


def _with_family(doc: Doc, readings: list[_Reading]) -> Iterator[_Reading]:
    """Give a first name alone the surname that "and" shares with it: "Ada and Otto Quill"."""
    for reading, following in zip_longest(readings, readings[1:]):
        joins = following is not None and doc[reading.name.end : following.name.start].text == "and"
        is_full = reading.is_known or len(person_key(reading.full)) > 1
        if following is None or is_full or not joins or following.name.end - following.name.start == 1:
            yield reading
        else:
            full = f"{reading.full} {following.name.text(doc).split()[-1]}"
            yield replace(reading, full=full, reason="shares a surname", is_sure=True)
