"""A graph as one offline page. Here alone pyvis is used: it holds the network that is drawn.

The page is written from the network's nodes, edges and options with our own template, since pyvis's own templates load
styles and scripts from other hosts and take names for markup. It carries the vis-network script that pyvis brings.
"""

import importlib.util
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from graphbuild import __version__
from graphbuild.graph import EntityGraph, documents_of
from graphbuild.resources.files import write_atomic
from graphbuild.resources.markup import asset, render
from graphbuild.types import Document, RelationType
from graphbuild.views.contents import contents
from graphbuild.views.documents import carried_texts
from graphbuild.views.elements import Picture, draw
from graphbuild.views.layout import place
from graphbuild.views.style import LOOKS, kind_css

SCRIPTS = (
    "filter.js", "routes.js", "address.js", "csv.js", "texts.js", "changes.js", "matching.js", "combobox.js",
    "words.js", "view.js", "picture.js", "legend.js", "timeline.js", "panel.js", "documents.js",
    "search.js", "finder.js", "table.js", "takeaway.js", "edit.js", "forms.js", "page.js",
)  # fmt: skip
"""Our scripts in the order in which they need each other."""

STYLES = ("search.css", "graph.css")
"""Our style sheets, in the order in which they count."""

VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
"""The script that pyvis carries, under MIT and Apache-2.0; its own header names its authors and licences."""

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hideEdgesOnDrag": True, "multiselect": False, "tooltipDelay": 0},
    "nodes": {"borderWidth": 1, "borderWidthSelected": 3},
    "edges": {"arrowStrikethrough": False, "selectionWidth": 2, "chosen": {"label": False}},
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
        graph: What to show.
        documents: The texts that it was made from, which a reader can open then, as far as
            :data:`graphbuild.views.documents.TEXT_LIMIT` allows; without them the page has the sentences alone.
        title: The heading.
    """
    picture = draw(graph)
    network = pyvis_network(picture)
    return render(
        "graphbuild.views",
        "graph.html.j2",
        styles=(*(asset("graphbuild.views", f"static/{name}") for name in STYLES), kind_css()),
        scripts=(_vis_network(), *(asset("graphbuild.views", f"static/{name}") for name in SCRIPTS)),
        title=title,
        drawn={"nodes": network.nodes, "edges": network.edges, "options": OPTIONS},
        contents=contents(graph, picture),
        texts=carried_texts(graph, documents),
        looks=LOOKS,
        documents=len(documents_of(graph)),
        decided=graph.graph.get("ledger", {"held": 0, "hidden": 0}),
        version=__version__,
    )


def pyvis_network(picture: Picture) -> Any:  # noqa: ANN401  pyvis has no types
    """Return the pyvis network of a picture: fixed positions, no physics, an edge for each relation."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    positions = place(picture)
    for node in picture.nodes:
        x, y = node.pin or positions[node.id]
        look = LOOKS[node.kind]
        network.add_node(
            node.id, label=node.label, shape=look.shape, size=node.radius, x=x, y=y, color=look.light, kind=node.kind
        )
    for number, line in enumerate(picture.edges):
        edge, closeness = line.edge, line.edge.relation == RelationType.CO_MENTIONED
        network.add_edge(
            edge.source,
            edge.target,
            id=number,
            relation=edge.relation,
            width=line.width,
            dashes=[1, 6] if closeness else False,
            arrows="" if closeness else "to",
            smooth={"enabled": bool(line.bend), "type": "curvedCW", "roundness": line.bend},
        )
    return network


@cache
def _vis_network() -> str:
    """Return pyvis's vis-network script, without the address of a source map that no page of ours has."""
    spec = importlib.util.find_spec("pyvis")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pyvis")
    script = Path(spec.origin).parent.joinpath(VIS_NETWORK).read_text("utf-8")
    return re.sub(r"//# sourceMappingURL=.*", "", script)
