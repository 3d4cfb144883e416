from datetime import date

import pytest

from graphbuild.analysis import estimates
from graphbuild.analysis.centrality import CLOSENESS, rank
from graphbuild.analysis.kernels import MEASURES
from graphbuild.errors import GraphbuildError, GraphTooSmallError
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Document, Entity, Kind, Mention, Relation, RelationType


def graph_of(*claims, alone=()):
    """Build a graph from claims such as 'country:us imposes measure:ban' and from entities without any."""
    citation = Citation("a.txt", 0, 5, "words", None, (0, 1), (2, 3))
    relations = [Relation(s, t, RelationType(r), 1.0, (citation,)) for s, r, t in map(str.split, claims)]
    nodes = {end for relation in relations for end in (relation.source, relation.target)} | {*alone}
    entities = [Entity(node, Kind(node.split(":")[0]), node.split(":")[1], (), ()) for node in nodes]
    return build_graph([], entities, relations)


STAR = graph_of(
    "country:mid consults country:b",
    "country:mid consults country:a",
    "country:mid imposes measure:ban",
    "measure:ban targets country:far",
    "country:a co_mentioned country:b",
    "official:ann serves country:a",
)


def column(ranking, measure):
    return {score.name: score.values[measure] for score in ranking.scores}


def ranks(ranking, measure):
    return {score.name: score.ranks[measure] for score in ranking.scores}


def test_rank_counts_the_entities_that_one_is_tied_to():
    assert column(rank(STAR, kind=Kind.COUNTRY), "degree") == {"mid": 3, "a": 2, "b": 1, "far": 1}


def test_rank_names_ties_by_the_same_rank():
    assert ranks(rank(STAR, kind=Kind.COUNTRY), "degree") == {"mid": 1, "a": 2, "b": 3, "far": 3}


def test_rank_counts_ranks_within_a_kind():
    assert ranks(rank(STAR, kind=Kind.OFFICIAL), "degree") == {"ann": 1}


def test_rank_lists_actors_kind_by_kind():
    assert [score.kind for score in rank(STAR).scores] == [Kind.COUNTRY] * 4 + [Kind.OFFICIAL]


def test_rank_lists_measures_only_when_asked():
    assert [score.name for score in rank(STAR, kind=Kind.MEASURE).scores] == ["ban"]


def test_rank_cuts_each_kind_at_the_top():
    assert [score.name for score in rank(STAR, top=1).scores] == ["mid", "ann"]


def test_rank_says_that_it_cut():
    assert rank(STAR, top=1).notes[-1] == "Of each kind at most 1 are listed; figures and ranks are those of all."


def test_rank_refuses_an_unknown_measure():
    with pytest.raises(GraphbuildError, match="Choose among degree"):
        rank(STAR, measures=["degre"])


def test_rank_refuses_a_kind_that_is_not_there():
    with pytest.raises(GraphTooSmallError, match="no person to rank"):
        rank(STAR, kind=Kind.PERSON)


def test_rank_orders_by_the_first_measure():
    scores = rank(STAR, measures=["closeness", "degree"], kind=Kind.COUNTRY).scores

    assert [score.ranks["closeness"] for score in scores] == sorted(score.ranks["closeness"] for score in scores)


def test_rank_says_that_closeness_counts_only_where_it_does():
    assert CLOSENESS in rank(STAR, co_mentions=True).notes
    assert CLOSENESS not in rank(STAR).notes


def test_rank_takes_co_mentions_when_asked():
    assert column(rank(STAR, kind=Kind.COUNTRY, co_mentions=True), "degree")["b"] == 2


def test_rank_measures_the_whole_graph_whatever_it_lists():
    whole, part = rank(STAR), rank(STAR, kind=Kind.OFFICIAL)

    assert column(whole, "pagerank")["ann"] == column(part, "pagerank")["ann"]


@pytest.mark.parametrize("graph", [graph_of(), graph_of("country:a co_mentioned country:b")])
def test_rank_refuses_a_graph_without_claims(graph):
    with pytest.raises(GraphTooSmallError, match="No two entities"):
        rank(graph)


def test_rank_copes_with_a_single_tie():
    scores = rank(graph_of("country:a consults country:b")).scores

    assert [set(score.ranks.values()) for score in scores] == [{1}, {1}]


def test_rank_notes_parts_and_loners():
    graph = graph_of("country:a consults country:b", "country:c consults country:d", alone=["person:e"])

    assert [note.split(".")[0] for note in rank(graph).notes] == [
        "1 of 5 entities have no tie and rank last",
        "The ties fall into 2 separate parts; the largest holds 2 of 5 entities",
        "Eigenvector covers the largest part only; all others get 0",
        "Betweenness is 0 for all: no shortest route leads through anybody, since nobody stands between others",
        f"By {', '.join([*MEASURES][:-2])} and harmonic all 4 entities of the kind country are equal: no order there",
    ]


def test_rank_takes_what_differs_by_rounding_for_a_tie():
    ring = graph_of(*(f"country:{n} consults country:{(n + 1) % 7}" for n in range(7)))

    assert {rank for score in rank(ring).scores for rank in score.ranks.values()} == {1}


def dated(day, source, target, relation=RelationType.CONSULTS):
    return Relation(source, target, relation, 1.0, (Citation(f"{day}.txt", 0, 5, "words", day, (0, 1), (2, 3)),))


def mentioned(node, *days):
    mention = Mention(0, 1, "x", Kind.COUNTRY, 0, "x")
    return Entity(node, Kind.COUNTRY, node.split(":")[1], (), tuple((f"{day}.txt", mention) for day in days))


OLD, NEW = date(2021, 5, 1), date(2022, 5, 1)
TWO_YEARS = build_graph(
    [Document(f"{day}.txt", "words", date=day) for day in (OLD, NEW)],
    [mentioned("country:a", OLD, NEW), mentioned("country:b", OLD), mentioned("country:c", NEW)],
    [
        dated(OLD, "country:a", "country:b", RelationType.ATTACKS),
        dated(NEW, "country:a", "country:c"),
        dated(NEW, "country:a", "country:a"),
    ],
)


def test_rank_keeps_to_a_period_and_to_whom_its_texts_name():
    assert column(rank(TWO_YEARS, since=date(2022, 1, 1)), "degree") == {"a": 1, "c": 1}


def test_rank_keeps_to_relations():
    assert column(rank(TWO_YEARS, relations=[RelationType.ATTACKS]), "degree") == {"a": 1, "b": 1, "c": 0}


def test_rank_says_which_period_and_relations_it_kept_to():
    notes = rank(TWO_YEARS, relations=[RelationType.ATTACKS], until=OLD).notes

    assert notes[:2] == (
        "Only these relations tie: attacks.",
        "Only texts dated to 2021-05-01 count, and entities that they name; undated texts do not.",
    )


def test_rank_says_that_the_limits_leave_no_tie():
    with pytest.raises(GraphTooSmallError, match="Loosen the limits"):
        rank(TWO_YEARS, relations=[RelationType.ATTACKS], since=NEW)


def test_rank_never_lists_media_that_only_report():
    mention = Mention(0, 5, "Daily", Kind.ORGANIZATION, 0, "Daily", reason="medium")
    daily = Entity("organization:daily", Kind.ORGANIZATION, "Daily", (), (("a.txt", mention),))
    entities = [mentioned("country:a", OLD), mentioned("country:b", OLD), daily]
    near = dated(OLD, "country:a", "organization:daily", RelationType.CO_MENTIONED)
    graph = build_graph([], entities, [dated(OLD, "country:a", "country:b"), near])

    ranking = rank(graph, co_mentions=True)

    assert {score.node for score in ranking.scores} == {"country:a", "country:b"}
    assert ranking.notes[-1] == "News media that only report are no actors and not ranked: 1 left out."


def test_rank_tells_apart_what_is_small_beside_the_highest():
    leaves = [f"country:hub consults country:{number:04}" for number in range(2000)]

    values = column(rank(graph_of(*leaves, "country:0000 consults country:0001"), measures=["pagerank"]), "pagerank")

    assert values["0000"] > values["0002"]


def test_rank_gives_no_error_where_figures_are_exact():
    assert {tuple(score.errors) for score in rank(STAR).scores} == {()}


def test_rank_gives_the_error_of_an_estimate(monkeypatch):
    monkeypatch.setattr(estimates, "EXACT_WORK", 1)
    monkeypatch.setattr(estimates, "PIVOTS", 2)

    errors = {name for score in rank(STAR).scores for name in score.errors}

    assert errors == {"betweenness", "closeness", "harmonic"}
