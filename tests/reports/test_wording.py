import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.reports.wording import csv_text, json_text, markdown, plain, table, wrapped


@given(text=st.text())
def test_plain_leaves_nothing_but_printable_text(text):
    assert plain(text).isprintable()


@pytest.mark.parametrize("text", ["Côte d’Ivoire", "Путин", "中国", "«so»"])
def test_plain_leaves_ordinary_text_alone(text):
    assert plain(text) == text


@pytest.mark.parametrize(
    "text", ["# title", "- item", "| cell", "<b>", "&lt;", "[a](b)", "`code`", "> quote", "12. item"]
)
def test_markdown_escapes_what_would_be_markup(text):
    assert "\\" in markdown(text)


@pytest.mark.parametrize("text", ["plain words", "2024-05-01", "0.5", "a - b", "U.S."])
def test_markdown_leaves_the_rest_readable(text):
    assert markdown(text) == text


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_csv_text_takes_formulas_for_text(cell):
    assert csv_text([[cell]]).lstrip('"').startswith("'")


def test_json_text_refuses_what_json_cannot_say():
    with pytest.raises(ValueError, match="JSON"):
        json_text({"x": float("nan")})


def test_table_aligns_columns():
    assert table([["a", "1"], ["bb", "10"]], numbers=[1]) == "a    1\nbb  10"


def test_wrapped_indents_each_line():
    assert {line[:3] for line in wrapped("word " * 60, 3).splitlines()} == {"   "}
