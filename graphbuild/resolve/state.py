"""Entities while decisions are followed, one after another."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import singledispatchmethod

from graphbuild.ledger import (
    KINDS,
    Affirming,
    Decision,
    Hiding,
    Linking,
    Merging,
    Noting,
    Parting,
    Pinning,
    Renaming,
    Retyping,
    Splitting,
    Subject,
    Unlinking,
    in_words,
)
from graphbuild.resolve.found import Index, UnheededError
from graphbuild.resolve.places import Resolution
from graphbuild.resolve.shares import Named, called_otherwise, chosen_by, joined, parted, renamed
from graphbuild.types import Kind


class State:
    """Entities by their key, and who was merged, hidden, renamed and kept apart by which decision.

    An entity's key is the id that it had first; a decision on its kind changes its id, but not its key.
    """

    def __init__(self, resolution: Resolution) -> None:
        self.entities = {entity.id: entity for entity in resolution.entities}
        self.merged: dict[str, Merging] = {}
        self.hidden: dict[str, Hiding] = {}
        self.one: dict[str, Affirming] = {}
        self.listed: dict[tuple[str, str, str], Linking | Unlinking] = {}
        self._first = resolution
        self._index = Index(resolution.entities)
        self._into: dict[str, str] = {}
        self._apart: defaultdict[str, dict[str, Parting | Splitting]] = defaultdict(dict)
        self._taken: dict[tuple[str, int], str] = {}
        self._renamed: dict[str, Renaming] = {}
        self._retyped: dict[str, Retyping] = {}
        self._keys: dict[str, str] = {}

    def now(self, key: str) -> str:
        """Return into which entity one was merged in the end; itself if into none."""
        while key in self._into:
            key = self._into[key]
        return key

    def id_of(self, key: str) -> str:
        """Return the id of an entity, or of the one that it was merged into."""
        return self.entities[self.now(key)].id

    def pairs_apart(self) -> Iterator[tuple[str, str]]:
        """Yield who is not the same as whom, by sorted ids."""
        for key, others in self._apart.items():
            one = self.id_of(key)
            yield from ((one, self.id_of(other)) for other in others if one < self.id_of(other))

    def links(self) -> dict[tuple[str, str, str], Linking | Unlinking]:
        """Return what was decided of entities and entries of lists: (id, list, entry) → the decision, a link first."""
        decided = sorted(self.listed.items(), key=lambda item: isinstance(item[1], Linking))
        return {(self.id_of(key), name, entry): decision for (key, name, entry), decision in decided}

    def resolution(self) -> Resolution:
        """Return the entities as they are now, and which of them each mention names."""
        entities = sorted(self.entities.values(), key=lambda entity: entity.id)
        owners = dict(self._first.places)
        if self._taken:
            starts = {(doc, mention.start) for entity in entities for doc, mention in entity.mentions}
            numbers: defaultdict[str, int] = defaultdict(int)
            for doc, start in sorted(starts):  # mentions are numbered by their place in the text
                owners[doc, numbers[doc]] = self._taken.get((doc, start), owners[doc, numbers[doc]])
                numbers[doc] += 1
        return Resolution(tuple(entities), {place: self.id_of(key) for place, key in owners.items()})

    def _found(self, subject: Subject) -> str:
        """Return the key of who is meant, by the id that it has now, that it had, or by name."""
        key = self._keys.get(subject.id, "")
        return key if key in self.entities else self._index.find(subject, self.now)

    def _standing(self, subject: Subject) -> str:
        """Return the key of who is meant, who must not have been merged into another one."""
        key = self._found(subject)
        self._refuse_merged(key)
        return key

    def _refuse_merged(self, key: str) -> None:
        if key in self.merged:
            by = self.merged[key]
            raise UnheededError(f"it is merged into '{by.into.name}' by {by.id}; undo one of the two")

    def _refuse_taken(self, id_: str) -> None:
        """Keep ids from meaning two."""
        bearer = next((entity for entity in self.entities.values() if entity.id == id_), None)
        if bearer:
            raise UnheededError(f"there is already '{bearer.name}' ({id_}); merge the two instead")

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
                raise UnheededError(f"'{decision.into.name}' is merged into it by {self.merged[target].id}")
            return
        self._refuse_merged(source)
        for key in (one, other):
            if key in self.hidden:
                raise UnheededError(f"'{self.entities[key].name}' is hidden by {self.hidden[key].id}")
        if (self.entities[one].kind is Kind.MEASURE) != (self.entities[other].kind is Kind.MEASURE):
            raise UnheededError("a measure and what is none cannot be the same")
        if by := self._apart[one].get(other):
            raise UnheededError(f"{by.by} decided by {by.id} to {in_words(by)}; undo one of the two")
        self.merged[one], self._into[one] = decision, other
        self.entities[other] = joined(self.entities.pop(one), self.entities[other], decision)
        self._carry(one, other)

    def _carry(self, one: str, other: str) -> None:
        """Keep who was merged, and thus the other, apart from whom he was kept apart from."""
        for third, decision in self._apart.pop(one, {}).items():
            del self._apart[third][one]
            self._keep_apart(other, third, decision)
        self.one.pop(one, None)

    def _keep_apart(self, one: str, other: str, decision: Parting | Splitting) -> None:
        self._apart[one].setdefault(other, decision)
        self._apart[other].setdefault(one, decision)

    @follow.register
    def _(self, decision: Parting) -> None:
        source, target = self._found(decision.entity), self._found(decision.other)
        one, other = self.now(source), self.now(target)
        if source == target:
            one, other = self._told_apart(one, decision)
        elif one == other:
            by = self.merged.get(source) or self.merged[target]
            raise UnheededError(f"'{by.entity.name}' is merged into '{by.into.name}' by {by.id}; undo one of the two")
        self._keep_apart(one, other, decision)

    def _told_apart(self, key: str, decision: Parting) -> tuple[str, str]:
        """Take apart whom texts that came since have made one, by the names that they had when they were two."""
        one, other = decision.entity, decision.other
        if other.id != self.entities[key].id and one.id == self.entities[key].id:
            one, other = other, one
        if one.id == other.id:
            raise UnheededError(f"'{one.name}' and '{other.name}' have one id; split it instead")
        kind = self.entities[key].kind
        new = Subject(f"{kind}:{one.id.partition(':')[2]}", one.names)
        is_first = called_otherwise(self.entities[key], one, other)
        self._part(key, is_first, new, decision, f"the texts call both '{other.name}'; split it instead")
        return new.id, key

    @follow.register
    def _(self, decision: Splitting) -> None:
        key = self._standing(decision.entity)
        if key in self.one:
            by = self.one[key]
            raise UnheededError(f"{by.by} affirmed by {by.id} that it is one; undo one of the two")
        self._part(
            key, chosen_by(decision), decision.new, decision, "it must take some of the mentions, and leave some"
        )
        self._keep_apart(decision.new.id, key, decision)

    def _part(
        self, key: str, is_other: Callable[[Named], bool], new: Subject, decision: Decision, otherwise: str
    ) -> None:
        self._refuse_taken(new.id)
        if new.id in self._index.kinds:
            raise UnheededError(f"{new.id} was somebody else's id; give another name")
        two = parted(self.entities[key], is_other, new, decision)
        if two is None:
            raise UnheededError(otherwise)
        self.entities[key], self.entities[new.id] = two
        self._taken |= {(doc, mention.start): new.id for doc, mention in two[1].mentions}
        self._index.add(two[1])

    @follow.register
    def _(self, decision: Affirming) -> None:
        self.one.setdefault(self._standing(decision.entity), decision)

    @follow.register
    def _(self, decision: Retyping) -> None:
        key = self._standing(decision.entity)
        entity, before = self.entities[key], self._retyped.get(key)
        if before and before.by != decision.by and before.kind != decision.kind:
            raise UnheededError(f"{before.by} decided by {before.id} to {in_words(before)}; undo one of the two")
        if entity.kind not in KINDS:
            raise UnheededError(f"a {entity.kind} can become nothing else")
        if entity.kind is not decision.kind:
            id_ = f"{decision.kind}:{entity.id.partition(':')[2]}"
            self._refuse_taken(id_)
            self._keys[id_] = key
            self.entities[key] = replace(entity, id=id_, kind=decision.kind)
        self._retyped[key] = decision

    @follow.register
    def _(self, decision: Hiding) -> None:
        self.hidden.setdefault(self._standing(decision.entity), decision)

    @follow.register
    def _(self, decision: Renaming) -> None:
        key = self._standing(decision.entity)
        before = self._renamed.get(key)
        if before and before.by != decision.by and before.name != decision.name:
            raise UnheededError(f"{before.by} renamed it to '{before.name}' by {before.id}; undo one of the two")
        self._renamed[key] = decision
        self.entities[key] = renamed(self.entities[key], decision.name)

    @follow.register(Linking)
    @follow.register(Unlinking)
    def _(self, decision: Linking | Unlinking) -> None:
        place = self.now(self._found(decision.entity)), decision.list, decision.entry
        before = self.listed.get(place)
        if before and before.by != decision.by and type(before) is not type(decision):
            raise UnheededError(f"{before.by} decided by {before.id} to {in_words(before)}; undo one of the two")
        self.listed[place] = decision

    @follow.register
    def _(self, decision: Noting) -> None:
        key = self.now(self._found(decision.entity))
        note = decision.text, decision.by, decision.date.date()
        self.entities[key] = replace(self.entities[key], notes=(*self.entities[key].notes, note))

    @follow.register
    def _(self, decision: Pinning) -> None:
        key = self._standing(decision.entity)
        self.entities[key] = replace(self.entities[key], pin=decision.at)
