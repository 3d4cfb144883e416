"""How well a graph agrees with hand-annotated texts, in precision, recall and F1.

- mentions: found with the same kind, one to one, where they overlap (``exact span``: where they are the same span);
- entities: nodes and true entities are aligned one to one by the mentions they share (CEAF-e over all texts);
- relations: the same source, type and target in the same document after that alignment, for events and for structure;
  ``pair`` asks only whether the two are tied at all.

References:
    Luo, X. (2005). On coreference resolution performance metrics. HLT-EMNLP 2005, 25-32 (CEAF).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import networkx as nx

from graphbuild.analysis.gold import Claim, Gold, Span, claims_of, gold_names, overlap, read_gold, spans_of
from graphbuild.analysis.ties import CLAIMS
from graphbuild.graph import EntityGraph
from graphbuild.types import STRUCTURAL, RelationType

Pairs: TypeAlias = Sequence[tuple[Span, Span]]
"""True mentions with what was found for them."""

FAMILIES = {"events": CLAIMS - STRUCTURAL, "structure": STRUCTURAL}
"""Which relations are counted together."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of a scorecard: ``part`` is mentions, entities or relations, ``name`` what is counted there.

    Precision, recall and F1 are rounded to three decimals; what would divide by nothing is 0.
    """

    part: str
    name: str
    precision: float
    recall: float
    f1: float
    predicted: int
    gold: int


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All figures, and by name the sorted lists of what was missed and of what is too much."""

    figures: tuple[Figure, ...]
    errors: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Mentions:
    """True mentions, those found that count, and which of them answer to each other."""

    gold: Sequence[Span]
    predicted: Sequence[Span]
    pairs: Pairs


def score(graph: EntityGraph, gold: Iterable[Path]) -> Scorecard:
    """Compare a graph with gold files.

    Args:
        graph: A graph built from the annotated texts, perhaps among others. A gold text is the document whose id ends
            in its name, with or without the suffix.
        gold: The gold files; see :func:`graphbuild.analysis.gold.read_gold`.

    Raises:
        InterchangeError: A gold file cannot be read, or the graph has no such document.
    """
    golds = {text.doc: text for text in map(read_gold, gold)}
    names = gold_names(graph, golds)
    found = spans_of(graph, names)
    mentions = _compare_mentions(golds, found)
    sizes = _sizes(golds, found, {guess.entity for _, guess in mentions.pairs})
    aligned, entities = _align(mentions, sizes)
    claims = {_renamed(claim, aligned) for claim in claims_of(graph, names)}
    truth = {claim for text in golds.values() for claim in text.claims}
    figures = [*_mention_figures(golds, mentions), entities, *_claim_figures(truth, claims)]
    return Scorecard(tuple(figures), {**_mention_errors(mentions), **_claim_errors(truth, claims)})


def _compare_mentions(golds: Mapping[str, Gold], found: Sequence[Span]) -> _Mentions:
    kinds = {kind for text in golds.values() for kind in text.kinds}
    counting = [s for s in found if s.kind in kinds and (golds[s.doc].names(s) or not golds[s.doc].ignores(s))]
    truth = [mention for text in golds.values() for mention in text.mentions]
    return _Mentions(truth, counting, _matched(truth, counting))


def _matched(gold: Sequence[Span], predicted: Sequence[Span], *, exact: bool = False) -> Pairs:
    """Give each true mention, in reading order, the free one of its kind that overlaps it most."""
    free: dict[tuple[str, str], list[Span]] = {}
    for span in predicted:
        free.setdefault((span.doc, span.kind), []).append(span)
    pairs = []
    for truth in gold:
        place, candidates = (truth.start, truth.end), free.get((truth.doc, truth.kind), [])
        fitting = [s for s in candidates if (s[1:3] == place if exact else overlap(s, place) > 0)]
        if fitting:
            best = max(fitting, key=lambda span: overlap(span, place))
            candidates.remove(best)
            pairs.append((truth, best))
    return pairs


def _sizes(golds: Mapping[str, Gold], found: Sequence[Span], matched: set[str]) -> Counter[str]:
    """Count the mentions of each node; a node that is named only in ignored places is none."""
    return Counter(span.entity for span in found if span.entity in matched or not golds[span.doc].ignores(span))


def _align(mentions: _Mentions, sizes: Mapping[str, int]) -> tuple[dict[str, str], Figure]:
    """Return node → true entity under the best one-to-one alignment, and the figure that this gives."""
    gold_sizes = Counter(mention.entity for mention in mentions.gold)
    board: nx.Graph[tuple[str, str]] = nx.Graph()
    for (truth, guess), shared in Counter((a.entity, b.entity) for a, b in mentions.pairs).items():
        similarity = 2 * shared / (gold_sizes[truth] + sizes[guess])
        board.add_edge(("gold", truth), ("graph", guess), weight=similarity)
    aligned, total = {}, 0.0
    for pair in nx.max_weight_matching(board):
        (_, truth), (_, guess) = sorted(pair)
        aligned[guess] = truth
        total += board.edges[pair]["weight"]
    return aligned, _figure("entities", "ceaf_e", total, len(sizes), len(gold_sizes))


def _renamed(claim: Claim, aligned: Mapping[str, str]) -> Claim:
    """Name a claim's ends as gold does; a node that answers to nothing keeps its id, so that its claims are wrong."""
    source, target = (aligned.get(end, end) for end in (claim.source, claim.target))
    return claim._replace(source=source, target=target)


def _mention_figures(golds: Mapping[str, Gold], mentions: _Mentions) -> list[Figure]:
    hits = Counter(truth.kind for truth, _ in mentions.pairs)
    predicted = Counter(span.kind for span in mentions.predicted)
    gold = Counter(span.kind for span in mentions.gold)
    kinds = sorted({kind for text in golds.values() for kind in text.kinds})
    exact = _matched(mentions.gold, mentions.predicted, exact=True)
    return [
        *(_figure("mentions", kind, hits[kind], predicted[kind], gold[kind]) for kind in kinds),
        _figure("mentions", "all", hits.total(), predicted.total(), gold.total()),
        _figure("mentions", "exact span", len(exact), predicted.total(), gold.total()),
    ]


def _claim_figures(gold: set[Claim], predicted: set[Claim]) -> list[Figure]:
    figures = []
    for name, family in FAMILIES.items():
        truth, guess = _family(gold, family), _family(predicted, family)
        figures.append(_figure("relations", name, len(truth & guess), len(guess), len(truth)))
    tied, found = _tied(gold), _tied(predicted)
    return [*figures, _figure("relations", "pair", len(tied & found), len(found), len(tied))]


def _family(claims: set[Claim], family: frozenset[RelationType]) -> set[Claim]:
    return {claim for claim in claims if claim.relation in family}


def _tied(claims: set[Claim]) -> set[tuple[str, frozenset[str]]]:
    return {(claim.doc, frozenset((claim.source, claim.target))) for claim in claims}


def _mention_errors(mentions: _Mentions) -> dict[str, tuple[str, ...]]:
    missed = Counter(mentions.gold) - Counter(truth for truth, _ in mentions.pairs)
    spurious = Counter(mentions.predicted) - Counter(guess for _, guess in mentions.pairs)
    return {
        name: tuple(f"{span.doc} {span.kind}: {span.text}" for span in sorted(spans.elements()))
        for name, spans in (("missed", missed), ("spurious", spurious))
    }


def _claim_errors(gold: set[Claim], predicted: set[Claim]) -> dict[str, tuple[str, ...]]:
    errors = {}
    for name, family in FAMILIES.items():
        truth, guess = _family(gold, family), _family(predicted, family)
        errors[f"missed {name}"] = tuple(" ".join(claim) for claim in sorted(truth - guess))
        errors[f"spurious {name}"] = tuple(" ".join(claim) for claim in sorted(guess - truth))
    return errors


def _figure(part: str, name: str, hits: float, predicted: int, gold: int) -> Figure:
    precision = hits / predicted if predicted else 0.0
    recall = hits / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Figure(part, name, round(precision, 3), round(recall, 3), round(f1, 3), predicted, gold)
