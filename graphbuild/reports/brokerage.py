"""Who stands between two groups, as text, CSV, Markdown, HTML and JSON."""

from collections.abc import Callable, Sequence

from graphbuild.analysis.brokerage import Broker, Brokerage
from graphbuild.graph import EntityGraph, name_of
from graphbuild.reports.quotes import quote_markdown, quote_text, step
from graphbuild.reports.records import Record, entity_record, segments
from graphbuild.reports.routes import routes_record
from graphbuild.reports.wording import (
    KIND_NAMES,
    count,
    csv_text,
    json_text,
    markdown,
    markdown_table,
    plain,
    table,
    wrapped,
)
from graphbuild.resources.markup import asset, render
from graphbuild.resources.words import listed
from graphbuild.types import Kind

MEANING = (
    "Share: the part of all connected pairs, one of each group, whose shortest route in these texts leads through an "
    "entity; equal routes share their pair. It tells through whom the texts tie the two groups, not who mediates "
    "between them in fact."
)
_NUMERIC = (0, 3)
_NAMED = 6
_LEAST = 0.001
_HARDLY = 0.02
"""Below which part of the best routes nobody is named as who stands between."""


def brokerage_report(brokerage: Brokerage, graph: EntityGraph, form: str = "table", command: str | None = None) -> str:
    """Write who stands between two groups, the first ones with a route through them and its sentences.

    Args:
        brokerage: What :func:`graphbuild.analysis.brokerage.rank_between` found.
        graph: The graph that it was found in.
        form: A format among :data:`WRITERS`.
        command: The command line that gives the same figures again.
    """
    return WRITERS[form](brokerage_record(brokerage, graph, command))


def brokerage_record(brokerage: Brokerage, graph: EntityGraph, command: str | None = None) -> Record:
    """Return who stands between two groups as plain values, with shares rounded to six decimals."""
    return {
        "one": [entity_record(graph, node) for node in brokerage.one],
        "other": [entity_record(graph, node) for node in brokerage.other],
        "pairs": brokerage.pairs,
        "connected": brokerage.connected,
        "direct": brokerage.direct,
        "brokers": [_broker_record(broker, graph) for broker in brokerage.brokers],
        "links": [_broker_record(link, graph) for link in brokerage.links],
        "notes": [_scope(brokerage, graph), *brokerage.notes],
        "means": MEANING,
        "command": command,
    }


def _broker_record(broker: Broker, graph: EntityGraph) -> Record:
    return {
        **entity_record(graph, broker.node),
        "share": round(broker.share, 6),
        "rank": broker.rank,
        "shared": broker.shared,
        "hops": routes_record([broker.route], graph)["routes"][0]["hops"] if broker.route else [],
    }


def _scope(brokerage: Brokerage, graph: EntityGraph) -> str:
    groups = " ".join(_group(graph, group) for group in (brokerage.one, brokerage.other))
    return f"{groups} Of {count(brokerage.pairs, 'pair')}, one of each, routes connect {brokerage.connected}."


def _group(graph: EntityGraph, group: Sequence[str]) -> str:
    namesake, *others = (name_of(graph, node) for node in group)
    if not others:
        return f"{namesake} stands for itself alone."
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return f"{namesake} stands for itself and {len(others)} that belong to it: {', '.join(others[:_NAMED])}{more}."


def _title(record: Record) -> str:
    return f"Between {record['one'][0]['name']} and {record['other'][0]['name']}"


def _answer(record: Record) -> str:
    """Return the finding in one sentence."""
    brokers, links = record["brokers"], record["links"]
    share = brokers[0]["share"] if brokers else 0.0
    by = f": what leads from one to the other is first of all {links[0]['name']}" if links else ""
    if not brokers:
        return f"Nobody outside the two groups stands between them on a best route{by}."
    if share < _HARDLY:
        return (
            f"Hardly anybody outside the two groups stands between them, on {share:.1%} of the best routes at most{by}."
        )
    first = [broker["name"] for broker in brokers if broker["rank"] == 1]
    each = "each carry" if len(first) > 1 else "carries"
    return f"{listed(first)} {each} {share:.0%} of the best routes."


def _rows(brokers: Sequence[Record], head: str) -> list[list[str]]:
    body = [[_place(one), plain(one["name"]), KIND_NAMES[Kind(one["kind"])][0], _percent(one)] for one in brokers]
    return [["Rank", head, "Kind", "Share"], *body]


def _percent(broker: Record) -> str:
    return f"{broker['share']:.1%}" if broker["share"] >= _LEAST else f"<{_LEAST:.1%}"


def _place(broker: Record) -> str:
    return f"{broker['rank']}{'=' if broker['shared'] else ''}"


def _tables(record: Record) -> list[list[list[str]]]:
    named = ((record["brokers"], "Who stands between"), (record["links"], "Measures on the way"))
    return [_rows(found, head) for found, head in named if found]


def _text(record: Record) -> str:
    blocks = [wrapped(f"{_title(record)}: {_answer(record)}", 0)]
    blocks += [table(rows, numbers=_NUMERIC) for rows in _tables(record)]
    for names, hops in _routes(record):
        told = "\n".join(map(_hop_text, hops))
        blocks.append(f"A route through {plain(names)}, {count(len(hops), 'hop')}\n{told}")
    return "\n\n".join([*blocks, "\n".join(wrapped(line, 0) for line in _notes(record))]) + "\n"


def _notes(record: Record) -> list[str]:
    again = [f"Again: {record['command']}"] if record["command"] else []
    return [record["means"], *record["notes"], *again]


def _routes(record: Record) -> list[tuple[str, list[Record]]]:
    """Return each route once, with the names of those whose example it is."""
    told: dict[tuple[str, ...], tuple[list[str], list[Record]]] = {}
    for broker in record["brokers"]:
        way = tuple(hop["to"]["id"] for hop in broker["hops"])
        if way:
            told.setdefault(way, ([], broker["hops"]))[0].append(broker["name"])
    return [(", ".join(names), hops) for names, hops in told.values()]


def _hop_text(hop: Record) -> str:
    best = hop["claims"][0]
    quotation = quote_text(best["evidence"][0], 6, documents=hop["documents"], sources=hop["sources"])
    return f"   {step(best, hop['from']['id'])}\n{quotation}"


def _markdown(record: Record) -> str:
    blocks = [f"# {markdown(_title(record))}", markdown(_answer(record))]
    blocks += [markdown_table(rows, numbers=_NUMERIC) for rows in _tables(record)]
    for names, hops in _routes(record):
        blocks.append(f"## A route through {markdown(names)}")
        blocks += [
            f"{markdown(step(hop['claims'][0], hop['from']['id']))}\n\n"
            f"{quote_markdown(hop['claims'][0]['evidence'][0])}"
            for hop in hops
        ]
    again = [f"Again: `{record['command']}`"] if record["command"] else []
    return "\n\n".join([*blocks, *map(markdown, [record["means"], *record["notes"]]), *again]) + "\n"


def _html(record: Record) -> str:
    return render(
        "graphbuild.reports",
        "brokerage.html.j2",
        styles=[asset("graphbuild.reports", f"static/{name}.css") for name in ("report", "lists")],
        title=plain(_title(record)),
        answer=plain(_answer(record)),
        tables=_tables(record),
        numeric=_NUMERIC,
        routes=_routes(record),
        notes=_notes(record),
        step=step,
        segments=segments,
    )


def _csv(record: Record) -> str:
    head = ["rank", "id", "name", "kind", "share"]
    found = [*record["brokers"], *record["links"]]
    return csv_text([head, *([one["rank"], one["id"], one["name"], one["kind"], one["share"]] for one in found)])


WRITERS: dict[str, Callable[[Record], str]] = {
    "table": _text,
    "csv": _csv,
    "md": _markdown,
    "html": _html,
    "json": json_text,
}
"""Format name → what writes a brokerage in it."""
