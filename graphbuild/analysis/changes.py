"""What changed between two graphs, or two periods of one: what came, what went, and what stands otherwise."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from graphbuild.analysis.citations import strongest_claims
from graphbuild.analysis.claims import STANDING, Change, claim_changes
from graphbuild.analysis.identity import Documents, Identity, match_documents, match_entities
from graphbuild.analysis.moves import LEAST_MOVE, RESAMPLES, Move, rank_moves
from graphbuild.analysis.standings import Standing, standings, standings_between
from graphbuild.analysis.ties import CLAIMS
from graphbuild.errors import GraphTooSmallError
from graphbuild.graph import Edge, EntityGraph, subgraph_of

Span: TypeAlias = tuple[date | None, date | None]
"""The first and the last day of a period, both inclusive; None is open."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity that only one of two graphs has, and what that one tells of it.

    ``claims`` are its heaviest, one for each neighbour, events before standing ties. It is ``reread`` if the texts that
    name it are in both graphs.
    """

    node: str
    claims: tuple[Edge, ...]
    mentions: int
    documents: int
    reread: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from an older graph to a newer one; each tuple has what matters most first.

    ``came`` and ``gone`` are entities, ``identities`` those that are another or are called otherwise now, ``claims``
    what became of each claim that is not told as before. ``moves`` are by the centrality ``measure``, of at least
    ``least_move`` places. ``entities`` and ``relations`` count, for each graph, what it names and claims. ``as_of`` are
    the days for which the status of measures was asked. ``notes`` say in plain words what limits all this.
    """

    documents: Documents
    entities: tuple[int, int]
    relations: tuple[int, int]
    measures: tuple[Standing, ...]
    claims: tuple[Change, ...]
    came: tuple[Appearance, ...]
    gone: tuple[Appearance, ...]
    identities: tuple[Identity, ...]
    moves: tuple[Move, ...]
    measure: str
    least_move: int
    as_of: Span = (None, None)
    notes: tuple[str, ...] = field(default=())


def compare(
    old: EntityGraph,
    new: EntityGraph,
    *,
    measure: str = "degree",
    least_move: int = LEAST_MOVE,
    resamples: int = RESAMPLES,
) -> Changes:
    """Compare two graphs, such as two builds of a growing archive.

    Args:
        old: The older graph.
        new: The newer graph.
        measure: The centrality by which ranks are compared, among :data:`graphbuild.analysis.kernels.MEASURES`.
        least_move: How many places somebody must have moved in rank to be told of.
        resamples: How often sources are drawn anew, to tell by how much ranks would move anyway; 0 leaves that out.

    Raises:
        GraphbuildError: There is no such measure of centrality.
    """
    changes = _compare(old, new, (measure, least_move, resamples))
    heirs = _heirs(changes.identities, new)
    touched = {end for change in changes.claims for end in (change.edge.source, change.edge.target)}
    return replace(changes, measures=standings(old, new, {heirs.get(node, node) for node in touched}, heirs))


def compare_periods(  # noqa: PLR0913  two periods, and one keyword for each limit that a reader may set
    graph: EntityGraph,
    first: Span,
    second: Span,
    *,
    measure: str = "degree",
    least_move: int = LEAST_MOVE,
    resamples: int = RESAMPLES,
) -> Changes:
    """Compare what the texts of two periods tell; texts without a date belong to neither.

    How a measure stands is asked of all texts, as of the last day of each period.

    Args:
        graph: The graph of all texts.
        first: The first and the last day of the earlier period, both inclusive; None is open.
        second: The same of the later one.
        measure: As for :func:`compare`.
        least_move: As for :func:`compare`.
        resamples: As for :func:`compare`.

    Raises:
        GraphTooSmallError: No text is of one of the periods.
        GraphbuildError: There is no such measure of centrality.
    """
    ranks = (measure, least_move, resamples)
    changes = _compare(_within(graph, first), _within(graph, second), ranks, joined=False)
    undated = [record for record in graph.graph["documents"] if not record.get("date")]
    note = f"{len(undated)} of {len(graph.graph['documents'])} texts have no date and belong to no period."
    return replace(
        changes,
        measures=standings_between(graph, first[1] or date.max, second[1] or date.max),
        as_of=(first[1], second[1]),
        notes=(*changes.notes, note) if undated else changes.notes,
    )


def _compare(old: EntityGraph, new: EntityGraph, ranks: tuple[str, int, int], *, joined: bool = True) -> Changes:
    """Compare all but how measures stand; entities may have been ``joined`` or parted where the graphs are two."""
    measure, least, resamples = ranks
    documents = match_documents(old, new)
    identities = match_entities(old, new, documents) if joined else ()
    heirs = _heirs(identities, new)
    moves, notes = tuple[Move, ...](), tuple[str, ...]()
    try:
        moves = rank_moves(old, new, heirs, measure=measure, least=least, resamples=resamples)
    except GraphTooSmallError:
        notes = ("Ranks are not compared: in one of the two no claim ties any actors.",)
    came = set(new) - set(old) - {identity.after for identity in identities}
    return Changes(
        documents=documents,
        entities=(len(old), len(new)),
        relations=(_claimed(old), _claimed(new)),
        measures=(),
        claims=claim_changes(old, new, documents, heirs),
        came=_appearances(new, came, documents.news),
        gone=_appearances(old, set(old) - set(new) - heirs.keys(), documents.left),
        identities=identities,
        moves=moves,
        measure=measure,
        least_move=least,
        notes=notes,
    )


def _heirs(identities: Iterable[Identity], new: EntityGraph) -> dict[str, str]:
    """Map those who are gone to who stands for them."""
    return {identity.before: identity.after for identity in identities if identity.before not in new}


def _claimed(graph: EntityGraph) -> int:
    return sum(record["relation"] in CLAIMS for _, _, record in graph.edges(data=True))


def _within(graph: EntityGraph, span: Span) -> EntityGraph:
    """Return what the texts of a period tell, and only the entities that they name."""
    part = subgraph_of(graph, since=span[0], until=span[1])
    if not part.graph["documents"]:
        raise GraphTooSmallError(f"There is no text of {period_name(span)}. {_extent(graph)}")
    part.remove_nodes_from([node for node in part if not part.nodes[node]["mentions"] and not part.degree(node)])
    return part


def period_name(span: Span) -> str:
    """Return what a period is called: a year, a month or a day, or else its first and last day.

    >>> period_name((date(2021, 1, 1), date(2021, 12, 31))), period_name((None, date(2022, 2, 23)))
    ('2021', 'until 2022-02-23')
    """
    first, last = span
    if first and last:
        whole = {(first.replace(month=1, day=1), first.replace(month=12, day=31)): f"{first:%Y}"}
        month = first.replace(day=monthrange(first.year, first.month)[1])
        whole |= {(first.replace(day=1), month): f"{first:%Y-%m}", (first, first): f"{first}"}
        return whole.get((first, last), f"{first} to {last}")
    return f"since {first}" if first else f"until {last}" if last else "all time"


def _extent(graph: EntityGraph) -> str:
    days = sorted(record["date"] for record in graph.graph["documents"] if record.get("date"))
    return f"Dated texts run from {days[0]} to {days[-1]}." if days else "No text has a date."


def _appearances(graph: EntityGraph, nodes: Iterable[str], news: frozenset[str]) -> tuple[Appearance, ...]:
    """Return what a graph tells of entities, those with most ties first, then those that most texts name."""
    found = [_appearance(graph, node, news) for node in nodes]
    return tuple(sorted(found, key=lambda one: (-len(one.claims), -one.documents, -one.mentions, one.node)))


def _appearance(graph: EntityGraph, node: str, news: frozenset[str]) -> Appearance:
    named = Counter(mention["doc"] for mention in graph.nodes[node]["mentions"])
    claims = strongest_claims(graph, node, graph.degree(node))
    claims.sort(key=lambda edge: edge.relation in STANDING)
    return Appearance(node, tuple(claims), named.total(), len(named), reread=not news & named.keys())
