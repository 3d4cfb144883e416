"""The pages of relations that have more sentences than the pages of their entities show."""

from collections.abc import Iterator

from graphbuild.drawings.bars import bars
from graphbuild.graph import Edge
from graphbuild.site.archive import Archive
from graphbuild.site.pages import Written, behind, own_place, pager, parts_of, quotation, site_page
from graphbuild.types import RelationType
from graphbuild.views.places import part_place

SENTENCES = 100
"""How many sentences a page shows."""


def relation_pages(archive: Archive, edge: Edge) -> Iterator[Written]:
    """Yield the pages of a relation with all its sentences, the first published first and undated ones last."""
    place = own_place(edge)
    if place is None:
        return
    claim = archive.write(edge, None)
    source, target = archive.links[edge.source], archive.links[edge.target]
    evidence = sorted(claim["evidence"], key=lambda one: (one["date"] is None, one["date"], one["doc"], one["start"]))
    parts = parts_of(evidence, SENTENCES)
    context = {
        "source": source,
        "target": target,
        "reading": claim["reading"],
        "behind": behind(claim),
        "closeness": edge.relation is RelationType.CO_MENTIONED,
        "bars": bars(citation.date for citation in edge.citations if citation.date),
    }
    for number, part in enumerate(parts, 1):
        pages = pager(place, [str(each) for each in range(1, len(parts) + 1)], number)
        quotes = [quotation(archive, one) for one in part]
        title = f"{source.name} {claim['reading']} {target.name}"
        yield part_place(place, "", number), site_page("relation.html.j2", title, quotes=quotes, pages=pages, **context)
