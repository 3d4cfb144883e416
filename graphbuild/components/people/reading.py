"""What a text tells of each name in it: whose it is in full, and whether the bearer holds an office."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from spacy.tokens import Doc

from graphbuild.components.people.finding import Name, full_names
from graphbuild.components.people.judge import LIKELY, Told
from graphbuild.components.people.known import officials, year_of
from graphbuild.components.people.names import Bearers, tidy
from graphbuild.components.people.refuted import is_thing
from graphbuild.components.people.roles import ROYAL, Surroundings
from graphbuild.names import NameKey, person_key
from graphbuild.types import Kind

UNTOLD = Told(None, "")


@dataclass(frozen=True, slots=True)
class Reading:
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


def read_names(doc: Doc, names: list[Name], surroundings: Surroundings) -> list[Reading]:
    """Read who bears each name; leave out those that surely nobody bears, or of which only a recogniser is sure."""
    told = {name: surroundings.told_of(name.start, name.end) or UNTOLD for name in names}
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


def _read_name(doc: Doc, name: Name, told: Told, bearers: Bearers, in_office: frozenset[NameKey]) -> Reading:
    key, year = person_key(name.text(doc)), year_of(doc)
    bearer = bearers.of(key, in_office, by_first=told.reason == ROYAL)
    known = officials().full_name(bearer or key, year, name.text(doc)) if bearer or told.reason != ROYAL else None
    has_served = known is not None and officials().has_served(known, year)
    if bearer:
        full = known or bearers.names[bearer]
        return Reading(name, full, f"short for {full}", told, has_served, is_sure=True)
    reason = told.reason or ("known official" if has_served else "recognised as a person")
    is_known = has_served or (not known and not told.kind and officials().is_borne(key, year))
    full, is_sure = (
        known or bearers.names.get(key) or tidy(name.text(doc)),
        bool(len(key) > 1 or known or is_known or told.kind),
    )
    return Reading(name, full, reason, told, is_known, is_sure)


def _with_family(doc: Doc, readings: list[Reading]) -> Iterator[Reading]:
    """Give a first name alone the surname that "and" shares with it: "Ada and Otto Quill"."""
    for reading, following in zip_longest(readings, readings[1:]):
        is_next = following is not None and following.name.start == reading.name.end + 1
        joins = is_next and doc[reading.name.end].text == "and"
        is_full = reading.is_known or len(person_key(reading.full)) > 1
        if following is None or is_full or not joins or following.name.end - following.name.start == 1:
            yield reading
        else:
            full = f"{reading.full} {following.name.text(doc).split()[-1]}"
            yield replace(reading, full=full, reason="shares a surname", is_sure=True)


def _without_things(doc: Doc, readings: list[Reading]) -> list[Reading]:
    """Leave out names that somewhere in the text name a ship, a body or a thing, where nothing says who bears them."""
    people = {reading.full for reading in readings if reading.told.kind or reading.is_known}
    things = {reading.full for reading in readings if is_thing(doc, reading.name.start, reading.name.end)} - people
    return [reading for reading in readings if reading.full not in things]


def kinds_of(readings: list[Reading]) -> dict[str, Kind]:
    """Decide for every full name what all its mentions tell together; whom everyone knows is an official.

    An aide or spokesman of somebody named is what that one is.
    """
    best: dict[str, Told] = {}
    for reading in readings:
        best[reading.full] = max(best.get(reading.full, UNTOLD), reading.told, key=lambda told: told.weight)
    kinds = {full: told.kind or Kind.PERSON for full, told in best.items()}
    known = {reading.full for reading in readings if reading.is_known}
    kinds |= dict.fromkeys(known, Kind.OFFICIAL)
    owners = {reading.name.start: kinds[reading.full] for reading in readings}
    owned = {full: told.owner for full, told in best.items() if told.weight == LIKELY and told.owner in owners}
    return kinds | {full: owners[owner] for full, owner in owned.items() if full not in known}
