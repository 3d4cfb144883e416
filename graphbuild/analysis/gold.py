"""Hand-annotated texts, and what a graph says of the same texts."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from graphbuild.analysis.ties import CLAIMS
from graphbuild.errors import InterchangeError
from graphbuild.graph import EntityGraph, documents_of


class Span(NamedTuple):
    """A mention on either side of a comparison; ``doc`` is the gold document's name."""

    doc: str
    start: int
    end: int
    kind: str
    entity: str
    text: str


class Claim(NamedTuple):
    """A relation in one document."""

    doc: str
    source: str
    relation: str
    target: str


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated text. ``ignored`` are places, (start, end), where a mention neither helps nor hurts."""

    doc: str
    kinds: frozenset[str]
    mentions: tuple[Span, ...]
    ignored: tuple[tuple[int, int], ...]
    claims: frozenset[Claim]

    def ignores(self, span: Span) -> bool:
        """Tell whether a mention overlaps an ignored place."""
        return any(overlap(span, place) > 0 for place in self.ignored)

    def names(self, span: Span) -> bool:
        """Tell whether a mention overlaps a true one of any kind."""
        return any(overlap(span, (mention.start, mention.end)) > 0 for mention in self.mentions)


def overlap(span: Span, place: tuple[int, int]) -> int:
    """Return how many code points a span shares with a place; 0 or less where they are apart."""
    return min(span.end, place[1]) - max(span.start, place[0])


def read_gold(path: Path) -> Gold:
    """Read a gold file: JSON with ``doc``, ``entities``, ``mentions``, ``ignore`` and ``relations``.

    Raises:
        InterchangeError: The file cannot be read or is no gold file.
    """
    try:
        record = json.loads(path.read_text("utf-8"))
        doc, kinds = record["doc"], {entity: each["kind"] for entity, each in record["entities"].items()}
        mentions = (
            Span(doc, mention["start"], mention["end"], kinds[mention["entity"]], mention["entity"], mention["text"])
            for mention in record["mentions"]
        )
        return Gold(
            doc,
            frozenset(kinds.values()),
            tuple(sorted(mentions)),
            tuple((place["start"], place["end"]) for place in record["ignore"]),
            frozenset(Claim(doc, each["source"], each["type"], each["target"]) for each in record["relations"]),
        )
    except (OSError, ValueError) as problem:
        raise InterchangeError(f"Cannot read {path} ({problem}). Give a gold file in JSON.") from None
    except (KeyError, TypeError, AttributeError) as problem:
        raise InterchangeError(f"{path} is no gold file ({problem!r}). Give one with mentions and relations.") from None


def gold_names(graph: EntityGraph, names: Collection[str]) -> dict[str, str]:
    """Return which of the graph's documents are which gold ones: the last part of the id, with or without suffix.

    Raises:
        InterchangeError: The graph lacks one of the gold documents.
    """
    tails = {tail: name for name in names for tail in (name, name.rsplit(".", 1)[0])}
    found = {doc: tails[tail] for doc in documents_of(graph) if (tail := PurePosixPath(doc).name) in tails}
    missing = sorted({*names} - {*found.values()})
    if missing:
        raise InterchangeError(f"The graph has no document {', '.join(missing)}. Build it from the annotated texts.")
    return found


def spans_of(graph: EntityGraph, names: Mapping[str, str]) -> list[Span]:
    """Return the graph's mentions in gold documents."""
    return [
        Span(names[mention["doc"]], mention["start"], mention["end"], record["kind"], node, mention["text"])
        for node, record in graph.nodes(data=True)
        for mention in record["mentions"]
        if mention["doc"] in names
    ]


def claims_of(graph: EntityGraph, names: Mapping[str, str]) -> set[Claim]:
    """Return the graph's claims in gold documents, one for each document that bears it out."""
    return {
        Claim(names[citation["doc"]], source, record["relation"], target)
        for source, target, record in graph.edges(data=True)
        for citation in record["evidence"]
        if record["relation"] in CLAIMS and citation["doc"] in names
    }
