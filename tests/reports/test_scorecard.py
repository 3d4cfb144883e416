import json

import pytest

from graphbuild.analysis.scorecard import Figure, Scorecard
from graphbuild.reports import scorecard_report

CARD = Scorecard(
    (Figure("mentions", "all", 0.5, 0.25, 0.333, 2, 4), Figure("entities", "ceaf_e", 1.0, 0.5, 0.667, 1, 2)),
    {"missed": ("a.txt country: Rur\x1b[2Jitania",), "spurious": ()},
)


def test_scorecard_report_is_a_table():
    assert scorecard_report(CARD).splitlines() == [
        "                      P      R     F1  predicted  gold",
        "mentions  all     0.500  0.250  0.333          2     4",
        "entities  ceaf_e  1.000  0.500  0.667          1     2",
    ]


def test_scorecard_report_lists_errors_when_asked():
    assert scorecard_report(CARD, errors=True).splitlines()[4:] == [
        "missed (1)",
        "  a.txt country: Ruritania",
        "",
        "spurious (0)",
    ]


def test_scorecard_report_writes_markdown():
    assert scorecard_report(CARD, "md").splitlines()[1] == "| --- | --- | ---: | ---: | ---: | ---: | ---: |"


@pytest.mark.parametrize("errors", [False, True])
def test_scorecard_report_writes_json(errors):
    record = json.loads(scorecard_report(CARD, "json", errors=errors))

    assert (record["figures"][0]["f1"], "errors" in record) == (0.333, errors)
