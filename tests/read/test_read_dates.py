"""Dates are read where they are certain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.read.dates import date_of_line, parse_date

DATES = [
    ("20220109", date(2022, 1, 9)),
    ("2022-01-09", date(2022, 1, 9)),
    ("2022/01/09", date(2022, 1, 9)),
    ("2022.01.09", date(2022, 1, 9)),
    (" 2022-01-09\t", date(2022, 1, 9)),
    ("2022-01-09T23:30:00-05:00", date(2022, 1, 9)),
    ("2022-01-09 08:15", date(2022, 1, 9)),
    ("January 12, 2022", date(2022, 1, 12)),
    ("Jan. 2nd, 2022", date(2022, 1, 2)),
    ("MAY 3 2021", date(2021, 5, 3)),
    ("12 January 2022", date(2022, 1, 12)),
    ("Thursday, 3 Sept 2020", date(2020, 9, 3)),
    ("Wed, 12 Jan 2022 08:30:00 GMT", date(2022, 1, 12)),
    ("January 12, 2022 at 5:40 p.m. ET", date(2022, 1, 12)),
    ("29 February 2024", date(2024, 2, 29)),
]
NONE = [
    "",
    "20221399",
    "2022-02-30",
    "29 February 2023",
    "01/09/2022",
    "9.1.2022",
    "2022",
    "202201",
    "18630101",
    "20220109123",
    "January 2022",
    "12 Januar 2022",
    "May we 3 2021",
    "on 12 January 2022",
    "12 January 2022 the envoys met",
    "٢٠٢٢٠١٠٩",
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_parse_date_reads_a_date(text, day):
    assert parse_date(text) == day


@pytest.mark.parametrize("text", NONE)
def test_parse_date_reads_nothing_else(text):
    assert parse_date(text) is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%b %d, %Y"]))
def test_parse_date_reads_back_what_is_written(day, form):
    assert parse_date(day.strftime(form)) == day


@given(st.text())
def test_parse_date_takes_any_text(text):
    assert parse_date(text) is None or any(char.isdigit() for char in text)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        *DATES,
        ("date 2025-03-21 The council met.", date(2025, 3, 21)),
        ("Published: 12 January 2022 by the desk", date(2022, 1, 12)),
        ("Posted on January 12, 2022", date(2022, 1, 12)),
        ("Release date: 2022-01-12", date(2022, 1, 12)),
        ("FOR IMMEDIATE RELEASE January 12, 2022", date(2022, 1, 12)),
        ("Date: Wed, 12 Jan 2022 08:30:00 +0000", date(2022, 1, 12)),
    ],
)
def test_date_of_line_reads_a_line_that_dates_the_text(line, day):
    assert date_of_line(line) == day


@pytest.mark.parametrize(
    "line",
    [
        "The date 2025-03-21 was set.",
        "Updated 12 January 2022",
        "dates 20220109",
        "Date: 2022-01-123",
        "Published in 2022",
    ],
)
def test_date_of_line_reads_no_date_of_something_else(line):
    assert date_of_line(line) is None
