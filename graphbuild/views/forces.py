"""Positions by forces: tied nodes pull each other, all push each other, and gravity keeps them together.

The forces are those of ForceAtlas2, in which well connected nodes push harder, with strong gravity. Three things make
them fast enough for a page of thousands of nodes. They act first on a coarser web, in which each node is one with the
neighbour that it is most particularly tied to, so that communities stand together before their members look for a
place. Nodes far off push as one, cell by cell of a partition in which each cell has as many nodes. And nothing here
depends on chance but the places that the coarsest web starts from, which are seeded.

References:
    Jacomy, Venturini, Heymann, Bastian (2014), ForceAtlas2, a continuous graph layout algorithm, PLOS ONE 9(6).
    Walshaw (2003), A multilevel algorithm for force-directed graph drawing, JGAA 7(3), for the coarser webs.
    Barnes, Hut (1986), A hierarchical O(N log N) force-calculation algorithm, Nature 324, for nodes far off.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import scipy.sparse

Floats: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"
Numbers: TypeAlias = "np.ndarray[tuple[int, ...], np.dtype[np.intp]]"

PUSH = 4.0
"""How strongly nodes push each other, where a tie pulls and gravity draws with 1."""

SEED = 0
"""From which chance positions the forces begin."""

FEWEST = 40
"""A web of so many nodes or fewer is not made coarser; nor is one that would stay at more than this share:"""
COARSER = 0.8

NUDGE = 0.01
"""How far chance decides among neighbours; without it a ring, in which all are alike, would be one chain of choices."""

MOST_STEPS, LEAST_STEPS, MOVES = 250, 50, 60_000
"""How long the forces act on a web: so many steps, or fewer for many nodes, that a page is still written in seconds."""

EXACT = 150
"""Up to so many nodes each pushes each; with more, those far off push cell by cell."""
CELL = 16
"""About how many nodes a cell has."""

TINY = 1e-9
"""What is added to squared distances, so that two nodes in one place do no harm."""


@dataclass(frozen=True, slots=True)
class Web:
    """Nodes, numbered from 0, and the ties between them: each of the ``ends``, two columns, with its ``pull``.

    ``mass`` is how hard each node pushes. No tie leads from a node to itself, and none is there twice.
    """

    mass: Floats
    ends: Numbers
    pull: Floats

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.mass)

    def pulls(self) -> "scipy.sparse.csr_array[np.float64]":
        """Return the pull of every node on every other, as a matrix."""
        import numpy as np
        from scipy.sparse import csr_array

        one, other = self.ends.T
        places = np.concatenate((one, other)), np.concatenate((other, one))
        return csr_array((np.concatenate((self.pull, self.pull)), places), shape=(self.size, self.size))


def make_web(size: int, ends: Numbers, pull: Floats) -> Web:
    """Return a web whose nodes push by what pulls at them."""
    import numpy as np

    mass = np.bincount(ends.ravel(), np.repeat(pull, 2), size)
    return Web(1.0 + mass.astype(np.float64), ends, pull)


def relax(web: Web) -> Floats:
    """Return positions in which the forces on a connected web are about at rest, the same for the same web."""
    import numpy as np

    if web.size < 3:  # noqa: PLR2004  nothing to weigh up
        return np.array([[float(node), 0.0] for node in range(web.size)])
    chance = np.random.default_rng(SEED)
    coarser, group = _coarsened(web)
    if web.size <= FEWEST or not 1 < coarser.size <= COARSER * web.size:  # a star would become a single place
        return _settle(web, chance.random((web.size, 2)) - 0.5)
    middles = relax(coarser)
    room = 0.5 * middles.std() / math.sqrt(coarser.size)
    return _settle(web, middles[group] + room * (chance.random((web.size, 2)) - 0.5))


def _coarsened(web: Web) -> tuple[Web, Numbers]:
    """Join each node to the neighbour that it is most particularly tied to; return also the group of each node."""
    import numpy as np
    from scipy.sparse import coo_array, csr_array
    from scipy.sparse.csgraph import connected_components

    chance = np.random.default_rng(SEED).random(web.size)
    pulls = web.pulls()
    strength = pulls.sum(axis=1) * web.mass  # who pulls at many is tied to none in particular
    pulls.data *= ((1 + NUDGE * chance) / strength)[pulls.indices]
    best = np.asarray(pulls.argmax(axis=1)).ravel()
    joined = csr_array((np.ones(web.size), (np.arange(web.size), best)), shape=(web.size, web.size))
    count, labels = connected_components(joined, directed=False)
    group = labels.astype(np.intp)
    ends = np.sort(group[web.ends], axis=1)
    across = ends[:, 0] != ends[:, 1]
    ties = coo_array((web.pull[across], ends[across].T), shape=(count, count)).tocsr().tocoo()
    mass = np.bincount(group, web.mass, count).astype(np.float64)
    return Web(mass, np.stack(ties.coords, axis=1).astype(np.intp), ties.data), group


def _settle(web: Web, positions: Floats) -> Floats:
    """Let the forces act; a node that swings to and fro moves slowly, and all do while many swing."""
    import numpy as np

    pulls = web.pulls()
    strength: Floats = pulls.sum(axis=1)[:, None]
    mass = web.mass[:, None]
    before, speed, trust = np.zeros_like(positions), 1.0, 1.0
    for _ in range(min(MOST_STEPS, max(LEAST_STEPS, MOVES // web.size))):
        drawn = pulls @ positions - strength * positions - mass * (positions - positions.mean(axis=0))
        force = drawn + PUSH * _pushes(positions, web.mass)
        swings = np.hypot(*(before - force).T)
        swing, way = web.mass @ swings, web.mass @ np.hypot(*(before + force).T) / 2
        speed, trust = _paced(speed, trust, swing, way, web.size)
        positions = positions + force * (speed / (1 + np.sqrt(speed * swings)))[:, None]
        before = force
    return positions


def _paced(speed: float, trust: float, swing: float, way: float, size: int) -> tuple[float, float]:
    """Return how fast all move next, and how far that may be trusted, as the reference does it (its section 4)."""
    usual = 0.05 * math.sqrt(size)
    bearable = max(math.sqrt(usual), min(10.0, usual * way / size**2))
    if swing > 2 * way:
        trust, bearable = trust * (0.5 if trust > 0.05 else 1.0), max(bearable, 1.0)  # noqa: PLR2004  as there
    wanted = bearable * trust * way / max(swing, TINY)
    if swing > bearable * way:
        trust *= 0.7 if trust > 0.05 else 1.0  # noqa: PLR2004  as there
    elif speed < 1000:  # noqa: PLR2004  as there
        trust *= 1.3
    return speed + min(wanted - speed, speed / 2), trust


def _pushes(positions: Floats, mass: Floats) -> Floats:
    """Return how all others push each node: by both masses, the less the farther off."""
    import numpy as np

    x, y = positions.T
    if len(mass) <= EXACT:
        return _push((x, y), (x, y), mass) * mass[:, None]
    order, spare = _cells(x, y)
    x, y, heavy = x[order], y[order], np.where(spare, 0.0, mass[order])
    weight = heavy.sum(axis=1)
    middles = [(places * heavy).sum(axis=1) / np.maximum(weight, TINY) for places in (x, y)]
    far = _push((x.ravel(), y.ravel()), middles, weight, own=order.shape[1])
    forces = far.reshape(*order.shape, 2) + _push((x, y), (x, y), heavy)
    pushes = np.empty_like(positions)
    pushes[order[~spare]] = (forces * heavy[..., None])[~spare]
    return pushes


def _cells(x: Floats, y: Floats) -> tuple[Numbers, "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]"]:
    """Part nodes into upright strips, and these across; return a row for each cell, and what only fills the rows up."""
    import numpy as np

    strips = round(math.sqrt(len(x) / CELL))
    depth = math.ceil(len(x) / strips**2)
    places = np.arange(strips**2 * depth).reshape(strips, -1)
    order = np.argsort(x, kind="stable")[np.minimum(places, len(x) - 1)]
    rows = np.argsort(y[order], axis=1, kind="stable")
    cells, spare = np.take_along_axis(order, rows, axis=1), np.take_along_axis(places >= len(x), rows, axis=1)
    return cells.reshape(-1, depth), spare.reshape(-1, depth)


def _push(pushed: Sequence[Floats], pushing: Sequence[Floats], mass: Floats, own: int = 0) -> Floats:
    """Return how points of some mass push others; with ``own``, not those of its own cell."""
    import numpy as np

    x, y = (one[..., None] - other[..., None, :] for one, other in zip(pushed, pushing, strict=True))
    share = x * x
    share += y * y
    share += TINY
    np.divide(mass[..., None, :], share, out=share)
    if own:
        rows = np.arange(len(share))
        share[rows, rows // own] = 0.0
    return np.stack([np.einsum("...ij,...ij->...i", share, each) for each in (x, y)], axis=-1)
