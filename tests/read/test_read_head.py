"""The first lines say title, date and address, or nothing is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.errors import SourceError
from graphbuild.read.head import Head, host_of, make_document, read_head, web_address
from graphbuild.types import Basis

PARAGRAPH = "The ministers of four coastal states met on Tuesday to talk about fishing quotas, and " * 2


@pytest.mark.parametrize(
    "text",
    [
        f"Ministers meet over quotas\n\n{PARAGRAPH}",
        f"Ministers meet over quotas\r\n\r\n{PARAGRAPH}",
        f"Ministers meet over quotas\n{PARAGRAPH}",
        "Ministers meet over quotas\n20240502\nThey met.",
        "Ministers meet over quotas\nPublished: 2 May 2024\nThey met.",
        "Ministers meet over quotas\nhttps://example.org/quotas\nThey met.",
        "Ministers meet over quotas\nBy Ada Moreau\nThey met.",
        f"\ufeffMinisters meet over quotas\n\n{PARAGRAPH}",
        f"\n\n  Ministers meet over quotas  \n\n{PARAGRAPH}",
        f"Skip to main content\n\nMinisters meet over quotas\n\n{PARAGRAPH}",
        f"As prepared for delivery\n\nMinisters meet over quotas\n\n{PARAGRAPH}",
        f'Press "Enter" to skip to content\nMenu\nMinisters meet over quotas\n\n{PARAGRAPH}',
    ],
)
def test_read_head_finds_a_title(text):
    assert read_head(text).title == "Ministers meet over quotas"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ministers meet over quotas",
        "Ministers meet over quotas\n\n",
        f"The ministers met.\n\n{PARAGRAPH}",
        f"Agencies\n\n{PARAGRAPH}",
        f"The ministers said:\n\n{PARAGRAPH}",
        f"{PARAGRAPH}\n\nThey will meet again.",
        "The ministers of four coastal states met on Tuesday to talk\nabout fishing quotas and agreed on none.\n",
        "12 January 2022\n\nThe ministers met.",
        "Published: 12 January 2022\n\nThe ministers met.",
    ],
)
def test_read_head_takes_no_prose_for_a_title(text):
    assert read_head(text).title is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ministers meet over quotas\n20240502\nThey met.", date(2024, 5, 2)),
        (" date 2024-05-02 The ministers met.", date(2024, 5, 2)),
        ("Ministers meet over quotas\n20241399\nThey met.", None),
        ("Ministers meet over quotas\n20241399\n2 May 2024\nThey met.", date(2024, 5, 2)),
        ("The ministers met on 2 May 2024.\nThey will meet again.", None),
        ("On the agenda:\n" * 20 + "20240502\n", None),
        ("The ministers will meet again.\n20240502\nin Riga", None),
    ],
)
def test_read_head_finds_a_date(text, day):
    assert read_head(text).date == day


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Ministers meet\nhttps://example.org/a?b=c#d\nThey met.", "https://example.org/a?b=c#d"),
        ("Source: http://example.org/\nThey met.", "http://example.org/"),
        ("See https://example.org/ for more.\nThey met.", None),
        ("javascript:alert(1)\nThey met.", None),
        ("The ministers met.\nhttps://example.org/\n", None),
    ],
)
def test_read_head_finds_an_address(text, url):
    assert read_head(text).url == url


@given(st.text())
def test_read_head_takes_any_text(text):
    title = read_head(text).title

    assert title is None or title in text


@pytest.mark.parametrize(
    "text", ["data:text/html,x", "//example.org", "ftp://example.org", "https://a b", "", "www.a.org"]
)
def test_web_address_takes_http_only(text):
    assert web_address(text) is None


@pytest.mark.parametrize("url", [None, "", "https://[", "https:///path", "no address"])
def test_host_of_knows_none_of_what_is_no_address(url):
    assert host_of(url) is None


def test_make_document_keeps_what_is_stated_over_what_is_found():
    text = "Ministers meet over quotas\n20240502\nhttps://example.org/a\nThey met."
    document = make_document("a", text, Head(title="Quotas"), Basis.MARKUP)

    assert (document.title, document.title_basis) == ("Quotas", Basis.MARKUP)
    assert (document.date, document.date_basis) == (date(2024, 5, 2), Basis.TEXT)
    assert document.source == "example.org"


def test_make_document_records_no_basis_for_what_is_unknown():
    document = make_document("a", "They met.")

    assert (document.title, document.title_basis, document.date, document.date_basis) == (None, None, None, None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "a.txt holds no text"),
        ("\ufeff \r\n\u200b\t", "a.txt holds no text"),
        ("They\0met.", "a.txt holds NUL"),
        ("They \udc80 met.", "not valid Unicode"),
    ],
)
def test_make_document_refuses_what_is_no_text(text, says):
    with pytest.raises(SourceError, match=says):
        make_document("a.txt", text)
