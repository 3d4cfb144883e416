"""A graph as flat tables, and back: the one drawing of rows and columns that CSV and Parquet share.

Together the tables hold all that the graph holds. Lines of ``edges`` count what ``evidence`` has sentence by sentence;
what is only counted is not read back.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from graphbuild.exports.facts import EDGE_FACTS, NODE_FACTS, Facts, Sort, days_of, edge_facts, node_facts, rest
from graphbuild.graph import EntityGraph, sources_of
from graphbuild.types import RelationType

Row: TypeAlias = dict[str, Any]

_SPANS = {"source_span": ("source_start", "source_end"), "target_span": ("target_start", "target_end")}
_PERIOD: dict[str, Sort] = {"first": "day", "last": "day", "granularity": "optional", "relative": "truth"}
_MENTION_OWN = {"doc", "start", "end", "text", "reason", "attributes"}
_SAID = ("doc", "start", "end", "text", "date", "status", "speaker", "rule")
_DOCUMENT: dict[str, Sort] = {
    "id": "text",
    "date": "day",
    **dict.fromkeys(("title", "title_basis", "date_basis", "url", "source", "sha256", "copy_of"), "optional"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what its columns hold, by name and in order, and how a graph's rows are told.

    Columns that are ``derived`` say what others come to; the others are ``kept``, and read back.
    """

    columns: Mapping[str, Sort]
    rows: Callable[[EntityGraph], Iterator[Row]]
    derived: frozenset[str] = frozenset()

    @property
    def kept(self) -> dict[str, Sort]:
        """What columns that are read back hold."""
        return {name: sort for name, sort in self.columns.items() if name not in self.derived}


def _documents(graph: EntityGraph) -> Iterator[Row]:
    for record in graph.graph["documents"]:
        yield {**record, "more": rest(record, _DOCUMENT)}


def _nodes(graph: EntityGraph) -> Iterator[Row]:
    days = days_of(graph)
    for node in graph:
        yield {"id": node, **node_facts(graph, node, days)}


def _mentions(graph: EntityGraph) -> Iterator[Row]:
    for node, record in graph.nodes(data=True):
        for mention in record["mentions"]:
            yield {"node": node, **mention, "more": rest(mention, _MENTION_OWN)}


def _edges(graph: EntityGraph) -> Iterator[Row]:
    sources = sources_of(graph)
    for source, target, record in graph.edges(data=True):
        yield {"source": source, "target": target, **edge_facts(record, sources)}


def _evidence(graph: EntityGraph) -> Iterator[Row]:
    for source, target, record in graph.edges(data=True):
        relation = str(record["relation"])
        claim = relation != RelationType.CO_MENTIONED
        for item in record["evidence"]:
            yield {
                "source": source,
                "target": target,
                "relation": relation,
                "claim": claim,
                **_evidence_row(item, claim),
            }


def _evidence_row(item: Mapping[str, Any], claim: bool) -> Row:  # noqa: FBT001
    """Lay out one sentence; that two names are close has no voice."""
    row = {name: item.get(name) for name in _SAID} | ({} if claim else {"status": None})
    for span, ends in _SPANS.items():
        row |= dict(zip(ends, item.get(span) or (None, None), strict=True))
    period = item.get("period") or {}
    row |= {f"period_{name}": period.get(name) for name in _PERIOD}
    row |= dict(zip(("period_start", "period_end"), period.get("span") or (None, None), strict=True))
    return row | {"more": rest(item, {*_SAID, *_SPANS, "period"})}


TABLES: dict[str, Table] = {
    "documents": Table({**_DOCUMENT, "more": "json"}, _documents),
    "nodes": Table({"id": "text", **NODE_FACTS}, _nodes, frozenset(NODE_FACTS) - {"kind", "name", "aliases", "more"}),
    "mentions": Table(
        {
            "node": "text", "doc": "text", "start": "integer", "end": "integer", "text": "text", "reason": "text",
            "attributes": "json", "more": "json",
        },
        _mentions,
    ),
    "edges": Table(
        {"source": "text", "target": "text", **EDGE_FACTS},
        _edges,
        frozenset(EDGE_FACTS) - {"relation", "weight", "more"},
    ),
    "evidence": Table(
        {
            "source": "text", "relation": "text", "target": "text", "claim": "truth", "status": "optional",
            "speaker": "optional", "date": "day", "text": "text", "doc": "text", "start": "integer", "end": "integer",
            "source_start": "integer", "source_end": "integer", "target_start": "integer", "target_end": "integer",
            "rule": "text", **{f"period_{name}": sort for name, sort in _PERIOD.items()},
            "period_start": "integer", "period_end": "integer", "more": "json",
        },
        _evidence,
        frozenset({"claim"}),
    ),
}  # fmt: skip
"""All tables by name. ``text`` of a mention or a sentence stands in ``doc`` between ``start`` and ``end``."""


def records_of(attributes: Mapping[str, Any], rows: Mapping[str, Iterable[Row]]) -> dict[str, Any]:
    """Put a graph together again from the rows of its tables, as the records of the interchange form.

    Args:
        attributes: The graph's own attributes, but for the documents.
        rows: The rows of each of the tables, by name.
    """
    mentions, evidence = defaultdict[str, list[Facts]](list), defaultdict[tuple[str, ...], list[Facts]](list)
    for row in rows["mentions"]:
        told = {name: row[name] for name in ("doc", "start", "end", "text", "reason")}
        attributes_told = {"attributes": row["attributes"]} if row["attributes"] else {}
        mentions[row["node"]].append({**told, **attributes_told, **(row["more"] or {})})
    for row in rows["evidence"]:
        evidence[row["source"], row["target"], row["relation"]].append(_item(row))
    documents = [{name: row[name] for name in _DOCUMENT} | (row["more"] or {}) for row in rows["documents"]]
    return {
        "directed": True,
        "multigraph": True,
        "graph": {**attributes, "documents": documents},
        "nodes": [_node(row, mentions[row["id"]]) for row in rows["nodes"]],
        "edges": [_edge(row, evidence[row["source"], row["target"], row["relation"]]) for row in rows["edges"]],
    }


def _node(row: Row, mentions: list[Facts]) -> Facts:
    told = {name: row[name] for name in ("id", "kind", "name", "aliases")}
    return {**told, "mentions": mentions, **(row["more"] or {})}


def _edge(row: Row, evidence: list[Facts]) -> Facts:
    told = {name: row[name] for name in ("source", "target", "relation", "weight")}
    return {**told, "evidence": evidence, **(row["more"] or {})}


def _item(row: Row) -> Facts:
    item = {name: row[name] for name in _SAID} | ({} if row["status"] else {"status": "asserted"})
    for name, (start, end) in _SPANS.items():
        if row[start] is not None:
            item[name] = [row[start], row[end]]
    period = {name: row[f"period_{name}"] for name in _PERIOD}
    span = [row["period_start"], row["period_end"]]
    item["period"] = {**period, "span": span} if row["period_first"] else None
    return {**item, **(row["more"] or {})}
