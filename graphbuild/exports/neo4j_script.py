"""The two ways into Neo4j: ``neo4j-admin`` for a new database, Cypher for one that is there.

Both are made of closed vocabularies alone. No text of the graph stands in them, so that none can be run as a command.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graphbuild.types import Kind, RelationType

IMPORT = """#!/bin/sh
# Makes a new database of these files, on the machine of a Neo4j server: sh import.sh [DATABASE]
cd "$(dirname "$0")" || exit 1
exec neo4j-admin database import full \\
  --array-delimiter=U+001F --legacy-style-quoting=true --multiline-fields=true \\
  --nodes=entities.csv --nodes=documents.csv --nodes=evidence.csv \\
  --relationships=relations.csv --relationships=evidence_entities.csv \\
  --relationships=evidence_documents.csv --relationships=named.csv \\
  "${1:-neo4j}"
"""
_HEAD = """// Takes these files into a database: put them into the folder "import" of Neo4j, then
//   cypher-shell -f load.cypher
// What is there already is brought up to date, nothing is removed. For large graphs import.sh is faster.
"""
_NODES = {"entities": "Entity", "documents": "Document", "evidence": "Evidence"}
_ENDS = {
    "relations": ("Entity", "Entity", tuple(relation.upper() for relation in RelationType)),
    "evidence_entities": ("Evidence", "Entity", ("SOURCE", "TARGET", "SAID_BY")),
    "evidence_documents": ("Evidence", "Document", ("IN",)),
    "named": ("Entity", "Document", ("NAMED_IN",)),
}
_FROM_TEXT = {
    "long": "toInteger({})",
    "double": "toFloat({})",
    "boolean": "toBoolean({})",
    "date": "date({})",
    "string[]": "split({}, '\\u001F')",
}


def script(headers: Mapping[str, Sequence[str]]) -> str:
    """Return the Cypher script that loads files with these headers."""
    return _HEAD + "\n" + "\n".join([*_constraints(), *_node_statements(headers), *_tie_statements(headers)]) + "\n"


def _constraints() -> Iterator[str]:
    for name in _NODES.values():
        yield f"CREATE CONSTRAINT {name.lower()}_id IF NOT EXISTS FOR (n:{name}) REQUIRE n.id IS UNIQUE;"


def _node_statements(headers: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for file, label in _NODES.items():
        ident, *_ = headers[file]
        yield f"{_rows(file)}\nMERGE (n:{label} {{id: row.`{ident}`}})\nSET {_properties('n', headers[file])};"
    for kind in Kind:
        yield f"MATCH (n:Entity {{kind: '{kind}'}}) SET n:{kind.title()};"


def _tie_statements(headers: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for file, (start, end, types) in _ENDS.items():
        source, target, kind, *_ = headers[file]
        told = _properties("r", headers[file])
        for name in types:
            yield (
                f"{_rows(file)}\nWITH row WHERE row.`{kind}` = '{name}'\n"
                f"MATCH (a:{start} {{id: row.`{source}`}})\nMATCH (b:{end} {{id: row.`{target}`}})\n"
                f"MERGE (a)-[r:{name}]->(b)" + (f"\nSET {told};" if told else ";")
            )


def _rows(file: str) -> str:
    return f"LOAD CSV WITH HEADERS FROM 'file:///{file}.csv' AS row"


def _properties(variable: str, headers: Iterable[str]) -> str:
    """Return the assignments of all properties; ids, labels and types are no such."""
    told = []
    for header in headers:
        name, _, sort = header.partition(":")
        if name and not sort.startswith("ID("):
            told.append(f"{variable}.{name} = {_FROM_TEXT.get(sort, '{}').format(f'row.`{header}`')}")
    return ", ".join(told)
