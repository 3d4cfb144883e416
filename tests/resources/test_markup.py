"""Pages hold hostile text as text, and allow only their own scripts."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.resources.markup import as_json, link_html, render, render_linked


def test_render_escapes_values():
    page = render("graphbuild.resources", "base.html.j2", title="<b>'\"&")

    assert "<title>&lt;b&gt;&#39;&#34;&amp;</title>" in page


def test_render_inlines_styles_and_scripts_verbatim():
    page = render("graphbuild.resources", "base.html.j2", title="", styles=["a > b {}"], scripts=["1 < 2"])

    assert "<style>a > b {}</style>" in page
    assert "<script>1 < 2</script>" in page


def test_render_allows_scripts_by_their_hash_alone():
    page = render("graphbuild.resources", "base.html.j2", title="", scripts=[""])

    assert "script-src &#39;sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=&#39;" in page


def test_render_allows_no_script_where_there_is_none():
    assert "script-src &#39;none&#39;" in render("graphbuild.resources", "base.html.j2", title="")


@given(st.text())
def test_as_json_keeps_any_text(text):
    assert json.loads(as_json(text)) == text


@given(st.text(st.sampled_from("</script>&!-\u2028\u2029\ud800")))
def test_as_json_is_ascii_that_cannot_leave_its_element(text):
    assert not set("<>&\u2028\u2029\ud800") & set(as_json(text))


def test_as_json_refuses_what_json_cannot_say():
    with pytest.raises(ValueError, match="not JSON compliant"):
        as_json(float("nan"))


def test_render_linked_allows_no_inline_script_or_style():
    page = render_linked(
        "graphbuild.resources", "base.html.j2", style_files=["a&b.css"], script_files=["c.js"], title=""
    )

    assert '<link rel="stylesheet" href="a&amp;b.css">' in page
    assert '<script src="c.js" defer></script>' in page
    assert "style-src &#39;self&#39;; script-src &#39;self&#39;" in page


def test_link_html_holds_hostile_texts_as_text():
    assert str(link_html('a"b', "x", "<b>&")) == '<a class="x" href="a&#34;b"><bdi>&lt;b&gt;&amp;</bdi></a>'
