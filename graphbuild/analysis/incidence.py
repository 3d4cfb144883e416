"""Which source bears which tie out: what a resample of sources, or one source fewer, is read from."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from graphbuild.analysis.network import Network
from graphbuild.analysis.ties import CLAIMS
from graphbuild.graph import EntityGraph, sources_of
from graphbuild.types import RelationType

Figures: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """The ties of a graph by the independent sources that bear them out; copies of one report are one source.

    ``ends`` has a row for each tie with the places of its two ends in ``nodes``, as in :class:`Network`. ``shares``
    has a row for each tie and a column for each of ``sources``: what the source adds to the weight of the tie.
    """

    nodes: tuple[str, ...]
    sources: tuple[str, ...]
    ends: Places
    shares: csr_array

    def network(self, draws: Figures | None = None) -> Network:
        """Return the ties as they are if each source counts so often; by default once, which is the graph itself."""
        weights = self.shares @ (np.ones(len(self.sources)) if draws is None else draws)
        kept = weights > 0
        return Network(self.nodes, self.ends[kept], weights[kept])

    def without(self, sources: Collection[int]) -> Network:
        """Return the ties that are left if some sources, by place, are left out."""
        return self.network(self._counts(sources))

    def carried(self, node: int) -> Figures:
        """Return how much each source adds to the ties of a node, by place."""
        return np.asarray(self._own(node).sum(axis=0), dtype=np.float64).ravel()

    def tie_count(self, node: int, without: Collection[int] = ()) -> int:
        """Return how many ties of a node, by place, are left if some sources are left out."""
        return int(np.count_nonzero(self._own(node) @ self._counts(without)))

    def _own(self, node: int) -> csr_array:
        return self.shares[np.flatnonzero((self.ends == node).any(axis=1))]

    def _counts(self, left_out: Collection[int]) -> Figures:
        counts = np.ones(len(self.sources))
        counts[list(left_out)] = 0
        return counts


def incidence_of(
    graph: EntityGraph, relations: frozenset[RelationType] = CLAIMS, nodes: Iterable[str] | None = None
) -> Incidence:
    """Read from a graph which sources bear the ties between some nodes out; by default between all.

    A claim weighs the number of its sources, so each adds one; closeness is shared out by sentences. A source that
    bears out no tie counts among the sources, too: it could be drawn in another's place.
    """
    ordered = tuple(sorted(graph if nodes is None else nodes))
    pairs, origins, shares = list[int](), list[str](), list[float]()
    for pair, origin, share in _told(graph, relations, {node: index for index, node in enumerate(ordered)}):
        pairs.append(pair)
        origins.append(origin)
        shares.append(share)
    copies = sources_of(graph)
    sources = sorted({*origins} | {copies.get(record["id"], record["id"]) for record in graph.graph["documents"]})
    column = {source: index for index, source in enumerate(sources)}
    codes, rows = np.unique(np.array(pairs, dtype=np.int64), return_inverse=True)
    cells = np.array(shares, dtype=np.float64), (rows, np.array([column[origin] for origin in origins], dtype=np.intp))
    ends = np.stack(np.divmod(codes, max(1, len(ordered))), axis=1).astype(np.intp)
    return Incidence(ordered, tuple(sources), ends, coo_array(cells, shape=(len(codes), len(sources))).tocsr())


def _told(
    graph: EntityGraph, relations: frozenset[RelationType], place: Mapping[str, int]
) -> Iterator[tuple[int, str, float]]:
    """Yield which source adds what to which tie, as a number: the place of its first end times all, and its second."""
    copies, size = sources_of(graph), len(place)
    for source, target, record in graph.edges(data=True):
        if source != target and record["relation"] in relations and source in place and target in place:
            low, high = sorted((place[source], place[target]))
            for origin, share in _shares(record, copies).items():
                yield low * size + high, origin, share


def said_by(record: Mapping[str, Any], copies: Mapping[str, str]) -> Iterator[tuple[str, str, float]]:
    """Yield for each sentence of a relation its document, the source of that, and what that adds to the weight.

    Sentences add up if the relation is closeness; of a claim any of a source's sentences bears its whole share.
    """
    documents = [item["doc"] for item in record["evidence"]]
    sources = [copies.get(document, document) for document in documents]
    number = len(sources) if record["relation"] == RelationType.CO_MENTIONED else len({*sources})
    for document, source in zip(documents, sources, strict=True):
        yield document, source, float(record["weight"]) / number


def _shares(record: Mapping[str, Any], copies: Mapping[str, str]) -> dict[str, float]:
    """Return what each source adds to the weight of a relation."""
    shares: defaultdict[str, float] = defaultdict(float)
    for _, source, share in said_by(record, copies):
        shares[source] = shares[source] + share if record["relation"] == RelationType.CO_MENTIONED else share
    return shares
