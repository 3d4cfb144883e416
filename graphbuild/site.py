"""All pages of one graph in one folder, behind a start page that links them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from graphbuild.analysis.centrality import rank
from graphbuild.errors import GraphTooSmallError
from graphbuild.graph import EntityGraph
from graphbuild.reports import centrality_report
from graphbuild.resources.files import write_atomic
from graphbuild.types import Document
from graphbuild.views import PageLink, index_html, page_html

START_PAGE = "index.html"
GRAPH = PageLink("graph.html", "The graph", "Who is tied to whom: click a name or a line to read the sentences.")
CENTRALITY = PageLink("centrality.html", "Who matters", "The best connected of each kind, by five measures, and why.")

LEADERS = 25
"""How many entities of each kind the centrality page ranks."""


def write_site(graph: EntityGraph, folder: Path, documents: Iterable[Document] = ()) -> Path:
    """Write ``graph.html``, ``centrality.html`` and ``index.html``; return the start page.

    Each page is replaced whole or not at all, the start page last, so that it never links what is not there. A graph
    that makes no claim has no centrality page; one from an earlier graph is removed. Of
    ``documents``, the texts that the graph was made from, the graph page carries what it can.

    Raises:
        OutputError: The folder cannot be written to.
    """
    written = []
    for link, html in _pages(graph, documents):
        write_atomic(folder / link.file, html)
        written.append(link)
    if CENTRALITY not in written:
        (folder / CENTRALITY.file).unlink(missing_ok=True)
    write_atomic(folder / START_PAGE, index_html(graph, written))
    return folder / START_PAGE


def _pages(graph: EntityGraph, documents: Iterable[Document]) -> Iterator[tuple[PageLink, str]]:
    yield GRAPH, page_html(graph, documents=documents)
    try:
        yield CENTRALITY, centrality_report(rank(graph, top=LEADERS), graph, "html")
    except GraphTooSmallError:
        return
