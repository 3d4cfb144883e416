"""A ranking as a page to look at: each rank with its range, places through time, and what is around the leaders."""

from collections.abc import Callable
from dataclasses import dataclass

from graphbuild.analysis.certainty import LEADERS as TRIED
from graphbuild.analysis.ties import CLAIMS
from graphbuild.analysis.trend import FEW
from graphbuild.drawings.course import HEIGHT, WIDTH, Course, courses
from graphbuild.drawings.ego import Ego, Neighbour, ego
from graphbuild.drawings.scale import Scale, scale_of
from graphbuild.drawings.style import LOOKS, kind_css
from graphbuild.graph import EntityGraph, edges_of, kind_of, name_of
from graphbuild.reports.centrality.tables import FOLLOWED, LEADERS, TITLE
from graphbuild.reports.centrality.words import figure_of, meaning, place_of, range_of
from graphbuild.reports.quotes import step, texts
from graphbuild.reports.records import Record, phrases, segments
from graphbuild.resources.markup import asset, drawings_css, render

AROUND = 5
"""How many entities the picture around a leader shows on each side."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where pages stand, as addresses from this one: of an entity by id, of a sentence by its document and start."""

    entity: Callable[[str], str | None]
    sentence: Callable[[str, int], str | None]


NOWHERE = Places(lambda _node: None, lambda _doc, _start: None)
"""There are no other pages."""


WORDS: Record = {
    "looks": LOOKS,
    "few": FEW,
    "leaders": LEADERS,
    "tried": TRIED,
    "course_size": (WIDTH, HEIGHT),
    "place": place_of,
    "range": range_of,
    "figure": figure_of,
    "meaning": meaning,
    "step": step,
    "texts": texts,
    "segments": segments,
}
"""How the template looks and says things, whatever is ranked."""


def page(record: Record, graph: EntityGraph, places: Places | None = None) -> str:
    """Write a ranking as one page that needs no script; names and sentences lead to their pages, if there are any."""
    found = places or NOWHERE
    leaders = [score["id"] for group in record["kinds"] for score in group["scores"][:LEADERS]]
    pictures = {node: _around(graph, node) for node in leaders}
    drawn = {one.node for picture in pictures.values() for one in _neighbours(picture)}
    shown = {*drawn, *(score["id"] for group in record["kinds"] for score in group["scores"])}
    return render(
        "graphbuild.reports",
        "centrality.html.j2",
        styles=[drawings_css(), kind_css(), asset("graphbuild.reports", "static/centrality.css")],
        title=TITLE,
        ranking=record,
        pictures={node: picture for node, picture in pictures.items() if _neighbours(picture)},
        links={node: _link(graph, node, found) for node in sorted(shown)},
        scales={group["kind"]: _scale(group, record["measures"][0]["name"]) for group in record["kinds"]},
        courses={group["kind"]: _courses(group, record) for group in record["kinds"]},
        share=_share,
        phrases=phrases(),
        sentence_place=found.sentence,
        **WORDS,
    )


def _around(graph: EntityGraph, node: str) -> Ego:
    return ego(node, (edge for edge in edges_of(graph, node) if edge.relation in CLAIMS), AROUND)


def _neighbours(picture: Ego) -> tuple[Neighbour, ...]:
    return (*picture.sources.neighbours, *picture.targets.neighbours)


def _link(graph: EntityGraph, node: str, places: Places) -> Record:
    return {"name": name_of(graph, node), "kind": str(kind_of(graph, node)), "place": places.entity(node)}


def _scale(group: Record, measure: str) -> Scale | None:
    """Return the line that ranks and their ranges are drawn on; none where no range is known."""
    ends = [end for score in group["scores"] for end in score["interval"].get(measure, ())]
    return scale_of([*ends, *(score["ranks"][measure] for score in group["scores"])]) if ends else None


def _courses(group: Record, record: Record) -> list[Course]:
    if not record["trend"]:
        return []
    followed = {score["id"]: score["places"] for score in group["scores"][:FOLLOWED] if any(score["places"])}
    return courses(followed, [period["shaky"] for period in record["trend"]["periods"]]) if followed else []


def _share(group: Record, score: Record, measure: str) -> float:
    """Return a figure in percent of the kind's highest, for a bar."""
    highest = max(other["values"][measure] for other in group["scores"])
    return round(100 * score["values"][measure] / highest, 1) if highest else 0.0
