"""People's decisions about what a database holds: taken in from a page, replayed, and taken back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from graphbuild.errors import LedgerError
from graphbuild.ledger import (
    DATE_FORMAT,
    Decision,
    append,
    changes_from,
    decision_from,
    ledger_path,
    read_ledger,
    undone,
)
from graphbuild.resolve import Resolution, resolve
from graphbuild.resolve.replay import Problem, Replayed, replay
from graphbuild.store import Store
from graphbuild.types import Annotation, Entity, Kind, Relation, RelationType

_BETWEEN = {
    RelationType.SERVES: ({Kind.OFFICIAL}, {Kind.AGENCY, Kind.COUNTRY}),
    RelationType.PART_OF: ({Kind.AGENCY}, {Kind.AGENCY, Kind.COUNTRY}),
    RelationType.MEMBER_OF: ({Kind.COUNTRY}, {Kind.AGENCY}),
}
"""Between which kinds alone standing ties may be."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of a file of changes: the decisions that are ``new``, how many were ``known``, and what has no effect.

    ``path`` is the ledger.
    """

    path: Path
    new: tuple[Decision, ...]
    known: int
    problems: tuple[Problem, ...]


def settle(store: Store, annotations: Iterable[Annotation]) -> Replayed:
    """Resolve what was read, and replay the decisions in the ledger beside the database.

    Raises:
        LedgerError: The ledger cannot be read.
    """
    return replay(resolve(list(annotations)), read_ledger(store.path and ledger_path(store.path)))


def shown_entities(replayed: Replayed) -> list[Entity]:
    """Return the entities that nobody has hidden."""
    return [entity for entity in replayed.resolution.entities if entity.id not in replayed.hidden]


def shown_relations(replayed: Replayed, relations: Iterable[Relation]) -> Iterator[Relation]:
    """Yield the relations of entities that nobody has hidden; a hidden speaker is not named.

    Weights stay: hiding somebody says nothing of others. Office and membership go where a decision has made one of the
    two something that has none.
    """
    for relation in relations:
        if not {relation.source, relation.target} & replayed.hidden and _is_possible(relation):
            said = tuple(
                replace(citation, speaker=None) if citation.speaker in replayed.hidden else citation
                for citation in relation.citations
            )
            yield replace(relation, citations=said) if said != relation.citations else relation


def _is_possible(relation: Relation) -> bool:
    return all(
        Kind(id_.partition(":")[0]) in kinds
        for id_, kinds in zip((relation.source, relation.target), _BETWEEN.get(relation.relation, ()), strict=False)
    )


def ledger_record(replayed: Replayed) -> dict[str, object]:
    """Return what a graph keeps of the decisions that it follows; nothing of who is hidden but their number."""
    shown = {entity.id for entity in shown_entities(replayed)}
    apart = [list(pair) for pair in sorted(replayed.apart) if shown.issuperset(pair)]
    judged = {"apart": apart, "one": sorted(replayed.one & shown)}
    return {
        "held": replayed.held,
        "hidden": len(replayed.hidden),
        "problems": [str(problem) for problem in replayed.problems],
        **{name: found for name, found in judged.items() if found},
    }


def take_in(store: Store, changes: str, *, by: str | None = None, otherwise: str = "") -> Recorded:
    """Record the changes that a page saved, all of them or none; what was recorded before is passed over.

    Args:
        store: The database, whose ledger stands beside it.
        changes: The text of the page's file.
        by: Whose decisions they are, whatever the file says.
        otherwise: Whose they are if nobody says.

    Raises:
        LedgerError: The file holds what is no change, none of its changes is about this database, or the ledger cannot
            be read or written. Nothing is recorded then.
    """
    if store.path is None:
        raise LedgerError("A database in memory has no ledger. Build one in a file: graphbuild build SOURCES --db FILE")
    path, decisions = ledger_path(store.path), changes_from(changes, by=by, otherwise=otherwise)
    before = read_ledger(path)
    known = {decision.id for decision in before}
    new = tuple(decision for decision in decisions if decision.id not in known)
    problems = _problems(resolve(list(store.annotations())), before, new)
    if new and new == tuple(problem.decision for problem in problems if problem.lost):
        raise LedgerError(f"None of these changes is about what {store.path} holds. Name another database with --db.")
    return Recorded(path, append(path, new), len(decisions) - len(new), problems)


def _problems(resolution: Resolution, before: tuple[Decision, ...], new: tuple[Decision, ...]) -> tuple[Problem, ...]:
    """Return what is wrong with new decisions, made after the earlier ones."""
    ids = {decision.id for decision in new}
    return tuple(problem for problem in replay(resolution, (*before, *new)).problems if problem.decision.id in ids)


def take_back(database: Path, decision: str, *, by: str, because: str = "") -> Decision:
    """Undo a decision, given by its id or the beginning of it; return the decision that does so.

    Raises:
        LedgerError: There is none of that id, or several; or it was undone already; or the ledger cannot be written.
    """
    path = ledger_path(database)
    decisions = read_ledger(path)
    found = [one.id for one in decisions if decision and one.id.startswith(decision)]
    if not found:
        raise LedgerError(f"No decision '{decision}' in {path}. List them: graphbuild ledger --db {database}")
    if len(found) > 1:
        raise LedgerError(f"'{decision}' may be {' or '.join(found)}. Give one of these ids.")
    taken_back = undone(decisions)
    if found[0] in taken_back:
        again = f"To have it again: graphbuild undo {taken_back[found[0]]}"
        raise LedgerError(f"Decision {found[0]} was undone before, by {taken_back[found[0]]}. {again}")
    now = datetime.now(UTC).strftime(DATE_FORMAT)
    told = {"action": "undo", "by": by, "date": now, "because": because, "decision": found[0]}
    try:
        undoing = decision_from(told)
    except LedgerError as problem:
        raise LedgerError(f"The undo {problem}. Nothing was recorded.") from None
    append(path, [undoing])
    return undoing
