"""Words for a time mean the days that a reader of news takes them for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.times import find_times, read_time

WEDNESDAY = date(2022, 1, 12)


def days(words, *, day=WEDNESDAY, ahead=False):
    when = read_time(words, day, ahead=ahead)
    return when and (str(when.first), str(when.last), when.granularity)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("monday", ("2022-01-10", "2022-01-10", "day")),
        ("wednesday", ("2022-01-12", "2022-01-12", "day")),
        ("next friday", ("2022-01-14", "2022-01-14", "day")),
        ("last friday", ("2022-01-07", "2022-01-07", "day")),
        ("yesterday", ("2022-01-11", "2022-01-11", "day")),
        ("30 may", ("2021-05-30", "2021-05-30", "day")),
        ("friday , may 30 , 2003", ("2003-05-30", "2003-05-30", "day")),
        ("the 3rd of march", None),
        ("3rd of march 2020", ("2020-03-03", "2020-03-03", "day")),
        ("last week", ("2022-01-03", "2022-01-09", "week")),
        ("two months ago", ("2021-11-01", "2021-11-30", "month")),
        ("earlier this month", ("2022-01-01", "2022-01-31", "month")),
        ("in march", ("2021-03-01", "2021-03-31", "month")),
        ("march 2022", ("2022-03-01", "2022-03-31", "month")),
        ("first quarter of 2023", ("2023-01-01", "2023-03-31", "quarter")),
        ("third quarter", ("2022-07-01", "2022-09-30", "quarter")),
        ("in 2014", ("2014-01-01", "2014-12-31", "year")),
        ("february 30", None),
        ("recently", None),
    ],
)
def test_read_time_reads_what_is_past(words, found):
    assert days(words) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("monday", ("2022-01-17", "2022-01-17", "day")),
        ("may 30", ("2022-05-30", "2022-05-30", "day")),
        ("in march", ("2022-03-01", "2022-03-31", "month")),
    ],
)
def test_read_time_looks_ahead_for_a_plan(words, found):
    assert days(words, ahead=True) == found


@pytest.mark.parametrize("words", ["monday", "last week", "in march", "may 30", "third quarter"])
def test_read_time_leaves_open_what_leans_on_an_unknown_day(words):
    assert days(words, day=None) is None


@pytest.mark.parametrize(
    ("words", "relative"), [("in march", True), ("march 2022", False), ("monday", True), ("in 2014", False)]
)
def test_read_time_says_what_it_leans_on(words, relative):
    assert read_time(words, WEDNESDAY).relative is relative


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("he met him on monday and left", ["monday"]),
        ("in may he may leave", ["in may"]),
        ("they march against it", []),
        ("since oct. 16 , 1987 and in march 2022", ["oct. 16 , 1987", "march 2022"]),
        ("resolution 1970 of 15 states", []),
    ],
)
def test_find_times_finds(text, found):
    assert [text[start:end] for start, end in find_times(text)] == found


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["monday", "tuesday", "sunday"]), st.booleans())
def test_read_time_never_takes_a_weekday_for_more_than_six_days_away(day, weekday, ahead):
    when = read_time(weekday, day, ahead=ahead)

    assert abs((when.first - day).days) <= 6
    assert f"{when.first:%A}".lower() == weekday
