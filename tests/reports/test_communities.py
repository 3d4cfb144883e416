import csv
import io
import json

import pytest

from graphbuild.analysis.communities import communities
from graphbuild.graph import build_graph
from graphbuild.reports import communities_report
from graphbuild.types import Citation, Entity, Kind, Relation, RelationType

HOSTILE = "<script>x</script>\x1b[2J \u202e{{ 7 * 7 }}"


@pytest.fixture
def found(story):
    """The groups of the made-up dispute."""
    return communities(story, resamples=20)


def pairs(*names, relation=RelationType.COOPERATES):
    """Return a graph in which persons work together two by two."""
    citation = Citation("a.txt", 0, 5, "words", None, (0, 1), (2, 3))
    entities = [Entity(f"person:{name}", Kind.PERSON, name, (), ()) for name in names]
    ends = zip(names[::2], names[1::2], strict=True)
    return build_graph(
        [], entities, [Relation(f"person:{a}", f"person:{b}", relation, 1.0, (citation,)) for a, b in ends]
    )


@pytest.mark.parametrize("form", ["text", "md", "csv", "json"])
def test_communities_report_reads_as_the_golden_file(story, found, golden, form):
    name = {"text": "communities.txt"}.get(form, f"communities.{form}")

    golden(name, communities_report(found, story, form))


def test_communities_report_says_that_a_split_is_weak():
    graph = pairs("A", "B")

    assert "The split is weak: its modularity is 0.00, under 0.3." in communities_report(communities(graph), graph)


def test_communities_report_says_how_many_groups_it_leaves_out():
    graph = pairs(*"ABCDEF")
    report = communities_report(communities(graph), graph, top=1)

    assert "Written out: the first 1 by weight" in report
    assert "2. C, D" not in report


def test_communities_report_keeps_all_groups_in_csv_and_json():
    graph = pairs(*"ABCDEF")
    found = communities(graph)

    assert len(json.loads(communities_report(found, graph, "json", top=1))["groups"]) == 3
    assert len(communities_report(found, graph, "csv", top=1).splitlines()) == 7


def test_communities_report_lets_no_name_become_a_formula():
    graph = pairs("=1+1", "@x")
    rows = list(csv.DictReader(io.StringIO(communities_report(communities(graph), graph, "csv"))))

    assert [row["name"] for row in rows] == ["'=1+1", "'@x"]


@pytest.mark.parametrize("form", ["text", "md", "json", "csv", "html"])
def test_communities_report_lets_no_text_command_a_terminal_or_a_page(form):
    graph = pairs(HOSTILE, "B")
    report = communities_report(communities(graph), graph, form)

    assert [char for char in report if not char.isprintable() and char != "\n"] == []
    assert "<script>x" not in report or form in {"text", "json", "csv"}
