"""What changed, who stands together and who between, as pages: opened offline, and held to axe-core's rules."""

from datetime import date

import pytest
from selenium.webdriver.common.by import By

from graphbuild.analysis.brokerage import rank_between
from graphbuild.analysis.changes import compare, compare_periods
from graphbuild.analysis.communities import communities
from graphbuild.graph import build_graph
from graphbuild.relate import relate
from graphbuild.reports import brokerage_report, changes_report, communities_report
from graphbuild.resolve import resolve

YEARS = [(date(year, 1, 1), date(year, 12, 31)) for year in (2022, 2025)]


@pytest.fixture
def pages(seed_graph):
    """The pages of the seeds."""
    changes = compare_periods(seed_graph, *YEARS)
    return [
        changes_report(changes, seed_graph, seed_graph, "html", names=("2022", "2025")),
        communities_report(communities(seed_graph), seed_graph, "html"),
        brokerage_report(rank_between(seed_graph, "Joe Biden", "NATO"), seed_graph, "html"),
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_briefings_have_no_fault(page, faults, pages, theme):
    found = []
    for text in pages:
        reader = page(text)
        media = [{"name": "prefers-color-scheme", "value": theme}]
        reader.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})
        found += faults(reader)
        reader.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    assert found == []


def test_briefings_fit_a_narrow_screen(page, pages):
    for text in pages:
        reader = page(text)
        reader.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": False},
        )
        width = reader.execute_script("return document.documentElement.scrollWidth")
        reader.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

        assert width <= 320


def test_briefings_show_hostile_texts_as_they_are(page, read_aloud, payload):
    names = {payload: ("person", "person:x"), "Chile": ("country", "country:cl")}
    annotation = read_aloud("a.txt", f"{payload} helped Chile.", names, [(payload, "cooperates", "Chile")])
    resolution = resolve([annotation])
    graph = build_graph([annotation.document], resolution.entities, relate([annotation], resolution))
    for record in graph.graph["documents"]:
        record.update(title=payload, source=payload, url=payload)
    empty = build_graph([], [], [])

    for text in (
        changes_report(compare(empty, graph), empty, graph, "html", names=(payload, payload)),
        communities_report(communities(graph), graph, "html"),
    ):
        reader = page(text)
        quotes = [quote.get_property("textContent") for quote in reader.find_elements(By.CSS_SELECTOR, "blockquote p")]

        assert quotes == [f"{payload} helped Chile."]
