"""Evidence between mentions becomes relations between entities.

A claim is what a component read from grammar. Where a sentence names two entities and claims nothing of them, that
closeness is kept apart as ``co_mentioned``: undirected (the smaller id comes first), and weighted by how few are named
together, so that a list of many says little about any two of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from sys import intern
from typing import NamedTuple, TypeAlias

from graphbuild.resolve import Place, Resolution
from graphbuild.types import Annotation, Citation, Evidence, Mention, Relation, RelationType, Sentence

Span: TypeAlias = tuple[int, int]

CO_MENTION_LIMIT = 10
"""A sentence that names more entities than this is a list, and a list says nothing about its pairs."""


class Edge(NamedTuple):
    """What tells one relation from another."""

    source: str
    target: str
    relation: RelationType


class Statement(NamedTuple):
    """One sentence's word for one relation, and what it adds to a co-mention's weight (0 for a claim)."""

    edge: Edge
    citation: Citation
    closeness: float


def relate(
    annotations: Sequence[Annotation], resolution: Resolution, sources: Mapping[str, str] | None = None
) -> tuple[Relation, ...]:
    """Gather all evidence by relation, sorted, each with its citations in document order.

    The weight of a claim is the number of independent sources that make it: its documents, copies counting as one. The
    weight of a co-mention is the sum over its sentences of 1 / (n - 1), where n is the number of entities that the
    sentence names; of several copies the one in which that is most counts alone. A sentence is cited once for one
    relation, however often it names the two.

    Args:
        annotations: What was read from each document.
        resolution: Which entity each mention means.
        sources: Which source each document goes back to, as :func:`graphbuild.corroborate.source_of` tells; a document
            that is not there is a source of its own.

    References:
        M. E. J. Newman, "Scientific collaboration networks. II", Physical Review E 64, 016132 (2001): the weight
        1 / (n - 1) for a pair among n.
    """
    gathered: defaultdict[Edge, dict[tuple[str, int], Statement]] = defaultdict(dict)
    for annotation in sorted(annotations, key=lambda annotation: annotation.document.id):
        for statement in _statements(annotation, resolution.places):
            gathered[statement.edge].setdefault((statement.citation.doc, statement.citation.start), statement)
    return tuple(_relation(edge, list(gathered[edge].values()), sources or {}) for edge in sorted(gathered))


def _relation(edge: Edge, statements: list[Statement], sources: Mapping[str, str]) -> Relation:
    closeness: defaultdict[str, float] = defaultdict(float)
    for statement in statements:
        closeness[statement.citation.doc] += statement.closeness
    by_source: defaultdict[str, float] = defaultdict(float)
    for doc, sum_ in closeness.items():
        source = sources.get(doc, doc)
        by_source[source] = max(by_source[source], sum_)
    weight = round(sum(by_source.values()) or float(len(by_source)), 6)
    return Relation(*edge, weight=weight, citations=tuple(statement.citation for statement in statements))


def _statements(annotation: Annotation, places: Mapping[Place, str]) -> Iterator[Statement]:
    claims = list(_claims(annotation, places))
    yield from claims
    claimed = {(claim.citation.start, frozenset(claim.edge[:2])) for claim in claims}
    for statement in _co_mentions(annotation, places):
        if (statement.citation.start, frozenset(statement.edge[:2])) not in claimed:
            yield statement


def _claims(annotation: Annotation, places: Mapping[Place, str]) -> Iterator[Statement]:
    """Yield what the sentences claim; a relation of an entity to itself says nothing and is left out."""
    doc = annotation.document.id
    for evidence in sorted(annotation.evidence, key=_reading_order):
        source, target = places[doc, evidence.source], places[doc, evidence.target]
        if source != target:
            sentence = Sentence(evidence.start, evidence.end)
            spans = (
                evidence.source_span or _span(annotation.mentions[evidence.source]),
                evidence.target_span or _span(annotation.mentions[evidence.target]),
            )
            said = replace(
                _citation(annotation, sentence, *spans, rule=evidence.rule),
                status=evidence.status,
                speaker=None if evidence.speaker is None else places[doc, evidence.speaker],
                period=evidence.period,
            )
            yield Statement(Edge(source, target, evidence.relation), said, 0.0)


def _reading_order(evidence: Evidence) -> tuple[int, int, int, str]:
    return evidence.start, evidence.source, evidence.target, evidence.relation


def _co_mentions(annotation: Annotation, places: Mapping[Place, str]) -> Iterator[Statement]:
    by_sentence: defaultdict[int, dict[str, Mention]] = defaultdict(dict)
    for index, mention in enumerate(annotation.mentions):
        by_sentence[mention.sentence].setdefault(places[annotation.document.id, index], mention)
    for number, named in sorted(by_sentence.items()):
        if len(named) <= CO_MENTION_LIMIT:
            for source, target in combinations(sorted(named), 2):
                spans = _span(named[source]), _span(named[target])
                citation = _citation(annotation, annotation.sentences[number], *spans)
                yield Statement(Edge(source, target, RelationType.CO_MENTIONED), citation, 1 / (len(named) - 1))


def _span(mention: Mention) -> Span:
    return mention.start, mention.end


def _citation(
    annotation: Annotation, sentence: Sentence, source: Span, target: Span, rule: str = "same sentence"
) -> Citation:
    return Citation(
        doc=annotation.document.id,
        start=sentence.start,
        end=sentence.end,
        text=intern(annotation.document.text[sentence.start : sentence.end]),  # many cite it, one is held
        date=annotation.document.date,
        source=source,
        target=target,
        rule=rule,
    )
