"""People's decisions replayed on resolved entities.

A decision finds its entity by id, or where texts that came since have changed that, by name; what nothing or several
things answer to, and what contradicts an earlier decision, is left out and said, never guessed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graphbuild.ledger import Decision, Linking, Unlinking, holding, in_words
from graphbuild.resolve.found import NotFoundError, UnheededError
from graphbuild.resolve.places import Resolution
from graphbuild.resolve.state import State


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

    ``resolution`` has all of them, those included that are ``hidden``, by id, and that a graph leaves out. ``apart``
    are pairs of ids, sorted, that are not the same, ``one`` those that are no two of one name. ``links`` are what was
    decided of entries of lists: (id, list, entry) → the decision. ``problems`` are the decisions that have no effect;
    ``held`` counts those that do.
    """

    resolution: Resolution
    hidden: frozenset[str]
    problems: tuple[Problem, ...]
    held: int
    apart: frozenset[tuple[str, str]] = frozenset()
    one: frozenset[str] = frozenset()
    links: Mapping[tuple[str, str, str], Linking | Unlinking] = field(default_factory=dict)


def replay(resolution: Resolution, decisions: Iterable[Decision]) -> Replayed:
    """Follow decisions in their order, those that were undone left out.

    A merge joins mentions and aliases under the other's id, kind and name; who was merged goes on to whoever that one
    is merged into later. A split takes mentions away, those included that were merged in before. Who is kept apart from
    another is merged with him neither by name nor by decision, nor with whom he was merged with. Hiding counts for what
    was merged in before. A new name or kind by the same person takes the place of the old one; a pin that of an earlier
    pin.
    """
    todo = holding(decisions)
    if not todo:
        return Replayed(resolution, frozenset(), (), 0)
    state, problems = State(resolution), []
    for decision in todo:
        try:
            state.follow(decision)
        except UnheededError as why:
            problems.append(Problem(decision, str(why), isinstance(why, NotFoundError)))
    return Replayed(
        state.resolution(),
        frozenset(map(state.id_of, state.hidden)),
        tuple(problems),
        len(todo) - len(problems),
        frozenset(state.pairs_apart()),
        frozenset(map(state.id_of, state.one)),
        state.links(),
    )
