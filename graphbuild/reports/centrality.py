"""A ranking by centrality as a table, CSV, JSON, Markdown and HTML."""

import inspect
from collections.abc import Callable, Sequence
from itertools import groupby

from graphbuild.analysis.centrality import Ranking, Score
from graphbuild.analysis.citations import strongest_claims
from graphbuild.analysis.kernels import MEASURES
from graphbuild.graph import EntityGraph
from graphbuild.reports.quotes import quote_markdown, step
from graphbuild.reports.records import Record, edge_records, segments
from graphbuild.reports.wording import KIND_NAMES, csv_text, json_text, markdown, markdown_table, plain, table, wrapped
from graphbuild.resources.markup import asset, render

TITLE = "Who is central"
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
LEADERS = 3
"""How many of each kind are shown with the claims that carry their score, and with how many of these."""


def centrality_report(ranking: Ranking, graph: EntityGraph, form: str = "table") -> str:
    """Write a ranking; in JSON, Markdown and HTML with the strongest claims of each kind's leaders.

    Args:
        ranking: What :func:`graphbuild.analysis.centrality.rank` found.
        graph: The graph that was ranked.
        form: A format among :data:`WRITERS`.
    """
    return WRITERS[form](ranking_record(ranking, graph))


def ranking_record(ranking: Ranking, graph: EntityGraph) -> Record:
    """Return a ranking as plain values, figures with six significant digits."""
    return {
        "measures": [_measure_record(measure) for measure in ranking.measures],
        "nodes": ranking.nodes,
        "ties": ranking.ties,
        "notes": [_scope(ranking), *ranking.notes],
        "kinds": [
            {
                "kind": str(kind),
                "title": KIND_NAMES[kind][1].capitalize(),
                "scores": _score_records(tuple(group), graph),
            }
            for kind, group in groupby(ranking.scores, key=lambda score: score.kind)
        ],
    }


def _scope(ranking: Ranking) -> str:
    return (
        f"Measured over {ranking.nodes} entities and {ranking.ties} ties. A pair has one tie, the stronger the more "
        "independent sources stand behind its relations. Bans, caps and other measures link those who make them with "
        "those whom they hit, but do not count as actors. A rank with = is shared."
    )


def _measure_record(measure: str) -> Record:
    means, reads = (inspect.getdoc(MEASURES[measure]) or "\n\n").split("\n\n")[:2]
    return {"name": measure, "label": LABELS[measure], "means": means, "reads": reads.replace("\n", " ")}


def _score_records(scores: Sequence[Score], graph: EntityGraph) -> list[Record]:
    return [
        {
            "id": score.node,
            "name": score.name,
            "values": {measure: float(f"{value:.6g}") for measure, value in score.values.items()},
            "ranks": dict(score.ranks),
            "shared": list(score.shared),
            "why": _why(graph, score.node) if place < LEADERS else [],
        }
        for place, score in enumerate(scores)
    ]


def _why(graph: EntityGraph, node: str) -> list[Record]:
    return edge_records(graph, strongest_claims(graph, node, LEADERS), sentences=1)


def _place(score: Record, measure: str) -> str:
    return f"{score['ranks'][measure]}{'=' if measure in score['shared'] else ''}"


def _figure(score: Record, measure: str) -> str:
    value = score["values"][measure]
    return f"{value:g}" if measure in {"degree", "strength"} else f"{value:.4f}"


def _rows(group: Record, measures: Sequence[Record]) -> list[list[str]]:
    """Return the cells of one kind: its name and those of the measures, then each entity's figures with their ranks."""
    names = [measure["name"] for measure in measures]
    head = ["Rank", group["title"], *(measure["label"] for measure in measures)]
    return [head] + [
        [_place(score, names[0]), plain(score["name"])]
        + [f"{_figure(score, name)} ({_place(score, name)})" for name in names]
        for score in group["scores"]
    ]


def _numeric(record: Record) -> list[int]:
    return [0, *range(2, 2 + len(record["measures"]))]


def _table(record: Record) -> str:
    blocks = [table(_rows(group, record["measures"]), numbers=_numeric(record)) for group in record["kinds"]]
    meanings = [f"{measure['label']}: {measure['means']} {measure['reads']}" for measure in record["measures"]]
    return "\n\n".join([*blocks, "\n".join(wrapped(line, 0) for line in [*meanings, *record["notes"]])]) + "\n"


def _csv(record: Record) -> str:
    names = [measure["name"] for measure in record["measures"]]
    head = ["kind", "id", "name", *(heading for name in names for heading in (name, f"{name}_rank"))]
    rows = [
        [group["kind"], score["id"], score["name"]]
        + [figure for name in names for figure in (f"{score['values'][name]:.6g}", score["ranks"][name])]
        for group in record["kinds"]
        for score in group["scores"]
    ]
    return csv_text([head, *rows])


def _markdown(record: Record) -> str:
    blocks = [f"# {TITLE}", *map(markdown, record["notes"])]
    for group in record["kinds"]:
        rows = _rows(group, record["measures"])
        blocks += [f"## {group['title']}", markdown_table(rows, numbers=_numeric(record))]
        blocks += [_leader_markdown(score) for score in group["scores"] if score["why"]]
    blocks += [f"**{measure['label']}**: {measure['means']} {measure['reads']}" for measure in record["measures"]]
    return "\n\n".join(blocks) + "\n"


def _leader_markdown(score: Record) -> str:
    claims = (
        f"{markdown(step(claim, score['id']))}\n\n{quote_markdown(claim['evidence'][0])}" for claim in score["why"]
    )
    return "\n\n".join([f"### {markdown(score['name'])}", *claims])


def _html(record: Record) -> str:
    return render(
        "graphbuild.reports",
        "centrality.html.j2",
        styles=[asset("graphbuild.reports", "static/report.css")],
        title=TITLE,
        ranking=record,
        place=_place,
        figure=_figure,
        share=_share,
        step=step,
        segments=segments,
    )


def _share(group: Record, score: Record, measure: str) -> float:
    """Return a figure in percent of the kind's highest, for a bar."""
    highest = max(other["values"][measure] for other in group["scores"])
    return round(100 * score["values"][measure] / highest, 1) if highest else 0.0


WRITERS: dict[str, Callable[[Record], str]] = {
    "table": _table,
    "csv": _csv,
    "json": json_text,
    "md": _markdown,
    "html": _html,
}
"""Format name → what writes a ranking in it."""
