from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.analysis import effort
from graphbuild.analysis.centrality import rank
from graphbuild.analysis.certainty import certainty
from graphbuild.analysis.incidence import incidence_of
from graphbuild.analysis.kernels import MEASURES
from graphbuild.analysis.network import network_of
from graphbuild.analysis.resampling import drawn
from graphbuild.analysis.ties import CLAIMS, tie_graph
from graphbuild.errors import GraphTooSmallError
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Document, Entity, Kind, Relation, RelationType


def graph_of(*claims, copies=None, outlets=None):
    """Build a graph from claims such as 'country:a consults country:b 1 2'; texts 1 and 2 say so."""
    copies, outlets, relations, texts = copies or {}, outlets or {}, [], set()
    for claim in claims:
        (source, relation, target), documents = claim.split()[:3], claim.split()[3:]
        texts |= {*documents}
        citations = tuple(Citation(doc, 0, 5, "words", None, (0, 1), (2, 3)) for doc in documents)
        weight = float(len({copies.get(doc, doc) for doc in documents}))
        relations.append(Relation(source, target, RelationType(relation), weight, citations))
    nodes = {end for relation in relations for end in (relation.source, relation.target)}
    entities = [Entity(node, Kind(node.split(":")[0]), node.split(":")[1], (), ()) for node in nodes]
    documents = [Document(doc, doc, date=date(2024, 5, 1), source=outlets.get(doc)) for doc in texts]
    return build_graph(documents, entities, relations, {doc: copies.get(doc, doc) for doc in texts})


def span(graph, node, **limits):
    found = certainty(graph, **limits).spans[node]
    return found.low, found.high


EVERYWHERE = [f"country:hub consults country:{n} {' '.join('123456789')}" for n in "abcd"]
"""Nine texts say the same of the hub and four others."""
ONE_TEXT = [f"country:flash consults agency:{n} 1" for n in range(9)]
"""One of them says much of somebody else."""


def test_certainty_gives_no_range_where_all_texts_say_the_same():
    assert span(graph_of(*EVERYWHERE), "country:hub") == (1, 1)


def test_certainty_lets_a_range_reach_over_all_places_that_equals_share():
    assert span(graph_of(*EVERYWHERE), "country:a") == (2, 5)


def test_certainty_lets_those_of_one_text_fall_to_the_last_place():
    assert span(graph_of(*EVERYWHERE, *ONE_TEXT), "country:flash") == (1, 6)


def test_certainty_says_how_often_somebody_is_first_alone():
    graph = graph_of("country:a consults agency:c 1", "country:a consults agency:d 1", "country:b consults agency:c 2")

    assert certainty(graph, resamples=1000).spans["country:a"].first == pytest.approx(3 / 4, abs=0.05)


def test_certainty_counts_copies_once():
    graph = graph_of("country:a consults country:b 1 2 3", copies={"2": "1", "3": "1"})

    assert certainty(graph).sources == 1
    assert span(graph, "country:a") == (1, 2)


def test_certainty_counts_texts_that_claim_nothing_among_the_sources():
    graph = graph_of("country:a consults country:b 1")
    graph.graph["documents"].append({"id": "2", "copy_of": None})

    assert certainty(graph).sources == 2


def test_certainty_repeats_itself_with_the_same_seed():
    graph = graph_of(*EVERYWHERE, *ONE_TEXT)

    assert certainty(graph, seed=7) == certainty(graph, seed=7)


def test_certainty_leaves_ranges_out_when_nothing_is_drawn():
    found = certainty(graph_of(*EVERYWHERE), resamples=0)

    assert not found.spans
    assert "Ranges" not in found.notes[0]


def test_certainty_says_that_few_sources_are_few():
    assert "9 sources are few: ranges from so few are rough." in certainty(graph_of(*EVERYWHERE)).notes


def test_certainty_refuses_a_graph_without_ties():
    with pytest.raises(GraphTooSmallError, match="No two entities"):
        certainty(graph_of("country:a co_mentioned country:b 1"))


def test_certainty_draws_what_a_reader_has_left_in():
    graph = graph_of(*EVERYWHERE, *ONE_TEXT)

    assert span(graph, "country:flash", min_sources=2) == (6, 6)


@pytest.mark.parametrize("measure", MEASURES)
def test_certainty_takes_every_measure(measure):
    assert len(certainty(graph_of(*EVERYWHERE), measure=measure, resamples=5).spans) == 5


def test_certainty_goes_by_the_relations_that_a_reader_chose():
    graph = graph_of(*EVERYWHERE, *ONE_TEXT, "country:flash criticises country:hub 1 2 3 4 5 6 7 8 9")

    assert span(graph, "country:hub", relations=[RelationType.CRITICISES]) == (1, 2)


def test_certainty_draws_the_texts_of_a_period_only():
    graph = graph_of(*EVERYWHERE)
    graph.graph["documents"][0]["date"] = "2020-01-01"
    for _, _, record in graph.edges(data=True):
        for item in record["evidence"]:
            item["date"] = "2020-01-01" if item["doc"] == "1" else "2024-05-01"
    for _, record in graph.nodes(data=True):
        record["mentions"] = [{"doc": "2", "text": "word"}]

    assert certainty(graph, since=date(2024, 1, 1)).sources == 8


def test_certainty_follows_fewer_routes_where_there_are_many(monkeypatch):
    monkeypatch.setattr(effort, "LIGHT_WORK", 1)
    found = certainty(graph_of(*EVERYWHERE), measure="betweenness", resamples=5)

    assert found.spans["country:hub"].first == 1
    assert "In each draw routes were followed from 32 entities only, which widens the ranges." in found.notes
    assert not found.leaning


def test_certainty_draws_nothing_where_routes_are_too_many(monkeypatch):
    monkeypatch.setattr(effort, "LIGHT_WORK", 1)
    monkeypatch.setattr(effort, "HEAVY_WORK", 1)
    found = certainty(graph_of(*EVERYWHERE), measure="closeness")

    assert (found.spans, found.resamples) == ({}, 0)
    assert found.notes[0] == "Closeness of so many ties takes too long to draw anew; --measure degree has ranges."


def test_certainty_names_the_outlet_that_is_too_wide_to_leave_out():
    found = certainty(graph_of(*EVERYWHERE, outlets=dict.fromkeys("12345", "Morning Post")))

    assert found.notes[-1] == "Morning Post published 5 of the 9 sources: it was not left out as a whole."


def test_certainty_finds_who_is_central_because_of_one_report():
    found = certainty(graph_of(*EVERYWHERE, *ONE_TEXT)).alone["country:flash"]

    assert (found.source, found.reports, found.before, found.without, found.ties) == ("1", 1, 1, 6, 0)


def test_certainty_does_not_call_alone_whom_many_reports_name():
    assert "country:hub" not in certainty(graph_of(*EVERYWHERE, *ONE_TEXT)).alone


def test_certainty_leaves_out_all_reports_of_an_outlet():
    claims = [f"country:flash consults agency:{n} {1 + n % 3}" for n in range(9)]
    outlets = {"1": "Morning Post", "2": "Morning Post", "3": "Morning Post"}
    found = certainty(graph_of(*EVERYWHERE, *claims, outlets=outlets)).alone["country:flash"]

    assert (found.source, found.reports) == ("Morning Post", 3)


def test_certainty_keeps_a_report_that_another_outlet_prints_too():
    claims = ["country:flash consults agency:1 1 8", "country:flash consults agency:2 2"]
    outlets = {"1": "Morning Post", "2": "Morning Post", "8": "Evening Star"}
    found = certainty(graph_of(*EVERYWHERE, *claims, copies={"8": "1"}, outlets=outlets))

    assert {one.source for one in found.leaning.values()}.isdisjoint(outlets.values())


def test_certainty_leaves_no_outlet_out_that_holds_half_of_all():
    outlets = dict.fromkeys("12345", "Morning Post")
    found = certainty(graph_of(*EVERYWHERE, outlets=outlets))

    assert "Morning Post" not in {one.source for one in found.leaning.values()}


def test_certainty_lets_nobody_lean_whose_figure_is_0():
    assert not {"country:a", "country:b"} & {*certainty(graph_of(*EVERYWHERE), measure="betweenness").leaning}


def test_drawn_begins_alike_however_many_follow():
    some, more = ([draws.tolist() for draws in drawn(9, number, seed=1)] for number in (3, 6))

    assert some == more[:3]


def test_ranges_settle_the_more_is_drawn(seed_graph):
    thousands = [certainty(seed_graph, resamples=4000, seed=seed).spans["country:ua"] for seed in (1, 2)]

    assert (thousands[0].low, thousands[0].high) == (thousands[1].low, thousands[1].high)


few = settings(max_examples=25, deadline=None)


@st.composite
def claimed(draw):
    ends = st.sampled_from([f"country:{n}" for n in "abcde"] + ["agency:x", "official:y"])
    texts = st.sets(st.sampled_from("12345"), min_size=1)
    relation = st.sampled_from(["consults", "criticises", "co_mentioned"])
    rows = draw(st.lists(st.tuples(ends, relation, ends, texts), min_size=1, max_size=9, unique_by=lambda row: row[:3]))
    return graph_of(*(f"{one} {what} {other} {' '.join(sorted(said))}" for one, what, other, said in rows))


def left(graph, sources):
    """Return the graph that would have been built without some sources; a claim weighs what is left of its sources."""
    claims = []
    for source, target, record in graph.edges(data=True):
        documents = [item["doc"] for item in record["evidence"] if item["doc"] not in sources]
        if documents:
            claims.append(f"{source} {record['relation']} {target} {' '.join(documents)}")
    part = graph_of(*claims)
    part.add_nodes_from(graph.nodes(data=True))
    return part


@few
@given(claimed())
def test_incidence_of_adds_up_to_the_ties_of_the_graph(graph):
    for relations in (CLAIMS, frozenset(RelationType)):
        network, whole = incidence_of(graph, relations).network(), network_of(tie_graph(graph, relations))

        assert network.nodes == whole.nodes
        assert network.ends.tolist() == whole.ends.tolist()
        np.testing.assert_allclose(network.weights, whole.weights)


@few
@given(claimed().filter(lambda graph: tie_graph(graph).size()))
def test_certainty_keeps_ranges_within_the_kind(graph):
    found, kinds = certainty(graph, resamples=20), {score.node: score.kind for score in rank(graph).scores}

    assert found.spans.keys() == kinds.keys()
    for node, one in found.spans.items():
        assert 1 <= one.low <= one.high <= sum(kind == kinds[node] for kind in kinds.values())


@few
@given(claimed().filter(lambda graph: tie_graph(graph).size()))
def test_certainty_ranks_without_a_source_as_a_build_without_it_would(graph):
    for node, one in certainty(graph, measure="strength", resamples=0).leaning.items():
        part = left(graph, {one.source})
        if tie_graph(part).size():
            assert one.without == next(score.ranks["strength"] for score in rank(part).scores if score.node == node)


@few
@given(claimed().filter(lambda graph: tie_graph(graph).size()))
def test_certainty_says_of_each_leader_on_whom_it_leans(graph):
    found = certainty(graph, resamples=0)
    ranks = {score.node: score.ranks["degree"] for score in rank(graph).scores}

    for node, one in found.leaning.items():
        assert one.before == ranks[node]
        assert (node in found.alone) == one.alone
        assert found.alone.get(node, one) == one
        assert 0 <= one.left <= 1
