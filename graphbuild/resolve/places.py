"""Where names stand, and what they are joined to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from graphbuild.types import Entity

JOINED = "joined"
"""The attribute of a mention that says why it was joined to an entity of another name."""

DECIDED = "decision "
"""How that begins where people decided it."""

Place: TypeAlias = tuple[str, int]
"""A document's id and the index of a mention in its annotation."""


class Joined(NamedTuple):
    """The id of the entity that a mention names, why, where its own name does not say so, and what speaks against."""

    id: str
    reason: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of all texts, sorted by id, and which of them each mention names."""

    entities: tuple[Entity, ...]
    places: Mapping[Place, str]
