import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from graphbuild.analysis.centrality import rank
from graphbuild.analysis.certainty import Certainty, Dependence, Doubt, Span
from graphbuild.analysis.kernels import MEASURES
from graphbuild.analysis.trend import Stretch, Trend
from graphbuild.graph import build_graph
from graphbuild.reports import centrality_report, rank_report
from graphbuild.reports.centrality import Places
from graphbuild.reports.centrality.record import LABELS
from graphbuild.reports.centrality.tables import SHORT
from graphbuild.reports.wording import WIDTH
from graphbuild.types import STRUCTURAL, Citation, Entity, Kind, Relation, RelationType

HUB, RIM = "person:hub", ("person:a", "person:b", "person:c")


def meeting(doc="a.txt"):
    return Citation(doc, 0, 5, "words", None, (0, 1), (2, 3))


def circle(ends, *, alone=(), names=None):
    """Persons of whom some talk with each other, in one text."""
    nodes = sorted({node for pair in ends for node in pair} | set(alone))
    entities = [Entity(node, Kind.PERSON, (names or {}).get(node, node.partition(":")[2]), (), ()) for node in nodes]
    relations = [Relation(*pair, RelationType.CONSULTS, 1.0, (meeting(),)) for pair in ends]
    return build_graph([], entities, relations)


@pytest.fixture
def pair():
    """Two persons with the names of formulas who talk with each other."""
    return circle([("person:x", "person:y")], names={"person:x": "=1+1", "person:y": "@x"})


@pytest.fixture
def star():
    """One person who talks with three others, and one of whom nothing is told."""
    return circle([(HUB, one) for one in RIM], alone=["person:nobody"])


@pytest.fixture
def hub_first():
    """How sure the star's ranks are, by hand: the hub is first, or second behind its neighbour a."""
    spans = {HUB: Span(1, 2, 0.8), "person:a": Span(1, 4, 0.1), "person:b": Span(2, 4), "person:c": Span(2, 4)}
    return Certainty("degree", 200, 90, spans, {})


def said(ranking, graph, certainty, **options):
    """The sentences on how sure a ranking of one kind is."""
    record = json.loads(centrality_report(ranking, graph, "json", certainty=certainty, **options))
    return record["kinds"][0]["sure"]


def leaning(source, before, without, **changes):
    """On which source somebody's rank hangs, by hand."""
    told = Dependence(source=source, reports=1, before=before, without=without, left=0.3, ties=1, alone=True)
    return replace(told, **changes)


def answer(graph, **limits):
    return json.loads(rank_report(graph, "json", measures=["degree"], **limits))["kinds"][0]["answer"]


@pytest.mark.parametrize(
    ("form", "name"),
    [("table", "centrality.txt"), ("csv", "centrality.csv"), ("md", "centrality.md"), ("json", "centrality.json")],
)
def test_rank_report_reads_as_the_golden_file(story, golden, form, name):
    golden(name, rank_report(story, form, command="graphbuild centrality"))


def test_labels_name_every_measure():
    assert LABELS.keys() == SHORT.keys() == MEASURES.keys()


def test_centrality_report_says_how_to_read_each_measure(story):
    record = json.loads(centrality_report(rank(story), story, "json"))

    assert all(measure["means"] and measure["reads"] and measure["reference"] for measure in record["measures"])


def test_centrality_report_shows_the_claims_behind_each_listed_name(story):
    record = json.loads(centrality_report(rank(story), story, "json"))

    assert all(score["why"] for group in record["kinds"] for score in group["scores"])


def test_centrality_report_names_what_is_done_before_what_somebody_belongs_to(story):
    record = json.loads(centrality_report(rank(story, kind=Kind.COUNTRY), story, "json"))

    ruritania = next(score for score in record["kinds"][0]["scores"] if score["name"] == "Ruritania")
    is_standing = [claim["relation"] in STRUCTURAL for claim in ruritania["why"]]
    assert is_standing == [False, False, True]


def test_centrality_report_draws_the_highest_bar_in_full(story):
    page = centrality_report(rank(story, measures=["degree"], kind=Kind.OFFICIAL), story, "html")

    assert page.count('<rect width="100.0"') == 1


def test_centrality_report_marks_a_shared_rank(pair):
    table = centrality_report(rank(pair, measures=["degree"]), pair)

    assert [line.split() for line in table.splitlines()[3:5]] == [["1=", "=1+1", "1"], ["1=", "@x", "1"]]


def test_centrality_report_lets_no_name_become_a_formula(pair):
    rows = list(csv.reader(io.StringIO(centrality_report(rank(pair), pair, "csv"))))

    assert [row[2] for row in rows[1:]] == ["'=1+1", "'@x"]


def test_centrality_report_fits_a_terminal_however_long_a_name_is():
    graph = circle([("person:x", "person:y")], names={"person:x": "long name " * 40, "person:y": "y"})

    assert max(map(len, rank_report(graph).splitlines())) <= WIDTH


def test_rank_report_answers_with_who_is_first_and_who_comes_next(star):
    assert answer(star) == "hub takes first place among the 5 other persons: tied to 3 others. Next: a, b and c (1)."


def test_rank_report_counts_those_who_share_first_place_and_are_not_listed():
    ring = circle([("person:a", "person:b"), ("person:c", "person:d")])

    assert answer(ring, top=2).startswith("a, b and 2 more share first place among the 4 other persons")


def test_rank_report_says_who_is_the_only_one_of_a_kind(story):
    report = json.loads(rank_report(story, "json", kind=Kind.OFFICIAL))

    assert report["kinds"][0]["answer"] == "Ilse Brandt is the only official: tied to 1 other."
    assert not any("First place" in line for line in report["kinds"][0]["sure"])


def test_rank_report_lists_nobody_without_a_tie(star):
    record = json.loads(rank_report(star, "json"))

    assert [score["name"] for score in record["kinds"][0]["scores"]] == ["hub", "a", "b", "c"]
    assert record["kinds"][0]["untied"] == 1


def test_rank_report_says_of_a_kind_without_ties_that_it_has_none(story):
    entities = [Entity("organization:x", Kind.ORGANIZATION, "X", (), ())]
    story.add_nodes_from(build_graph([], entities, []).nodes(data=True))

    assert "Organizations: no ties (1 named)." in rank_report(story)


def test_centrality_report_shows_the_range_of_a_rank_where_it_is_known(star, hub_first):
    table = centrality_report(rank(star, measures=["degree"]), star, certainty=hub_first)

    assert table.splitlines()[3].split() == ["1", "1–2", "hub", "3"]


def test_centrality_report_names_who_else_may_be_first(star, hub_first):
    assert said(rank(star), star, hub_first) == [
        (
            "First place is not settled: hub has it alone in 80% of redraws of the reports, a in 10%; "
            "else it is shared or another's."
        )
    ]


def test_centrality_report_says_that_first_place_is_settled(star, hub_first):
    sure = replace(hub_first, spans={node: Span(2, 4) for node in RIM} | {HUB: Span(1, 1, 0.97)})

    assert said(rank(star), star, sure) == [
        "First place is settled as far as these texts go: hub has it alone in 97% of redraws of the reports."
    ]


def test_centrality_report_calls_nothing_settled_that_few_sources_bear_out(star, hub_first):
    sure = replace(hub_first, sources=5, spans={node: Span(2, 4) for node in RIM} | {HUB: Span(1, 1, 0.97)})

    assert said(rank(star), star, sure) == [
        "5 sources are too few to settle first place; hub has it alone in 97% of redraws of the reports."
    ]


def test_rank_report_draws_no_ranges_from_a_single_source(star):
    report = json.loads(rank_report(star, "json"))

    assert not any(score["interval"] for score in report["kinds"][0]["scores"])
    assert not report["kinds"][0]["settled"]


def test_centrality_report_says_that_first_place_is_anybodys(star, hub_first):
    unsure = replace(hub_first, spans={node: Span(1, 4) for node in (HUB, *RIM)})

    assert said(rank(star), star, unsure) == [
        "First place is not settled: in redraws of the reports it is shared, or now this one's, now that one's."
    ]


def test_centrality_report_says_nothing_of_redraws_where_none_were_made(star, hub_first):
    assert said(rank(star), star, replace(hub_first, resamples=0, spans={})) == []


def test_centrality_report_groups_who_hangs_on_one_source(star, hub_first):
    alone = {
        HUB: leaning("a.txt", 1, 3),
        "person:a": leaning("a.txt", 2, 5, left=0, ties=0),
    }

    assert said(rank(star), star, replace(hub_first, resamples=0, spans={}, alone=alone)) == [
        (
            "Central only because of one source, “a.txt”: "
            "hub (rank 1, without it rank 3) and a (rank 2, without it no tie)."
        )
    ]


def test_centrality_report_says_of_an_outlet_how_many_reports_it_has(star, hub_first):
    alone = {HUB: leaning("The Star", 1, 3, reports=2)}

    assert said(rank(star), star, replace(hub_first, resamples=0, spans={}, alone=alone)) == [
        "Central only because of 2 reports of one outlet, “The Star”: hub (rank 1, without it rank 3)."
    ]


def test_centrality_report_says_what_a_merge_would_change(star, hub_first):
    merges = (Doubt("person:a", "person:b", "the same surname", 2, 1), Doubt(HUB, None, "two offices", 1, 2))

    assert said(rank(star), star, replace(hub_first, resamples=0, spans={}, merges=merges)) == [
        "If a and b are one (the same surname): rank 1 instead of 2.",
        "If some texts mean another by the name hub (two offices): rank 2 instead of 1 without them.",
    ]


def test_centrality_report_puts_ranges_into_csv(star, hub_first):
    rows = list(csv.DictReader(io.StringIO(centrality_report(rank(star), star, "csv", certainty=hub_first))))

    assert (rows[0]["degree_rank_low"], rows[0]["degree_rank_high"]) == ("1", "2")


def test_centrality_report_shows_the_error_of_an_estimate(star):
    ranking = rank(star, measures=["betweenness"])
    rough = replace(ranking, scores=tuple(replace(one, errors={"betweenness": 0.012}) for one in ranking.scores))

    assert "0.5000±0.0120" in centrality_report(rough, star)
    assert "betweenness_error" in centrality_report(rough, star, "csv").splitlines()[0]


def test_centrality_report_draws_a_rank_and_its_range(star, hub_first):
    page = centrality_report(rank(star, measures=["degree"]), star, "html", certainty=hub_first)

    assert page.count('<line class="range"') == len(hub_first.spans)


@pytest.fixture
def years():
    """The star's places in two years, of which few sources tell of the second, by hand."""
    stretches = (
        Stretch("2021", date(2021, 1, 1), date(2021, 12, 31), 7),
        Stretch("2022", date(2022, 1, 1), date(2022, 12, 31), 2),
    )
    return Trend("degree", stretches, {HUB: (2, 1), "person:a": (1, None)}, undated=1, earlier=0)


def test_centrality_report_draws_places_through_time(star, years):
    page = centrality_report(rank(star, measures=["degree"]), star, "html", trend=years)

    assert page.count('<figure class="course">') == 2
    assert page.count('<circle class="shaky"') == 1


def test_centrality_report_writes_places_through_time_into_a_memo(star, years):
    memo = centrality_report(rank(star, measures=["degree"]), star, "md", trend=years)

    assert "| Rank in | 2021 | 2022 |\n| --- | ---: | ---: |\n| hub | 2 | 1 |\n| a | 1 | – |" in memo


def test_centrality_report_leads_to_the_pages_of_names_and_sentences(star):
    places = Places(lambda node: f"pages/{node[-1]}.html", lambda doc, start: f"pages/{doc}.html#s{start}")
    page = centrality_report(rank(star), star, "html", places=places)

    assert '<a href="pages/b.html"><bdi>hub</bdi></a>' in page
    assert '<a href="pages/a.txt.html#s0"><bdi>a.txt</bdi></a>' in page


def test_centrality_report_says_how_to_get_the_same_figures_again(star):
    pages = [
        rank_report(star, form, command="graphbuild centrality --top 9") for form in ("table", "md", "html", "json")
    ]

    assert all("graphbuild centrality --top 9" in page for page in pages)
