"""People's decisions replayed on resolved entities.

A decision finds its entity by id, or where texts that came since have changed that, by name; what nothing or several
things answer to, and what contradicts an earlier decision, is left out and said, never guessed.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, singledispatchmethod

from graphbuild.ledger import Decision, Hiding, Merging, Noting, Pinning, Renaming, Subject, holding, in_words
from graphbuild.names import fold
from graphbuild.resolve.places import JOINED, Resolution
from graphbuild.types import Entity, Kind, Mention

_FAMILIES = ({Kind.OFFICIAL, Kind.PERSON}, {Kind.AGENCY, Kind.ORGANIZATION}, {Kind.COUNTRY}, {Kind.MEASURE})
"""Kinds between which a thing may move when more is read of it."""

_PEOPLE = _FAMILIES[0]


@dataclass(frozen=True, slots=True)
class Problem:
    """A decision that has no effect, and why; it is ``lost`` where nothing answers to whom it is about."""

    decision: Decision
    why: str
    lost: bool

    def __str__(self) -> str:
        return f"Decision {self.decision.id} ({in_words(self.decision)}) has no effect: {self.why}."


@dataclass(frozen=True, slots=True)
class Replayed:
    """Entities as people decided.

    ``resolution`` has all of them, those included that are ``hidden``, by id, and that a graph leaves out. ``problems``
    are the decisions that have no effect; ``held`` counts those that do.
    """

    resolution: Resolution
    hidden: frozenset[str]
    problems: tuple[Problem, ...]
    held: int


class _UnheededError(Exception):
    """A decision that cannot be followed; the message says why."""


class _NotFoundError(_UnheededError):
    """Nothing answers to whom a decision is about."""


def replay(resolution: Resolution, decisions: Iterable[Decision]) -> Replayed:
    """Follow decisions in their order, those that were undone left out.

    A merge joins mentions and aliases under the other's id, kind and name; who was merged goes on to whoever that one
    is merged into later. Hiding counts for what was merged in before. A new name by the same person takes the place of
    the old one; a pin that of an earlier pin.
    """
    todo = holding(decisions)
    if not todo:
        return Replayed(resolution, frozenset(), (), 0)
    state, problems = _State(resolution), []
    for decision in todo:
        try:
            state.follow(decision)
        except _UnheededError as why:
            problems.append(Problem(decision, str(why), isinstance(why, _NotFoundError)))
    places = {place: state.now(id_) for place, id_ in resolution.places.items()}
    entities = tuple(state.entities[id_] for id_ in sorted(state.entities))
    return Replayed(Resolution(entities, places), frozenset(state.hidden), tuple(problems), len(todo) - len(problems))


class _State:
    """Entities while decisions are followed: by id, and who was merged, hidden and renamed by which decision."""

    def __init__(self, resolution: Resolution) -> None:
        self.entities = {entity.id: entity for entity in resolution.entities}
        self.merged: dict[str, Merging] = {}
        self.hidden: dict[str, Hiding] = {}
        self._first = dict(self.entities)
        self._into: dict[str, str] = {}
        self._renamed: dict[str, Renaming] = {}

    def now(self, id_: str) -> str:
        """Return into which entity one was merged in the end; itself if into none."""
        while id_ in self._into:
            id_ = self._into[id_]
        return id_

    @singledispatchmethod
    def follow(self, decision: Decision) -> None:
        """Do as a decision says."""
        raise TypeError(decision)

    @follow.register
    def _(self, decision: Merging) -> None:
        source, target = self._found(decision.entity), self._found(decision.into)
        one, other = self.now(source), self.now(target)
        if one == other:
            if source == one and target != other:
                raise _UnheededError(f"'{decision.into.name}' is merged into it by {self.merged[target].id}")
            return
        self._refuse_merged(source)
        for id_ in (one, other):
            if id_ in self.hidden:
                raise _UnheededError(f"'{self.entities[id_].name}' is hidden by {self.hidden[id_].id}")
        if (self.entities[one].kind is Kind.MEASURE) != (self.entities[other].kind is Kind.MEASURE):
            raise _UnheededError("a measure and what is none cannot be the same")
        self.merged[one], self._into[one] = decision, other
        self.entities[other] = _joined(self.entities.pop(one), self.entities[other], decision)

    @follow.register
    def _(self, decision: Hiding) -> None:
        self.hidden.setdefault(self._standing(decision.entity), decision)

    @follow.register
    def _(self, decision: Renaming) -> None:
        id_ = self._standing(decision.entity)
        before = self._renamed.get(id_)
        if before and before.by != decision.by and before.name != decision.name:
            raise _UnheededError(f"{before.by} renamed it to '{before.name}' by {before.id}; undo one of the two")
        self._renamed[id_] = decision
        self.entities[id_] = _named(self.entities[id_], decision.name)

    @follow.register
    def _(self, decision: Noting) -> None:
        id_ = self.now(self._found(decision.entity))
        note = decision.text, decision.by, decision.date.date()
        self.entities[id_] = replace(self.entities[id_], notes=(*self.entities[id_].notes, note))

    @follow.register
    def _(self, decision: Pinning) -> None:
        id_ = self._standing(decision.entity)
        self.entities[id_] = replace(self.entities[id_], pin=decision.at)

    def _standing(self, subject: Subject) -> str:
        """Return the entity that is meant, which must not have been merged into another one."""
        id_ = self._found(subject)
        self._refuse_merged(id_)
        return id_

    def _refuse_merged(self, id_: str) -> None:
        if id_ in self.merged:
            by = self.merged[id_]
            raise _UnheededError(f"it is merged into '{by.into.name}' by {by.id}; undo one of the two")

    def _found(self, subject: Subject) -> str:
        """Return the entity that is meant by its id, or else the only one that answers to the names."""
        if subject.id in self._first:
            return subject.id
        kinds = next((family for family in _FAMILIES if subject.id.partition(":")[0] in family), set(Kind))
        for names in (subject.names[:1], [name for name in subject.names[1:] if _is_telling(name, kinds)]):
            found = {
                id_ for name in names for id_ in self._by_name.get(fold(name), ()) if self._first[id_].kind in kinds
            }
            if len({self.now(id_) for id_ in found}) == 1:
                return min(found)
            if found:
                raise _UnheededError(f"'{subject.name}' may be {' or '.join(sorted(found))}")
        raise _NotFoundError(f"nothing in the texts answers to '{subject.name}' ({subject.id})")

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        index: defaultdict[str, set[str]] = defaultdict(set)
        for id_, entity in self._first.items():
            for name in (entity.name, *entity.aliases):
                index[fold(name)].add(id_)
        return dict(index)


def _is_telling(name: str, kinds: set[Kind]) -> bool:
    """Tell whether somebody may be found by an alias: not by a surname alone."""
    return kinds is not _PEOPLE or " " in name.strip()


def _joined(one: Entity, other: Entity, decision: Merging) -> Entity:
    """Return the second entity with all that the first is called, where it is named, and what is noted of it."""
    reason = f"decision {decision.id}{decision.because and f': {decision.because}'}"
    told = [(doc, _told(mention, reason)) for doc, mention in one.mentions]
    mentions = sorted([*told, *other.mentions], key=lambda item: (item[0], item[1].start))
    aliases = {one.name, *one.aliases, *other.aliases} - {other.name}
    return replace(other, aliases=tuple(sorted(aliases)), mentions=tuple(mentions), notes=(*other.notes, *one.notes))


def _told(mention: Mention, reason: str) -> Mention:
    return replace(mention, attributes=tuple(sorted({**dict(mention.attributes), JOINED: reason}.items())))


def _named(entity: Entity, name: str) -> Entity:
    aliases = {entity.name, *entity.aliases} - {name}
    return replace(entity, name=name, aliases=tuple(sorted(aliases)))
