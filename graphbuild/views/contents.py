"""What a page knows besides its picture: entities, claims, sentences and documents, as plain JSON values.

A sentence is kept once, however many claims it bears out. Places within it count UTF-16 units, as scripts in a browser
do.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from graphbuild.analysis.citations import by_plainness, remark
from graphbuild.graph import Edge, EntityGraph, documents_of
from graphbuild.resources.phrases import reading_phrases
from graphbuild.types import Citation, RelationType
from graphbuild.views.elements import DrawnNode, Picture
from graphbuild.views.style import LOOKS

Record = dict[str, Any]


def contents(graph: EntityGraph, picture: Picture) -> Record:
    """Return all that the page's scripts read, sorted.

    ``entities`` are by node id and ``claims`` by edge number, in the order of the picture; a claim's ``evidence`` holds
    the index of a sentence, the two places in it and what is to be said of it, the plainest sentence first.
    """
    sentences = _Sentences()
    claims = [_claim(graph, line.edge, sentences) for line in picture.edges]
    cited = {sentence["doc"] for sentence in sentences.records}
    return {
        "entities": {node.id: _entity(node) for node in picture.nodes},
        "claims": claims,
        "sentences": sentences.records,
        "documents": {doc: _document(record) for doc, record in documents_of(graph).items() if doc in cited},
        "kinds": _kinds(picture),
        "relations": _relations(picture),
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


def _entity(node: DrawnNode) -> Record:
    return {"kind": node.kind, "name": node.name, "aliases": node.aliases, "mentions": node.mentions}


def _document(record: Mapping[str, Any]) -> Record:
    shown = {"title": record["title"], "date": record["date"], "url": record["url"], "source": record["source"]}
    return shown | ({"copy_of": record["copy_of"]} if record.get("copy_of") else {})


def _claim(graph: EntityGraph, edge: Edge, sentences: _Sentences) -> Record:
    return {
        "source": edge.source,
        "target": edge.target,
        "relation": edge.relation,
        "evidence": [
            [sentences.index(citation), *_marks(citation), remark(graph, citation)]
            for citation in by_plainness(edge.citations)
        ],
    }  # fmt: skip


def _marks(citation: Citation) -> list[int]:
    """Return start and end of the two names in the sentence, the source's first."""
    places = (*citation.source, *citation.target)
    return [_utf16_length(citation.text[: place - citation.start]) for place in places]


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _kinds(picture: Picture) -> list[Record]:
    counts = Counter(node.kind for node in picture.nodes)
    return [
        {"kind": kind, "plural": look.plural, "light": look.light, "dark": look.dark, "count": counts[kind]}
        for kind, look in LOOKS.items()
        if counts[kind]
    ]


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
