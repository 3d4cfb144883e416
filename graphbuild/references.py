"""The records of reference lists: what a list that the user brings has of somebody, and how a node goes with it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias


class EntryKind(StrEnum):
    """What sort of thing an entry is; ``ANY`` where its list does not say, or only that it is a party to law."""

    PERSON = "person"
    ORGANIZATION = "organization"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    COUNTRY = "country"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list. Its ``name`` and ``aliases`` are as listed; ``weak`` are aliases that tell little.

    ``countries`` are the codes of those that it belongs to, ``origins`` of others that it has to do with: where it was
    born, who registered it, what its programmes are about. ``details`` are (label, value) pairs to read, in the order
    of the list.
    """

    id: str
    name: str
    kind: EntryKind
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, each once, weak aliases last."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.weak)))


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A list as it was read: what it is called, the ``file`` and ``format`` that it came in, and its entries."""

    name: str
    file: str
    format: str
    sha256: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that a database holds: what its rows go by, and how many ``entries`` of which ``sha256`` it has."""

    number: int
    name: str
    file: str
    format: str
    sha256: str
    entries: int


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name of an entry, the entry given by its number; ``keys`` are what it is found by.

    ``namesakes`` is how many persons of the list would have the same first and last name by chance alone.
    """

    entry: int
    name: str
    weak: bool
    namesakes: float
    keys: tuple[str, ...] = ()


Status: TypeAlias = Literal["linked", "suggested"]

PROGRAM = "graphbuild"
"""Who decides where nobody did."""


@dataclass(frozen=True, slots=True)
class Reference:
    """That a node is, or may be, an entry of a list.

    ``name`` and ``programmes`` are as listed, ``score`` says from 0 to 1 how well names and facts agree (None where a
    person decided and they do not agree at all), ``reason`` in which. ``by`` is who decided: a person, or this program.
    ``because`` is why, in a person's words.
    """

    list: str
    id: str
    name: str
    programmes: tuple[str, ...]
    score: float | None
    status: Status
    reason: str
    by: str = PROGRAM
    because: str = ""
