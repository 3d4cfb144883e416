import pytest

from graphbuild.graph import build_graph
from graphbuild.reports import summary_report
from graphbuild.types import Document


def test_summary_report_reads_as_the_golden_file(story, golden):
    golden("summary.txt", summary_report(story))


@pytest.mark.parametrize(
    ("copies", "told"),
    [
        ({}, "Texts: 3"),
        ({"b.txt": "a.txt"}, "Texts: 3 (1 of them a copy of others)"),
        ({"b.txt": "a.txt", "c.txt": "a.txt"}, "Texts: 3 (2 of them copies of others)"),
    ],
)
def test_summary_report_tells_how_many_texts_are_copies(copies, told):
    graph = build_graph([Document(f"{letter}.txt", "words") for letter in "abc"], [], [], copies)

    assert summary_report(graph).splitlines()[0] == told


def test_summary_report_copes_with_an_empty_graph():
    assert summary_report(build_graph([], [], [])).splitlines()[:2] == ["Texts: 0", "Entities: 0"]
