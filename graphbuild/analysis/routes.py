"""A route as a reader gets it: its hops with their relations and sentences, and what it rests on."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from graphbuild.analysis.citations import best_citation
from graphbuild.analysis.ground import UNIT, Ground
from graphbuild.analysis.ties import CLAIMS
from graphbuild.analysis.timing import days_of, hops_in_time
from graphbuild.graph import Edge, independent
from graphbuild.types import Citation, RelationType, Status

_RELATIONS = list(RelationType)
_DOUBTS = (Status.DENIED, Status.ALLEGED)
"""What makes a hop weak whatever its sources, the weaker first."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a route, from ``source`` to ``target`` in the order of walking.

    ``edges`` are the relations of the two, best first: claims before closeness, then by weight, then along the walk
    before against it, then in the order of :class:`RelationType`. ``documents`` counts the texts behind them,
    ``sources`` the independent ones: copies of one text count once.
    """

    source: str
    target: str
    edges: tuple[Edge, ...]
    documents: int
    sources: int

    @property
    def relation(self) -> RelationType:
        """The best relation of the two."""
        return self.edges[0].relation

    @property
    def forward(self) -> bool:
        """Whether the best relation runs along the walk."""
        return self.edges[0].source == self.source

    @property
    def citation(self) -> Citation:
        """The sentence to show; see :func:`best_citation`."""
        return best_citation(self.edges[0].citations)

    @property
    def strength(self) -> tuple[bool, int, int]:
        """What makes a hop strong, the greater the stronger.

        Closeness is weaker than any claim, a claim that is denied in the sentence to show weaker than one that is
        alleged, and that weaker than all others. Among these the number of independent sources decides.
        """
        status = self.citation.status
        firm = _DOUBTS.index(status) if status in _DOUBTS else len(_DOUBTS)
        return self.relation in CLAIMS, firm, self.sources


@dataclass(frozen=True, slots=True)
class Route:
    """A way from one entity to another. The lower the ``cost``, the better the evidence and the fewer the hubs.

    ``sources`` counts the independent sources of all hops together.
    """

    hops: tuple[Hop, ...]
    cost: float
    sources: int

    @property
    def nodes(self) -> tuple[str, ...]:
        """The ids on the way, ends included."""
        return (self.hops[0].source, *(hop.target for hop in self.hops))

    @property
    def weakest(self) -> tuple[int, ...]:
        """The places, from 0, of the hops than which none is weaker; all of them where all are alike."""
        least = min(hop.strength for hop in self.hops)
        return tuple(place for place, hop in enumerate(self.hops) if hop.strength == least)

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day that the sentences to show tell of; None if all are undated."""
        told = [days for hop in self.hops if (days := days_of(hop.citation))]
        return (min(first for first, _ in told), max(last for _, last in told)) if told else None

    @property
    def undated(self) -> int:
        """How many hops have a sentence to show that no date is known for."""
        return sum(days_of(hop.citation) is None for hop in self.hops)


def route_of(ground: Ground, nodes: tuple[str, ...], cost: int) -> Route:
    """Return a route as its nodes tell it; with hops in the order of time only with the sentences that fit."""
    hops = [ground.edges(source, target) for source, target in pairwise(nodes)]
    if ground.limits.in_time:
        hops = hops_in_time(hops)
    documents = [{citation.doc for edge in edges for citation in edge.citations} for edges in hops]
    sources = [independent(ground.sources, each) for each in documents]
    return Route(
        tuple(
            Hop(source, target, _sorted(edges, source), len(texts), len(roots))
            for (source, target), edges, texts, roots in zip(pairwise(nodes), hops, documents, sources, strict=True)
        ),
        cost / UNIT,
        len(set[str]().union(*sources)),
    )


def _sorted(edges: list[Edge], start: str) -> tuple[Edge, ...]:
    order = sorted(
        edges, key=lambda e: (e.relation not in CLAIMS, -e.weight, e.source != start, _RELATIONS.index(e.relation))
    )
    return tuple(order)
