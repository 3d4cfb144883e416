"""What a route may be made of: the limits that a reader sets, in one record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graphbuild.analysis.ties import wanted_relations
from graphbuild.graph import EntityGraph, find_node
from graphbuild.types import Kind, RelationType


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a search for routes; as they stand by default they let every claim count.

    ``via`` are the ids, and ``via_kinds`` the kinds, of which a route passes at least one between its ends; ``avoid``
    are ids that it does not pass. ``since`` and ``until`` are days of publication. With ``in_time`` no hop is before
    the last one. For the others see :func:`graphbuild.analysis.paths.find_paths`.
    """

    max_hops: int | None = None
    relations: frozenset[RelationType] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    via: frozenset[str] = frozenset()
    via_kinds: frozenset[Kind] = frozenset()
    avoid: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    min_sources: int = 1
    co_mentions: bool = False
    directed: bool = False
    in_time: bool = False

    @property
    def wanted(self) -> frozenset[RelationType]:
        """The relations to go by."""
        return wanted_relations(self.relations, co_mentions=self.co_mentions)

    @property
    def all_evidence(self) -> bool:
        """Whether every relation counts with all of its evidence."""
        return self.min_sources <= 1 and self.since is None and self.until is None

    @property
    def all_pass(self) -> bool:
        """Whether a route may pass every entity."""
        return not self.avoid and not self.kinds


def passed(graph: EntityGraph, via: Iterable[str]) -> tuple[frozenset[str], frozenset[Kind]]:
    """Return the ids of those entities, and those kinds, that are named to be passed; the name of a kind is a kind.

    Raises:
        NodeNotFoundError: No entity answers to a name.
        AmbiguousNameError: Several entities answer to a name.
    """
    kinds = {name: Kind(name.casefold()) for name in via if name.casefold() in set(Kind)}
    return frozenset(find_node(graph, name) for name in via if name not in kinds), frozenset(kinds.values())
