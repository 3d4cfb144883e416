"""The start page of a folder of pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from graphbuild import __version__
from graphbuild.analysis.summary import summarise
from graphbuild.graph import EntityGraph, documents_of
from graphbuild.resources.markup import asset, render
from graphbuild.resources.phrases import reading_phrases
from graphbuild.types import RelationType
from graphbuild.views.style import LOOKS, kind_css


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page to link: its file beside the start page, its title, and what a reader finds there."""

    file: str
    title: str
    about: str


def index_html(graph: EntityGraph, pages: Sequence[PageLink]) -> str:
    """Return a page that links other pages, counts what the graph holds and lists its texts."""
    return render(
        "graphbuild.views",
        "index.html.j2",
        styles=(asset("graphbuild.views", "static/index.css"), kind_css()),
        title="graphbuild",
        pages=pages,
        summary=summarise(graph),
        documents=documents_of(graph),
        looks=LOOKS,
        phrases=reading_phrases(),
        closeness=RelationType.CO_MENTIONED,
        version=__version__,
    )
