import pytest

from graphbuild.analysis.centrality import rank
from graphbuild.errors import GraphbuildError, GraphTooSmallError
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Entity, Kind, Relation, RelationType


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
    ]


def test_rank_takes_what_differs_by_rounding_for_a_tie():
    ring = graph_of(*(f"country:{n} consults country:{(n + 1) % 7}" for n in range(7)))

    assert {rank for score in rank(ring).scores for rank in score.ranks.values()} == {1}
