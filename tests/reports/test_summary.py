from graphbuild.graph import build_graph
from graphbuild.reports import summary_report


def test_summary_report_reads_as_the_golden_file(story, golden):
    golden("summary.txt", summary_report(story))


def test_summary_report_copes_with_an_empty_graph():
    assert summary_report(build_graph([], [], [])).splitlines()[:2] == ["Texts: 0", "Entities: 0"]
