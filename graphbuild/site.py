"""All pages of one graph in one folder, behind a start page that links them."""

from pathlib import Path

from graphbuild.analysis.centrality import rank
from graphbuild.graph import EntityGraph
from graphbuild.reports import centrality_report, summary_report
from graphbuild.resources.files import write_atomic
from graphbuild.views import PageLink, index_html, page_html

GRAPH_PAGE, CENTRALITY_PAGE, START_PAGE = "graph.html", "centrality.html", "index.html"


def write_site(graph: EntityGraph, folder: Path) -> Path:
    """Write ``graph.html``, ``centrality.html`` and ``index.html``; return the start page.

    Each page is replaced whole or not at all, the start page last, so that it never links what is not there.

    Raises:
        OutputError: The folder cannot be written to.
    """
    write_atomic(folder / GRAPH_PAGE, page_html(graph))
    write_atomic(folder / CENTRALITY_PAGE, centrality_report(rank(graph), graph, "html"))
    links = (
        PageLink(GRAPH_PAGE, "The graph", "Who is tied to whom: click an entity or an edge to read the sentences."),
        PageLink(
            CENTRALITY_PAGE, "Who matters", "Every entity ranked by five measures of centrality, with the reasons."
        ),
    )
    write_atomic(folder / START_PAGE, index_html(links, summary_report(graph)))
    return folder / START_PAGE
