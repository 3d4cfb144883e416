import json
import re

import pytest

from graphbuild.errors import OutputError
from graphbuild.notebook import view
from graphbuild.views import page_html, write_page

NAMES = {"Norway": ("country", "country:no"), "Chile": ("country", "country:cl")}


@pytest.fixture
def graph(read_aloud, graph_of):
    return graph_of(read_aloud("a.txt", "🇳🇴 Norway accused Chile.", NAMES, [("Norway", "criticises", "Chile")]))


def block(html, name):
    return json.loads(re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html)[1])


def test_page_html_draws_every_node_and_edge_at_a_fixed_place(graph):
    drawn = block(page_html(graph), "drawn")

    assert {node["id"] for node in drawn["nodes"]} == set(graph)
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in drawn["nodes"])
    assert drawn["options"]["physics"] == {"enabled": False}


def test_page_html_marks_names_in_the_units_of_a_browser(graph):
    contents = block(page_html(graph), "contents")

    marks = contents["claims"][0]["evidence"][0]["marks"]
    units = contents["sentences"][0]["text"].encode("utf-16-le")
    assert units[2 * marks[0] : 2 * marks[1]].decode("utf-16-le") == "Norway"
    assert units[2 * marks[2] : 2 * marks[3]].decode("utf-16-le") == "Chile"


def test_page_html_keeps_a_sentence_once(read_aloud, graph_of):
    names = {**NAMES, "Kenya": ("country", "country:ke")}
    claims = [("Norway", "criticises", "Chile"), ("Norway", "criticises", "Kenya")]
    graph = graph_of(read_aloud("a.txt", "Norway accused Chile and Kenya.", names, claims))

    assert len(block(page_html(graph), "contents")["sentences"]) == 1


def test_page_html_links_nothing_outside_itself(graph):
    tags = re.findall(r"<(?:script|link|img|iframe|a|style)\b[^>]*>", page_html(graph))

    assert [tag for tag in tags if re.search(r"\b(?:src|href)=(?!\"data:)", tag)] == []


def test_page_html_of_an_empty_graph_is_a_page(read_aloud, graph_of):
    assert block(page_html(graph_of(read_aloud("a.txt", "Rain.", {}))), "drawn")["nodes"] == []


def test_page_html_leaves_the_graph_as_it_was(graph):
    before = json.dumps([*graph.nodes(data=True), *graph.edges(data=True)])

    page_html(graph)

    assert json.dumps([*graph.nodes(data=True), *graph.edges(data=True)]) == before


def test_write_page_writes_one_file_and_no_litter(graph, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    write_page(graph, tmp_path / "sub" / "page.html")

    assert [path.name for path in sorted(tmp_path.rglob("*"))] == ["sub", "page.html"]


def test_write_page_says_where_it_cannot_write(graph, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(OutputError, match="Cannot write"):
        write_page(graph, tmp_path / "file" / "page.html")


def test_view_shows_the_page_in_a_frame_that_nothing_breaks_out_of(graph):
    frame = view(graph)._repr_html_()

    assert frame.count("<") == 2
    assert "allow-same-origin" not in frame


def test_view_takes_names_as_a_reader_writes_them(graph, tmp_path):
    view(graph, tmp_path / "page.html", focus=["norway"], hops=0)

    drawn = block((tmp_path / "page.html").read_text("utf-8"), "drawn")
    assert [node["id"] for node in drawn["nodes"]] == ["country:no"]
