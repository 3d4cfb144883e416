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

    def places(self, nodes: Iterable[str]) -> Places:
        """Return where in ``nodes`` some of them stand."""
        place = {node: index for index, node in enumerate(self.nodes)}
        return np.array([place[node] for node in nodes], dtype=np.intp)

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


def incidence_of(graph: EntityGraph, relations: frozenset[RelationType] = CLAIMS) -> Incidence:
    """Read from a graph which sources bear its ties out: those of :func:`graphbuild.analysis.ties.tie_graph`.

    A claim weighs the number of its sources, so each adds one; closeness is shared out by sentences. A source that
    bears out no tie counts among the sources, too: it could be drawn in another's place.
    """
    copies = sources_of(graph)
    pairs: defaultdict[tuple[str, str], defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for source, target, record in graph.edges(data=True):
        if source != target and record["relation"] in relations:
            pair = pairs[min(source, target), max(source, target)]
            for origin, share in _shares(record, copies).items():
                pair[origin] += share
    named = {copies.get(record["id"], record["id"]) for record in graph.graph["documents"]}
    used = {origin for found in pairs.values() for origin in found}
    return _as_arrays(tuple(sorted(graph)), sorted(named | used), pairs)


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


def _as_arrays(
    nodes: tuple[str, ...], sources: list[str], pairs: Mapping[tuple[str, str], Mapping[str, float]]
) -> Incidence:
    place, column = ({one: index for index, one in enumerate(ordered)} for ordered in (nodes, sources))
    ordered = sorted(pairs)
    cells = [(row, column[source], share) for row, pair in enumerate(ordered) for source, share in pairs[pair].items()]
    rows, columns, shares = zip(*cells, strict=True) if cells else ((), (), ())
    matrix = coo_array((np.array(shares, dtype=np.float64), (rows, columns)), shape=(len(ordered), len(sources)))
    ends = np.array([(place[one], place[other]) for one, other in ordered], dtype=np.intp).reshape(-1, 2)
    return Incidence(nodes, tuple(sources), ends, matrix.tocsr())
