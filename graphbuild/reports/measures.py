"""The dossier of a measure as text, Markdown and JSON: how it stands, who stands where, and how it came to that."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from graphbuild.analysis.citations import by_plainness, happened
from graphbuild.analysis.measures import Dossier, Step
from graphbuild.graph import EntityGraph
from graphbuild.reports.quotes import quote_markdown, quote_text, texts
from graphbuild.reports.records import Record, citation_writer, edge_writer, entity_record
from graphbuild.reports.wording import count, json_text, markdown, plain, wrapped
from graphbuild.types import Citation, Kind, MeasureType, RelationType, Status

Entry: TypeAlias = tuple[str, Record | None]
"""A line of a dossier, and the sentence under it, if any."""

DEEDS = {
    RelationType.PROPOSES: "proposed by",
    RelationType.IMPOSES: "imposed by",
    RelationType.EASES: "eased by",
    RelationType.ENFORCES: "enforced by",
    RelationType.EVADES: "evaded by",
    RelationType.OPPOSES: "opposed by",
}
"""How each deed reads from the measure's side."""
RELIEF = {RelationType.IMPOSES: "granted by", RelationType.EASES: "withdrawn by"}
"""How deeds read where the measure is itself relief from one."""
DOUBTS = {Status.ALLEGED: "allegedly ", Status.DENIED: "it is denied that it was "}
"""What goes before a deed that the text does not vouch for."""
MOST, ALL = 40, "--format json has all"
"""How many lines of one sort a dossier in words has."""
UNKNOWN = "no text says that anybody proposed, imposed or eased it"


def measure_report(dossier: Dossier, graph: EntityGraph, form: str = "text") -> str:
    """Write how a measure stands, and each step with its plainest sentence; in JSON with all sentences.

    Args:
        dossier: What :func:`graphbuild.analysis.measures.status_of` found.
        graph: The graph that it was found in.
        form: A format among :data:`WRITERS`.
    """
    return WRITERS[form](dossier_record(dossier, graph))


def dossier_record(dossier: Dossier, graph: EntityGraph) -> Record:
    """Return a dossier as plain values."""
    return dossier_writer(graph)(dossier)


def dossier_writer(graph: EntityGraph) -> Callable[[Dossier], Record]:
    """Return what turns dossiers into plain values."""
    write_edge, write_sentence = edge_writer(graph), citation_writer(graph)

    def record(dossier: Dossier) -> Record:
        write = step_writer(graph, dossier.measure, write_sentence)
        return {
            **entity_record(graph, dossier.measure),
            "as_of": dossier.as_of and dossier.as_of.isoformat(),
            "status": dossier.status and write(dossier.status),
            "actors": [write(step) for step in dossier.actors],
            "steps": [write(step) for step in dossier.steps],
            "targets": [write_edge(edge, None) for edge in dossier.targets],
            "disputes": [[write(one), write(other)] for one, other in dossier.disputes],
        }

    return record


def step_writer(graph: EntityGraph, measure: str, write: Callable[[Citation], Record]) -> Callable[[Step], Record]:
    """Return what turns steps about a measure into plain values, given what does so with their sentences."""
    relief = measure.startswith(f"{Kind.MEASURE}:{MeasureType.EXEMPTION}:")
    readings = DEEDS | RELIEF if relief else DEEDS
    return lambda step: {
        "relation": str(step.relation),
        "reading": readings[step.relation],
        "actor": entity_record(graph, step.actor),
        "status": str(step.status),
        "first": step.first and step.first.isoformat(),
        "last": step.last and step.last.isoformat(),
        "reported": step.reported,
        "when": _when(step),
        "sentences": len(step.citations),
        "documents": len({citation.doc for citation in step.citations}),
        "sources": len(step.sources),
        "evidence": [write(citation) for citation in by_plainness(step.citations)],
    }


def _when(step: Step) -> str:
    """Return when something was done, as exactly as it is known; by the day of the first text at the latest."""
    if step.first is None:
        return "undated"
    return f"by {step.first}" if step.reported else happened(step.citations[0].period)


def said(step: Record) -> str:
    """Return what was done, by whom and when, as one line of plain text."""
    deed = f"{DOUBTS.get(Status(step['status']), '')}{step['reading']} {step['actor']['name']}"
    return f"{plain(deed)}, {step['when']}"


def _line(step: Record) -> str:
    until = f", last in {step['last']}" if step["reported"] and step["last"] != step["first"] else ""
    return f"{said(step)} ({texts(step['documents'], step['sources'])}{until})"


def status_line(record: Record) -> str:
    """Return how a measure stands, as one line of plain text."""
    when = f"as of {record['as_of']}: " if record["as_of"] else "latest: "
    return when + (said(record["status"]) if record["status"] else UNKNOWN)


def _sections(record: Record) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the parts of a dossier that are not empty: their titles, and lines of text with a sentence for some."""
    if len(record["actors"]) > 1:
        yield "Who stands where", _first([(said(step), None) for step in record["actors"]])
    if record["disputes"]:
        pairs = [f"{said(one)}; but {said(other)}" for one, other in record["disputes"]]
        yield "At odds", [(pair, None) for pair in pairs]
    if record["targets"]:
        aims = [
            (f"{edge['target']['name']} ({texts(edge['documents'], edge['sources'])})", edge)
            for edge in record["targets"]
        ]
        yield "Aimed at", _first([(plain(line), edge["evidence"][0]) for line, edge in aims])
    if record["steps"]:
        earlier = len(record["steps"]) - MOST
        steps: list[Entry] = [(_line(step), step["evidence"][0]) for step in record["steps"][max(0, earlier) :]]
        yield "Step by step", [(f"{count(earlier, 'earlier step')} ({ALL})", None), *steps] if earlier > 0 else steps


def _first(entries: list[Entry]) -> list[Entry]:
    more = len(entries) - MOST
    return [*entries[:MOST], (f"and {more} more ({ALL})", None)] if more > 0 else entries


def _text(record: Record) -> str:
    blocks = [f"{plain(record['name'])}: measure, {plain(record['id'])}\n{wrapped(status_line(record), 3)}"]
    for title, entries in _sections(record):
        lines = (wrapped(line, 3) + (f"\n{quote_text(evidence, 6)}" if evidence else "") for line, evidence in entries)
        blocks.append("\n".join([title, *lines]))
    return "\n\n".join(blocks) + "\n"


def _markdown(record: Record) -> str:
    status = status_line(record)
    blocks = [f"# {markdown(record['name'])}", markdown(status[0].upper() + status[1:])]
    for title, entries in _sections(record):
        lines = (
            f"- {markdown(line)}" + (f"\n\n{quote_markdown(evidence, 2)}\n" if evidence else "")
            for line, evidence in entries
        )
        blocks.append(f"## {title}\n\n" + "\n".join(lines).rstrip("\n"))
    return "\n\n".join(blocks) + "\n"


WRITERS: dict[str, Callable[[Record], str]] = {"text": _text, "md": _markdown, "json": json_text}
"""Format name → what writes a dossier in it."""
