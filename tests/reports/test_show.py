import json

import pytest

from graphbuild.errors import NodeNotFoundError
from graphbuild.reports import show_report


@pytest.mark.parametrize(("form", "name"), [("text", "show.txt"), ("json", "show.json")])
def test_show_report_reads_as_the_golden_file(story, golden, form, name):
    golden(name, show_report(story, "Ruritania", form))


def test_show_report_counts_mentions_by_text(story):
    record = json.loads(show_report(story, "Ruritania", "json"))

    assert record["mentions"] == {"news/border.txt": 2, "news/council.txt": 2}


def test_show_report_tells_offices_the_commonest_first(story):
    offices = ["Envoy", "Minister", "Minister"]
    story.nodes["country:ruritania"]["mentions"] = [
        {"doc": "a.txt", "start": 0, "end": 3, "text": "Ada", "attributes": {"office": office}} for office in offices
    ]

    assert "   office: Minister, Envoy\n" in show_report(story, "Ruritania")


def test_show_report_cuts_long_lists_and_says_so(story, monkeypatch):
    for limit in ("RELATIONS", "NAMED", "NEAR"):
        monkeypatch.setattr(f"graphbuild.reports.show.{limit}", 1)
    story.nodes["country:ruritania"]["mentions"].append({"doc": "news/council.txt", "start": 0, "end": 3, "text": "x"})
    story.add_edge(
        "person:otto-lind",
        "country:ruritania",
        key="threatens",
        **story["country:ruritania"]["country:graustark"]["threatens"],
    )

    told = " ".join(show_report(story, "Ruritania").split())

    assert "in 2 texts: news/council.txt 3, and 1 more (--format json has all)" in told
    assert "threatens: 1 more relation; --format json has all" in told
    assert told.endswith("Alpine Council, and 2 more (--format json has all)")


def test_show_report_refuses_an_unknown_name(story):
    with pytest.raises(NodeNotFoundError, match="Did you mean 'Ruritania'"):
        show_report(story, "Ruritana")
