"""The interchange form: networkx node-link data as JSON, which every tool around graphbuild reads.

One edge per source, relation and target; offsets in code points of the stored text. Equal graphs give equal bytes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import networkx as nx

from graphbuild.errors import InterchangeError
from graphbuild.graph import EntityGraph, graph_from_records
from graphbuild.types import Kind, RelationType

Fields: TypeAlias = Mapping[str, type | tuple[type, ...]]

_DOCUMENT: Fields = {"id": str}
_SPAN: Fields = {"doc": str, "start": int, "end": int, "text": str}
_NODE: Fields = {"id": str, "kind": str, "name": str, "aliases": list, "mentions": list}
_EDGE: Fields = {"source": str, "target": str, "relation": str, "weight": (int, float), "evidence": list}


def to_json(graph: EntityGraph) -> Iterator[str]:
    """Write a graph in the interchange form, piece by piece, with sorted keys and a final line break.

    Raises:
        ValueError: A weight is NaN or infinite, which JSON cannot say.
    """
    records = nx.node_link_data(graph, edges="edges", key="relation")
    yield from json.JSONEncoder(ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True).iterencode(records)
    yield "\n"


def from_json(text: str) -> EntityGraph:
    """Read a graph from its interchange form.

    Raises:
        InterchangeError: The text is no JSON, breaks the contract, or is of another schema.
    """
    try:
        records = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise InterchangeError(f"This is no JSON ({problem}). Make a graph with: graphbuild export") from None
    if not isinstance(records, dict):
        raise InterchangeError("The JSON holds no object. Make a graph with: graphbuild export")
    return from_records(records)


def from_records(records: dict[str, Any]) -> EntityGraph:
    """Read a graph from the records of the interchange form.

    Raises:
        InterchangeError: They break the contract, or are of another schema.
    """
    for where, record, fields in _parts(records):
        _check(where, record, fields)
    _check_words(records["nodes"], records["edges"])
    keyed = [{**edge, "key": edge["relation"]} for edge in records["edges"]]
    return graph_from_records({**records, "edges": keyed})


def _parts(records: dict[str, Any]) -> Iterator[tuple[str, Any, Fields]]:
    """Yield every record with the place where it stands and the fields that it must have, from the outside in."""
    yield "the graph", records, {"graph": dict, "nodes": list, "edges": list}
    yield "graph", records["graph"], {"documents": list, "schema": int}
    yield from _listed("graph.documents", records["graph"]["documents"], _DOCUMENT)
    for name, fields, spans in (("nodes", _NODE, "mentions"), ("edges", _EDGE, "evidence")):
        for where, record, wanted in _listed(name, records[name], fields):
            yield where, record, wanted
            yield from _listed(f"{where}.{spans}", record[spans], _SPAN)


def _listed(where: str, records: Iterable[Any], fields: Fields) -> Iterator[tuple[str, Any, Fields]]:
    return ((f"{where}[{number}]", record, fields) for number, record in enumerate(records))


def _check(where: str, record: object, fields: Fields) -> None:
    if not isinstance(record, dict):
        raise InterchangeError(f"{where} is no object. Export the graph anew.")
    for field, kinds in fields.items():
        if not isinstance(record.get(field), kinds) or isinstance(record[field], bool):
            raise InterchangeError(f"{where} has no proper '{field}'. Export the graph anew.")


def _check_words(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> None:
    """Refuse unknown kinds and relations, edges to nowhere, and edges that nothing bears out."""
    known = {node["id"] for node in nodes}
    for node in nodes:
        if node["kind"] not in set(Kind):
            raise InterchangeError(f"'{node['id']}' is of the unknown kind '{node['kind']}'. Export the graph anew.")
    for edge in edges:
        title = f"{edge['source']} {edge['relation']} {edge['target']}"
        if edge["relation"] not in set(RelationType):
            raise InterchangeError(f"'{title}' is an unknown relation. Export the graph anew.")
        if not {edge["source"], edge["target"]} <= known:
            raise InterchangeError(f"'{title}' leads to a node that is not there. Export the graph anew.")
        if not edge["evidence"] or not edge["weight"] > 0:
            raise InterchangeError(f"'{title}' has no evidence or no weight. Export the graph anew.")
