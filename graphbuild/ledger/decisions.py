"""Decisions as records: what each says, and how they take each other back."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, TypeAlias

from graphbuild.types import Kind

Record: TypeAlias = dict[str, Any]

DATE_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
"""How the moment of a decision is written: in UTC, to the second."""

_DIGITS = 10
"""How much of its hash a decision goes by."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a decision is about: its node ``id`` at that time, and its names, by which it is found under another id."""

    id: str
    names: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name to call it by."""
        return self.names[0] if self.names else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided: ``by`` whom, when (``date``, in UTC, to the second), and why (``because``, may be empty).

    There is one class below for each action.
    """

    by: str
    date: datetime
    because: str = ""

    @property
    def id(self) -> str:
        """Ten hexadecimal digits of a hash of what was decided, when and why; not of who did, nor of names to find."""
        content = record_of(self)
        del content["by"]
        shorn = {name: value["id"] if isinstance(value, dict) else value for name, value in content.items()}
        text = json.dumps(shorn, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging(Decision):
    """``entity`` is the same as ``into``, whose id, kind and name stay."""

    entity: Subject
    into: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting(Decision):
    """``entity`` is not the same as ``other``: they are kept apart, whatever new texts or other decisions make one."""

    entity: Subject
    other: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Splitting(Decision):
    """Some mentions of ``entity`` name somebody else, who is called ``new`` from now on.

    They are those in these ``documents``, written in one of these ``spellings``; empty means any. Or they are those at
    ``places``, each a document's id and a start in it.
    """

    entity: Subject
    new: Subject
    documents: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    places: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Affirming(Decision):
    """``entity`` is one, although it may look like two of one name."""

    entity: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Retyping(Decision):
    """``entity`` is of this ``kind``; its id begins with it."""

    entity: Subject
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Hiding(Decision):
    """``entity`` is left out of graphs, with its relations."""

    entity: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming(Decision):
    """``entity`` is shown as ``name``; what it was called stays an alias."""

    entity: Subject
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking(Decision):
    """``entity`` is the entry of that id of a list, which calls it ``name``."""

    entity: Subject
    list: str
    entry: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlinking(Decision):
    """``entity`` is not that entry of the list."""

    entity: Subject
    list: str
    entry: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noting(Decision):
    """``text`` is shown with ``entity``."""

    entity: Subject
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinning(Decision):
    """``entity`` stands ``at`` a place, in units of the layout: to the right of and below the origin."""

    entity: Subject
    at: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing(Decision):
    """The decision of this id no longer holds; where that was an undoing, what it took back holds again."""

    decision: str


ACTIONS: dict[str, type[Decision]] = {
    "merge": Merging,
    "hide": Hiding,
    "rename": Renaming,
    "note": Noting,
    "pin": Pinning,
    "split": Splitting,
    "not-same": Parting,
    "one": Affirming,
    "link": Linking,
    "not-linked": Unlinking,
    "kind": Retyping,
    "undo": Undoing,
}
"""Action → the record of it."""

_WORDS: dict[type[Decision], str] = {
    Merging: "merge '{0.entity.name}' into '{0.into.name}'",
    Hiding: "hide '{0.entity.name}'",
    Renaming: "rename '{0.entity.name}' to '{0.name}'",
    Noting: "note on '{0.entity.name}' that '{0.text}'",
    Pinning: "pin '{0.entity.name}' at {0.at[0]}, {0.at[1]}",
    Splitting: "split '{0.new.name}' off '{0.entity.name}'",
    Parting: "keep '{0.entity.name}' apart from '{0.other.name}'",
    Affirming: "affirm that '{0.entity.name}' is one",
    Linking: "link '{0.entity.name}' to '{0.name}' ({0.entry} of {0.list})",
    Unlinking: "not link '{0.entity.name}' to '{0.name}' ({0.entry} of {0.list})",
    Retyping: "set the kind of '{0.entity.name}' to {0.kind}",
    Undoing: "undo {0.decision}",
}
"""What each record says, in a few words."""

NAMES = {record: action for action, record in ACTIONS.items()}


def record_of(decision: Decision) -> Record:
    """Return a decision as plain JSON values."""
    values = {field.name: _plain(getattr(decision, field.name)) for field in fields(decision)}
    return {"action": NAMES[type(decision)], **values}


def _plain(value: object) -> object:
    if isinstance(value, Subject):
        return {"id": value.id, "names": list(value.names)}
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime(DATE_FORMAT)
    if isinstance(value, Kind):
        return str(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def undone(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return which decisions no longer hold: their ids, each with that of what took it back; a later one counts first.

    >>> when = datetime(2026, 1, 2, tzinfo=UTC)
    >>> hide = Hiding(by="Ana", date=when, entity=Subject("person:x"))
    >>> undo = Undoing(by="Ben", date=when, decision=hide.id)
    >>> redo = Undoing(by="Ana", date=when, decision=undo.id)
    >>> undone([hide, undo]) == {hide.id: undo.id}, undone([hide, undo, redo]) == {undo.id: redo.id}
    (True, True)
    """
    taken_back: dict[str, str] = {}
    for decision in reversed(list(decisions)):
        if isinstance(decision, Undoing) and decision.id not in taken_back:
            taken_back.setdefault(decision.decision, decision.id)
    return taken_back


def holding(decisions: Iterable[Decision]) -> list[Decision]:
    """Return what is to be followed, in order: neither what was undone nor the undoings themselves."""
    decisions = list(decisions)
    taken_back = undone(decisions)
    return [one for one in decisions if one.id not in taken_back and not isinstance(one, Undoing)]


def in_words(decision: Decision) -> str:
    """Say in a few words what was decided.

    >>> in_words(Renaming(by="Ana", date=datetime(2026, 1, 2), entity=Subject("person:x", ("X",)), name="Y"))
    "rename 'X' to 'Y'"
    """
    return _WORDS[type(decision)].format(decision)
