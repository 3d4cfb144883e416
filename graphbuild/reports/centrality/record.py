"""A ranking as plain values: the one source that every format of its report is written from."""

import inspect
from collections import Counter
from collections.abc import Iterable, Mapping

from graphbuild.analysis.centrality import Ranking, Score
from graphbuild.analysis.certainty import Certainty, Dependence, Doubt
from graphbuild.analysis.citations import strongest_claims
from graphbuild.analysis.kernels import MEASURES
from graphbuild.analysis.trend import FEW, Trend
from graphbuild.graph import EntityGraph, documents_of, independent, kind_of, name_of, sources_of
from graphbuild.reports.centrality.words import answer, leanings, settled, would_be
from graphbuild.reports.records import Record, edge_records
from graphbuild.reports.wording import KIND_NAMES, count

LABELS = {
    "degree": "Degree",
    "strength": "Strength",
    "pagerank": "PageRank",
    "betweenness": "Betweenness",
    "closeness": "Closeness",
    "harmonic": "Harmonic",
    "eigenvector": "Eigenvector",
}
"""How each measure is called in a heading."""
CLAIMS = 3
"""How many of the claims that carry a score are shown with it."""


def ranking_record(  # noqa: PLR0913  as for the report
    ranking: Ranking,
    graph: EntityGraph,
    certainty: Certainty | None = None,
    trend: Trend | None = None,
    command: str | None = None,
    *,
    claims: int = CLAIMS,
) -> Record:
    """Return a ranking as plain values, figures with six significant digits, with so many claims for each entity.

    See :func:`graphbuild.reports.centrality_report` for the rest.
    """
    record: Record = {
        "command": command,
        "measures": [_measure_record(measure) for measure in ranking.measures],
        "nodes": ranking.nodes,
        "ties": ranking.ties,
        "texts": _texts_record(graph),
        "certainty": certainty and _certainty_record(certainty),
        "trend": trend and _trend_record(trend),
        "notes": [*_scope(ranking), *ranking.notes, *(certainty.notes if certainty else ())],
        "kinds": _group_records(ranking, graph),
    }
    tied = {score.node: score for score in ranking.scores if score.node not in ranking.untied}
    documents = documents_of(graph)
    for group in record["kinds"]:
        scores = (score for score in tied.values() if score.kind == group["kind"])
        group["scores"] = [
            _score_record(score, certainty, trend, documents) | {"why": _why(graph, score.node, claims)}
            for score in scores
        ]
        group["doubts"] = [_doubt_record(doubt, graph) for doubt in _doubts_of(group, certainty)]
        group["answer"] = answer(group, record["measures"][0])
        group["settled"] = settled(group, record)
        group["sure"] = [*filter(None, [group["settled"]]), *leanings(group, record), *map(would_be, group["doubts"])]
    return record


def _group_records(ranking: Ranking, graph: EntityGraph) -> list[Record]:
    """Return the kinds that are ranked, with how many entities each has, and how many of them have no tie."""
    named = Counter(kind_of(graph, node) for node in graph)
    untied = Counter(kind_of(graph, node) for node in ranking.untied)
    kinds = dict.fromkeys(score.kind for score in ranking.scores)
    return [
        {
            "kind": str(kind),
            "title": KIND_NAMES[kind][1].capitalize(),
            "of": named[kind],
            "untied": untied[kind],
        }
        for kind in kinds
    ]


def _scope(ranking: Ranking) -> Iterable[str]:
    yield (
        f"Measured over {ranking.nodes} entities and {ranking.ties} ties. A pair has one tie, the stronger the more "
        "independent sources stand behind its relations. Bans, caps and other measures link those who make them with "
        "those whom they hit, but do not count as actors. A rank with = is shared."
    )


def _measure_record(measure: str) -> Record:
    told, _, source = (inspect.getdoc(MEASURES[measure]) or "").partition("References:\n")
    means, reads = (" ".join(part.split()) for part in [*told.split("\n\n"), "", ""][:2])
    return {
        "name": measure,
        "label": LABELS[measure],
        "means": means,
        "reads": reads,
        "reference": " ".join(source.split()),
    }


def _texts_record(graph: EntityGraph) -> Record:
    documents = documents_of(graph)
    days = sorted(record["date"] for record in documents.values() if record.get("date"))
    return {
        "texts": len(documents),
        "sources": len(independent(sources_of(graph), documents)),
        "undated": len(documents) - len(days),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
    }


def _certainty_record(certainty: Certainty) -> Record:
    return {
        "measure": certainty.measure,
        "resamples": certainty.resamples,
        "seed": certainty.seed,
        "sources": certainty.sources,
    }


def _trend_record(trend: Trend) -> Record:
    return {
        "measure": trend.measure,
        "periods": [
            {
                "label": stretch.label,
                "first": stretch.first.isoformat(),
                "last": stretch.last.isoformat(),
                "sources": stretch.sources,
                "shaky": stretch.is_shaky,
            }
            for stretch in trend.stretches
        ],
        "undated": trend.undated,
        "earlier": trend.earlier,
        "note": _trend_note(trend),
    }


def _trend_note(trend: Trend) -> str:
    if not trend.stretches:
        return f"Ranks through time are left out: that takes two periods of {FEW} dated independent sources or more."
    return (
        "Ranks through time count in each period what was first published in it. "
        f"In none: {count(trend.undated, 'source')} without a date, and {trend.earlier} from before."
    )


def _why(graph: EntityGraph, node: str, claims: int) -> list[Record]:
    return edge_records(graph, strongest_claims(graph, node, claims), sentences=1) if claims else []


def _score_record(
    score: Score, certainty: Certainty | None, trend: Trend | None, documents: Mapping[str, Record]
) -> Record:
    span = certainty and certainty.sources > 1 and certainty.spans.get(score.node)
    alone = certainty and certainty.alone.get(score.node)
    return {
        "id": score.node,
        "name": score.name,
        "values": {measure: float(f"{value:.6g}") for measure, value in score.values.items()},
        "errors": {measure: float(f"{error:.3g}") for measure, error in score.errors.items()},
        "ranks": dict(score.ranks),
        "shared": list(score.shared),
        "equals": score.equals.get(next(iter(score.ranks)), 0),
        "interval": {certainty.measure: [span.low, span.high]} if certainty and span else {},
        "first": round(span.first, 6) if span else None,
        "alone": alone and _dependence_record(alone, documents),
        "places": list(trend.places.get(score.node, ())) if trend else [],
    }


def _dependence_record(dependence: Dependence, documents: Mapping[str, Record]) -> Record:
    document = documents.get(dependence.source, {})
    return {
        "source": dependence.source,
        "title": document.get("title") or dependence.source,
        "date": document.get("date"),
        "documents": list(dependence.documents),
        "reports": dependence.reports,
        "ties": dependence.ties,
        "rank": dependence.before,
        "without": dependence.without,
        "left": round(dependence.left, 6),
    }


def _doubts_of(group: Record, certainty: Certainty | None) -> list[Doubt]:
    listed = {score["id"] for score in group["scores"]}
    return [doubt for doubt in certainty.merges if doubt.node in listed] if certainty else []


def _doubt_record(doubt: Doubt, graph: EntityGraph) -> Record:
    return {
        "id": doubt.node,
        "name": name_of(graph, doubt.node),
        "other": doubt.other,
        "other_name": doubt.other and name_of(graph, doubt.other),
        "reason": doubt.reason,
        "rank": doubt.before,
        "then": doubt.after,
    }
