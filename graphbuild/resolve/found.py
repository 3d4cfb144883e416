"""Whom a decision is about: by id, or where texts that came since have changed that, by name."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from graphbuild.ledger import Subject
from graphbuild.names import fold
from graphbuild.types import Entity, Kind

_FAMILIES = ({Kind.OFFICIAL, Kind.PERSON}, {Kind.AGENCY, Kind.ORGANIZATION}, {Kind.COUNTRY}, {Kind.MEASURE})
"""Kinds between which a thing may move when more is read of it."""

_PEOPLE = _FAMILIES[0]


class UnheededError(Exception):
    """A decision that cannot be followed; the message says why."""


class NotFoundError(UnheededError):
    """Nothing answers to whom a decision is about."""


class Index:
    """Entities as they were before any decision was followed, and those that decisions made, by id and by name."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.kinds: dict[str, Kind] = {}
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        for entity in entities:
            self.add(entity)

    def add(self, entity: Entity) -> None:
        """Let an entity be found."""
        self.kinds[entity.id] = entity.kind
        for name in (entity.name, *entity.aliases):
            self._names[fold(name)].add(entity.id)

    def find(self, subject: Subject, now: Callable[[str], str]) -> str:
        """Return whoever is meant by an id, or else the only one that answers to the names.

        ``now`` tells into which entity one was merged in the end.

        Raises:
            UnheededError: Nobody is meant, or several may be.
        """
        if subject.id in self.kinds:
            return subject.id
        kinds = next((family for family in _FAMILIES if subject.id.partition(":")[0] in family), set(Kind))
        for names in (subject.names[:1], [name for name in subject.names[1:] if _is_telling(name, kinds)]):
            found = {id_ for name in names for id_ in self._names.get(fold(name), ()) if self.kinds[id_] in kinds}
            if len({now(id_) for id_ in found}) == 1:
                return min(found)
            if found:
                raise UnheededError(f"'{subject.name}' may be {' or '.join(sorted(found))}")
        raise NotFoundError(f"nothing in the texts answers to '{subject.name}' ({subject.id})")


def _is_telling(name: str, kinds: set[Kind]) -> bool:
    """Tell whether somebody may be found by an alias: not by a surname alone."""
    return kinds is not _PEOPLE or " " in name.strip()
