import pytest

from graphbuild.drawings.scale import MARGIN, MOST, scale_of


@pytest.mark.parametrize("last", [1, 2, 7, 40, 41, 1000])
def test_scale_keeps_all_ranks_within_its_margins_and_in_order(last):
    scale = scale_of([last])
    places = [scale.at(rank) for rank in range(1, last + 1)]

    assert places == sorted(places)
    assert all(MARGIN <= place <= 100 - MARGIN for place in places)


@pytest.mark.parametrize("last", range(1, 41))
def test_scale_writes_the_first_rank_and_few_others(last):
    ticks = scale_of([last]).ticks()

    assert ticks[0] == 1
    assert len(ticks) == len(set(ticks)) <= MOST + 1
    assert ticks[-1] <= last
