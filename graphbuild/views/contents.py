"""What a page knows besides its picture: entities, claims, sentences and documents, as plain JSON values.

A sentence is kept once, however many claims it bears out. Places within it count UTF-16 units, as scripts in a browser
do.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from graphbuild.analysis.citations import by_plainness, remark
from graphbuild.analysis.kernels import pagerank
from graphbuild.analysis.network import network_of
from graphbuild.analysis.ties import tie_graph
from graphbuild.drawings.style import LOOKS
from graphbuild.graph import Edge, EntityGraph, attribute_counts, documents_of
from graphbuild.link import in_words, references_of
from graphbuild.resources.phrases import reading_phrases
from graphbuild.types import Citation, RelationType, Status
from graphbuild.views.documents import cited_documents
from graphbuild.views.elements import MOST_DRAWN, MOST_LINES, DrawnNode, Picture

Record = dict[str, Any]


def contents(graph: EntityGraph, picture: Picture) -> Record:
    """Return all that the page's scripts read, sorted.

    ``entities`` are by node id and ``claims`` by edge number, in the order of the picture. A piece of a claim's
    ``evidence`` has the index of its ``sentence``, ``marks`` for the two names in it, a ``remark`` on who says so and
    when it happened, its ``status``, and the ``first`` and ``last`` day of what it tells, if it does; the plainest
    sentence comes first. ``limits`` say how many nodes and lines the picture draws at once at most, and how many of
    each kind at first (None: all).
    """
    sentences = _Sentences()
    claims = [_claim(graph, line.edge, sentences) for line in picture.edges]
    documents, cited = documents_of(graph), sorted(cited_documents(graph))
    return {
        "entities": _entities(graph, picture),
        "claims": claims,
        "sentences": sentences.records,
        "documents": {doc: _document(documents[doc]) for doc in cited},
        "kinds": _kinds(picture),
        "relations": _relations(picture),
        "statuses": _statuses(picture),
        "limits": {"nodes": MOST_DRAWN, "lines": MOST_LINES, "firstOfKind": picture.most_of_kind},
    }


class _Sentences:
    """The sentences met so far, each with its index."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self._index: dict[tuple[str, int, int], int] = {}

    def index(self, citation: Citation) -> int:
        place = (citation.doc, citation.start, citation.end)
        if place not in self._index:
            self._index[place] = len(self.records)
            day = citation.date and citation.date.isoformat()
            self.records.append({"doc": citation.doc, "text": citation.text, "date": day})
        return self._index[place]


def _entities(graph: EntityGraph, picture: Picture) -> dict[str, Record]:
    """Return the entities by id, each with its PageRank among those drawn; see :func:`graphbuild.analysis.rank`."""
    network = network_of(tie_graph(graph))
    ranks = dict(zip(network.nodes, pagerank(network).tolist(), strict=True))
    return {node.id: _entity(graph, node, ranks[node.id]) for node in picture.nodes}


def _entity(graph: EntityGraph, node: DrawnNode, rank: float) -> Record:
    return {
        "kind": node.kind,
        "name": node.name,
        "aliases": node.aliases,
        "mentions": node.mentions,
        "attributes": {name: list(counts) for name, counts in attribute_counts(graph, node.id).items()},
        "rank": round(rank, 4),
        "notes": graph.nodes[node.id].get("notes", []),
        **({"listed": listed} if (listed := list(map(in_words, references_of(graph, node.id)))) else {}),
    }


def _document(record: Mapping[str, Any]) -> Record:
    shown = {"title": record["title"], "date": record["date"], "url": record["url"], "source": record["source"]}
    return shown | ({"copy_of": record["copy_of"]} if record.get("copy_of") else {})


def _claim(graph: EntityGraph, edge: Edge, sentences: _Sentences) -> Record:
    return {
        "source": edge.source,
        "target": edge.target,
        "relation": edge.relation,
        "weight": edge.weight,
        "evidence": [_evidence(graph, citation, sentences) for citation in by_plainness(edge.citations)],
    }


def _evidence(graph: EntityGraph, citation: Citation, sentences: _Sentences) -> Record:
    period = citation.period
    return {
        "sentence": sentences.index(citation),
        "marks": _marks(citation),
        "remark": remark(graph, citation),
        "status": citation.status,
        "first": period and period.first.isoformat(),
        "last": period and period.last.isoformat(),
    }


def _marks(citation: Citation) -> list[int]:
    """Return start and end of the two names in the sentence, the source's first."""
    places = (*citation.source, *citation.target)
    return [_utf16_length(citation.text[: place - citation.start]) for place in places]


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _kinds(picture: Picture) -> list[Record]:
    counts = Counter(node.kind for node in picture.nodes)
    return [
        {
            "kind": kind,
            "plural": look.plural,
            "outline": look.outline,
            "light": look.light,
            "dark": look.dark,
            "count": counts[kind],
        }
        for kind, look in LOOKS.items()
        if counts[kind]
    ]


def _statuses(picture: Picture) -> list[Record]:
    """Return how many claims have evidence of each status; closeness has none."""
    claims = [line.edge for line in picture.edges if line.edge.relation != RelationType.CO_MENTIONED]
    counts = Counter(status for claim in claims for status in {citation.status for citation in claim.citations})
    return [{"status": status, "count": counts[status]} for status in Status if counts[status]]


def _relations(picture: Picture) -> list[Record]:
    counts = Counter(line.edge.relation for line in picture.edges)
    phrases = reading_phrases()
    return [
        {
            "relation": relation,
            "phrase": phrases[relation],
            "count": counts[relation],
            "claim": relation != RelationType.CO_MENTIONED,
        }
        for relation in RelationType
        if counts[relation]
    ]
