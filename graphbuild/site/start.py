"""The start page of a site, the lists that it leads to, and the names that its search knows."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from graphbuild import __version__
from graphbuild.drawings.bars import bars
from graphbuild.graph import aliases_of, decided_in, kind_of, mention_count, sources_of
from graphbuild.names import fold
from graphbuild.reports.records import Record, phrases
from graphbuild.reports.wording import KIND_NAMES, count
from graphbuild.resources.markup import as_json
from graphbuild.site.archive import Archive, link_to
from graphbuild.site.pages import LISTS, Row, Written, list_pages, site_page
from graphbuild.types import Kind, RelationType
from graphbuild.views.places import PAGES, TEXTS, list_place

LEADERS, LATEST = 8, 20
"""How many entities of each kind, and how many texts, the start page names; lists have all."""


def start_page(archive: Archive, pages: Sequence[Record]) -> str:
    """Return the page that leads to all others and says what the texts hold, and which texts they are.

    ``pages`` are those that lie beside it: ``file``, ``title`` and what they are ``about``.
    """
    days = sorted(record["date"] for record in archive.documents.values() if record.get("date"))
    root = f"{PAGES}/"
    return site_page(
        "index.html.j2",
        "graphbuild",
        root=root,
        pages=pages,
        leaders=[_leaders(archive, kind, nodes, root) for kind, nodes in _by_kind(archive).items()],
        relations=_relations(archive),
        total=len(archive.documents),
        copies=len(sources_of(archive.graph)),
        days=days,
        hidden=decided_in(archive.graph)["hidden"],
        bars=bars(map(date.fromisoformat, days)),
        rows=[_at(root, row) for row in _text_rows(archive)[:LATEST]],
        texts_place=root + list_place(TEXTS),
        closeness=phrases()[RelationType.CO_MENTIONED],
        version=__version__,
    )


def _leaders(archive: Archive, kind: Kind, nodes: Sequence[str], root: str) -> Record:
    """Return how many entities there are of a kind, and the best known of them."""
    return {
        "title": count(len(nodes), *KIND_NAMES[kind]),
        "place": root + list_place(kind),
        "rows": [_at(root, _row(archive, node, {})) for node in nodes[:LEADERS]],
    }


def _at(root: str, row: Row) -> Row:
    """Return a row as the start page shows it, from where the way to all pages is another one."""
    return replace(row, link=link_to(row.link.name, row.link.kind, row.link.place, root))


def lists(archive: Archive, dossiers: Mapping[str, Record]) -> Iterator[Written]:
    """Yield the lists of all entities of each kind, by name, and of all texts, the latest first."""
    nodes = _by_kind(archive)
    for kind in Kind:
        rows = [_row(archive, node, dossiers) for node in nodes.get(kind, ())]
        rows.sort(key=lambda row: (fold(row.link.name), row.link.place))
        yield from list_pages(list_place(kind), KIND_NAMES[kind][1].capitalize(), rows, label=lambda row: row.link.name)
    yield from list_pages(list_place(TEXTS), "Texts", _text_rows(archive), label=_day)


def names_script(archive: Archive) -> str:
    """Return the script that holds what the search knows: kind, name, file and aliases of each page, best known first.

    Kinds are indices into ``kinds``, the folders in which the files lie.
    """
    number = {folder: number for number, (folder, _) in enumerate(LISTS)}
    told = ((archive.links[node], aliases_of(archive.graph, node)) for node in _by_standing(archive))
    texts = ((link, ()) for link in archive.texts_at.values())
    rows = [
        [number[link.kind], link.name, link.place.partition("/")[2], list(aliases)] for link, aliases in (*told, *texts)
    ]
    return f"const NAMES = {as_json({'kinds': list(number), 'rows': rows})};\n"


def _by_standing(archive: Archive) -> list[str]:
    """Return all entities, those with most claims first."""
    graph, claims = archive.graph, archive.claims
    return sorted(archive.links, key=lambda node: (-len(claims.get(node, ())), -mention_count(graph, node), node))


def _by_kind(archive: Archive) -> dict[Kind, list[str]]:
    nodes = {kind: list[str]() for kind in Kind}
    for node in _by_standing(archive):
        nodes[kind_of(archive.graph, node)].append(node)
    return {kind: found for kind, found in nodes.items() if found}


def _row(archive: Archive, node: str, dossiers: Mapping[str, Record]) -> Row:
    if node in dossiers:
        return Row(archive.links[node], dossiers[node]["last"])
    number = len(archive.claims.get(node, ()))
    return Row(archive.links[node], count(number, "relation") if number else "")


def _text_rows(archive: Archive) -> list[Row]:
    """Return all texts, the latest first and undated ones last."""
    records = sorted(archive.documents.values(), key=lambda record: record["id"])
    records.sort(key=lambda record: record.get("date") or "", reverse=True)
    return [Row(archive.texts_at[record["id"]], _text_note(record)) for record in records]


def _day(row: Row) -> str:
    return row.note.partition(",")[0]


def _text_note(record: Record) -> str:
    return ", ".join(filter(None, (record.get("date") or "undated", record.get("source"))))


def _relations(archive: Archive) -> list[tuple[str, int]]:
    """Return how many relations there are of each type, by reading phrase."""
    counts = Counter(record["relation"] for _, _, record in archive.graph.edges(data=True))
    return [(phrases()[relation], counts[relation]) for relation in RelationType if counts[relation]]
