"""What ties several entities together, as text, Markdown and JSON; for a page, see ``graphbuild.views.routes_html``."""

from collections.abc import Callable

from graphbuild.analysis.connect import Connection
from graphbuild.graph import EntityGraph
from graphbuild.reports.hops import Seen, footnotes
from graphbuild.reports.records import Record, entity_record
from graphbuild.reports.routes import length, route_markdown, route_record, route_text
from graphbuild.reports.wording import count, json_text, markdown, plain, wrapped
from graphbuild.resources.words import listed

_UNSURE = (
    "The graph is too large to try all ways: there may be a smaller tie, but none that costs less than half as much."
)


def connection_report(connection: Connection, graph: EntityGraph, form: str = "text") -> str:
    """Write how entities hang together: where they meet, and each branch with the best sentence of each hop.

    Args:
        connection: What :func:`graphbuild.analysis.connect.connect` found.
        graph: The graph that it was found in.
        form: A format among :data:`WRITERS`.
    """
    return WRITERS[form](connection_record(connection, graph))


def connection_record(connection: Connection, graph: EntityGraph) -> Record:
    """Return a connection as plain values; its branches are ``routes``, as :func:`.routes.route_record` has them."""
    return {
        "ends": [entity_record(graph, node) for node in connection.ends],
        "between": [entity_record(graph, node) for node in connection.between],
        "joints": [entity_record(graph, node) for node in connection.joints],
        "routes": [route_record(branch, graph) for branch in connection.branches],
        "apart": [entity_record(graph, node) | {"reason": reason} for node, reason in connection.apart],
        "cost": round(connection.cost, 6),
        "smallest": connection.smallest,
    }


def _title(record: Record) -> str:
    hops = sum(len(branch["hops"]) for branch in record["routes"])
    names = listed([end["name"] for end in record["ends"]])
    return f"What ties {names} together: {count(hops, 'hop')}, cost {record['cost']:.2f}"


def _meetings(record: Record) -> list[str]:
    """Return where branches meet, a line for each place: at a joint, or at an end that stands between others."""
    lines = []
    for stop in (*record["joints"], *record["ends"]):
        others = [other["name"] for branch in record["routes"] if (other := _beyond(branch, stop["id"]))]
        if len(others) > 1:
            what = "meet at" if stop in record["joints"] else "are tied by"
            lines.append(f"{listed(others)} {what} {stop['name']}.")
    return lines


def _beyond(branch: Record, stop: str) -> Record | None:
    """Return the other end of a branch that begins or ends at a stop."""
    first, last = branch["hops"][0]["from"], branch["hops"][-1]["to"]
    return last if first["id"] == stop else first if last["id"] == stop else None


def _limits(record: Record) -> list[str]:
    lines = [f"Left out: {end['name']}. {end['reason']}" for end in record["apart"]]
    return lines if record["smallest"] else [*lines, _UNSURE]


def _branch(branch: Record) -> str:
    return f"{branch['hops'][0]['from']['name']} to {branch['hops'][-1]['to']['name']}: {length(branch)}"


def _text(record: Record) -> str:
    head = [plain(_title(record)), *(wrapped(line, 0) for line in (*_meetings(record), *_limits(record)))]
    blocks, seen = ["\n".join(head)], Seen()
    for number, branch in enumerate(record["routes"], start=1):
        blocks.append(f"{number}. {plain(_branch(branch))}\n{route_text(branch, number, seen)}")
    return "\n\n".join(blocks) + "\n"


def _markdown(record: Record) -> str:
    blocks = [f"# {markdown(_title(record))}", *(markdown(line) for line in (*_meetings(record), *_limits(record)))]
    seen = Seen()
    for branch in record["routes"]:
        blocks += [f"## {markdown(_branch(branch))}", route_markdown(branch, seen)]
    return "\n\n".join([*blocks, footnotes(seen)]) + "\n"


WRITERS: dict[str, Callable[[Record], str]] = {"text": _text, "md": _markdown, "json": json_text}
"""Format name → what writes a connection in it."""
