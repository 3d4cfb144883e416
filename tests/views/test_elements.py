from datetime import date

import networkx as nx
import pytest

from graphbuild.errors import NodeNotFoundError
from graphbuild.types import Kind, RelationType
from graphbuild.views.elements import draw, label, select


def names(graph):
    return {record["name"] for _, record in graph.nodes(data=True)}


def test_select_keeps_everything_by_default(graph):
    assert nx.utils.graphs_equal(select(graph), graph)


@pytest.mark.parametrize(
    ("hops", "near"),
    [(0, {"Norway"}), (1, {"Norway", "Chile"}), (2, {"Norway", "Chile", "embargo"}),
     (3, {"Norway", "Chile", "embargo", "Kenya"})],
)  # fmt: skip
def test_select_reaches_as_far_around_the_focus_as_claims_lead(graph, hops, near):
    assert names(select(graph, focus=["country:no"], hops=hops)) == near


def test_select_walks_along_closeness_only_where_it_is_asked_for(graph):
    closeness = select(graph, focus=["country:no"], relations=[RelationType.CO_MENTIONED])

    assert names(closeness) == {"Norway", "Kenya"}


def test_select_keeps_the_best_connected_of_each_kind(graph):
    assert names(select(graph, top=1)) == {"Chile", "embargo"}


def test_select_keeps_only_the_kinds_asked_for(graph):
    assert names(select(graph, kinds=[Kind.MEASURE])) == {"embargo"}


def test_select_drops_what_no_evidence_of_that_time_ties(graph):
    assert names(select(graph, since=date(2024, 2, 1))) == {"embargo", "Kenya"}


def test_select_refuses_a_focus_that_is_not_there(graph):
    with pytest.raises(NodeNotFoundError, match="country:xx"):
        select(graph, focus=["country:xx"])


def test_select_leaves_the_graph_as_it_was(graph):
    before = nx.node_link_data(graph, edges="edges")

    select(graph, focus=["country:no"], kinds=[Kind.COUNTRY], since=date(2024, 1, 1))

    assert nx.node_link_data(graph, edges="edges") == before


def test_draw_bends_parallel_relations_apart(graph):
    record = graph.edges["country:no", "country:cl", "criticises"]
    graph.add_edge("country:no", "country:cl", key="threatens", **{**record, "relation": "threatens"})

    bends = {
        line.bend for line in draw(graph).edges if {line.edge.source, line.edge.target} == {"country:no", "country:cl"}
    }
    assert len(bends) == 2


def test_draw_makes_who_is_tied_to_more_others_larger(graph):
    radius = {node.name: node.radius for node in draw(graph).nodes}

    assert radius["Chile"] > radius["Norway"]


def test_draw_counts_no_closeness_for_the_size(graph):
    partners = {node.name: node.partners for node in draw(graph).nodes}

    assert partners == {"Norway": 1, "Chile": 2, "embargo": 2, "Kenya": 1}


@pytest.mark.parametrize("name", ["x" * 5_000, "a\u202eb\x00c", " ".join(["word"] * 500)])
def test_label_is_short_and_harmless(name):
    lines = label(name).split("\n")

    assert len(lines) <= 2
    assert all(len(line) <= 22 and "\u202e" not in line and "\0" not in line for line in lines)
