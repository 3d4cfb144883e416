"""Who stands together, as text, CSV, JSON, Markdown and HTML."""

from collections.abc import Callable

from graphbuild.analysis.communities import WEAK, Communities
from graphbuild.analysis.grouping import Community, Member
from graphbuild.analysis.quarrels import Quarrel
from graphbuild.graph import EntityGraph
from graphbuild.reports.groups import entries, facts, headline, lead, members, reading, title
from graphbuild.reports.quotes import quote_markdown, quote_text
from graphbuild.reports.records import Record, edge_writer, entity_record, segments
from graphbuild.reports.wording import csv_text, json_text, markdown, plain, wrapped
from graphbuild.resources.markup import asset, render

TOP = 8
"""How many groups are written out, unless told otherwise."""


def communities_report(found: Communities, graph: EntityGraph, form: str = "text", *, top: int = TOP) -> str:
    """Write who stands together, each group with claims that tie it; in CSV and JSON all groups and members.

    Args:
        found: What :func:`graphbuild.analysis.communities.communities` found.
        graph: The graph that it was found in.
        form: A format among :data:`WRITERS`.
        top: How many groups to write out in text, Markdown and HTML.
    """
    return WRITERS[form](communities_record(found, graph), top)


def communities_record(found: Communities, graph: EntityGraph) -> Record:
    """Return groups as plain values; a group is named by its place, from 1, in all that refers to it."""
    write = _group_writer(graph)
    groups = [write(place, group) for place, group in enumerate(found.groups, start=1)]
    against = _quarrel_writer(graph, groups)
    return {
        "groups": groups,
        "quarrels": [against(quarrel) for quarrel in found.quarrels],
        "nodes": found.nodes,
        "alone": found.alone,
        "ties": found.ties,
        "modularity": round(found.modularity, 6),
        "weak": found.modularity < WEAK,
        "relations": sorted(map(str, found.relations)),
        "resolution": found.resolution,
        "resamples": found.resamples,
        "sources": found.sources,
        "seed": found.seed,
        "notes": list(found.notes),
    }


def _group_writer(graph: EntityGraph) -> Callable[[int, Community], Record]:
    write = _member_writer(graph)
    return lambda place, group: {
        "place": place,
        "name": group.name,
        "members": [write(member) for member in group.members],
        "ties": group.ties,
        "outward": group.outward,
        "density": round(group.density, 6),
        "outward_density": round(group.outward_density, 6),
    }


def _member_writer(graph: EntityGraph) -> Callable[[Member], Record]:
    write = edge_writer(graph)
    return lambda member: {
        **entity_record(graph, member.node),
        "inside": member.inside,
        "outside": member.outside,
        "border": member.border,
        "leans": None if member.leans is None else member.leans + 1,
        "stays": member.stays,
        "bond": member.bond and write(member.bond, 1),
        "reach": member.reach and write(member.reach, 1),
    }


def _quarrel_writer(graph: EntityGraph, groups: list[Record]) -> Callable[[Quarrel], Record]:
    write = edge_writer(graph)
    return lambda quarrel: {
        "source": quarrel.source + 1,
        "target": quarrel.target + 1,
        "against": groups[quarrel.target]["name"],
        "claims": quarrel.claims,
        "weight": quarrel.weight,
        "example": write(quarrel.example, 1),
    }


def _text(record: Record, top: int) -> str:
    head = "\n".join([headline(record), *(wrapped(line, 3) for line in lead(record, top))])
    foot = "\n".join(wrapped(line, 0) for line in reading(record))
    return "\n\n".join([head, *(_group_text(group, record) for group in record["groups"][:top]), foot]) + "\n"


def _group_text(group: Record, record: Record) -> str:
    lines = [wrapped(title(group), 0), wrapped(facts(group), 3), wrapped(members(group), 3)]
    told = (f"{wrapped(line, 3)}\n{quote_text(claim['evidence'][0], 6)}" for line, claim in entries(group, record))
    return "\n".join([*lines, *told])


def _markdown(record: Record, top: int) -> str:
    blocks = [f"# {markdown(headline(record))}", *map(markdown, lead(record, top))]
    for group in record["groups"][:top]:
        blocks += [f"## {markdown(title(group))}", markdown(facts(group)), markdown(members(group))]
        blocks += [
            f"- {markdown(line)}\n\n{quote_markdown(claim['evidence'][0], 2)}" for line, claim in entries(group, record)
        ]
    return "\n\n".join([*blocks, "## How to read this", *map(markdown, reading(record))]) + "\n"


def _csv(record: Record, _top: int) -> str:
    head = ["group", "group_name", "id", "kind", "name", "inside", "outside", "border", "leans", "stays"]
    rows = [
        [group["place"], plain(group["name"]), *(_cell(member[key]) for key in head[2:])]
        for group in record["groups"]
        for member in group["members"]
    ]
    return csv_text([head, *rows])


def _cell(value: str | float | None) -> str | float:
    if isinstance(value, str):
        return plain(value)
    return "" if value is None else int(value) if isinstance(value, bool) else value


def _html(record: Record, top: int) -> str:
    return render(
        "graphbuild.reports",
        "communities.html.j2",
        styles=[asset("graphbuild.reports", f"static/{name}.css") for name in ("report", "lists")],
        title=headline(record),
        lead=lead(record, top),
        reading=reading(record),
        groups=record["groups"][:top],
        record=record,
        name=title,
        facts=facts,
        members=members,
        entries=entries,
        segments=segments,
    )


def _json(record: Record, _top: int) -> str:
    return json_text(record)


WRITERS: dict[str, Callable[[Record, int], str]] = {
    "text": _text,
    "csv": _csv,
    "json": _json,
    "md": _markdown,
    "html": _html,
}
"""Format name → what writes groups in it, given how many to write out."""
