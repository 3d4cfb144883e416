"""What a ranking says in sentences: who comes first, how sure that is, and on what it hangs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from graphbuild.analysis.certainty import FEW
from graphbuild.reports.records import Record
from graphbuild.reports.wording import KIND_NAMES, count, quoted
from graphbuild.resources.words import listed
from graphbuild.types import Kind

SELDOM, SETTLED = 0.05, 0.9
"""Who is first in fewer redraws is not named for it, and who is in so many is first as far as can be told."""
NAMED = 3
"""How many names a sentence lists before it counts the rest."""


def listing(names: Sequence[str], most: int = NAMED, total: int = 0) -> str:
    """Return names as a sentence lists them, out of so many if there are more than are given.

    >>> listing(["A", "B", "C"]), listing(["A", "B", "C", "D", "E"]), listing(["A", "B"], total=9)
    ('A, B and C', 'A, B, C and 2 more', 'A, B and 7 more')
    """
    rest = max(total, len(names)) - min(most, len(names))
    shown = [*names[:most], f"{rest} more"] if rest > 0 else list(names)
    return listed(shown)


def place_of(score: Record, measure: str) -> str:
    """Return an entity's rank, marked where it is shared."""
    return f"{score['ranks'][measure]}{'=' if measure in score['shared'] else ''}"


def figure_of(score: Record, measure: str) -> str:
    """Return an entity's figure, as short as its measure allows, with its standard error where it is an estimate.

    >>> figure_of({"values": {"degree": 3.0}, "errors": {}}, "degree")
    '3'
    >>> figure_of({"values": {"betweenness": 0.01662}, "errors": {"betweenness": 0.00051}}, "betweenness")
    '0.0166±0.0005'
    """
    value, error = score["values"][measure], score["errors"].get(measure)
    shown = f"{value:.6g}" if not value or measure in {"degree", "strength"} else _decimals(value)
    return f"{shown}±{_decimals(error)}" if error else shown


def _decimals(value: float) -> str:
    """Return a part of one.

    >>> _decimals(0.01662), _decimals(0.0000321)
    ('0.0166', '3.2e-05')
    """
    return f"{value:.4f}" if value >= 0.0005 else f"{value:.1e}"  # noqa: PLR2004  below, four decimals tell nothing


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
    if not places:
        return f"{group['title']}: no ties ({group['of']} named)."
    leader = group["scores"][0]
    if not leader["values"][name]:
        return f"None of the {group['of']} {title} stands out: all have {measure['label']} 0."
    if is_alone(group):
        which = KIND_NAMES[Kind(group["kind"])][0] if group["of"] == 1 else f"one of {group['of']} {title} with a tie"
        return f"{leader['name']} is the only {which}: {_told(leader, measure)}."
    (_, first), *rest = places
    verb = "share" if name in leader["shared"] else "takes"
    leaders = listing(first, total=leader["equals"])
    said = f"{leaders} {verb} first place among the {group['of']} {title}: {_told(leader, measure)}."
    next_one = group["scores"][len(first)] if rest else leader
    if not rest or not next_one["values"][name]:
        return said
    return f"{said} Next: {listing(rest[0][1], total=next_one['equals'])} ({figure_of(next_one, name)})."


def is_alone(group: Record) -> bool:
    """Is only one entity of a kind tied to others, so that there is nothing to rank?"""
    return bool(group["of"] - group["untied"] == 1)


def _told(score: Record, measure: Record) -> str:
    figure = figure_of(score, measure["name"])
    if measure["name"] == "degree":
        return f"tied to {count(int(figure), 'other')}"
    return f"{measure['label']} {figure}"


def settled(group: Record, record: Record) -> str:
    """Return how often who is first where the reports are drawn anew; empty if they were not."""
    drawn = record["certainty"] and record["certainty"]["resamples"] and record["certainty"]["sources"] > 1
    if not drawn or not group["scores"] or is_alone(group):
        return ""
    first = sorted((score for score in group["scores"] if score["first"]), key=lambda score: -score["first"])
    often = [score for score in first if score["first"] >= SELDOM]
    if not often:
        return "First place is not settled: in redraws of the reports it is shared, or now this one's, now that one's."
    leader, *others = often
    part = "all" if leader["first"] == 1 else f"{leader['first']:.0%} of"
    held = f"{leader['name']} has it alone in {part} redraws of the reports"
    if leader["first"] < SETTLED:
        shares = "".join(f", {score['name']} in {score['first']:.0%}" for score in others)
        return f"First place is not settled: {held}{shares}; else it is shared or another's."
    sources = record["certainty"]["sources"]
    if sources < FEW:
        return f"{sources} sources are too few to settle first place; {held}."
    return f"First place is settled as far as these texts go: {held}."


def leanings(group: Record, record: Record) -> Iterator[str]:
    """Yield for each source on which leaders hang alone who does, and where each would be without it."""
    if record["certainty"] and record["certainty"]["sources"] == 1:
        return  # all hang on it, which the notes say
    hung = [score for score in group["scores"] if score["alone"]]
    for source in dict.fromkeys(score["alone"]["source"] for score in hung):
        scores = [score for score in hung if score["alone"]["source"] == source]
        told = scores[0]["alone"]
        origin = ", ".join(filter(None, (quoted(told["title"]), told["date"])))
        moves = [f"{score['name']} ({_without(score['alone'])})" for score in scores]
        what = f"{count(told['reports'], 'report')} of one outlet" if told["reports"] > 1 else "one source"
        yield f"Central only because of {what}, {origin}: {listing(moves, len(moves))}."


def _without(alone: Record) -> str:
    move = "no tie" if not alone["ties"] else f"rank {alone['without']}" if alone["left"] else "figure 0"
    return f"rank {alone['rank']}, without it {move}"


def would_be(doubt: Record) -> str:
    """Return what a doubt about who is who would change."""
    move = f"rank {doubt['then']} instead of {doubt['rank']}"
    if doubt["other_name"]:
        return f"If {doubt['name']} and {doubt['other_name']} are one ({doubt['reason']}): {move}."
    return f"If some texts mean another by the name {doubt['name']} ({doubt['reason']}): {move} without them."


def meaning(measure: Record) -> str:
    """Return what a measure means and does not mean, and where that is from."""
    return " ".join(filter(None, (measure["means"], measure["reads"])))


def shared_by(kinds: Iterable[Record], measure: str) -> bool:
    """Are there ranges of ranks by a measure?"""
    return any(measure in score["interval"] for group in kinds for score in group["scores"])
