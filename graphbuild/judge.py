"""Decisions about what a graph shows, made by name: checked against all that is decided already, then recorded."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graphbuild.decide import ledger_record, shown_entities
from graphbuild.errors import LedgerError
from graphbuild.graph import EntityGraph, aliases_of, build_graph, find_node, kind_of, name_of
from graphbuild.ledger import DATE_FORMAT, Decision, append, decision_from, ledger_path, read_ledger
from graphbuild.names import slug
from graphbuild.pipeline import graph_of
from graphbuild.resolve import Resolution, resolve
from graphbuild.resolve.replay import Replayed, replay
from graphbuild.store import Store
from graphbuild.types import Annotation, Kind

MOST_NAMES = 8
"""By so many names an entity is found again when texts have changed its id; those used most."""
_MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class Desk:
    """What a decision is made on: a database, the entities as its texts have them, and the graph as people see it."""

    database: Path
    annotations: tuple[Annotation, ...]
    resolution: Resolution
    graph: EntityGraph

    @property
    def path(self) -> Path:
        """Where the ledger is."""
        return ledger_path(self.database)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, and why."""

    by: str
    because: str = ""


def desk_of(store: Store, *, whole: bool = False) -> Desk:
    """Resolve what a database holds, so that names can be found and decisions tried.

    The graph has no relations unless the ``whole`` is wanted, which takes longer.

    Raises:
        LedgerError: The database is in memory, or its ledger cannot be read.
    """
    if store.path is None:
        raise LedgerError("A database in memory has no ledger. Build one in a file: graphbuild build SOURCES --db FILE")
    annotations = tuple(store.annotations())
    resolution = resolve(annotations)
    replayed = replay(resolution, read_ledger(ledger_path(store.path)))
    graph = graph_of(annotations, replayed) if whole else build_graph((), shown_entities(replayed), ())
    graph.graph.setdefault("ledger", ledger_record(replayed))
    return Desk(store.path, annotations, resolution, graph)


def merge(desk: Desk, name: str, into: str, signature: Signature) -> Decision:
    """Decide that one is the same as another, whose id, kind and name stay. Raises as :func:`decide` does."""
    one, other = find_node(desk.graph, name), find_node(desk.graph, into)
    if one == other:
        raise LedgerError(f"'{name}' and '{into}' are one already: {_called(desk, one)}. Nothing was recorded.")
    return decide(desk, "merge", signature, entity=subject_of(desk.graph, one), into=subject_of(desk.graph, other))


def tell_apart(desk: Desk, name: str, other: str, signature: Signature) -> Decision:
    """Decide that one is not the same as another. Raises as :func:`decide` does."""
    one, two = find_node(desk.graph, name), find_node(desk.graph, other)
    if one == two:
        raise LedgerError(
            f"'{name}' and '{other}' are one here: {_called(desk, one)}. To make them two: graphbuild split '{name}'"
        )
    return decide(desk, "not-same", signature, entity=subject_of(desk.graph, one), other=subject_of(desk.graph, two))


def split(  # noqa: PLR0913  one keyword for each way to say which mentions
    desk: Desk,
    name: str,
    signature: Signature,
    *,
    documents: Sequence[str] = (),
    spellings: Sequence[str] = (),
    places: Sequence[tuple[str, int]] = (),
    new_name: str = "",
) -> Decision:
    """Decide that some mentions of an entity name somebody else.

    Args:
        desk: What is decided on.
        name: The entity.
        signature: Who decides, and why.
        documents: In which documents, by id or a telling end of it; by default in all.
        spellings: By which spellings; by default by any.
        places: Also single mentions: a document, and where in it one starts.
        new_name: What the other one is called, and its id made from; by default the same name with a number.

    Raises:
        NodeNotFoundError: There is no such entity.
        LedgerError: These are none or all of its mentions, or a document is not among those that name it; or as
            :func:`decide` says.
    """
    node = find_node(desk.graph, name)
    if not (documents or spellings or places):
        raise LedgerError("Which of its mentions? Say it with --doc, --spelling or --at.")
    return decide(
        desk,
        "split",
        signature,
        entity=subject_of(desk.graph, node),
        new=_new_subject(desk.graph, node, new_name),
        documents=[_document(desk.graph, node, one) for one in documents],
        spellings=list(spellings),
        places=[[_document(desk.graph, node, doc), start] for doc, start in places],
    )


def affirm(desk: Desk, name: str, signature: Signature) -> Decision:
    """Decide that an entity is one, although it may look like two of one name. Raises as :func:`decide` does."""
    return _on(desk, "one", name, signature)


def hide(desk: Desk, name: str, signature: Signature) -> Decision:
    """Decide that graphs leave an entity out. Raises as :func:`decide` does."""
    return _on(desk, "hide", name, signature)


def rename(desk: Desk, name: str, new_name: str, signature: Signature) -> Decision:
    """Decide what an entity is called; its old name stays an alias. Raises as :func:`decide` does."""
    return _on(desk, "rename", name, signature, name=new_name)


def note(desk: Desk, name: str, text: str, signature: Signature) -> Decision:
    """Note something of an entity. Raises as :func:`decide` does."""
    return _on(desk, "note", name, signature, text=text)


def set_kind(desk: Desk, name: str, kind: Kind, signature: Signature) -> Decision:
    """Decide of which kind an entity is; its id changes with it. Raises as :func:`decide` does."""
    return _on(desk, "kind", name, signature, kind=str(kind))


def decide(desk: Desk, action: str, signature: Signature, **told: Any) -> Decision:  # noqa: ANN401  fields of the action
    """Record a decision, unless it contradicts an earlier one or changes nothing.

    Raises:
        NodeNotFoundError: There is no such entity.
        AmbiguousNameError: There are several.
        LedgerError: The decision has no effect, or the ledger cannot be read or written. Nothing is recorded then.
    """
    now = datetime.now(UTC).strftime(DATE_FORMAT)
    try:
        decision = decision_from(
            {"action": action, "by": signature.by, "because": signature.because, "date": now, **told}
        )
    except LedgerError as problem:
        raise LedgerError(f"The decision {problem}. Nothing was recorded.") from None
    before = read_ledger(desk.path)
    after = replay(desk.resolution, (*before, decision))
    why = next((problem.why for problem in after.problems if problem.decision == decision), "")
    if why:
        raise LedgerError(f"Nothing was recorded, for this would have no effect: {why}.")
    if _shows(replay(desk.resolution, before)) == _shows(after):
        raise LedgerError("Nothing was recorded: this is so already.")
    append(desk.path, [decision])
    return decision


def _shows(replayed: Replayed) -> tuple[object, ...]:
    links = {place: type(decision) for place, decision in replayed.links.items()}
    return replayed.resolution.entities, replayed.hidden, replayed.apart, replayed.one, links


def subject_of(graph: EntityGraph, node: str) -> dict[str, Any]:
    """Return whom a decision is about, as the ledger holds it: the id, and the names that are used most."""
    used = Counter(" ".join(mention["text"].split()) for mention in graph.nodes[node]["mentions"])
    others = sorted(aliases_of(graph, node), key=lambda name: (-used[name], name))
    return {"id": node, "names": [name_of(graph, node), *others][:MOST_NAMES]}


def _on(desk: Desk, action: str, name: str, signature: Signature, /, **told: str) -> Decision:
    return decide(desk, action, signature, entity=subject_of(desk.graph, find_node(desk.graph, name)), **told)


def _called(desk: Desk, node: str) -> str:
    return f"{name_of(desk.graph, node)} ({node})"


def _new_subject(graph: EntityGraph, node: str, name: str) -> dict[str, Any]:
    """Return a name and an id that nobody has; the second of a name is "Otto Berg (2)"."""
    kind, number = kind_of(graph, node), 2
    if name:
        return {"id": f"{kind}:{slug(name)}", "names": [name]}
    while f"{kind}:{slug(_numbered(graph, node, number))}" in graph:
        number += 1
    return {"id": f"{kind}:{slug(_numbered(graph, node, number))}", "names": [_numbered(graph, node, number)]}


def _numbered(graph: EntityGraph, node: str, number: int) -> str:
    return f"{name_of(graph, node)} ({number})"


def _document(graph: EntityGraph, node: str, name: str) -> str:
    """Return the document that is meant by its id or an end of it, among those that name the entity."""
    documents: list[str] = sorted({mention["doc"] for mention in graph.nodes[node]["mentions"]})
    found = [doc for doc in documents if doc == name] or [doc for doc in documents if doc.endswith(f"/{name}")]
    if len(found) == 1:
        return found[0]
    listed = _listed(found or documents)
    if found:
        raise LedgerError(f"'{name}' may be {listed}. Give its whole id.")
    raise LedgerError(f"'{name_of(graph, node)}' is not named in '{name}'. It is in {listed}.")


def _listed(documents: Iterable[str]) -> str:
    documents = list(documents)
    more = len(documents) - _MOST_LISTED
    return ", ".join(documents[:_MOST_LISTED]) + (f" and {more} more" if more > 0 else "")
