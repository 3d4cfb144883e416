"""Is every span and sentence of a graph really in its text?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graphbuild.errors import SourceError
from graphbuild.graph import Edge, EntityGraph, documents_of, edges_of
from graphbuild.read import TEXT, read_documents
from graphbuild.types import Citation, Document

PLAIN_TEXT = (".txt", ".md")
"""What files are read again: those whose text is stored as it stands."""


@dataclass(frozen=True, slots=True)
class Untruth:
    """One thing in the graph that its text does not bear out: where, from code point ``start``, and what is wrong."""

    doc: str
    start: int
    what: str

    def __str__(self) -> str:
        return f"{self.doc}, character {self.start}: {self.what}" if self.doc else self.what


def verify(graph: EntityGraph, documents: Iterable[Document]) -> tuple[Untruth, ...]:
    """Read every mention and every sentence again from its text; return what is not so, by document and place.

    A mention and a sentence must be what stands at their place, the two names of a relation must stand inside its
    sentence, every relation must have a sentence, and every text must be the one that the graph was made from. Where a
    document's id is a plain text or Markdown file that is still there, the file must hold that text, too.

    Args:
        graph: The graph to check.
        documents: The texts that it was made from.
    """
    texts = {document.id: document for document in documents}
    found = [*_documents(graph, texts), *_mentions(graph, texts), *_relations(graph, texts)]
    return tuple(sorted(found, key=lambda untruth: (untruth.doc, untruth.start, untruth.what)))


def _documents(graph: EntityGraph, texts: Mapping[str, Document]) -> Iterator[Untruth]:
    for doc, record in documents_of(graph).items():
        if doc not in texts:
            yield Untruth(doc, 0, "the text is not there")
        elif texts[doc].sha256 != record["sha256"]:
            yield Untruth(doc, 0, "the text is not the one that the graph was made from")
        elif not _on_disk(texts[doc]):
            yield Untruth(doc, 0, "the file has changed since it was read; build again")


def _on_disk(document: Document) -> bool:
    """Tell whether a plain-text file still holds the document's text; True where there is no such file."""
    path = Path(document.id)
    if path.suffix.lower() not in PLAIN_TEXT or not path.is_file():
        return True
    try:
        return [again.text for again in read_documents([path], form=TEXT)] == [document.text]
    except SourceError:
        return False


def _mentions(graph: EntityGraph, texts: Mapping[str, Document]) -> Iterator[Untruth]:
    for node, record in graph.nodes(data=True):
        for mention in record["mentions"]:
            place = mention["start"], mention["end"]
            yield from _span(texts, mention["doc"], place, mention["text"], f"a mention of {node}")


def _relations(graph: EntityGraph, texts: Mapping[str, Document]) -> Iterator[Untruth]:
    for edge in edges_of(graph):
        title = f"{edge.source} {edge.relation} {edge.target}"
        if not edge.citations:
            yield Untruth("", 0, f"{title} has no sentence")
        for citation in edge.citations:
            yield from _span(
                texts, citation.doc, (citation.start, citation.end), citation.text, f"the sentence of {title}"
            )
            yield from _names(edge, citation)


def _names(edge: Edge, citation: Citation) -> Iterator[Untruth]:
    for node, (start, end) in ((edge.source, citation.source), (edge.target, citation.target)):
        if not citation.start <= start < end <= citation.end:
            yield Untruth(citation.doc, citation.start, f"the name of {node} stands outside the sentence that cites it")


def _span(texts: Mapping[str, Document], doc: str, place: tuple[int, int], said: str, what: str) -> Iterator[Untruth]:
    start, end = place
    if doc not in texts:
        yield Untruth(doc, start, f"{what} is from a text that is not there")
    elif not 0 <= start < end <= len(texts[doc].text) or texts[doc].text[start:end] != said:
        yield Untruth(doc, start, f"{what} is not what stands there")
