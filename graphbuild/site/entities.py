"""The pages of one entity: what it is called, what is around it, its relations with their sentences, and its texts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from graphbuild.drawings.bars import bars
from graphbuild.drawings.ego import ego
from graphbuild.graph import Edge, aliases_of, attribute_counts, kind_of
from graphbuild.link import in_words, references_of
from graphbuild.reports.records import Record, phrases
from graphbuild.reports.wording import KIND_NAMES, count
from graphbuild.site.archive import Archive, Link
from graphbuild.site.folder import GRAPH
from graphbuild.site.pages import (
    FEW,
    MANY,
    Row,
    Written,
    behind,
    list_pages,
    own_place,
    pager,
    parts_of,
    quotation,
    sentence_place,
    site_page,
)
from graphbuild.types import STRUCTURAL, RelationType
from graphbuild.views.places import UP, graph_address, part_place

RELATIONS = 60
"""How many relations a page shows; more go on on pages of their own."""
VALUES, LINKS = 3, 5
"""How many values of one attribute, and how many bodies that an entity belongs to, stand at the head of its page."""
TEXTS, BESIDE = 20, 40
"""How many texts, and how many entities that it is only named with, stand on an entity's page; lists have all."""
ORDER = sorted(RelationType, key=lambda relation: relation in STRUCTURAL)
"""Relations as they are listed: events before standing ties."""


@dataclass(frozen=True, slots=True)
class Section:
    """The relations of one type and direction, or those of them that one page shows.

    ``count`` is how many there are in all.
    """

    title: str
    anchor: str
    count: int
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list at the foot of an entity's page, which shows so many of its rows; with more, all stand at its place."""

    title: str
    about: str
    part: str
    place: str
    rows: Sequence[Row]
    most: int

    @property
    def is_cut(self) -> bool:
        """Are there rows that the entity's page does not show?"""
        return len(self.rows) > self.most


def entity_pages(archive: Archive, node: str, *, drawn: bool, dossier: Record | None = None) -> Iterator[Written]:
    """Yield the page of an entity, those on which its relations go on, and the lists that are too long for it.

    Args:
        archive: What the site is made from.
        node: The entity.
        drawn: Does the graph page show it?
        dossier: Of a measure, how it stands, as :func:`graphbuild.site.dossiers.dossiers_of` tells it.
    """
    link, sections = archive.links[node], _sections(archive, node)
    parts = _parts(sections)
    listings = [_beside(archive, node), _texts(archive, node)]
    head = _head(archive, node) | {
        "contents": _contents(link, sections, parts),
        "dossier": dossier,
        "graph_place": f"{UP}../{GRAPH}{graph_address(node)}" if drawn else None,
        "listings": listings,
    }
    labels = [str(number) for number in range(1, len(parts) + 1)]
    for number, part in enumerate(parts, 1):
        shown = [_section_record(archive, node, section) for section in part]
        pages = pager(link.place, labels, number)
        context = head | {"number": number, "sections": shown, "pages": pages}
        yield part_place(link.place, "", number), site_page("entity.html.j2", link.name, **context)
    for listing in listings:
        if listing.is_cut:
            yield from list_pages(
                link.place, listing.title, listing.rows, part=listing.part, link=link, about=listing.about
            )


def _head(archive: Archive, node: str) -> Record:
    claims, kind = archive.claims.get(node, []), kind_of(archive.graph, node)
    around = ego(node, claims)
    return {
        "link": archive.links[node],
        "links": archive.links,
        "kind_name": KIND_NAMES[kind][0],
        "standing": list(_standing(archive, node)),
        "facts": list(_facts(archive, node)),
        "ego": around if around.sources.total or around.targets.total else None,
        "phrases": phrases(),
        "bars": bars(citation.date for edge in claims for citation in edge.citations if citation.date),
    }


def _standing(archive: Archive, node: str) -> Iterator[tuple[str, list[Link]]]:
    """Yield what an entity serves, is part of or is a member of, the best borne out first."""
    for relation in RelationType:
        if relation in STRUCTURAL:
            ties = [edge for edge in archive.claims.get(node, ()) if (edge.source, edge.relation) == (node, relation)]
            if ties:
                yield phrases()[relation], [archive.links[edge.target] for edge in ties[:LINKS]]


def _facts(archive: Archive, node: str) -> Iterator[tuple[str, list[str]]]:
    graph = archive.graph
    if aliases_of(graph, node):
        yield "also called", list(aliases_of(graph, node))
    for name, counts in attribute_counts(graph, node).items():
        rest = [f"and {len(counts) - VALUES} more"] if len(counts) > VALUES else []
        yield name, [*list(counts)[:VALUES], *rest]
    for reference in references_of(graph, node):
        yield "listed", [in_words(reference)]
    for note in graph.nodes[node].get("notes", ()):
        yield "note", [note["text"], f"{note['by']} {note['date']}"]
    mentions = Counter(mention["doc"] for mention in graph.nodes[node]["mentions"])
    yield "named", [f"{count(mentions.total(), 'time')} in {count(len(mentions), 'text')}"]


def _sections(archive: Archive, node: str) -> list[Section]:
    """Return an entity's claims by type, and what it does before what is done to it."""
    claims = archive.claims.get(node, ())
    found = []
    for relation in ORDER:
        of_type = [edge for edge in claims if edge.relation is relation]
        out, into = [e for e in of_type if e.source == node], [e for e in of_type if e.source != node]
        reading = phrases()[relation]
        if out:
            found.append(Section(f"{reading} …", str(relation), len(out), tuple(out)))
        if into:
            found.append(Section(f"… {reading} {archive.links[node].name}", f"{relation}-by", len(into), tuple(into)))
    return found


def _parts(sections: Iterable[Section]) -> list[list[Section]]:
    """Deal sections out to pages; one that does not fit goes on on the next."""
    dealt = parts_of([(section, edge) for section in sections for edge in section.edges], RELATIONS)
    return [
        [replace(section, edges=tuple(edge for _, edge in group)) for section, group in groupby(part, itemgetter(0))]
        for part in dealt
    ]


def _contents(link: Link, sections: Iterable[Section], parts: Sequence[Sequence[Section]]) -> list[Record]:
    """Return an entry for each section, with the place where it begins."""
    begins = dict[str, str]()
    for number, part in enumerate(parts, 1):
        file = part_place(link.place, "", number).rpartition("/")[2] if number > 1 else ""
        for section in part:
            begins.setdefault(section.anchor, f"{file}#{section.anchor}")
    return [{"title": one.title, "count": one.count, "place": begins[one.anchor]} for one in sections]


def _section_record(archive: Archive, node: str, section: Section) -> Record:
    relations = [_relation(archive, node, edge) for edge in section.edges]
    return {"title": section.title, "anchor": section.anchor, "count": section.count, "relations": relations}


def _relation(archive: Archive, node: str, edge: Edge) -> Record:
    claim = archive.write(edge, FEW)
    return {
        "other": archive.links[edge.target if edge.source == node else edge.source],
        "behind": behind(claim),
        "sentences": claim["sentences"],
        "quotes": [quotation(archive, evidence) for evidence in claim["evidence"]],
        "place": own_place(edge),
    }


def _beside(archive: Archive, node: str) -> Listing:
    """Return whom sentences name together with an entity, the closest first, each with the places of the sentences."""
    place = part_place(archive.links[node].place, "beside")
    rows = [_beside_row(archive, node, edge) for edge in archive.closeness.get(node, ())]
    return Listing("Named together", "Sentences that name both; no more is claimed.", "beside", place, rows, BESIDE)


def _beside_row(archive: Archive, node: str, edge: Edge) -> Row:
    own = own_place(edge)
    found = (sentence_place(archive, citation.doc, citation.start) for citation in edge.citations)
    cited = [place for place in found if place][: FEW if own else MANY]
    places = [(f"[{number}]", place) for number, place in enumerate(cited, 1)]
    every = [(f"all {len(edge.citations)}", own)] if own else []
    return Row(archive.links[edge.target if edge.source == node else edge.source], "", (*places, *every))


def _texts(archive: Archive, node: str) -> Listing:
    """Return the texts that name an entity, those that name it most first, each with where it does so first."""
    place = part_place(archive.links[node].place, "texts")
    mentions = archive.graph.nodes[node]["mentions"]
    counts = Counter(mention["doc"] for mention in mentions if mention["doc"] in archive.texts_at)
    ordered = sorted(counts, key=lambda doc: (-counts[doc], doc))
    rows = [Row(archive.texts_at[doc], _text_note(archive.documents[doc], counts[doc])) for doc in ordered]
    return Listing("Texts", "", "texts", place, rows, TEXTS)


def _text_note(document: Record, times: int) -> str:
    return f"{document.get('date') or 'undated'}, {count(times, 'time')}"
