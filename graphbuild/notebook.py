"""Graphs and answers shown inline in a notebook: by the page that opens in a browser, and in words."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from graphbuild.analysis.centrality import Ranking
from graphbuild.analysis.communities import Communities
from graphbuild.analysis.connect import Connection
from graphbuild.analysis.measures import Dossier
from graphbuild.analysis.routes import Route
from graphbuild.graph import EntityGraph
from graphbuild.reports import (
    centrality_report,
    communities_report,
    connection_report,
    measure_report,
    routes_report,
    show_report,
)
from graphbuild.resources.files import write_atomic
from graphbuild.types import Document, Kind, RelationType
from graphbuild.views import page_html, select

HEIGHT = 640
"""Pixels that a page takes in a notebook."""

ALLOWED = "allow-scripts allow-popups allow-forms allow-downloads allow-modals"
"""What a page may do in a notebook's frame: its forms lead nowhere but to its own scripts, and it saves and prints."""


@dataclass(frozen=True, slots=True)
class View:
    """A page that a notebook shows as the last value of a cell.

    ``html`` is the whole page, ``height`` the pixels that it takes inline.
    """

    html: str
    height: int = HEIGHT

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own, which needs no server and reaches nothing around it."""
        page = escape(self.html, quote=True)
        return (
            f'<iframe srcdoc="{page}" sandbox="{ALLOWED}" title="graphbuild" '
            f'style="width: 100%; height: {self.height}px; border: 0"></iframe>'
        )


def view(  # noqa: PLR0913  the options of `graphbuild view`
    graph: EntityGraph,
    path: str | Path | None = None,
    *,
    focus: Collection[str] = (),
    hops: int = 1,
    top: int | None = None,
    kinds: Collection[Kind] = (),
    relations: Collection[RelationType] = (),
    since: date | None = None,
    until: date | None = None,
    min_sources: int = 1,
    documents: Iterable[Document] = (),
) -> View:
    """Draw a graph, or a part of it, as an offline page; write it to a file where one is named.

    Args:
        graph: The graph.
        path: Where to write the page.
        focus: Names, aliases or ids of entities whose surroundings are shown; by default all is.
        hops: How many claims away from the focus, from 0.
        top: How many entities of each kind, best connected first; by default all.
        kinds: Kinds to show; by default all.
        relations: Relations to show; by default all.
        since: First publication date of the evidence that counts.
        until: Last publication date of the evidence that counts.
        min_sources: How many independent sources a relation must have to be shown; copies of one text are one.
        documents: The texts that the graph was made from, as :func:`graphbuild.read_documents` reads them, for a page
            in which they can be opened whole.

    Raises:
        NodeNotFoundError: No entity answers to a name.
        AmbiguousNameError: Several entities answer to a name.
        OutputError: The file cannot be written.
    """
    part = select(
        graph,
        focus=focus,
        hops=hops,
        top=top,
        kinds=kinds,
        relations=relations,
        since=since,
        until=until,
        min_sources=min_sources,
    )
    shown = View(page_html(part, documents=documents))
    if path is not None:
        write_atomic(Path(path), shown.html)
    return shown


Answer = Ranking | Connection | Dossier | Communities
"""What an analysis finds and a report tells; routes are told, too."""

_REPORTS: Mapping[type, Callable[..., str]] = {
    Ranking: centrality_report,
    Connection: connection_report,
    Dossier: measure_report,
    Communities: communities_report,
}


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """An answer in words: as text where it is printed, laid out where a notebook shows it."""

    text: str
    markdown: str

    def __str__(self) -> str:
        """Return the text."""
        return self.text

    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        """Return what a notebook lays out."""
        return self.markdown


def tell(graph: EntityGraph, answer: str | Iterable[Route] | Answer) -> Told:
    """Tell in words what was found, each claim with the sentence that says so.

    Args:
        graph: The graph that was asked.
        answer: The name of an entity, or what :func:`graphbuild.find_paths`, :func:`graphbuild.connect`,
            :func:`graphbuild.status_of`, :func:`graphbuild.communities` or :func:`graphbuild.rank` found.

    Raises:
        NodeNotFoundError: No entity answers to the name.
        AmbiguousNameError: Several entities answer to the name.
    """
    if isinstance(answer, str):
        shown = show_report(graph, answer)
        return Told(shown, f"<pre>{escape(shown)}</pre>\n")
    if isinstance(answer, Answer):
        report = _REPORTS[type(answer)]
        plain = "table" if isinstance(answer, Ranking) else "text"
        return Told(report(answer, graph, plain), report(answer, graph, "md"))
    routes = tuple(answer)
    return Told(routes_report(routes, graph, "text"), routes_report(routes, graph, "md"))
