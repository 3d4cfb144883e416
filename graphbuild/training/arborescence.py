"""The most probable tree, where each word's most probable head is known."""

import math

import networkx as nx


def to_tree(chances: list[list[float]]) -> list[int]:
    """Choose a head for every word, so that the words make one tree under one root.

    Args:
        chances: For each word, how probable each head is: first the root, then every word.

    Returns:
        For each word the place of its head among its chances.

    Example:
        >>> to_tree([[0.1, 0.0, 0.9], [0.3, 0.6, 0.1]])
        [2, 0]
    """
    best = [row.index(max(row)) for row in chances]
    return best if is_tree(best) else _spanning(chances)


def is_tree(heads: list[int]) -> bool:
    """Tell whether heads make one tree under one root.

    Example:
        >>> is_tree([2, 0]), is_tree([0, 0]), is_tree([2, 1])
        (True, False, False)
    """
    if heads.count(0) != 1:
        return False
    reached = {0}
    for word in range(1, len(heads) + 1):
        path: list[int] = []
        while word not in reached and word not in path:
            path.append(word)
            word = heads[word - 1]  # noqa: PLW2901
        if word not in reached:
            return False
        reached.update(path)
    return True


def _spanning(chances: list[list[float]]) -> list[int]:
    """Search for the best tree among those whose top is the most probable one (Chu and Liu, Edmonds)."""
    top = max(range(len(chances)), key=lambda place: chances[place][0]) + 1
    graph: nx.DiGraph[int] = nx.DiGraph()
    for word, row in enumerate(chances, start=1):
        if word != top:
            weights = ((head, math.log(max(row[head], 1e-9))) for head in range(1, len(row)) if head != word)
            graph.add_weighted_edges_from((head, word, weight) for head, weight in weights)
    if len(chances) == 1:
        return [0]
    tree = nx.maximum_spanning_arborescence(graph)
    return [next(tree.predecessors(word), 0) for word in range(1, len(chances) + 1)]
