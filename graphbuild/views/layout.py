"""Where nodes stand: fixed positions, computed once when a page is written, the same for the same graph.

Each connected part is laid out by forces: all nodes push each other away, the more the more partners they have, and
edges pull. Then it is turned so that it is widest across, spaced until no two labels cover each other, and set beside the
other parts like words on lines. No chance is involved, not even a seeded one.

The cost is quadratic in the nodes of a part and linear in its edges.

References:
    Jacomy, Venturini, Heymann, Bastian (2014), ForceAtlas2, PLOS ONE 9(6): pushing by degree.
    Fruchterman, Reingold (1991), Graph drawing by force-directed placement: cooling steps.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from graphbuild.types import RelationType
from graphbuild.views.elements import DrawnNode, Picture

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np

Floats: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"
Whole: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.intp]]"

CLOSENESS_PULL = 0.2
"""How strongly being named together pulls, where a claim pulls with 1."""

BLOCK = 256
"""How many nodes are compared with all others at once, which bounds the memory."""

TOLERANCE = 0.5
"""By how much labels may overlap."""

CHARACTER_WIDTH, LINE_HEIGHT, MARGIN = 7, 16, 10
"""The room that labels take, in units of the layout (pixels at full size)."""

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
    positions = _turn(_relax(*_forces(ties, ids))) if len(nodes) > 1 else np.zeros((1, 2))
    positions = _spread(positions, rooms)
    low, high = (positions - rooms / 2).min(axis=0), (positions + rooms / 2).max(axis=0)
    width, height = (high - low).tolist()
    return Box(ids, positions - low, width, height)


def _room(node: DrawnNode) -> tuple[float, float]:
    """Return the width and height that a node and its label take, as if the label stood above and below by halves."""
    lines = node.label.split("\n")
    text = CHARACTER_WIDTH * max(map(len, lines))
    return max(2 * node.radius, text) + MARGIN, 2 * node.radius + LINE_HEIGHT * len(lines) + MARGIN


def _forces(ties: "nx.Graph[str]", ids: Sequence[str]) -> tuple[Floats, Whole, Floats]:
    """Return each node's push, the edges as pairs of indices, and each edge's pull."""
    import numpy as np

    index = {node: number for number, node in enumerate(ids)}
    edges = sorted((index[a], index[b], pull) for a, b, pull in ties.subgraph(ids).edges(data="pull"))
    pairs = np.array([edge[:2] for edge in edges], dtype=np.intp)
    pulls = np.array([edge[2] for edge in edges])
    pushes = 1.0 + np.bincount(pairs.ravel(), weights=np.repeat(pulls, 2), minlength=len(ids))
    return pushes, pairs, pulls


def _relax(pushes: Floats, pairs: Whole, pulls: Floats) -> Floats:
    """Let the forces move the nodes, by ever smaller steps, from a spiral with the best connected in the middle."""
    import numpy as np

    count = len(pushes)
    positions = _spiral(pushes)
    steps = 300 if count <= 500 else 100
    for heat in np.linspace(1.0, 0.0, steps, endpoint=False):
        force = _pushed(positions, pushes)
        along = (positions[pairs[:, 1]] - positions[pairs[:, 0]]) * pulls[:, None]
        np.add.at(force, pairs[:, 0], along)
        np.subtract.at(force, pairs[:, 1], along)
        force /= pushes[:, None]
        length = np.sqrt((force**2).sum(axis=1, keepdims=True))
        positions = positions + force * np.minimum(0.5, heat * math.sqrt(count) / np.maximum(length, 1e-9))
    return positions


def _spiral(pushes: Floats) -> Floats:
    """Return points of a sunflower, the greatest push first."""
    import numpy as np

    order = np.lexsort((np.arange(len(pushes)), -pushes)).argsort()
    angle = order * math.pi * (3 - math.sqrt(5))
    return np.sqrt(order + 0.5)[:, None] * np.stack((np.cos(angle), np.sin(angle)), axis=1)


def _pushed(positions: Floats, pushes: Floats) -> Floats:
    """Return how all other nodes push each node: by both pushes over the distance."""
    import numpy as np

    x, y = np.ascontiguousarray(positions.T)
    others = np.column_stack((x, y, np.ones_like(x))) * pushes[:, None]
    force = np.empty_like(positions)
    for rows in _blocks(len(positions)):
        nearness = np.subtract.outer(x[rows], x) ** 2
        nearness += np.subtract.outer(y[rows], y) ** 2
        np.maximum(nearness, 1e-4, out=nearness)
        total = np.reciprocal(nearness, out=nearness) @ others
        force[rows] = (positions[rows] * total[:, 2:] - total[:, :2]) * pushes[rows, None]
    return force


def _blocks(count: int) -> Iterator[slice]:
    return (slice(start, start + BLOCK) for start in range(0, count, BLOCK))


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

    extent = np.maximum(np.ptp(positions, axis=0), 1e-9)
    scale = math.sqrt(2 * rooms.prod(axis=1).sum() / extent.prod()) if len(positions) > 2 else 0.0
    spread = positions * min(scale, 1e4)
    for _ in range(60):
        moves = _parted(spread, rooms)
        if not moves.any():
            break
        spread = spread + moves
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
