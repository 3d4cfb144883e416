"""Routes between two entities as text, Markdown and JSON; as a page, see :func:`graphbuild.views.routes_html`."""

from collections.abc import Callable, Sequence

from graphbuild.analysis.paths import Hop, Route
from graphbuild.graph import EntityGraph
from graphbuild.reports.quotes import arrow, quote_markdown, quote_text, step
from graphbuild.reports.records import Record, edge_records, entity_record
from graphbuild.reports.wording import count, json_text, markdown, plain


def routes_report(routes: Sequence[Route], graph: EntityGraph, form: str = "text") -> str:
    """Write routes with the best sentence of each hop.

    Args:
        routes: At least one route, all between the same two entities, best first.
        graph: The graph that they were found in.
        form: A format among :data:`WRITERS`.
    """
    return WRITERS[form](routes_record(routes, graph))


def routes_record(routes: Sequence[Route], graph: EntityGraph) -> Record:
    """Return routes as plain values."""
    ends = routes[0].nodes
    return {
        "source": entity_record(graph, ends[0]),
        "target": entity_record(graph, ends[-1]),
        "routes": [
            {"cost": round(route.cost, 6), "hops": [_hop_record(hop, graph) for hop in route.hops]} for route in routes
        ],
    }


def _hop_record(hop: Hop, graph: EntityGraph) -> Record:
    return {
        "from": entity_record(graph, hop.source),
        "to": entity_record(graph, hop.target),
        "forward": hop.forward,
        "documents": hop.documents,
        "sources": hop.sources,
        "claims": edge_records(graph, hop.edges, sentences=1),
    }


def _text(record: Record) -> str:
    blocks = [plain(_title(record))]
    for number, route in enumerate(record["routes"], start=1):
        hops = "\n".join(_hop_text(hop) for hop in route["hops"])
        blocks.append(f"{number}. {_measure(route)}\n{hops}")
    return "\n\n".join(blocks) + "\n"


def _hop_text(hop: Record) -> str:
    best, *others = hop["claims"]
    also = f"\n      also {_others(others, hop['from']['id'])}" if others else ""
    quotation = quote_text(best["evidence"][0], 6, documents=hop["documents"], sources=hop["sources"])
    return f"   {step(best, hop['from']['id'])}\n{quotation}{also}"


def _others(claims: Sequence[Record], start: str) -> str:
    return ", ".join(arrow(claim, start) for claim in claims)


def _title(record: Record) -> str:
    found = count(len(record["routes"]), "route")
    return f"From {record['source']['name']} to {record['target']['name']}: {found}"


def _measure(route: Record) -> str:
    return f"{count(len(route['hops']), 'hop')}, cost {route['cost']:.2f}"


def _markdown(record: Record) -> str:
    blocks = [f"# {markdown(_title(record))}"]
    for number, route in enumerate(record["routes"], start=1):
        blocks.append(f"## Route {number}: {_measure(route)}")
        for hop in route["hops"]:
            best = hop["claims"][0]
            blocks.append(f"{markdown(step(best, hop['from']['id']))}\n\n{quote_markdown(best['evidence'][0])}")
    return "\n\n".join(blocks) + "\n"


WRITERS: dict[str, Callable[[Record], str]] = {"text": _text, "md": _markdown, "json": json_text}
"""Format name → what writes routes in it."""
