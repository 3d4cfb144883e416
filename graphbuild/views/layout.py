"""Where nodes stand: fixed positions, computed once when a page is written, the same for the same graph.

Each connected part is laid out by :mod:`.forces`, then turned so that it is widest across, spaced until no two labels
cover each other, and set beside the other parts like words on lines.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphbuild.types import RelationType
from graphbuild.views.elements import DrawnNode, Picture
from graphbuild.views.forces import Floats, make_web, relax

if TYPE_CHECKING:
    import networkx as nx

CLOSENESS_PULL = 0.2
"""How strongly being named together pulls, where a claim pulls with 1."""

CHARACTER_WIDTH, LINE_HEIGHT, MARGIN = 7, 16, 10
"""The room that labels take, in units of the layout (pixels at full size)."""

ROUNDS, GROWTH = 400, 1.004
"""How often overlapping labels are pushed apart at most, and how the whole grows each time, so that they find room."""

TOLERANCE = 1e-3
"""What counts as no overlap, and which part of its length a part may be wide to count as a line."""

ASPECT = 1.5
"""How much wider than high the whole should be."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part that is laid out: the positions of its nodes within a box of this size."""

    nodes: tuple[str, ...]
    positions: Floats
    width: float
    height: float


def place(picture: Picture) -> dict[str, tuple[int, int]]:
    """Return where each node stands, x to the right and y down."""
    import networkx as nx

    ties = _ties(picture)
    drawn = {node.id: node for node in picture.nodes}
    parts = sorted(nx.connected_components(ties), key=lambda part: (-len(part), min(part)))
    boxes = [_lay_out(ties, [drawn[node] for node in sorted(part)]) for part in parts]
    return {
        node: (round(x + left), round(y + up))
        for box, left, up in _lines(boxes)
        for node, (x, y) in zip(box.nodes, box.positions.tolist(), strict=True)
    }


def _ties(picture: Picture) -> "nx.Graph[str]":
    import networkx as nx

    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(node.id for node in picture.nodes)
    for line in picture.edges:
        source, target = line.edge.source, line.edge.target
        pull = CLOSENESS_PULL if line.edge.relation == RelationType.CO_MENTIONED else 1.0
        if source != target and pull > ties.get_edge_data(source, target, {"pull": 0.0})["pull"]:
            ties.add_edge(source, target, pull=pull)
    return ties


def _lay_out(ties: "nx.Graph[str]", nodes: list[DrawnNode]) -> Box:
    import numpy as np

    ids = tuple(node.id for node in nodes)
    rooms = np.array([_room(node) for node in nodes])
    positions = _spread(_turn(_relaxed(ties, ids)), rooms) if len(nodes) > 1 else np.zeros((1, 2))
    low, high = (positions - rooms / 2).min(axis=0), (positions + rooms / 2).max(axis=0)
    width, height = (high - low).tolist()
    return Box(ids, positions - low, width, height)


def _relaxed(ties: "nx.Graph[str]", ids: Sequence[str]) -> Floats:
    import numpy as np

    number = {node: place for place, node in enumerate(ids)}
    found = sorted((*sorted((number[one], number[two])), tie["pull"]) for one, two, tie in ties.edges(ids, data=True))
    ends = np.array([tie[:2] for tie in found], dtype=np.intp)
    return relax(make_web(len(ids), ends, np.array([tie[2] for tie in found])))


def _room(node: DrawnNode) -> tuple[float, float]:
    """Return the width and height that a node and its label take, as if the label stood above and below by halves."""
    lines = node.label.split("\n")
    text = CHARACTER_WIDTH * max(map(len, lines))
    return max(2 * node.radius, text) + MARGIN, 2 * node.radius + LINE_HEIGHT * len(lines) + MARGIN


def _turn(positions: Floats) -> Floats:
    """Turn positions about their middle so that they are widest across."""
    centred = positions - positions.mean(axis=0)
    (xx, xy), (_, yy) = (centred.T @ centred).tolist()
    angle = math.atan2(2 * xy, xx - yy) / 2
    x, y = centred.T
    return _columns(x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle))


def _columns(x: Floats, y: Floats) -> Floats:
    import numpy as np

    return np.stack((x, y), axis=1)


def _spread(positions: Floats, rooms: Floats) -> Floats:
    """Scale positions until there is room for all labels on the whole, then push apart those that still overlap."""
    import numpy as np

    extent = np.ptp(positions, axis=0)
    flat = extent.min() < TOLERANCE * extent.max()
    spread = positions * (0.0 if flat else math.sqrt(2 * rooms.prod(axis=1).sum() / extent.prod()))
    for _ in range(ROUNDS):
        moves = _parted(spread, rooms)
        if not moves.any():
            break
        spread = GROWTH * spread + moves
    return spread


def _parted(positions: Floats, rooms: Floats) -> Floats:
    """Return the moves that part overlapping rooms, each pair along the axis on which it takes less."""
    import numpy as np
    from scipy.spatial import KDTree

    pairs = KDTree(positions / rooms.max(axis=0)).query_pairs(1.0, p=math.inf, output_type="ndarray")
    first, second = pairs[np.lexsort(pairs.T)].T
    apart = positions[first] - positions[second]
    missing = (rooms[first] + rooms[second]) / 2 - np.abs(apart)
    axis = missing.argmin(axis=1)
    rows = np.arange(len(axis))
    push = np.where(apart[rows, axis] < 0, -0.5, 0.5) * missing[rows, axis] * (missing > TOLERANCE).all(axis=1)
    moves = np.zeros_like(positions)
    np.add.at(moves, (first, axis), push)
    np.subtract.at(moves, (second, axis), push)
    return moves


def _lines(boxes: list[Box]) -> Iterator[tuple[Box, float, float]]:
    """Yield each box with its left and upper edge, set from left to right on lines as wide as the whole should be."""
    room = sum(box.width * box.height for box in boxes)
    line = max([math.sqrt(ASPECT * room), *(box.width for box in boxes)])
    left = up = depth = 0.0
    for box in boxes:
        if left and left + box.width > line:
            left, up, depth = 0.0, up + depth, 0.0
        yield box, left, up
        left, depth = left + box.width, max(depth, box.height)
