"""What a ranking says in sentences: who comes first, how sure that is, and on what it hangs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from graphbuild.reports.records import Record
from graphbuild.reports.wording import count, quoted

NAMED = 3
"""How many names a sentence lists before it counts the rest."""


def listing(names: Sequence[str], most: int = NAMED) -> str:
    """Return names as a sentence lists them.

    >>> listing(["A", "B", "C"]), listing(["A", "B", "C", "D", "E"])
    ('A, B and C', 'A, B, C and 2 more')
    """
    rest = len(names) - most
    shown = [*names[:most], f"{rest} more"] if rest > 0 else list(names)
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def place_of(score: Record, measure: str) -> str:
    """Return an entity's rank, marked where it is shared."""
    return f"{score['ranks'][measure]}{'=' if measure in score['shared'] else ''}"


def figure_of(score: Record, measure: str) -> str:
    """Return an entity's figure, as short as its measure allows.

    >>> [figure_of({"values": {"degree": 3.0, "pagerank": part}}, "pagerank") for part in (0.01662, 0.0000321, 0.0)]
    ['0.0166', '3.2e-05', '0']
    """
    value = score["values"][measure]
    if not value or measure in {"degree", "strength"}:
        return f"{value:.6g}"
    return f"{value:.4f}" if value >= 0.001 else f"{value:.1e}"  # noqa: PLR2004  below, four decimals tell nothing


def range_of(score: Record, measure: str) -> str:
    """Return the range of an entity's rank; empty where it is not known.

    >>> range_of({"interval": {"degree": [1, 4]}}, "degree"), range_of({"interval": {"degree": [2, 2]}}, "degree")
    ('1–4', '2')
    """
    low, high = score["interval"].get(measure, (None, None))
    return "" if low is None else f"{low}" if low == high else f"{low}–{high}"


def answer(group: Record, measure: Record) -> str:
    """Return who of a kind comes first, and who next."""
    name, title = measure["name"], group["title"].lower()
    places = [
        (rank, [score["name"] for score in scores])
        for rank, scores in groupby(group["scores"], key=lambda score: score["ranks"][name])
    ]
    leader = group["scores"][0]
    if not leader["values"][name]:
        return f"None of the {title} stands out: all have {measure['label']} 0."
    (_, first), *rest = places
    verb = "shares" if len(first) == 1 and name in leader["shared"] else "share" if len(first) > 1 else "takes"
    said = f"{listing(first)} {verb} first place among the {group['of']} {title}: {_told(leader, measure)}."
    return f"{said} Next: {listing(rest[0][1])} ({figure_of(group['scores'][len(first)], name)})." if rest else said


def _told(score: Record, measure: Record) -> str:
    figure = figure_of(score, measure["name"])
    if measure["name"] == "degree":
        return f"tied to {count(int(figure), 'other')}"
    return f"{measure['label']} {figure}"


def settled(group: Record, record: Record) -> Iterator[str]:
    """Yield whether first place would be the same on other reports."""
    if not record["certainty"] or not record["certainty"]["resamples"]:
        return
    name = record["certainty"]["measure"]
    leaders = [score for score in group["scores"] if score["ranks"].get(name) == 1]
    if not leaders or any(name not in score["interval"] for score in group["scores"]):
        return
    rivals = [score["name"] for score in group["scores"] if score["interval"][name][0] == 1 and score not in leaders]
    if rivals:
        yield f"First place is not settled: {listing(rivals)} also {_reach(rivals)} it in one redraw of twenty or more."
    elif len(leaders) > 1:
        yield "Which of these is first is not settled; no other listed is first in one redraw of twenty."
    elif leaders[0]["interval"][name] == [1, 1]:
        yield f"First place is settled as far as these texts go: {leaders[0]['name']} keeps it in nine of ten redraws."
    else:
        yield f"{leaders[0]['name']} has rank {range_of(leaders[0], name)} in nine of ten redraws."


def _reach(names: Sequence[str]) -> str:
    return "reaches" if len(names) == 1 else "reach"


def leanings(group: Record) -> Iterator[str]:
    """Yield for each source on which leaders hang alone who does, and where each would be without it."""
    hung = [score for score in group["scores"] if score["alone"]]
    for source in dict.fromkeys(score["alone"]["source"] for score in hung):
        scores = [score for score in hung if score["alone"]["source"] == source]
        told = scores[0]["alone"]
        origin = ", ".join(filter(None, (quoted(told["title"]), told["date"])))
        moves = [
            f"{score['name']} (place {score['alone']['rank']}, without it {score['alone']['without']})"
            for score in scores
        ]
        yield f"Central only because of one source, {origin}: {listing(moves, len(moves))}."


def would_be(doubt: Record) -> str:
    """Return what a doubt about who is who would change."""
    move = f"place {doubt['then']} instead of {doubt['rank']}"
    if doubt["other_name"]:
        return f"If {doubt['name']} and {doubt['other_name']} are one ({doubt['reason']}): {move}."
    return f"If some texts mean another by the name {doubt['name']} ({doubt['reason']}): {move} without them."


def meaning(measure: Record) -> str:
    """Return what a measure means and does not mean, and where that is from."""
    return " ".join(filter(None, (measure["means"], measure["reads"])))


def shared_by(kinds: Iterable[Record], measure: str) -> bool:
    """Are there ranges of ranks by a measure?"""
    return any(measure in score["interval"] for group in kinds for score in group["scores"])
