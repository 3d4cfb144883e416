"""A graph as a folder of pages that link to each other: one for each entity, each text and each much told relation.

It opens from disk, needs no network and no server, and works without scripts but for its search.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graphbuild.drawings.style import kind_css
from graphbuild.errors import GraphTooSmallError
from graphbuild.graph import EntityGraph, kind_of
from graphbuild.reports import rank_report
from graphbuild.reports.centrality import Places
from graphbuild.reports.records import Record
from graphbuild.resources.markup import asset, base_css, drawings_css
from graphbuild.site.archive import Archive, open_archive
from graphbuild.site.dossiers import dossiers_of
from graphbuild.site.entities import entity_pages
from graphbuild.site.folder import CENTRALITY, GRAPH, MARK, START, put, replacing
from graphbuild.site.pages import NAMES, SCRIPT, STYLE, Written, sentence_place
from graphbuild.site.relations import relation_pages
from graphbuild.site.start import lists, names_script, start_page
from graphbuild.site.texts import text_page
from graphbuild.types import Document
from graphbuild.views import leaves_closeness_out, page_html, page_part, select
from graphbuild.views.elements import FIRST_OF_KIND, MOST_DRAWN
from graphbuild.views.places import PAGES

STYLES, SCRIPTS = ("search.css", "site.css"), ("matching.js", "combobox.js", "site.js")
"""Our styles and scripts in the order in which they need each other."""

LEADERS = 25
"""How many entities of each kind the centrality page ranks."""
CHEAP = ("degree", "pagerank", "eigenvector")
"""The measures by which a graph is ranked that is too large to be drawn at once; the others cost its square."""


def write_site(graph: EntityGraph, folder: str | Path, documents: Iterable[Document] = ()) -> Path:
    """Write a graph as a folder of pages, and return the start page.

    All pages are replaced at once, after all have been written; an error leaves what there was. A page that says what
    it said before stays the same file, which backups and mirrors need not copy again. What else the folder holds stays.
    Equal graphs and texts give equal pages.

    Args:
        graph: The graph.
        folder: Where to write; it is made where there is none.
        documents: The texts that the graph was made from, as far as they are at hand: their pages show them whole.

    Raises:
        OutputError: The folder cannot be written to, or holds pages that are not ours.
    """
    with replacing(Path(folder)) as draft:
        for name, content in _files(open_archive(graph, documents)):
            put(draft / name, content.encode("utf-8", "backslashreplace"), former=Path(folder, name))
    return Path(folder) / START


def _files(archive: Archive) -> Iterator[Written]:
    yield from ((f"{PAGES}/{name}", content) for name, content in _pages(archive))
    beside = list(_beside(archive))
    yield from ((record["file"], html) for record, html in beside)
    yield START, start_page(archive, [record for record, _ in beside])


def _pages(archive: Archive) -> Iterator[Written]:
    dossiers, drawn = dossiers_of(archive), set(_drawn(archive.graph))
    yield STYLE, "\n".join((f"/* {MARK.decode()} */", base_css(), drawings_css(), *map(_asset, STYLES), kind_css()))
    yield SCRIPT, "\n".join(map(_asset, SCRIPTS))
    yield NAMES, names_script(archive)
    yield from lists(archive, dossiers)
    for node in archive.links:
        yield from entity_pages(archive, node, drawn=node in drawn, dossier=dossiers.get(node))
    for edge in archive.edges:
        yield from relation_pages(archive, edge)
    yield from (text_page(archive, doc) for doc in archive.texts_at)


def _asset(name: str) -> str:
    return asset("graphbuild.views", f"static/{name}")


def _drawn(graph: EntityGraph) -> EntityGraph:
    return page_part(select(graph, top=FIRST_OF_KIND) if len(graph) > MOST_DRAWN else graph)


def _beside(archive: Archive) -> Iterator[tuple[Record, str]]:
    """Yield the pages of the whole graph that lie beside the start page, each with how that presents it."""
    graph = archive.graph
    drawn, is_large = _drawn(graph), len(graph) > MOST_DRAWN
    most = max(Counter(kind_of(drawn, node) for node in drawn).values(), default=0)
    is_part = len(drawn) < len(graph)
    part = f" The {most} best connected of each kind, {len(drawn)} of {len(graph)}." if is_part else ""
    bare = " Pairs that are only named together stand on their own pages." if leaves_closeness_out(graph, drawn) else ""
    about = f"Who is tied to whom: click a name or a line to read the sentences.{part}{bare}"
    given = () if is_large else archive.texts.values()
    yield {"file": GRAPH, "title": "The graph", "about": about}, page_html(drawn, documents=given)
    try:
        ranking = _ranking(archive, CHEAP if is_large else ())
    except GraphTooSmallError:
        return
    about = "The best connected of each kind, how sure that is, and why."
    yield {"file": CENTRALITY, "title": "Who matters", "about": about}, ranking


def _ranking(archive: Archive, measures: Sequence[str]) -> str:
    def sentence(doc: str, start: int) -> str | None:
        place = sentence_place(archive, doc, start)
        return place and f"{PAGES}/{place}"

    return rank_report(
        archive.graph,
        "html",
        measures=measures or None,
        top=LEADERS,
        command=" ".join(("graphbuild centrality", *(f"--measure {one}" for one in measures), f"--top {LEADERS}")),
        places=Places(lambda node: f"{PAGES}/{archive.links[node].place}", sentence),
    )
