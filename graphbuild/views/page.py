"""A graph as one offline page. Here alone pyvis is used: it holds the network that is drawn.

The page is written from the network's nodes, edges and options with our own template, since pyvis's own templates load
styles and scripts from other hosts and take names for markup. It carries the vis-network script that pyvis brings.
"""

import importlib.util
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from graphbuild import __version__
from graphbuild.analysis.connect import Connection
from graphbuild.drawings.style import LOOKS, kind_css
from graphbuild.graph import EntityGraph, decided_in, documents_of
from graphbuild.resources.files import write_atomic
from graphbuild.resources.markup import asset, render
from graphbuild.types import Document
from graphbuild.views.contents import contents
from graphbuild.views.documents import carried_texts
from graphbuild.views.elements import DrawnEdge, DrawnNode, Picture, draw
from graphbuild.views.layout import place
from graphbuild.views.limits import page_part
from graphbuild.views.routes import (
    Walk,
    connection_heading,
    connection_notes,
    heading,
    in_lanes,
    is_chain,
    part_around,
    route_records,
)

SCRIPTS = (
    "filter.js", "crowd.js", "fitting.js", "curves.js", "routes.js", "strength.js", "reach.js", "steps.js",
    "address.js", "csv.js", "texts.js", "changes.js", "matching.js", "combobox.js",
    "words.js", "view.js", "picture.js", "motion.js", "labels.js", "lines.js", "veil.js",
    "legend.js", "timeline.js", "panel.js", "documents.js", "search.js", "walk.js", "deadends.js", "finder.js",
    "table.js", "takeaway.js", "edit.js", "forms.js", "page.js",
)  # fmt: skip
"""Our scripts in the order in which they need each other."""

STYLES = ("search.css", "graph.css")
"""Our style sheets, in the order in which they count."""

VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
"""The script that pyvis carries, under MIT and Apache-2.0; its own header names its authors and licences."""

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "tooltipDelay": 0},
    "nodes": {"borderWidth": 1, "borderWidthSelected": 3},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
        "arrowStrikethrough": False,
        "chosen": {"label": False},
        "selectionWidth": 2,
        "smooth": False,
    },
}


def write_page(
    graph: EntityGraph, path: Path, *, documents: Iterable[Document] = (), title: str = "graphbuild"
) -> None:
    """Write a graph as one page that opens offline; see :func:`page_html`.

    Raises:
        OutputError: The file cannot be written.
    """
    write_atomic(path, page_html(graph, documents=documents, title=title))


def page_html(graph: EntityGraph, *, documents: Iterable[Document] = (), title: str = "graphbuild") -> str:
    """Return a graph as one page: everything is in it, nothing is fetched, and equal graphs give equal pages.

    Args:
        graph: What to show; of more than a page holds, the best connected, see :func:`.limits.page_part`.
        documents: The texts that it was made from, which a reader can open then, as far as
            :data:`graphbuild.views.documents.TEXT_LIMIT` allows; without them the page has the sentences alone.
        title: The heading.
    """
    part = page_part(graph)
    picture = draw(part)
    return _page(part, picture, documents, title=title, left_out=len(graph) - len(part))


def routes_html(
    routes: Sequence[Walk],
    graph: EntityGraph,
    *,
    documents: Iterable[Document] = (),
    title: str = "",
    notes: Sequence[str] = (),
) -> str:
    """Return a page that opens on routes and steps through them, on a part of the graph; see :mod:`.routes`.

    Args:
        routes: At least one, the best first; they are shown as they are.
        graph: The graph that they were found in.
        documents: As for :func:`page_html`.
        title: The heading; by default between which two the routes lead.
        notes: What else there is to say, before the routes.
    """
    part = part_around(graph, routes)
    picture = in_lanes(draw(part), routes)
    given = {"walks": route_records(routes, picture), "notes": list(notes), "lanes": all(map(is_chain, routes))}
    title = title or heading(routes, graph)
    return _page(part, picture, documents, title=title, left_out=len(graph) - len(part), given=given)


def connection_html(connection: Connection, graph: EntityGraph, *, documents: Iterable[Document] = ()) -> str:
    """Return a page that steps through what ties several entities together, as :func:`routes_html` does.

    Args:
        connection: The ties.
        graph: The graph that they were found in.
        documents: As for :func:`page_html`.
    """
    title, notes = connection_heading(connection, graph), connection_notes(connection, graph)
    return routes_html([connection], graph, documents=documents, title=title, notes=notes)


def _page(  # noqa: PLR0913  what the two kinds of page differ in
    graph: EntityGraph,
    picture: Picture,
    documents: Iterable[Document],
    *,
    title: str,
    left_out: int,
    given: dict[str, Any] | None = None,
) -> str:
    return render(
        "graphbuild.views",
        "graph.html.j2",
        styles=(*(asset("graphbuild.views", f"static/{name}") for name in STYLES), kind_css()),
        scripts=(_vis_network(), *(asset("graphbuild.views", f"static/{name}") for name in SCRIPTS)),
        title=title,
        drawn=_drawn(picture),
        contents=contents(graph, picture),
        texts=carried_texts(graph, documents),
        given=given,
        looks=LOOKS,
        documents=len(documents_of(graph)),
        decided=decided_in(graph),
        first_of_kind=picture.most_of_kind,
        left_out=left_out,
        version=__version__,
    )


def _drawn(picture: Picture) -> dict[str, Any]:
    """Return what vis-network reads: pyvis's network of the first view, and in the same form what may come in later."""
    first = picture.first_view()
    network = pyvis_network(first)
    known = {node.id for node in first.nodes}
    nodes = [{"id": node.id, **_node_options(node), **_pinned(node)} for node in picture.nodes if node.id not in known]
    edges = [
        {"from": line.edge.source, "to": line.edge.target, **_edge_options(line)}
        for line in picture.edges
        if not known.issuperset((line.edge.source, line.edge.target))
    ]
    return {
        "nodes": [*network.nodes, *nodes],
        "edges": sorted([*network.edges, *edges], key=lambda edge: int(edge["id"])),
        "options": OPTIONS,
    }


def pyvis_network(picture: Picture) -> Any:  # noqa: ANN401  pyvis has no types
    """Return the pyvis network of a picture: fixed positions, no physics, an edge for each relation."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    positions = place(picture)
    for node in picture.nodes:
        x, y = node.pin or positions[node.id]
        network.add_node(node.id, x=x, y=y, color=LOOKS[node.kind].light, **_node_options(node))
    for line in picture.edges:
        network.add_edge(line.edge.source, line.edge.target, **_edge_options(line))
    return network


def _node_options(node: DrawnNode) -> dict[str, Any]:
    return {"label": node.label, "shape": LOOKS[node.kind].shape, "size": node.radius, "kind": node.kind}


def _pinned(node: DrawnNode) -> dict[str, int]:
    return dict(zip("xy", node.pin, strict=True)) if node.pin else {}


def _edge_options(line: DrawnEdge) -> dict[str, Any]:
    """Return what sets an edge apart from most, which are straight solid arrows."""
    options = {"id": line.number, "relation": line.edge.relation, "width": line.width}
    closeness = {"arrows": "", "dashes": [1, 6]} if line.closeness else {"arrows": "to"}
    bend = {"smooth": {"enabled": True, "type": "curvedCW", "roundness": line.bend}} if line.bend else {}
    return options | closeness | bend


@cache
def _vis_network() -> str:
    """Return pyvis's vis-network script, without the address of a source map that no page of ours has."""
    spec = importlib.util.find_spec("pyvis")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pyvis")
    script = Path(spec.origin).parent.joinpath(VIS_NETWORK).read_text("utf-8")
    return re.sub(r"//# sourceMappingURL=.*", "", script)
