"""Routes between two entities as text, Markdown and JSON; as a page, see :func:`graphbuild.views.routes_html`."""

from collections.abc import Callable, Sequence

from graphbuild.analysis.paths import Hop, Route
from graphbuild.analysis.timing import days_of
from graphbuild.graph import EntityGraph
from graphbuild.reports.hops import Seen, footnotes, hop_markdown, hop_text
from graphbuild.reports.records import Record, edge_records, entity_record
from graphbuild.reports.wording import count, json_text, markdown, plain, wrapped
from graphbuild.resources.words import listed
from graphbuild.types import RelationType, Status


def routes_report(routes: Sequence[Route], graph: EntityGraph, form: str = "text") -> str:
    """Write routes with the best sentence of each hop, and what each route rests on; in JSON with all sentences.

    Args:
        routes: At least one route, all between the same two entities, best first.
        graph: The graph that they were found in.
        form: A format among :data:`WRITERS`.
    """
    return WRITERS[form](routes_record(routes, graph))


def routes_record(routes: Sequence[Route], graph: EntityGraph) -> Record:
    """Return routes as plain values: their two ends, and ``routes``, the best first, see :func:`route_record`."""
    ends = routes[0].nodes
    return {
        "source": entity_record(graph, ends[0]),
        "target": entity_record(graph, ends[-1]),
        "routes": [route_record(route, graph) for route in routes],
    }


def route_record(route: Route, graph: EntityGraph) -> Record:
    """Return a route as plain values.

    ``weakest`` are the numbers, from 1, of the hops than which none is weaker (:attr:`Hop.strength`), ``span`` the
    first and last day that the sentences shown tell of, ``undated`` how many of them tell of none, ``sources`` how many
    independent sources all hops have together. A hop has its two ends, whether its best relation runs along the walk
    (``forward``), how many texts and independent sources tie the two, on which ``days`` that was which its sentence
    tells of, and its relations (``claims``), the best first, each with its sentences: the first one is shown.
    """
    return {
        "cost": round(route.cost, 6),
        "sources": route.sources,
        "weakest": [place + 1 for place in route.weakest],
        "span": route.span and [day.isoformat() for day in route.span],
        "undated": route.undated,
        "hops": [_hop_record(hop, graph) for hop in route.hops],
    }


def _hop_record(hop: Hop, graph: EntityGraph) -> Record:
    days = days_of(hop.citation)
    return {
        "from": entity_record(graph, hop.source),
        "to": entity_record(graph, hop.target),
        "forward": hop.forward,
        "documents": hop.documents,
        "sources": hop.sources,
        "days": days and [day.isoformat() for day in days],
        "claims": edge_records(graph, hop.edges),
    }


def length(route: Record) -> str:
    """Return how long a route is and what it costs."""
    return f"{count(len(route['hops']), 'hop')}, cost {route['cost']:.2f}"


def footing(route: Record) -> str:
    """Return what a route rests on, as one line: its sources, its days, and where it is weakest."""
    parts = [count(route["sources"], "source"), _days(route), _weakest(route)]
    return "; ".join(part for part in parts if part)


def _days(route: Record) -> str:
    if route["span"] is None:
        return "undated"
    told = " to ".join(dict.fromkeys(route["span"]))
    return told + (f", {count(route['undated'], 'hop')} undated" if route["undated"] else "")


def _weakest(route: Record) -> str:
    """Return which hops are the weakest and why; of a route of one hop, only what makes it weak."""
    hops = [route["hops"][number - 1] for number in route["weakest"]]
    why = _weakness(hops[0])
    if len(route["hops"]) == 1:
        return "" if why.endswith(("source", "sources")) else why
    if len(hops) == len(route["hops"]):
        return f"no hop is weaker than another ({why} each)"
    numbers = listed([str(number) for number in route["weakest"]])
    return f"weakest: hop {numbers} ({why})" if len(hops) == 1 else f"weakest: hops {numbers} ({why} each)"


def _weakness(hop: Record) -> str:
    claim = hop["claims"][0]
    if claim["relation"] == RelationType.CO_MENTIONED:
        return "closeness only"
    status = claim["evidence"][0]["status"]
    return status if status in {Status.ALLEGED, Status.DENIED} else count(hop["sources"], "source")


def route_text(route: Record, number: int, seen: Seen) -> str:
    """Return what a route rests on and its hops, numbered under the route's number, as lines for a terminal."""
    hops = (hop_text(hop, f"{number}.{place}", seen) for place, hop in enumerate(route["hops"], start=1))
    return "\n".join([wrapped(footing(route), 3), *hops])


def route_markdown(route: Record, seen: Seen) -> str:
    """Return a route's hops as a Markdown list, and what it rests on."""
    hops = "\n".join(hop_markdown(hop, place, seen) for place, hop in enumerate(route["hops"], start=1))
    line = footing(route)
    return f"{hops}\n\n{line[0].upper()}{line[1:]}."


def _title(record: Record) -> str:
    found = count(len(record["routes"]), "route")
    return f"From {record['source']['name']} to {record['target']['name']}: {found}"


def _text(record: Record) -> str:
    blocks, seen = [plain(_title(record))], Seen()
    for number, route in enumerate(record["routes"], start=1):
        blocks.append(f"{number}. {length(route)}\n{route_text(route, number, seen)}")
    return "\n\n".join(blocks) + "\n"


def _markdown(record: Record) -> str:
    blocks, seen = [f"# {markdown(_title(record))}"], Seen()
    for number, route in enumerate(record["routes"], start=1):
        blocks.append(f"## Route {number}: {length(route)}")
        blocks.append(route_markdown(route, seen))
    return "\n\n".join([*blocks, footnotes(seen)]) + "\n"


WRITERS: dict[str, Callable[[Record], str]] = {"text": _text, "md": _markdown, "json": json_text}
"""Format name → what writes routes in it."""
