"""What the pages of a site have in common: their frame, their quotations, and lists that go on from page to page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from graphbuild.drawings.style import LOOKS
from graphbuild.graph import Edge
from graphbuild.reports.quotes import texts
from graphbuild.reports.records import Record
from graphbuild.reports.wording import KIND_NAMES, count
from graphbuild.resources.markup import fragment, render_linked
from graphbuild.site.archive import Archive, Link
from graphbuild.types import Kind, RelationType
from graphbuild.views.places import TEXTS, UP, part_place, relation_place
from graphbuild.views.stretches import excerpt

Written: TypeAlias = tuple[str, str]
"""A page: its place within the folder of all pages, and its markup."""
Item = TypeVar("Item")

VIEWS = "graphbuild.views"
"""The package that holds our templates, styles and scripts."""
STYLE, SCRIPT, NAMES = "style.css", "site.js", "names.js"
"""The files that all pages share."""
LISTS = (*((str(kind), KIND_NAMES[kind][1].capitalize()) for kind in Kind), (TEXTS, "Texts"))
"""The lists that every page leads to: their folders and titles."""
LONG = 500
"""How many rows a page of a list has."""
FEW, MANY = 3, 10
"""How many sentences of a claim are quoted, and how many of mere closeness linked; of more, all have their own page."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: what it leads to, a note, and labelled places of sentences."""

    link: Link
    note: str = ""
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """An entry in the list of a page's parts; the one that is open has no place."""

    label: str
    place: str | None


def site_page(template: str, title: str, *, root: str = UP, **context: Any) -> str:  # noqa: ANN401  as the template asks
    """Return a page within the frame of the site; ``root`` is the way from it to the folder of all pages."""
    return render_linked(
        VIEWS,
        "page.html.j2",
        style_files=[root + STYLE],
        script_files=[root + SCRIPT],
        title=title,
        root=root,
        lists=LISTS,
        main=fragment(VIEWS, template, looks=LOOKS, **context),
    )


def quotation(archive: Archive, evidence: Record) -> Record:
    """Return what a page shows of a sentence: its stretches, and where it stands."""
    return {
        "stretches": excerpt(evidence["text"], evidence["marks"]),
        "place": sentence_place(archive, evidence["doc"], evidence["start"]),
        "title": evidence["title"] or evidence["doc"],
        "source": archive.documents.get(evidence["doc"], {}).get("source"),
        "date": evidence["date"],
        "remark": evidence["remark"],
    }


def sentence_place(archive: Archive, doc: str, start: int) -> str | None:
    """Return where a sentence stands in its document's page, or that page where it has no text, if there is one."""
    link = archive.texts_at.get(doc)
    if link is None:
        return None
    return f"{link.place}#s{start}" if doc in archive.texts else link.place


def behind(claim: Record) -> str:
    """Return how many sentences, texts and independent sources are behind a relation or a step of a measure."""
    sentences = count(claim["sentences"], "sentence")
    return f"{sentences} in {texts(claim['documents'], claim['sources'])}" if claim["documents"] > 1 else sentences


def own_place(edge: Edge) -> str | None:
    """Return the place of a relation's own page, if it has too many sentences to be shown in passing."""
    most = MANY if edge.relation is RelationType.CO_MENTIONED else FEW
    return relation_place(edge) if len(edge.citations) > most else None


def parts_of(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Cut a list into parts of at most so many; there is always one.

    >>> parts_of("abcde", 2)
    ['ab', 'cd', 'e']
    """
    return [items[start : start + size] for start in range(0, max(1, len(items)), size)]


def pager(place: str, labels: Sequence[str], number: int, part: str = "") -> list[Part]:
    """Return the list of a page's parts, as seen from the one of a number."""
    places = (part_place(place, part, each).rpartition("/")[2] for each in range(1, len(labels) + 1))
    return [
        Part(label, None if each == number else file)
        for each, (label, file) in enumerate(zip(labels, places, strict=True), 1)
    ]


def list_pages(
    place: str,
    heading: str,
    rows: Sequence[Row],
    *,
    part: str = "",
    label: Callable[[Row], str] | None = None,
    **context: Any,  # noqa: ANN401
) -> Iterator[Written]:
    """Yield a list of rows, on as many pages as it needs; these are known by what labels their first, or by number."""
    cut = parts_of(rows, LONG)
    labels = [label(some[0]) if label and some else str(number) for number, some in enumerate(cut, 1)]
    for number, some in enumerate(cut, 1):
        yield (
            part_place(place, part, number),
            site_page(
                "list.html.j2",
                heading,
                heading=heading,
                rows=some,
                total=len(rows),
                pages=pager(place, labels, number, part),
                **{"link": None, "about": "", **context},
            ),
        )
