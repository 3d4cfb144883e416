"""Links that only people can decide, the entry of the list beside the node's sentences, as text and JSON."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from graphbuild.analysis.questions import Side
from graphbuild.graph import EntityGraph
from graphbuild.link_review import LinkQuestion
from graphbuild.references import Entry
from graphbuild.reports.records import Record
from graphbuild.reports.review import COLUMN, GAP, lines_of, side_lines, side_record
from graphbuild.reports.wording import WIDTH, count, json_text
from graphbuild.types import Annotation

ORDER = "of whom most is claimed first, then by mentions"
_MOST_ALIASES = 8


def link_record(graph: EntityGraph, question: LinkQuestion, texts: Mapping[str, Annotation]) -> Record:
    """Return a question as plain values: the entry, the node with its sentences, and what speaks for it."""
    documents = tuple(sorted({mention["doc"] for mention in graph.nodes[question.node]["mentions"]}))
    entry = question.entry
    return {
        "list": question.reference["list"],
        "entry": {
            "id": entry.id,
            "name": entry.name,
            "kind": str(entry.kind),
            "aliases": list(entry.aliases),
            "weak_aliases": list(entry.weak),
            "countries": list(entry.countries),
            "programmes": list(entry.programmes),
            "details": [list(pair) for pair in entry.details],
        },
        "node": side_record(graph, Side(question.node, documents), texts),
        "claims": question.claims,
        "status": question.reference["status"],
        "score": question.reference["score"],
        "reason": question.reference["reason"],
    }


def links_json(graph: EntityGraph, asked: Sequence[LinkQuestion], texts: Mapping[str, Annotation]) -> str:
    """Write questions as JSON, in their order."""
    return json_text({"order": ORDER, "questions": [link_record(graph, one, texts) for one in asked]})


def link_text(graph: EntityGraph, question: LinkQuestion, texts: Mapping[str, Annotation]) -> str:
    """Write a question for a terminal, list and texts in columns."""
    record = link_record(graph, question, texts)
    columns = list(_entry_lines(question.entry, record["list"])), side_lines(record["node"], beside=True)
    rows = (f"{left:<{COLUMN}}{' ' * GAP}{right}".rstrip() for left, right in zip_longest(*columns, fillvalue=""))
    head = lines_of(f"Is this the entry of {record['list']}? {_why(question)}", WIDTH)
    return "\n".join([*head, "", *rows]) + "\n"


def _why(question: LinkQuestion) -> str:
    reference = question.reference
    claims = count(round(question.claims), "claim")
    return f"Score {reference['score']:.2f}: {reference['reason']}. On it hang {claims}."


def _entry_lines(entry: Entry, name: str) -> Iterator[str]:
    """Yield an entry as lines of a column."""
    more = f" and {len(entry.aliases) - _MOST_ALIASES} more" if len(entry.aliases) > _MOST_ALIASES else ""
    told = [
        entry.name,
        f"{entry.kind}, {entry.id} of {name}",
        f"also {', '.join(entry.aliases[:_MOST_ALIASES])}{more}" if entry.aliases else "",
        f"weak aliases: {', '.join(entry.weak)}" if entry.weak else "",
        f"programme: {', '.join(entry.programmes)}" if entry.programmes else "",
        f"countries: {', '.join(entry.countries).upper()}" if entry.countries else "",
        *(f"{label}: {value}" for label, value in entry.details),
    ]
    for one in filter(None, told):
        yield from lines_of(one, COLUMN)
