"""Charts of what was written when."""

from datetime import date

import pytest

from graphbuild.drawings.bars import MOST, bars


@pytest.mark.parametrize(
    ("last", "number", "label"),
    [
        (date(2020, 2, 1), 2, "2020-02"),
        (date(2024, 1, 1), 17, "2024 Q1"),
        (date(2040, 1, 1), 21, "2040"),
        (date(2320, 1, 1), 31, "2320s"),
    ],
)
def test_bars_are_months_quarters_years_or_decades_as_there_is_room(last, number, label):
    chart = bars([date(2020, 1, 1), last])

    assert (chart.number, chart.last) == (number, label)
    assert chart.number <= MOST


def test_bars_of_one_period_are_none():
    assert bars([date(2020, 1, 1), date(2020, 1, 31)]) is None


def test_bars_of_no_day_are_none():
    assert bars([]) is None


def test_bars_are_as_high_as_their_part_of_the_highest():
    chart = bars([date(2020, 1, 1), *[date(2020, 3, 1)] * 2])

    assert (chart.highest, chart.path) == (2, "M0.1 1v-0.500h.8v0.500zM2.1 1v-1.000h.8v1.000z")
