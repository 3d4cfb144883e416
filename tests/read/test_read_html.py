"""Web pages: the article's text, and what the markup says of it."""

import datetime as dt
import subprocess
import sys

import pytest

from graphbuild.errors import SourceError
from graphbuild.read import read_documents
from graphbuild.resources.markup import render
from graphbuild.types import Basis

HEAD = """<meta charset="utf-8"><title>Envoy in Bergen | The Example</title>
<meta property="og:title" content="Envoy in Bergen">
<meta property="article:published_time" content="2031-05-02T10:00:00Z">
<link rel="canonical" href="https://www.example.org/n7">"""
ARTICLE = """<p>The envoy met the mayor of Bergen on Monday &amp; praised the harbour.</p>
<p>She will visit Tromsø on 9 July 2030, &lt;b&gt;weather permitting&lt;/b&gt;.</p>"""


def page(head=HEAD, article=ARTICLE):
    return f"""<!doctype html><html lang="en"><head>{head}</head><body>
<nav><a href="/">Home</a> <a href="/w">World</a></nav>
<main><article><h1>Envoy in Bergen</h1>{article}</article></main><script>alert("met")</script>
<footer>Copyright 2029 The Example</footer></body></html>"""


def read(tmp_path, html):
    path = tmp_path / "a.html"
    path.write_bytes(html.encode())
    [document] = read_documents([path])
    return document


def test_read_html_keeps_the_article_alone(tmp_path):
    text = read(tmp_path, page()).text

    assert "The envoy met the mayor of Bergen on Monday & praised the harbour." in text
    assert "<b>weather permitting</b>" in text
    assert not any(frame in text for frame in ("Home", "alert", "Copyright"))


def test_read_html_reads_what_the_markup_says(tmp_path):
    document = read(tmp_path, page())

    assert (document.title, document.title_basis) == ("Envoy in Bergen", Basis.MARKUP)
    assert (document.date, document.date_basis) == (dt.date(2031, 5, 2), Basis.MARKUP)
    assert (document.url, document.source) == ("https://www.example.org/n7", "example.org")


def test_read_html_takes_no_date_from_the_prose(tmp_path):
    assert read(tmp_path, page(head="<title>Envoy in Bergen</title>")).date is None


def test_read_html_takes_no_address_but_http(tmp_path):
    assert read(tmp_path, page(head='<link rel="canonical" href="javascript:alert(1)">')).url is None


def test_read_html_reads_a_page_that_declares_another_encoding(tmp_path):
    declared = '<?xml version="1.0" encoding="windows-1251"?>' + page()

    assert "Tromsø" in read(tmp_path, declared).text


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><script>x</script></body></html>", "<<<>>&&&"])
def test_read_html_says_that_a_page_has_no_article(tmp_path, html):
    with pytest.raises(SourceError, match="No article found in"):
        read(tmp_path, html)


def test_read_html_says_that_a_page_cannot_be_taken_apart(tmp_path):
    with pytest.raises(SourceError, match="Cannot take the page"):
        read(tmp_path, "<svg><title>Envoy in Bergen</title><time>now</time></svg>")


def test_read_html_prints_nothing(tmp_path):
    (tmp_path / "a.html").write_text("<<<>>&&&", encoding="utf-8")
    (tmp_path / "b.html").write_text("<div>" * 5000 + "deep", encoding="utf-8")
    code = "import sys; from graphbuild.read import read_documents as r; list(r(sys.argv[1:], on_error=lambda e: None))"
    ran = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)

    assert (ran.stdout, ran.stderr) == ("", "")


def test_read_documents_imports_trafilatura_only_for_web_pages(tmp_path):
    (tmp_path / "a.txt").write_text("The envoy met him.", encoding="utf-8")
    code = "import sys; from graphbuild.read import read_documents as r; list(r(sys.argv[1:])); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True)

    assert "trafilatura" not in ran.stdout.split()


def test_read_html_passes_over_the_pages_that_graphbuild_wrote(tmp_path):
    (tmp_path / "index.html").write_text(render("graphbuild.resources", "base.html.j2", title="Graph"), "utf-8")
    (tmp_path / "news.html").write_text(page(), "utf-8")

    assert [document.title for document in read_documents([tmp_path])] == ["Envoy in Bergen"]
