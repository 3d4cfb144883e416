from datetime import date

import pytest

from graphbuild.analysis.trend import FEW, MOST, trend
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Document, Entity, Kind, Relation, RelationType

A, B, C = (f"country:{name}" for name in "abc")


def reports(*told, copies=()):
    """Build the graph of reports that each say who talks with whom on a day; `copies` are (copy, original) by place."""
    documents = [Document(f"{place:03}", f"text {place}", date=day) for place, (day, _) in enumerate(told)]
    citations = {}
    for document, (day, pair) in zip(documents, told, strict=True):
        if pair:
            citation = Citation(document.id, 0, 4, "text", day, (0, 1), (2, 3))
            citations.setdefault(tuple(sorted(pair)), []).append(citation)
    sources = {document.id: document.id for document in documents}
    sources |= {documents[copy].id: documents[original].id for copy, original in copies}
    relations = [
        Relation(*pair, RelationType.CONSULTS, float(len(cited)), tuple(cited)) for pair, cited in citations.items()
    ]
    return build_graph(documents, [Entity(node, Kind.COUNTRY, node, (), ()) for node in (A, B, C)], relations, sources)


def in_year(year, *pairs):
    """So many reports of a year: one for each pair, and others that say nothing, until the year is well told."""
    return [(date(year, 1, 9), pair) for pair in (*pairs, *[None] * (FEW - len(pairs)))]


def test_trend_ranks_each_period_by_what_was_published_in_it():
    graph = reports(*in_year(2020, (A, B)), *in_year(2021, (B, C), (A, C)))

    assert trend(graph, [B, C], "degree").places == {B: (1, 2), C: (None, 1)}


def test_trend_has_no_periods_where_too_few_sources_are_dated():
    graph = reports((date(2020, 1, 1), (A, B)), (date(2021, 1, 1), (B, C)), (None, (A, C)))
    found = trend(graph, [A], "degree")

    assert (found.stretches, found.places, found.undated) == ((), {}, 1)


def test_trend_has_no_periods_where_nothing_is_dated():
    assert trend(reports((None, (A, B))), [A], "degree").stretches == ()


def test_trend_takes_the_finest_periods_that_are_well_told():
    months = [(date(2020, month, 3), (A, B)) for month in (1, 2, 3) for _ in range(FEW)]

    assert [one.label for one in trend(reports(*months), [A], "degree").stretches] == ["2020-01", "2020-02", "2020-03"]


def test_trend_takes_coarser_periods_where_months_are_badly_told():
    days = [(date(2020 + place // 6, 1 + 2 * (place % 6), 3), (A, B)) for place in range(24)]

    assert [one.label for one in trend(reports(*days), [A], "degree").stretches] == ["2020", "2021", "2022", "2023"]


def test_trend_counts_a_copy_with_its_first_publication():
    graph = reports(*in_year(2020, (A, B)), *in_year(2021), (date(2021, 3, 1), (A, B)), copies=[(10, 0)])
    found = trend(graph, [A], "degree")

    assert found.places == {A: (1, None)}
    assert [one.sources for one in found.stretches] == [FEW, FEW]


def test_trend_shows_the_last_periods_and_counts_what_came_before():
    years = range(2000, 2000 + MOST + 2)
    found = trend(reports(*(told for year in years for told in in_year(year, (A, B)))), [A], "degree")

    assert [one.label for one in found.stretches] == [str(year) for year in years[2:]]
    assert found.earlier == 2 * FEW


def test_trend_keeps_a_period_in_which_nothing_was_published():
    found = trend(reports(*in_year(2020, (A, B)), *in_year(2022, (A, B)), *in_year(2023, (A, B))), [A], "degree")

    assert found.places == {A: (1, None, 1, 1)}


@pytest.mark.parametrize("measure", ["degree", "pagerank", "betweenness", "closeness", "eigenvector"])
def test_trend_takes_any_measure(measure):
    graph = reports(*in_year(2020, (A, B)), *in_year(2021, (A, B)))

    assert trend(graph, [A], measure).places == {A: (1, 1)}
