import json

import pytest

from graphbuild.analysis.paths import find_paths
from graphbuild.graph import build_graph
from graphbuild.reports import routes_report
from graphbuild.types import Citation, Document, Entity, Kind, Relation, RelationType

HOSTILE = "<script>x</script>\x1b[2J \u202e{{ 7 * 7 }}"


@pytest.fixture
def routes(story):
    return find_paths(story, "Ilse Brandt", "import ban", k=2)


@pytest.fixture
def hostile():
    citation = Citation("a.txt", 0, len(HOSTILE), HOSTILE, None, (0, 3), (4, 6))
    entities = [Entity(f"person:{letter}", Kind.PERSON, f"{letter} {HOSTILE}", (), ()) for letter in "ab"]
    relation = Relation("person:a", "person:b", RelationType.CONSULTS, 1.0, (citation,))
    return build_graph([Document("a.txt", HOSTILE, HOSTILE)], entities, [relation])


@pytest.mark.parametrize(("form", "name"), [("text", "routes.txt"), ("md", "routes.md"), ("json", "routes.json")])
def test_routes_report_reads_as_the_golden_file(routes, story, golden, form, name):
    golden(name, routes_report(routes, story, form))


def test_routes_report_turns_the_arrow_round_where_the_claim_runs_backwards(story):
    report = routes_report(find_paths(story, "Graustark", "import ban"), story)

    assert "Graustark ←is aimed at— ban on imports" in report


def test_routes_report_draws_no_arrow_for_closeness(story):
    routes = find_paths(story, "Otto Lind", "Graustark", co_mentions=True, relations=[RelationType.CO_MENTIONED])

    assert "Otto Lind —is named together with— Graustark" in routes_report(routes, story)


def test_routes_report_in_json_says_where_each_sentence_stands(routes, story):
    record = json.loads(routes_report(routes, story, "json"))

    evidence = record["routes"][0]["hops"][0]["claims"][0]["evidence"][0]
    assert (evidence["doc"], evidence["start"], evidence["end"]) == ("news/border.txt", 0, 56)


@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_routes_report_lets_no_text_command_a_terminal(hostile, form):
    report = routes_report(find_paths(hostile, "person:a", "person:b"), hostile, form)

    assert [char for char in report if not char.isprintable() and char != "\n"] == []


def test_routes_report_lets_no_text_become_markdown_html(hostile):
    memo = routes_report(find_paths(hostile, "person:a", "person:b"), hostile, "md")

    assert memo.count("<script") == memo.count(r"\<script")
