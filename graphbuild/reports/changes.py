"""What changed between two graphs as a briefing of one page: text, Markdown and HTML; in JSON all of it."""

from collections.abc import Callable, Iterable, Sequence

from graphbuild.analysis.changes import Appearance, Changes
from graphbuild.analysis.claims import Change
from graphbuild.analysis.identity import Documents, Identity
from graphbuild.analysis.moves import Move, Position
from graphbuild.analysis.standings import Standing
from graphbuild.graph import EntityGraph, documents_of
from graphbuild.reports.briefing import Section, briefing, headline, lead
from graphbuild.reports.measures import step_writer
from graphbuild.reports.quotes import quote_markdown, quote_text
from graphbuild.reports.records import Record, citation_writer, edge_writer, entity_record, segments
from graphbuild.reports.wording import json_text, markdown, plain, wrapped
from graphbuild.resources.markup import asset, render

TOP = 5
"""How many lines of each section a briefing has."""
_CLAIMS = 3
"""How many claims of an entity that came or went are kept."""


def changes_report(  # noqa: PLR0913  two graphs, their names, and how to write
    changes: Changes,
    old: EntityGraph,
    new: EntityGraph,
    form: str = "text",
    *,
    names: Sequence[str] = ("before", "after"),
    top: int = TOP,
) -> str:
    """Write what changed, what matters most first, each line with a sentence; in JSON all lines with all sentences.

    Args:
        changes: What :func:`graphbuild.analysis.changes.compare` or
            :func:`~graphbuild.analysis.changes.compare_periods` found.
        old: The older graph; of two periods, the graph of all texts.
        new: The newer graph; of two periods, the same.
        form: A format among :data:`WRITERS`.
        names: How the two are called.
        top: How many lines a section has at most; how many more there are is said.
    """
    return WRITERS[form](changes_record(changes, old, new, names), top)


def changes_record(changes: Changes, old: EntityGraph, new: EntityGraph, names: Sequence[str]) -> Record:
    """Return what changed as plain values; the sentences of a claim are those that came, or, where it is past, went."""
    came, gone = _appearance_writer(new), _appearance_writer(old)
    return {
        "names": list(names),
        "documents": _documents(changes.documents, documents_of(old) | documents_of(new)),
        "entities": list(changes.entities),
        "relations": list(changes.relations),
        "as_of": [day and day.isoformat() for day in changes.as_of],
        "measures": list(map(_standing_writer(old, new), changes.measures)),
        "claims": list(map(_change_writer(old, new), changes.claims)),
        "came": list(map(came, changes.came)),
        "gone": list(map(gone, changes.gone)),
        "identities": list(map(_identity_writer(old, new), changes.identities)),
        "ranked_by": changes.measure,
        "least_move": changes.least_move,
        "moves": list(map(_move_writer(new), changes.moves)),
        "notes": list(changes.notes),
    }


def _documents(documents: Documents, records: dict[str, Record]) -> Record:
    def listed(ids: Iterable[str]) -> list[Record]:
        return [{key: records[name].get(key) for key in ("id", "title", "date", "url")} for name in ids]

    return {
        "before": documents.before,
        "after": documents.after,
        "added": listed(documents.added),
        "changed": listed(documents.changed),
        "removed": listed(documents.removed),
    }


def _standing_writer(old: EntityGraph, new: EntityGraph) -> Callable[[Standing], Record]:
    sentences = [citation_writer(graph) for graph in (old, new)]

    def write(standing: Standing) -> Record:
        before, after = (
            step_writer(graph, standing.measure, said) for graph, said in zip((old, new), sentences, strict=True)
        )
        return {
            "measure": entity_record(new if standing.measure in new else old, standing.measure),
            "before": standing.before and before(standing.before),
            "after": standing.after and after(standing.after),
        }

    return write


def _change_writer(old: EntityGraph, new: EntityGraph) -> Callable[[Change], Record]:
    now, then = edge_writer(new), edge_writer(old)
    return lambda change: {
        **(then if change.past else now)(change.edge, None),
        "what": change.what,
        "before": change.before,
        "after": change.after,
        "past": change.past,
        "reread": change.reread,
    }


def _appearance_writer(graph: EntityGraph) -> Callable[[Appearance], Record]:
    write = edge_writer(graph)
    return lambda one: {
        **entity_record(graph, one.node),
        "ties": len(one.claims),
        "mentions": one.mentions,
        "documents": one.documents,
        "reread": one.reread,
        "claims": [write(edge, 1) for edge in one.claims[:_CLAIMS]],
    }


def _identity_writer(old: EntityGraph, new: EntityGraph) -> Callable[[Identity], Record]:
    return lambda identity: {
        "before": entity_record(old, identity.before),
        "after": entity_record(new, identity.after),
        "joined": identity.before not in new and identity.after in old,
        "parted": identity.before in new and identity.before != identity.after,
    }


def _move_writer(new: EntityGraph) -> Callable[[Move], Record]:
    return lambda move: {
        **entity_record(new, move.node),
        "places": move.places,
        "passed": move.passed,
        "sure": move.sure,
        "before": _position(move.before),
        "after": _position(move.after),
    }


def _position(position: Position) -> Record:
    span = position.span
    return {
        "value": float(f"{position.value:.6g}"),
        "rank": position.rank,
        "last": position.last,
        "span": span and [span.low, span.high],
    }


def _text(record: Record, top: int) -> str:
    head = "\n".join([headline(record), *(wrapped(line, 3) for line in lead(record))])
    return "\n\n".join([head, *map(_section_text, briefing(record, top))]) + "\n"


def _section_text(section: Section) -> str:
    lines = [
        wrapped(line.text, 3) + (f"\n{quote_text(line.evidence, 6)}" if line.evidence else "") for line in section.lines
    ]
    return "\n".join([section.title, *lines, *([wrapped(section.rest, 3)] if section.rest else [])])


def _markdown(record: Record, top: int) -> str:
    blocks = [f"# {markdown(headline(record))}", *map(markdown, lead(record))]
    return "\n\n".join([*blocks, *map(_section_markdown, briefing(record, top))]) + "\n"


def _section_markdown(section: Section) -> str:
    lines = [
        f"- {markdown(line.text)}" + (f"\n\n{quote_markdown(line.evidence, 2)}\n" if line.evidence else "")
        for line in section.lines
    ]
    rest = [section.rest] if section.rest else []
    return f"## {section.title}\n\n" + "\n".join([*lines, *(f"- {markdown(line)}" for line in rest)]).rstrip("\n")


def _html(record: Record, top: int) -> str:
    return render(
        "graphbuild.reports",
        "changes.html.j2",
        styles=[asset("graphbuild.reports", f"static/{name}.css") for name in ("report", "lists")],
        title=plain(headline(record)),
        lead=lead(record),
        sections=briefing(record, top),
        segments=segments,
    )


def _json(record: Record, _top: int) -> str:
    return json_text(record)


WRITERS: dict[str, Callable[[Record, int], str]] = {"text": _text, "md": _markdown, "json": _json, "html": _html}
"""Format name → what writes changes in it, given how many lines a section has at most."""
