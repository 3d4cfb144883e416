"""Which claims came, went, or are better or worse borne out in one graph than in another."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from graphbuild.analysis.citations import VOICES
from graphbuild.analysis.identity import Documents
from graphbuild.analysis.ties import CLAIMS
from graphbuild.graph import Edge, EntityGraph, independent, sources_of
from graphbuild.types import STRUCTURAL, RelationType
from graphbuild.values import Values, citation_of

Key: TypeAlias = tuple[str, str, RelationType]
"""A claim's source, target and type, by the ids that the newer graph has for the two."""
Sentence: TypeAlias = tuple[str, str]
"""A document, by the id that the newer graph has for it, and a sentence of it."""
STANDING = STRUCTURAL | {RelationType.TARGETS}
"""What lasts, such as an office or whom a measure is aimed at, as against events."""
What: TypeAlias = Literal["new", "gone", "stronger", "weaker", "retold"]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one claim.

    ``before`` and ``after`` count the independent sources that make it. The citations of ``edge`` are the sentences
    that came or, where it is ``past``, those that went; then its ids are those of the older graph. It is ``reread`` if
    no text that came or went accounts for the change: the same texts are read otherwise, or people decided so.
    """

    edge: Edge
    before: int
    after: int
    past: bool
    reread: bool

    @property
    def what(self) -> What:
        """Whether the claim is new, gone, borne out by more or fewer sources, or by other sentences of as many."""
        if not self.before or not self.after:
            return "gone" if self.before else "new"
        return "retold" if self.before == self.after else "stronger" if self.before < self.after else "weaker"


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim as one graph makes it, with its own ids for the ends."""

    source: str
    target: str
    relation: RelationType
    weight: float
    sentences: Mapping[Sentence, Values]


_UNSAID = _Claim("", "", RelationType.CO_MENTIONED, 0.0, {})


def claim_changes(
    old: EntityGraph, new: EntityGraph, documents: Documents, heirs: Mapping[str, str]
) -> tuple[Change, ...]:
    """Compare the claims of two graphs, events before standing ties, and of each those first that changed most.

    Change is measured in roots of sources, so that one more means the less the more there are: from 1 to 4 is as much
    as from 4 to 9, and about as much as chance makes of counts of any size. Of equals, what a text says in its own
    voice comes before what it quotes or alleges, and then what was published later. ``heirs`` maps ids of the older
    graph to those that stand for them in the newer one.

    References:
        Bartlett, M. S. (1936). The square root transformation in analysis of variance. Supplement to the Journal of
        the Royal Statistical Society 3(1), 68-78.
    """
    was, now = _claims(old, heirs, documents.same), _claims(new, {}, {})
    copies, news = (sources_of(old), sources_of(new)), documents.news | set(documents.removed)
    changes = []
    for key in was.keys() | now.keys():
        earlier, later = was.get(key, _UNSAID), now.get(key, _UNSAID)
        before, after = _sources(earlier, copies[0]), _sources(later, copies[1])
        went, came = _only(earlier, later), _only(later, earlier)
        past = after < before or not came
        if went or came or before != after:
            shown = went if past else came
            edge = _edge(earlier if past else later, shown)
            changes.append(Change(edge, before, after, past, reread=not any(doc in news for doc, _ in shown)))
    return tuple(sorted(changes, key=_order))


def _claims(graph: EntityGraph, heirs: Mapping[str, str], documents: Mapping[str, str]) -> dict[Key, _Claim]:
    """Gather the claims of a graph under the ids that the newer one has for entities and documents."""
    claims: dict[Key, _Claim] = {}
    said = defaultdict[Key, dict[Sentence, Values]](dict)
    for source, target, record in graph.edges(data=True):
        key = heirs.get(source, source), heirs.get(target, target), RelationType(record["relation"])
        if key[2] in CLAIMS and key[0] != key[1]:
            claims.setdefault(key, _Claim(source, target, key[2], record["weight"], said[key]))
            for item in record["evidence"]:
                said[key].setdefault((documents.get(item["doc"], item["doc"]), item["text"]), item)
    return claims


def _sources(claim: _Claim, copies: Mapping[str, str]) -> int:
    return len(independent(copies, (item["doc"] for item in claim.sentences.values())))


def _only(claim: _Claim, other: _Claim) -> dict[Sentence, Values]:
    """Return the sentences of a claim that another has not."""
    return {key: item for key, item in claim.sentences.items() if key not in other.sentences}


def _edge(claim: _Claim, shown: Mapping[Sentence, Values]) -> Edge:
    """Return a claim with some of its sentences, or with all where none is to be shown."""
    items = (shown or claim.sentences).values()
    return Edge(claim.source, claim.target, claim.relation, claim.weight, tuple(map(citation_of, items)))


def _order(change: Change) -> tuple[bool, float, int, int, str, str, RelationType]:
    edge = change.edge
    return (
        edge.relation in STANDING,
        -abs(math.sqrt(change.after) - math.sqrt(change.before)),
        min(VOICES.index(citation.status) for citation in edge.citations),
        -max((citation.date or date.min).toordinal() for citation in edge.citations),
        edge.source,
        edge.target,
        edge.relation,
    )
