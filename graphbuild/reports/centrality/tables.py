"""A ranking as a table for a terminal, as CSV and as Markdown."""

import re
from collections.abc import Iterable, Sequence

from graphbuild.reports.centrality.words import figure_of, meaning, place_of, range_of, shared_by
from graphbuild.reports.quotes import quote_markdown, step, texts
from graphbuild.reports.records import Record
from graphbuild.reports.wording import WIDTH, csv_text, markdown, markdown_table, plain, table, wrapped

TITLE = "Who is central"
SHORT = {
    "degree": "Deg",
    "strength": "Str",
    "pagerank": "PR",
    "betweenness": "Btw",
    "closeness": "Clo",
    "harmonic": "Har",
    "eigenvector": "Eig",
}
"""How measures are called over a narrow column."""
LEAST = 16
"""How many columns a terminal leaves at least to a name."""
FOLLOWED = 6
"""How many of each kind are followed through time."""
LEADERS = 3
"""How many of each kind a memo shows with all claims that carry their score; the others have their strongest."""


def table_text(record: Record) -> str:
    """Write a ranking for a terminal: of the first measure the figures, of all others the ranks."""
    first, *others = record["measures"]
    blocks = [block for group in record["kinds"] for block in _group_text(group, record["measures"])]
    lines = [f"{first['label']}: {meaning(first)}"]
    if others:
        ranks = ", ".join(f"{SHORT[measure['name']]} {measure['label']}" for measure in others)
        lines.append(f"Further ranks are by {ranks}.")
    lines += map(_gist, record["notes"])
    if record["command"]:
        lines.append(f"Again: {record['command']} (--format md says more of all this)")
    return "\n\n".join([*blocks, "\n".join(wrapped(line, 0) for line in lines)]) + "\n"


def _gist(note: str) -> str:
    """Return the first two sentences of a note.

    >>> _gist("One. Two, e.g. three. Four.")
    'One. Two, e.g. three.'
    """
    return " ".join(re.split(r"(?<=[.]) (?=[A-Z])", note)[:2])


def _group_text(group: Record, measures: Sequence[Record]) -> Iterable[str]:
    yield wrapped(group["answer"], 0)
    if not group["scores"]:
        return
    rows = _rows(group, measures, [SHORT[measure["name"]] for measure in measures[1:]])
    at = rows[0].index(group["title"])
    room = WIDTH - sum(2 + max(map(len, column)) for place, column in enumerate(zip(*rows, strict=True)) if place != at)
    for row in rows:
        row[at] = _cut(row[at], max(LEAST, room))
    yield table(rows, numbers=_numeric(rows, at))
    if group["sure"]:
        yield "\n".join(wrapped(line, 0) for line in group["sure"])


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _rows(group: Record, measures: Sequence[Record], headings: Iterable[str]) -> list[list[str]]:
    """Return the cells of one kind: rank, its range where there is one, name, figure, and the ranks by others."""
    first, *others = [measure["name"] for measure in measures]
    ranged = shared_by([group], first)
    head = ["Rank", *(["Range"] if ranged else []), group["title"], measures[0]["label"], *headings]
    rows = [
        (
            place_of(score, first),
            *([range_of(score, first)] if ranged else []),
            plain(score["name"]),
            figure_of(score, first),
            *(place_of(score, name) for name in others),
        )
        for score in group["scores"]
    ]
    return [head, *map(list, rows)]


def _numeric(rows: Sequence[Sequence[str]], at: int) -> list[int]:
    return [place for place in range(len(rows[0])) if place != at]


def csv_table(record: Record) -> str:
    """Write all figures of a ranking, with their ranks and the ranges of these."""
    names = [measure["name"] for measure in record["measures"]]
    ranged = [name for name in names if shared_by(record["kinds"], name)]
    head = ["kind", "id", "name", *(heading for name in names for heading in (name, f"{name}_rank"))]
    head += [f"{name}_rank_{end}" for name in ranged for end in ("low", "high")]
    rough = [name for name in names if any(name in score["errors"] for score in _scores(record))]
    head += [f"{name}_error" for name in rough]
    rows = [
        [group["kind"], score["id"], score["name"]]
        + [figure for name in names for figure in (f"{score['values'][name]:.6g}", score["ranks"][name])]
        + [end for name in ranged for end in score["interval"].get(name, ("", ""))]
        + [score["errors"].get(name, "") for name in rough]
        for group in record["kinds"]
        for score in group["scores"]
    ]
    return csv_text([head, *rows])


def _scores(record: Record) -> Iterable[Record]:
    return (score for group in record["kinds"] for score in group["scores"])


def memo(record: Record) -> str:
    """Write a ranking as Markdown: the answer first, then how sure it is, then why, then what it means."""
    blocks = [f"# {TITLE}", "\n".join(map(_answer, record["kinds"]))]
    for group in record["kinds"]:
        blocks += _group_memo(group, record)
    blocks += ["## What the figures mean"]
    blocks += [f"**{measure['label']}**: {markdown(meaning(measure))}" for measure in record["measures"]]
    notes = [*record["notes"], *([record["trend"]["note"]] if record["trend"] else [])]
    blocks += ["## How it was measured", *map(markdown, notes)]
    blocks += [f"Again: `{record['command']}`"] if record["command"] else []
    return "\n\n".join(blocks) + "\n"


def _answer(group: Record) -> str:
    return f"- {markdown(' '.join(filter(None, (group['answer'], group['settled']))))}"


def _group_memo(group: Record, record: Record) -> Iterable[str]:
    measures = record["measures"]
    rows = _rows(group, measures, [measure["label"] for measure in measures[1:]])
    at = rows[0].index(group["title"])
    if not group["scores"]:
        return
    yield f"## {group['title']}"
    yield markdown_table(rows, numbers=_numeric(rows, at))
    sure = [line for line in group["sure"] if line != group["settled"]]
    if sure:
        yield "\n".join(f"- {markdown(line)}" for line in sure)
    if record["trend"] and record["trend"]["periods"]:
        yield _periods(group, record["trend"])
    for place, score in enumerate(group["scores"]):
        claims = score["why"] if place < LEADERS else score["why"][:1]
        if claims:
            yield "\n\n".join(
                [f"### {markdown(score['name'])}", *(_claim_memo(claim, score["id"]) for claim in claims)]
            )


def _periods(group: Record, trend: Record) -> str:
    """Write the ranks of the leaders period by period, and how many sources each period has."""
    head = ["Rank in", *(period["label"] for period in trend["periods"])]
    rows = [[score["name"], *(str(place or "–") for place in score["places"])] for score in group["scores"][:FOLLOWED]]
    told = ["Independent sources", *(str(period["sources"]) for period in trend["periods"])]
    return markdown_table([head, *rows, told], numbers=range(1, len(head)))


def _claim_memo(claim: Record, node: str) -> str:
    behind = f" ({texts(claim['documents'], claim['sources'])})" if claim["documents"] > 1 else ""
    return f"{markdown(step(claim, node))}{behind}\n\n{quote_markdown(claim['evidence'][0])}"
