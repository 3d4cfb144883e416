"""A graph's summary as text."""

from collections.abc import Iterable

from graphbuild.analysis.summary import Summary, summarise
from graphbuild.analysis.ties import CLAIMS
from graphbuild.graph import EntityGraph
from graphbuild.reports.quotes import quote_text, step
from graphbuild.reports.records import edge_records, phrases
from graphbuild.reports.wording import KIND_NAMES, count, plain, wrapped
from graphbuild.types import RelationType


def summary_report(graph: EntityGraph) -> str:
    """Write what a graph holds: counts, the most central officials and an example route, each hop with its sentence."""
    summary = summarise(graph)
    kinds = [count(number, *KIND_NAMES[kind]) for kind, number in summary.kinds.items()]
    claims = {relation: number for relation, number in summary.relations.items() if relation in CLAIMS}
    relations = [f"{phrases()[relation]} {number}" for relation, number in claims.items()]
    officials = [f"{score.name} ({count(int(score.values['degree']), 'tie')})" for score in summary.officials]
    lines = [
        f"Texts: {summary.documents}{_copies(summary)}",
        _listing("Entities", summary.kinds.values(), kinds),
        _listing("Relations", claims.values(), relations),
        f"Pairs that are only named together: {summary.relations.get(RelationType.CO_MENTIONED, 0)}",
        wrapped(f"Most central officials: {', '.join(officials) or 'none'}", 0),
    ]
    return "\n".join(lines + _route(summary, graph)) + "\n"


def _copies(summary: Summary) -> str:
    copies = summary.documents - summary.sources
    return f" ({copies} of them {'a copy' if copies == 1 else 'copies'} of others)" if copies else ""


def _listing(title: str, numbers: Iterable[int], parts: list[str]) -> str:
    return wrapped(f"{title}: {sum(numbers)}" + (f" ({', '.join(parts)})" if parts else ""), 0)


def _route(summary: Summary, graph: EntityGraph) -> list[str]:
    if summary.route is None:
        return []
    lines = ["How they are connected, for example:"]
    for hop in summary.route.hops:
        claim = edge_records(graph, hop.edges[:1], sentences=1)[0]
        lines += [f"   {plain(step(claim, hop.source))}", quote_text(claim["evidence"][0], 6)]
    return lines
