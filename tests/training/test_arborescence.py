import random

import pytest

from graphbuild.training.arborescence import is_tree, to_tree


@pytest.mark.parametrize("size", [1, 2, 5, 12])
def test_to_tree_makes_one_tree_of_any_chances(size):
    chance = random.Random(size)
    for _ in range(20):
        rows = [[chance.random() for _ in range(size + 1)] for _ in range(size)]

        assert is_tree(to_tree(rows))


def test_to_tree_breaks_a_ring_where_it_is_weakest():
    assert to_tree([[0.1, 0.0, 0.8, 0.1], [0.0, 0.5, 0.0, 0.4], [0.9, 0.1, 0.0, 0.0]]) == [2, 3, 0]


def test_to_tree_has_one_root_only():
    assert to_tree([[0.9, 0.0, 0.1], [0.6, 0.4, 0.0]]) == [0, 1]
