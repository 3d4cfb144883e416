"""One name, one kind: whether a name is a person's or a body's where recognition alone says now this, now that."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeAlias

from graphbuild.names import fold
from graphbuild.resolve.places import Place
from graphbuild.types import Kind, Mention

SETTLED = "of this kind by the words around the same name elsewhere"

_PEOPLE = frozenset({Kind.OFFICIAL, Kind.PERSON})
_SHORT = "short for"
_GUESSES = ("recognised", _SHORT)
"""How reasons begin that rest on nothing but a recogniser, or on another mention."""

Name: TypeAlias = tuple[str, str]
"""A folded name, and the text that it stands in if it is too short to mean the same in others."""


def settled_kinds(mentions: Mapping[Place, Mention]) -> dict[Place, Kind]:
    """Return the kind of each mention whose own is a guess, and which grammar elsewhere tells to be of another.

    Where nothing is sure, a short form is of the kind that all take its full name for. Where signs speak for both,
    nothing is changed: a firm may bear its founder's name.
    """
    unsure = {
        place: mention
        for place, mention in mentions.items()
        if not mention.entity and (mention.kind in _PEOPLE or mention.kind is Kind.ORGANIZATION)
    }
    sure, whole = _kinds_by_name(unsure, _GUESSES), _kinds_by_name(unsure, (_SHORT,))
    told = {
        place: sure.get(_name(place, mention)) or _of_short(place, mention, whole) for place, mention in unsure.items()
    }
    return {
        place: kind
        for place, mention in unsure.items()
        for kind in told[place]
        if len(told[place]) == 1 and kind is not _broad(mention)
    }


def _kinds_by_name(mentions: Mapping[Place, Mention], barred: tuple[str, ...]) -> Mapping[Name, set[Kind]]:
    """Return what each name is taken for, by mentions whose reasons begin otherwise than `barred`."""
    kinds: defaultdict[Name, set[Kind]] = defaultdict(set)
    for place, mention in mentions.items():
        if not mention.reason.startswith(barred):
            kinds[_name(place, mention)].add(_broad(mention))
    return dict(kinds)


def _of_short(place: Place, mention: Mention, whole: Mapping[Name, set[Kind]]) -> set[Kind]:
    return whole.get(_name(place, mention), set()) if mention.reason.startswith(_SHORT) else set()


def _name(place: Place, mention: Mention) -> Name:
    name = fold(mention.name)
    return name, "" if " " in name else place[0]


def _broad(mention: Mention) -> Kind:
    return Kind.PERSON if mention.kind in _PEOPLE else mention.kind
