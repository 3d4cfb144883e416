"""Markdown says its title, date and address in front matter and headings; its text stays as it is."""

from datetime import date

import pytest

from graphbuild.read import read_documents
from graphbuild.types import Basis

BODY = "The envoy met the mayor of Bergen.\n"
FRONT = """---
title: "Envoy in Bergen: a visit"
date: 2024-05-02
url: https://www.example.org/n7
publisher: The Example
tags: [a, b]
---
"""


def read(tmp_path, text):
    path = tmp_path / "a.md"
    path.write_bytes(text.encode())
    [document] = read_documents([path])
    return document


@pytest.mark.parametrize("front", [FRONT, FRONT.replace("\n", "\r\n"), f"\ufeff{FRONT}"])
def test_read_markdown_reads_front_matter(tmp_path, front):
    document = read(tmp_path, front + BODY)

    assert document.text == front + BODY
    assert (document.title, document.title_basis) == ("Envoy in Bergen: a visit", Basis.MARKUP)
    assert (document.date, document.date_basis) == (date(2024, 5, 2), Basis.MARKUP)
    assert (document.url, document.source) == ("https://www.example.org/n7", "The Example")


@pytest.mark.parametrize(
    "text",
    [
        f"# Envoy in Bergen\n\n{BODY}",
        f"# Envoy in Bergen ##\n{BODY}",
        f"---\ndate: 2024-05-02\n---\n\n# Envoy in Bergen\n{BODY}",
    ],
)
def test_read_markdown_takes_the_first_heading_for_the_title(tmp_path, text):
    document = read(tmp_path, text)

    assert (document.title, document.title_basis) == ("Envoy in Bergen", Basis.MARKUP)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"## Background\n{BODY}",
        f"```\n# install it\n```\n{BODY}",
        f"---\n\n{BODY}",
        f"{BODY}\n# Envoy in Bergen\n",
    ],
)
def test_read_markdown_takes_nothing_else_for_the_title(tmp_path, text):
    assert read(tmp_path, text).title is None


def test_read_markdown_reads_dates_as_in_plain_text(tmp_path):
    document = read(tmp_path, f"# Envoy in Bergen\n\n2 May 2024\n\n{BODY}")

    assert (document.date, document.date_basis) == (date(2024, 5, 2), Basis.TEXT)
