"""How places went through time: for each entity one small picture, with the others' lines behind its own.

Steps between places narrow downwards: from first to second is as far as from tenth to twentieth.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from graphbuild.drawings.scale import Scale

WIDTH, HEIGHT, LEFT, EDGE = 240, 96, 30, 8
"""How wide and high a picture is, in its own units, and how far from its left and from all other edges dots keep."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A place in one period, and whether few sources tell of that period."""

    x: float
    y: float
    is_shaky: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The picture of one entity: its places, its line with dots, and the lines of the others.

    The line is broken where there is no place. ``lowest`` is the place at the bottom.
    """

    node: str
    places: tuple[int | None, ...]
    line: str
    dots: tuple[Dot, ...]
    others: str
    lowest: int


def courses(places: Mapping[str, Sequence[int | None]], shaky: Sequence[bool]) -> list[Course]:
    """Return a picture for each entity, first place on top; ``shaky`` tells which periods few sources tell of.

    >>> [course.line for course in courses({"a": (1, 2), "b": (None, 1)}, (False, False))]
    ['M30.0 8.0L232.0 88.0', '']
    """
    down = Scale(max((place for row in places.values() for place in row if place), default=1), is_even=False)
    spots = {node: _spots(row, shaky, down) for node, row in places.items()}
    lines = {node: _line(row) for node, row in spots.items()}
    return [
        Course(
            node,
            tuple(places[node]),
            lines[node],
            tuple(dot for dot in row if dot),
            "".join(line for other, line in lines.items() if other != node),
            down.last,
        )
        for node, row in spots.items()
    ]


def _spots(row: Sequence[int | None], shaky: Sequence[bool], down: Scale) -> list[Dot | None]:
    step = (WIDTH - LEFT - EDGE) / max(1, len(shaky) - 1)
    return [
        Dot(round(LEFT + step * at, 1), round(EDGE + (HEIGHT - 2 * EDGE) * down.part(place), 1), shaky[at])
        if place
        else None
        for at, place in enumerate(row)
    ]


def _line(row: Sequence[Dot | None]) -> str:
    """Return a line from dot to dot, in pieces where some are missing; a lone dot has none."""
    pieces = [list(dots) for is_there, dots in groupby(row, key=bool) if is_there]
    drawn = ("L".join(f"{dot.x} {dot.y}" for dot in piece if dot) for piece in pieces if len(piece) > 1)
    return "".join(f"M{piece}" for piece in drawn)
