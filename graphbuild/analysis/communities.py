"""Who stands together: groups with more ties within than between them, and how sure these are.

By default only ties count that tell of standing together: an office held, a membership, working together. A quarrel and
an attack tie two as well, and so does a talk of adversaries; whoever asks for these gets circles of who has to do with
whom.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from graphbuild.analysis.grouping import Community, communities_of, split_of, stays
from graphbuild.analysis.incidence import incidence_of
from graphbuild.analysis.network import Network
from graphbuild.analysis.partition import modularity, partition
from graphbuild.analysis.quarrels import HOSTILE, Quarrel, quarrels
from graphbuild.analysis.ties import wanted_relations
from graphbuild.errors import GraphTooSmallError
from graphbuild.graph import EntityGraph, kind_of, subgraph_of
from graphbuild.types import ACTORS, RelationType, Status

BONDS = frozenset({RelationType.SERVES, RelationType.PART_OF, RelationType.MEMBER_OF, RelationType.COOPERATES})
"""The relations that tell of standing together; talks are none of them, for adversaries talk."""
RESAMPLES = 100
"""How often sources are drawn anew, unless told otherwise, to see who stays with whom."""
RESAMPLED_TIES = 50_000
"""Above so many ties nothing is drawn anew: it would take minutes."""
WEAK = 0.3
"""A modularity below this tells of no clear groups: Newman and Girvan (2004), section IV."""
FEW_TIES = 2.0
"""Below so many ties for each entity, modularity is high whatever the ties."""
_TRIALS, _ROUNDS = 5, 5
"""How hard the split is searched for; among many ties, and in resamples, one trial is enough."""


@dataclass(frozen=True, slots=True)
class Communities:
    """The groups of a graph, those of most weight first.

    ``quarrels`` tell which of them are at odds, where no hostile relation was asked to tie them.

    ``nodes`` counts tied entities, ``alone`` those without a tie, which belong to no group. ``relations`` and
    ``resolution`` are what the groups were made by; ``resamples`` says how often ``sources`` were drawn to try them,
    ``seed`` where chance started. ``notes`` say in plain words what limits all this.
    """

    groups: tuple[Community, ...]
    quarrels: tuple[Quarrel, ...]
    nodes: int
    alone: int
    ties: int
    modularity: float
    relations: frozenset[RelationType]
    resolution: float
    resamples: int
    sources: int
    seed: int
    notes: tuple[str, ...]


def communities(  # noqa: PLR0913  one keyword for each limit that a reader may set
    graph: EntityGraph,
    *,
    relations: Iterable[RelationType] = BONDS,
    co_mentions: bool = False,
    since: date | None = None,
    until: date | None = None,
    min_sources: int = 1,
    resolution: float = 1.0,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Communities:
    """Find who stands together, by the Leiden algorithm on modularity.

    The groups are those of the graph as it is. How firm they are is tried by drawing its independent sources anew, as
    many as there are, some twice and some not at all (:mod:`graphbuild.analysis.resampling`). Claims that are only
    denied tie nobody.

    Args:
        graph: The graph to divide.
        relations: Which relations tie; those of :data:`BONDS` by default.
        co_mentions: Whether closeness in a sentence ties, too.
        since: The first day on which a text was published that counts.
        until: The last one.
        min_sources: How many independent sources must bear a relation out.
        resolution: Above 1 it makes more and smaller groups, below 1 fewer and larger ones.
        resamples: How often sources are drawn; 0 leaves that out, and so do more than :data:`RESAMPLED_TIES` ties.
        seed: Where chance starts: the same seed gives the same groups.

    Raises:
        GraphTooSmallError: Nothing is tied.
    """
    wanted = wanted_relations(relations, co_mentions=co_mentions)
    told = subgraph_of(graph, since=since, until=until, min_sources=min_sources)
    part = _said(subgraph_of(told, relations=wanted))
    incidence = incidence_of(part, wanted)
    network = incidence.network()
    _check(network)
    few = len(network.ends) <= RESAMPLED_TIES
    labels = partition(network, resolution=resolution, seed=seed, trials=_TRIALS if few else 1, rounds=_ROUNDS)
    split, draws = split_of(network, labels), resamples if few else 0
    height = round(modularity(network, labels, resolution), 9)
    find = partial(partition, resolution=resolution, seed=seed)
    return Communities(
        groups=communities_of(part, split, stays(incidence, split, draws, find, seed) if draws else None),
        quarrels=() if HOSTILE & wanted else quarrels(told, split.home),
        nodes=len(network.nodes),
        alone=sum(_acts(told, node) and node not in split.home for node in told),
        ties=len(network.ends),
        modularity=height,
        relations=wanted,
        resolution=resolution,
        resamples=draws,
        sources=len(incidence.sources),
        seed=seed,
        notes=tuple(_notes(network, height, untried=draws < resamples)),
    )


def _check(network: Network) -> None:
    if not len(network.ends):
        raise GraphTooSmallError("No two entities are tied by such relations, so nobody stands together. Add others.")


def _said(part: EntityGraph) -> EntityGraph:
    """Take out claims that all their sentences deny, and then whoever is tied to nobody."""
    edges = list(part.edges(keys=True, data=True))
    part.remove_edges_from(
        [
            (one, other, key)
            for one, other, key, record in edges
            if one == other or all(item.get("status") == Status.DENIED for item in record["evidence"])
        ]
    )
    part.remove_nodes_from([node for node in part if not part.degree(node)])
    return part


def _acts(graph: EntityGraph, node: str) -> bool:
    """Tell whether the texts of a graph name an actor by a node."""
    return kind_of(graph, node) in ACTORS and bool(graph.nodes[node]["mentions"])


def _notes(network: Network, height: float, *, untried: bool) -> Iterator[str]:
    ties = len(network.ends) / len(network.nodes)
    if ties < FEW_TIES and height >= WEAK:
        yield (
            f"With {ties:.1f} ties for each entity modularity is high whatever the ties are (Guimerà, Sales-Pardo, "
            "Amaral 2004): go by who stays together, and by the sentences."
        )
    if untried:
        yield f"Who stays together was not tried: with more than {RESAMPLED_TIES} ties that takes minutes."
