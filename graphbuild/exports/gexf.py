"""GEXF 1.3, for Gephi and what reads its files: a graph that Gephi's timeline plays day by day.

An edge is there on the days on which texts that bear it out were published, a node on those of all texts that name it;
what no dated text tells is there always. Its evidence is JSON text. A node keeps how often it is named, not where, and
there is no list of texts. What XML cannot hold in names and sentences becomes a replacement character there; in JSON
text it stays.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from graphbuild.drawings.style import LOOKS
from graphbuild.exports.facts import EDGE_FACTS, NODE_FACTS, Sort, days_of, edge_facts, node_facts
from graphbuild.exports.markup import attribute, legal_id, plain
from graphbuild.graph import EntityGraph, kind_of, sources_of

_TYPES = {"integer": "integer", "number": "double", "truth": "boolean"}
_NODE: dict[str, Sort] = dict(NODE_FACTS)
_EDGE: dict[str, Sort] = {**{name: sort for name, sort in EDGE_FACTS.items() if name != "weight"}, "evidence": "json"}
"""The weight is an attribute of GEXF itself, which Gephi takes as the edge's."""
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>graphbuild</creator></meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval" idtype="string">
"""


def to_gexf(graph: EntityGraph) -> Iterator[str]:
    """Write a graph as GEXF with spells, piece by piece.

    Each edge has its relation as its ``kind``: Gephi keeps parallel edges of different kinds apart.

    Raises:
        ValueError: A weight is NaN or infinite.

    References:
        GEXF 1.3 schema, https://gexf.net; Gephi's ImporterGEXF, which reads ``timeformat``, ``spell`` and ``kind``.
    """
    yield _HEAD
    for part, facts in (("node", _NODE), ("edge", _EDGE)):
        yield f'<attributes class="{part}" mode="static">\n'
        for name, sort in facts.items():
            yield f'<attribute id="{name}" title="{name}" type="{_TYPES.get(sort, "string")}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    yield from _nodes(graph)
    yield "</nodes>\n<edges>\n"
    yield from _edges(graph)
    yield "</edges>\n</graph>\n</gexf>\n"


def _nodes(graph: EntityGraph) -> Iterator[str]:
    days = days_of(graph)
    for node, record in graph.nodes(data=True):
        told = _told(_NODE, node_facts(graph, node, days))
        spells = _spells(days.get(mention["doc"]) for mention in record["mentions"])
        red, green, blue = bytes.fromhex(LOOKS[kind_of(graph, node)].light[1:])
        colour = f'<viz:color r="{red}" g="{green}" b="{blue}"/>\n'
        label = attribute(record["name"])
        yield f"<node id={attribute(legal_id(node))} label={label}>\n{told}{spells}{colour}</node>\n"


def _edges(graph: EntityGraph) -> Iterator[str]:
    sources = sources_of(graph)
    for number, (source, target, record) in enumerate(graph.edges(data=True)):
        facts = edge_facts(record, sources) | {"evidence": record["evidence"]}
        told, spells = _told(_EDGE, facts), _spells(item.get("date") for item in record["evidence"])
        ends = f"source={attribute(legal_id(source))} target={attribute(legal_id(target))}"
        relation = attribute(facts["relation"])
        named = f'id="{number}" {ends} kind={relation} label={relation} weight="{facts["weight"]}"'
        yield f"<edge {named}>\n{told}{spells}</edge>\n"


def _told(facts: Mapping[str, Sort], values: Mapping[str, Any]) -> str:
    told = "".join(
        f'<attvalue for="{name}" value={attribute(plain(values[name], sort))}/>\n'
        for name, sort in facts.items()
        if values.get(name) is not None
    )
    return f"<attvalues>\n{told}</attvalues>\n"


def _spells(days: Iterable[str | None]) -> str:
    """Write days as spells, those in a row as one: what overlaps or comes twice, Gephi would refuse."""
    runs: list[tuple[date, date]] = []
    for day in sorted({date.fromisoformat(day) for day in days if day}):
        if runs and day.toordinal() == runs[-1][1].toordinal() + 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    told = "".join(f'<spell start="{first}" end="{last}"/>\n' for first, last in runs)
    return f"<spells>\n{told}</spells>\n" if told else ""
