import csv
import io
import json
from dataclasses import replace

import pytest

from graphbuild.analysis.brokerage import rank_between
from graphbuild.reports import brokerage_report


@pytest.fixture
def found(story):
    """Who stands between a critic and an agency in the story."""
    return rank_between(story, "Otto Lind", "Alpine Council")


@pytest.mark.parametrize(("form", "name"), [("table", "between.txt"), ("md", "between.md")])
def test_brokerage_report_reads_as_the_golden_file(story, found, golden, form, name):
    golden(name, brokerage_report(found, story, form, "graphbuild centrality --between 'Otto Lind' 'Alpine Council'"))


def test_brokerage_report_has_all_figures_in_json(story, found):
    record = json.loads(brokerage_report(found, story, "json"))

    assert [(one["id"], one["share"]) for one in record["brokers"]] == [(one.node, one.share) for one in found.brokers]


def test_brokerage_report_has_a_row_for_each_in_csv(story, found):
    rows = list(csv.DictReader(io.StringIO(brokerage_report(found, story, "csv"))))

    assert [row["id"] for row in rows] == [one.node for one in (*found.brokers, *found.links)]


def test_brokerage_report_names_the_measure_where_nobody_stands_between(story):
    text = " ".join(brokerage_report(rank_between(story, "Graustark", "Alpine Council"), story).split())

    assert "Nobody outside the two groups stands between them on a best route: what leads" in text


def test_brokerage_report_names_nobody_who_carries_next_to_nothing(story, found):
    small = tuple(replace(broker, share=0.012) for broker in found.brokers)
    text = " ".join(brokerage_report(replace(found, brokers=small), story).split())

    assert "Hardly anybody outside the two groups stands between them, on 1.2% of the best routes at most" in text


def test_brokerage_report_writes_a_page_with_a_route_and_its_sentences(story, found):
    page = brokerage_report(found, story, "html")

    assert "<h2><bdi>A route through" in page
    assert page.count("<blockquote>") == len(found.brokers[0].route.hops)
    assert "http" not in page.replace("http-equiv", "")


def test_brokerage_report_lets_no_name_be_markup(story, found):
    story.nodes[found.brokers[0].node]["name"] = "<script>x</script>"

    assert "<script>x" not in brokerage_report(found, story, "html")
