"""Neo4j: CSV files with the headers of ``neo4j-admin database import``, that command, and a Cypher script for the same.

Entities are nodes ``Entity`` with their kind as a second label, texts ``Document``, sentences ``Evidence``. Each
relation is a relationship of its own type with its weight, its best voice and a ``claim``, by which its sentences are
found; these lead to whom they tell of (``SOURCE``, ``TARGET``), who says so (``SAID_BY``) and their text (``IN``).
Closeness is ``CO_MENTIONED``, and its ``is_claim`` is false. Where in a text a name stands is left out.

Lists are parted by the control character U+001F, and backslashes are doubled; both commands tell Neo4j so. Cells are
not guarded against spreadsheets, for Neo4j would keep the guard.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from graphbuild.exports.facts import EDGE_FACTS, NODE_FACTS, Plain, Sort, days_of, edge_facts, node_facts
from graphbuild.exports.neo4j_script import IMPORT, script
from graphbuild.exports.outputs import ABOUT, about
from graphbuild.exports.tables import TABLES, Row, Table
from graphbuild.graph import EntityGraph, sources_of
from graphbuild.resources.files import write_atomic, write_pieces
from graphbuild.types import Kind, RelationType

MARK = "\x1f"
"""What stands between the items of a list."""
TYPES: dict[Sort, str] = {
    "integer": ":long",
    "number": ":double",
    "truth": ":boolean",
    "day": ":date",
    "list": ":string[]",
}
"""How headers name what columns hold, text apart."""
_ENTITY, _DOCUMENT, _EVIDENCE = "id:ID(entity)", "id:ID(document)", "id:ID(evidence)"


def write_neo4j(graph: EntityGraph, folder: Path) -> None:
    """Write a graph into a folder, row by row.

    References:
        Neo4j Operations Manual, "Import": header fields ``:ID``, ``:LABEL``, ``:START_ID``, ``:END_ID`` and ``:TYPE``,
        types of properties, ``--array-delimiter`` and ``--legacy-style-quoting``.
    """
    for name, table in FILES.items():
        write_pieces(folder / f"{name}.csv", _lines(table, graph))
    write_atomic(folder / "import.sh", IMPORT)
    headers = {name: [_header(column, sort) for column, sort in table.columns.items()] for name, table in FILES.items()}
    write_atomic(folder / "load.cypher", script(headers))
    write_atomic(folder / ABOUT, about(graph, "neo4j"))


def label(kind: str) -> str:
    """Return a kind as a label: a word with a capital.

    >>> label("country")
    'Country'
    """
    return Kind(kind).title()


def _entities(graph: EntityGraph) -> Iterator[Row]:
    days = days_of(graph)
    for node in graph:
        facts = node_facts(graph, node, days)
        yield {**facts, _ENTITY: node, ":LABEL": ["Entity", label(facts["kind"])]}


def _documents(graph: EntityGraph) -> Iterator[Row]:
    for row in TABLES["documents"].rows(graph):
        yield {**row, _DOCUMENT: row["id"], ":LABEL": ["Document"]}


def _evidence(graph: EntityGraph) -> Iterator[Row]:
    for row in _sentences(graph):
        yield {**row, ":LABEL": ["Evidence"]}


def _sentences(graph: EntityGraph) -> Iterator[Row]:
    """Yield evidence row by row, with an id for each, and the claim that it bears out."""
    number, last = 0, ""
    for row in TABLES["evidence"].rows(graph):
        claim = _claim(row)
        number, last = (number + 1 if claim == last else 0), claim
        ident = hashlib.sha256(json.dumps([claim, number]).encode()).hexdigest()[:24]
        yield {**row, _EVIDENCE: ident, "claim": claim, "is_claim": row["claim"]}


def _claim(row: Row) -> str:
    return f"{row['source']} {row['relation']} {row['target']}"


def _relations(graph: EntityGraph) -> Iterator[Row]:
    sources = sources_of(graph)
    for source, target, record in graph.edges(data=True):
        facts = {"source": source, "target": target, **edge_facts(record, sources)}
        ends = {":START_ID(entity)": source, ":END_ID(entity)": target, ":TYPE": type_of(facts["relation"])}
        yield {**facts, **ends, "is_claim": facts["claim"], "claim": _claim(facts)}


def type_of(relation: str) -> str:
    """Return a relation as the type of a relationship.

    >>> type_of("member_of")
    'MEMBER_OF'
    """
    return RelationType(relation).upper()


def _persons_of_evidence(graph: EntityGraph) -> Iterator[Row]:
    for row in _sentences(graph):
        for end, kind in (("source", "SOURCE"), ("target", "TARGET"), ("speaker", "SAID_BY")):
            if row[end] in graph:
                yield {":START_ID(evidence)": row[_EVIDENCE], ":END_ID(entity)": row[end], ":TYPE": kind}


def _texts_of_evidence(graph: EntityGraph) -> Iterator[Row]:
    known = days_of(graph)
    for row in _sentences(graph):
        if row["doc"] in known:
            yield {":START_ID(evidence)": row[_EVIDENCE], ":END_ID(document)": row["doc"], ":TYPE": "IN"}


def _named(graph: EntityGraph) -> Iterator[Row]:
    """Yield which text names whom, how often and how."""
    known = days_of(graph)
    for node, record in graph.nodes(data=True):
        names: dict[str, list[str]] = {}
        for mention in record["mentions"]:
            names.setdefault(mention["doc"], []).append(mention["text"])
        for doc in sorted(names.keys() & known):
            ends = {":START_ID(entity)": node, ":END_ID(document)": doc, ":TYPE": "NAMED_IN"}
            yield {**ends, "mentions": len(names[doc]), "names": sorted(set(names[doc]))}


_SAID: dict[str, Sort] = {
    name: sort for name, sort in TABLES["evidence"].columns.items() if name not in {"source", "target", "claim"}
}
_TOLD: dict[str, Sort] = {name: sort for name, sort in EDGE_FACTS.items() if name != "claim"}
_ABOUT_TEXTS: dict[str, Sort] = {name: sort for name, sort in TABLES["documents"].columns.items() if name != "id"}

FILES: dict[str, Table] = {
    "entities": Table({_ENTITY: "text", **NODE_FACTS, ":LABEL": "list"}, _entities),
    "documents": Table({_DOCUMENT: "text", **_ABOUT_TEXTS, ":LABEL": "list"}, _documents),
    "evidence": Table({_EVIDENCE: "text", "claim": "text", "is_claim": "truth", **_SAID, ":LABEL": "list"}, _evidence),
    "relations": Table(
        {
            ":START_ID(entity)": "text", ":END_ID(entity)": "text", ":TYPE": "text", "claim": "text",
            "is_claim": "truth", **_TOLD,
        },
        _relations,
    ),
    "evidence_entities": Table(
        {":START_ID(evidence)": "text", ":END_ID(entity)": "text", ":TYPE": "text"}, _persons_of_evidence
    ),
    "evidence_documents": Table(
        {":START_ID(evidence)": "text", ":END_ID(document)": "text", ":TYPE": "text"}, _texts_of_evidence
    ),
    "named": Table(
        {
            ":START_ID(entity)": "text", ":END_ID(document)": "text", ":TYPE": "text", "mentions": "integer",
            "names": "list",
        },
        _named,
    ),
}  # fmt: skip
"""All files by name; the first three hold nodes."""


def _header(column: str, sort: Sort) -> str:
    return column if ":" in column else column + TYPES.get(sort, "")


def _lines(table: Table, graph: EntityGraph) -> Iterator[str]:
    yield ",".join(_header(column, sort) for column, sort in table.columns.items()) + "\n"
    for row in table.rows(graph):
        yield ",".join(cell(row.get(column), sort) for column, sort in table.columns.items()) + "\n"


def cell(value: Plain, sort: Sort) -> str:
    r"""Return a value as a cell; nothing and an empty list are an empty one, which sets no property.

    >>> print(cell('C:\\ "x" ', "text"), cell(True, "truth"))
    "C:\\ ""x"" " true
    """
    if value is None or value == []:
        return ""
    if sort in {"integer", "number"}:
        return str(value)
    if sort == "truth":
        return "true" if value else "false"
    return quoted(_text(value, sort))


def _text(value: Plain, sort: Sort) -> str:
    if sort == "json":
        return json.dumps(value, allow_nan=False, sort_keys=True)
    items: Iterable[str] = value if sort == "list" else ()
    return MARK.join(item.replace(MARK, " ") for item in items) if sort == "list" else str(value)


def quoted(text: str) -> str:
    """Return a text in quotation marks, as Neo4j reads it by default in Cypher, and elsewhere when told to."""
    return '"' + text.replace("\\", "\\\\").replace('"', '""') + '"'
