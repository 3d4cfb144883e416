"""What is around one entity, as a small picture: to its left who acts on it, to its right whom it acts on.

It is written as SVG when the page is: it shows at once, without a script, and its names are links. Two sides with words
on their lines tell more of claims than dots around a middle would, and no two labels can meet. The same graph gives the
same picture.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graphbuild.graph import Edge
from graphbuild.types import STRUCTURAL, RelationType

WIDTH, ROW = 860, 34
"""How wide the picture is, and how high a row of it, in its own units: pixels at full size."""
MIDDLE, GAP = WIDTH // 2, 16
"""Where the entity stands, and how far from it lines end."""
NAME, OUTER, BEND = 196, 224, 336
"""Where names on the left end, their lines begin and begin to bend; on the right these are as far from the edge."""
MOST = 8
"""How many entities are drawn on each side."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entity on one side: what ties it, the heaviest first, how far down it stands, and its line with its width."""

    node: str
    relations: tuple[RelationType, ...]
    y: int
    path: str
    width: int


@dataclass(frozen=True, slots=True)
class Side:
    """The entities on one side, the most telling first, out of ``total``.

    ``name``, ``shape`` and ``words`` are how far across these stand: names end there on the left and begin there on the
    right; shapes and the words on the lines begin there.
    """

    neighbours: tuple[Neighbour, ...]
    total: int
    name: int
    shape: int
    words: int


@dataclass(frozen=True, slots=True)
class Ego:
    """The picture around an entity: who acts on it and whom it acts on, how wide and high it is, and its middle."""

    sources: Side
    targets: Side
    width: int
    height: int
    middle: tuple[int, int]


def ego(node: str, claims: Iterable[Edge], most: int = MOST) -> Ego:
    """Return the picture of a node and those that its claims tie it to: first by events, then by office.

    On each side stand at most so many.
    """
    into, out = defaultdict[str, list[Edge]](list), defaultdict[str, list[Edge]](list)
    for edge in sorted(claims, key=_order):
        if edge.source != node:
            into[edge.source].append(edge)
        elif edge.target != node:
            out[edge.target].append(edge)
    height = ROW * max(2, *(min(most, len(side)) for side in (into, out))) + ROW // 2
    left, right = (tuple(_neighbours(list(side.items())[:most], height, is_left=side is into)) for side in (into, out))
    return Ego(
        Side(left, len(into), NAME, NAME + 8, OUTER + 2),
        Side(right, len(out), WIDTH - NAME, WIDTH - NAME - 22, WIDTH - BEND + 2),
        WIDTH,
        height,
        (MIDDLE, height // 2),
    )


def _order(edge: Edge) -> tuple[bool, float, str, str, str]:
    """Events come before standing ties, and what more sources say before the rest."""
    return edge.relation in STRUCTURAL, -edge.weight, edge.source, edge.target, edge.relation


def _neighbours(shown: Sequence[tuple[str, list[Edge]]], height: int, *, is_left: bool) -> Iterable[Neighbour]:
    first = (height - ROW * (len(shown) - 1)) // 2
    for place, (node, edges) in enumerate(shown):
        y = first + ROW * place
        path = _inwards(y, height // 2) if is_left else _outwards(y, height // 2)
        yield Neighbour(node, tuple(edge.relation for edge in edges), y, path, _width(edges))


def _inwards(y: int, middle: int) -> str:
    end = MIDDLE - GAP
    bend = (BEND + end) // 2
    return f"M{OUTER} {y}H{BEND}C{bend} {y} {bend} {middle} {end} {middle}"


def _outwards(y: int, middle: int) -> str:
    start = MIDDLE + GAP
    bend = (WIDTH - BEND + start) // 2
    return f"M{start} {middle}C{bend} {middle} {bend} {y} {WIDTH - BEND} {y}H{WIDTH - OUTER}"


def _width(edges: Iterable[Edge]) -> int:
    """Return how wide a line is that stands for some claims: 1 for one source, 3 for ten, 5 for a hundred and more."""
    weight = sum(edge.weight for edge in edges)
    return min(5, 1 + round(2 * math.log10(max(1.0, weight))))
