"""One name, one kind: whether a name is a person's or a body's where recognition alone says now this, now that."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeAlias

from graphbuild.names import fold
from graphbuild.resolve.places import Place
from graphbuild.types import Kind, Mention

SETTLED = "of this kind by the words around the same name elsewhere"

_PEOPLE = frozenset({Kind.OFFICIAL, Kind.PERSON})
_GUESSES = ("recognised", "short for")
"""How reasons begin that rest on nothing but a recogniser, or on another mention."""

Name: TypeAlias = tuple[str, str]
"""A folded name, and the text that it stands in if it is too short to mean the same in others."""


def settled_kinds(mentions: Mapping[Place, Mention]) -> dict[Place, Kind]:
    """Return the kind of each mention whose own is a guess, and which grammar elsewhere tells to be of another.

    Where sure signs speak for both, or none does, nothing is changed: a firm may bear its founder's name.
    """
    unsure = {
        place: mention
        for place, mention in mentions.items()
        if not mention.entity and (mention.kind in _PEOPLE or mention.kind is Kind.ORGANIZATION)
    }
    sure: defaultdict[Name, set[Kind]] = defaultdict(set)
    for place, mention in unsure.items():
        if not mention.reason.startswith(_GUESSES):
            sure[_name(place, mention)].add(_broad(mention))
    told = {place: sure.get(_name(place, mention), set()) for place, mention in unsure.items()}
    return {
        place: kind
        for place, mention in unsure.items()
        for kind in told[place]
        if len(told[place]) == 1 and kind is not _broad(mention)
    }


def _name(place: Place, mention: Mention) -> Name:
    name = fold(mention.name)
    return name, "" if " " in name else place[0]


def _broad(mention: Mention) -> Kind:
    return Kind.PERSON if mention.kind in _PEOPLE else mention.kind
