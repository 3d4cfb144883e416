import networkx as nx
import pytest

from graphbuild.analysis.paths import find_paths
from graphbuild.errors import GraphbuildError, NodeNotFoundError, NoPathError
from graphbuild.graph import EntityGraph, build_graph
from graphbuild.types import Citation, Entity, Kind, Relation, RelationType


def graph_of(*claims: str) -> EntityGraph:
    """Build a graph from claims such as 'country:us imposes measure:ban 2' (the weight, 1 if not said)."""
    relations, nodes = [], set()
    for number, claim in enumerate(claims):
        source, relation, target, *weight = claim.split()
        citation = Citation(f"{number}.txt", 0, len(claim), claim, None, (0, 1), (2, 3))
        relations.append(Relation(source, target, RelationType(relation), float((weight or [1])[0]), (citation,)))
        nodes |= {source, target}
    return build_graph(
        [], [Entity(node, Kind(node.split(":")[0]), node.split(":")[1], (), ()) for node in nodes], relations
    )


CHAIN = graph_of(
    "official:ann serves agency:ministry",
    "agency:ministry imposes measure:ban",
    "measure:ban targets country:far",
    "country:far co_mentioned country:near",
    "person:lone co_mentioned person:other",
)


def names(routes):
    return [" ".join(node.split(":")[1] for node in route.nodes) for route in routes]


def test_find_paths_walks_claims_in_any_direction():
    assert names(find_paths(CHAIN, "far", "ann")) == ["far ban ministry ann"]


@pytest.mark.parametrize("k", [0, -1])
def test_find_paths_refuses_to_look_for_no_route(k):
    with pytest.raises(GraphbuildError, match="Ask for at least 1"):
        find_paths(CHAIN, "far", "ann", k=k)


def test_find_paths_takes_names_as_readers_give_them():
    assert names(find_paths(CHAIN, "official:ann", "BAN")) == ["ann ministry ban"]


def test_find_paths_follows_direction_when_told():
    assert names(find_paths(CHAIN, "ann", "far", directed=True)) == ["ann ministry ban far"]


def test_find_paths_prefers_well_evidenced_claims():
    graph = graph_of(
        "country:a consults country:b",
        "country:b consults country:z",
        "country:a consults country:c 4",
        "country:c consults country:z 4",
    )

    assert names(find_paths(graph, "a", "z")) == ["a c z", "a b z"]


def test_find_paths_goes_round_a_hub():
    spokes = [f"country:hub consults country:n{number}" for number in range(60)]
    graph = graph_of(
        *spokes,
        "country:a consults country:hub",
        "country:hub consults country:z",
        "country:a consults country:b",
        "country:b consults country:c",
        "country:c consults country:z",
    )

    assert names(find_paths(graph, "a", "z", k=2)) == ["a b c z", "a hub z"]


def test_find_paths_returns_at_most_k():
    graph = graph_of(
        *(f"country:a consults country:m{n}" for n in range(5)), *(f"country:m{n} consults country:z" for n in range(5))
    )

    assert names(find_paths(graph, "a", "z", k=2)) == ["a m0 z", "a m1 z"]


def test_find_paths_keeps_to_the_hop_limit_even_where_longer_ways_are_cheaper():
    graph = graph_of(
        "country:a consults country:b 9",
        "country:b consults country:c 9",
        "country:c consults country:z 9",
        "country:a consults country:z",
        "country:a consults country:c",
    )

    assert names(find_paths(graph, "a", "z", max_hops=2)) == ["a z", "a c z"]


def test_find_paths_uses_only_the_relations_named():
    graph = graph_of("country:a consults country:z", "country:a attacks country:b", "country:b attacks country:z")

    assert names(find_paths(graph, "a", "z", relations=[RelationType.ATTACKS])) == ["a b z"]


def test_find_paths_passes_only_through_the_kinds_named():
    graph = graph_of(
        "country:a consults country:z",
        "country:a imposes measure:ban",
        "measure:ban targets country:z",
        "official:o serves country:a",
        "official:o criticises country:z",
    )

    assert names(find_paths(graph, "a", "z", kinds=[Kind.OFFICIAL])) == ["a z", "a o z"]


def test_find_paths_leaves_co_mentions_out():
    with pytest.raises(NoPathError, match="Include co-mentions"):
        find_paths(CHAIN, "ann", "near")


@pytest.mark.parametrize("directed", [False, True])
def test_find_paths_takes_co_mentions_when_asked(directed):
    assert names(find_paths(CHAIN, "ann", "near", co_mentions=True, directed=directed)) == ["ann ministry ban far near"]


def test_find_paths_rather_makes_three_claims_than_one_co_mention():
    graph = graph_of(
        "country:a co_mentioned country:z 5",
        "country:a consults country:b",
        "country:b consults country:z",
    )

    assert names(find_paths(graph, "a", "z", co_mentions=True)) == ["a b z", "a z"]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"source": "ann", "target": "far", "max_hops": 2}, "the shortest takes 3 hops"),
        ({"source": "far", "target": "ann", "directed": True}, "against the direction"),
        ({"source": "ann", "target": "far", "kinds": [Kind.AGENCY]}, "other kinds"),
        ({"source": "ann", "target": "far", "relations": [RelationType.SERVES]}, "other relations"),
        ({"source": "ann", "target": "far", "max_hops": 1, "kinds": [Kind.PERSON]}, "without several of the limits"),
        ({"source": "ann", "target": "near", "max_hops": 1}, "by co-mention and without the limits"),
        ({"source": "ann", "target": "lone", "co_mentions": True}, "nothing in these texts ties them together"),
        ({"source": "ann", "target": "Ann"}, "both official:ann"),
    ],
)
def test_find_paths_says_why_there_is_none(options, reason):
    with pytest.raises(NoPathError, match=reason):
        find_paths(CHAIN, **options)


def test_find_paths_refuses_an_unknown_name():
    with pytest.raises(NodeNotFoundError, match="Did you mean"):
        find_paths(CHAIN, "ministri", "far")


def test_find_paths_puts_the_best_relation_of_a_hop_first():
    graph = graph_of(
        "country:a co_mentioned country:b 9",
        "country:a consults country:b",
        "country:b threatens country:a 2",
        "country:a serves country:b",
    )

    hop = find_paths(graph, "a", "b", co_mentions=True)[0].hops[0]

    assert [edge.relation for edge in hop.edges] == ["threatens", "serves", "consults", "co_mentioned"]


def test_find_paths_says_which_way_the_best_relation_runs():
    hops = find_paths(CHAIN, "far", "ministry")[0].hops

    assert [hop.forward for hop in hops] == [False, False]


def test_find_paths_counts_the_documents_behind_a_hop():
    graph = graph_of("country:a consults country:b", "country:b consults country:a", "country:a threatens country:b")

    assert find_paths(graph, "a", "b")[0].hops[0].documents == 3


def test_find_paths_shows_a_sentence_for_each_hop():
    route = find_paths(CHAIN, "ann", "ban")[0]

    assert [hop.citation.text for hop in route.hops] == [
        "official:ann serves agency:ministry",
        "agency:ministry imposes measure:ban",
    ]


def test_find_paths_does_not_depend_on_the_order_of_the_graph():
    backwards = nx.MultiDiGraph(**CHAIN.graph)
    backwards.add_nodes_from(reversed(list(CHAIN.nodes(data=True))))
    backwards.add_edges_from(reversed(list(CHAIN.edges(data=True, keys=True))))

    assert find_paths(backwards, "ann", "far") == find_paths(CHAIN, "ann", "far")


def test_find_paths_leaves_the_graph_as_it_was():
    before = nx.node_link_data(CHAIN, edges="edges")

    find_paths(CHAIN, "ann", "far", kinds=[Kind.AGENCY, Kind.MEASURE])

    assert nx.node_link_data(CHAIN, edges="edges") == before
