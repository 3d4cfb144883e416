import csv
import io
import json

import pytest

from graphbuild.analysis.centrality import rank
from graphbuild.analysis.kernels import MEASURES
from graphbuild.graph import build_graph
from graphbuild.reports import centrality_report
from graphbuild.reports.centrality import LABELS
from graphbuild.types import Citation, Entity, Kind, Relation, RelationType


@pytest.fixture
def pair():
    """Two persons with the names of formulas who talk with each other."""
    citation = Citation("a.txt", 0, 5, "words", None, (0, 1), (2, 3))
    entities = [Entity(f"person:{name}", Kind.PERSON, name, (), ()) for name in ("=1+1", "@x")]
    return build_graph([], entities, [Relation("person:=1+1", "person:@x", RelationType.CONSULTS, 1.0, (citation,))])


@pytest.mark.parametrize(
    ("form", "name"),
    [("table", "centrality.txt"), ("csv", "centrality.csv"), ("md", "centrality.md"), ("json", "centrality.json")],
)
def test_centrality_report_reads_as_the_golden_file(story, golden, form, name):
    golden(name, centrality_report(rank(story), story, form))


def test_labels_name_every_measure():
    assert LABELS.keys() == MEASURES.keys()


def test_centrality_report_says_how_to_read_each_measure(story):
    record = json.loads(centrality_report(rank(story), story, "json"))

    assert all(measure["means"] and measure["reads"] for measure in record["measures"])


def test_centrality_report_shows_the_claims_behind_a_leader(story):
    page = centrality_report(rank(story), story, "html")

    assert "Ilse Brandt —serves→ Ruritania" in page


def test_centrality_report_draws_the_highest_bar_in_full(story):
    page = centrality_report(rank(story, measures=["degree"], kind=Kind.OFFICIAL), story, "html")

    assert page.count('<rect width="100.0"') == 1


def test_centrality_report_marks_a_shared_rank(pair):
    table = centrality_report(rank(pair, measures=["degree"]), pair)

    assert table.splitlines()[1:3] == ["  1=  =1+1           1 (1=)", "  1=  @x             1 (1=)"]


def test_centrality_report_lets_no_name_become_a_formula(pair):
    rows = list(csv.reader(io.StringIO(centrality_report(rank(pair), pair, "csv"))))

    assert [row[2] for row in rows[1:]] == ["'=1+1", "'@x"]
