"""In how few hops one node reaches another, whatever they cost."""

from collections.abc import Set as AbstractSet

from graphbuild.analysis.walks import Costs


def fewest_hops(  # noqa: PLR0913  two ends, and what may not stand between them
    ground: Costs,
    source: str,
    target: str,
    *,
    barred: AbstractSet[str] = frozenset(),
    taken: AbstractSet[str] = frozenset(),
    limit: int | None = None,
) -> int | None:
    """Return the least number of hops from one node to another; None if there is no way within the ``limit``.

    ``barred`` nodes are not passed, and the first hop leads to none of those ``taken``. Searched from both ends, the
    smaller side first, so that an end in a small corner of a large graph is soon known to be cut off.
    """
    seen = {True: {source}, False: {target}}
    front = {True: {source}, False: {target}}
    depth = 0
    while front[True] and front[False] and (limit is None or depth < limit):
        onward, depth = len(front[True]) <= len(front[False]), depth + 1
        reached = {
            there
            for here in front[onward]
            for there in ground.near(here, onward=onward)
            if there not in barred
            and not (here == source and there in taken)
            and not (there == source and here in taken and not onward)
        }
        if not reached.isdisjoint(seen[not onward]):
            return depth
        front[onward] = reached - seen[onward]
        seen[onward] |= reached
    return None
