from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import networkx as nx
import pytest

from graphbuild.analysis.paths import find_paths
from graphbuild.errors import GraphbuildError, NodeNotFoundError, NoPathError
from graphbuild.graph import EntityGraph, build_graph
from graphbuild.types import Citation, Entity, Kind, Relation, RelationType


def graph_of(*claims: str, days: Mapping[int, date] = MappingProxyType({})) -> EntityGraph:
    """Build a graph from claims such as 'country:us imposes measure:ban 2' (the weight, 1 if not said).

    The number of a claim is that of its document; `days` says when documents are from.
    """
    relations, nodes = [], set()
    for number, claim in enumerate(claims):
        source, relation, target, *weight = claim.split()
        citation = Citation(f"{number}.txt", 0, len(claim), claim, days.get(number), (0, 1), (2, 3))
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
    with pytest.raises(NoPathError, match="--co-mentions"):
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
        (
            {"source": "ann", "target": "far", "max_hops": 1, "kinds": [Kind.PERSON]},
            "--max-hops 3; and add their --kind",
        ),
        ({"source": "ann", "target": "far", "max_hops": 1, "kinds": [Kind.PERSON], "min_sources": 2}, "several of the"),
        ({"source": "ann", "target": "near", "max_hops": 1}, "--max-hops 4; and to see it: --co-mentions"),
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


WEB = graph_of(
    "country:a consults country:hub",
    "country:hub consults country:z",
    "country:a imposes measure:ban",
    "measure:ban targets country:z",
    "country:a consults official:o",
    "official:o consults official:p",
    "official:p consults country:z",
    "country:hub consults official:o",
)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"via": ["measure"]}, ["a ban z"]),
        ({"via": ["P"]}, ["a o p z", "a hub o p z"]),
        ({"via": ["p", "Measure"]}, ["a ban z", "a o p z", "a hub o p z"]),
        ({"avoid": ["hub"]}, ["a ban z", "a o p z"]),
        ({"avoid": ["hub", "ban"]}, ["a o p z"]),
        ({"via": ["o"], "avoid": ["p"]}, ["a o hub z"]),
        ({"via": ["p"], "max_hops": 3}, ["a o p z"]),
        ({"distinct": "disjoint"}, ["a ban z", "a hub z", "a o p z"]),
    ],
)
def test_find_paths_keeps_to_what_it_must_pass_or_avoid(options, expected):
    assert names(find_paths(WEB, "a", "z", k=9, **options)) == expected


def test_find_paths_passes_nothing_twice_to_come_by_what_it_must_pass():
    graph = graph_of("country:a consults country:b", "country:b consults country:c", "country:b consults country:z")

    with pytest.raises(NoPathError, match="nothing that --via asks for"):
        find_paths(graph, "a", "z", via=["c"])


@pytest.mark.parametrize("option", ["via", "avoid"])
def test_find_paths_refuses_to_pass_or_avoid_an_end(option):
    with pytest.raises(GraphbuildError, match="end of the route"):
        find_paths(WEB, "a", "z", **{option: ["z"]})


def test_find_paths_refuses_an_unknown_way_to_be_distinct():
    with pytest.raises(GraphbuildError, match="disjoint or penalised"):
        find_paths(WEB, "a", "z", distinct="very")


def test_find_paths_rather_shows_another_way_than_a_near_copy_when_told():
    graph = graph_of(
        "country:a consults country:b",
        "country:b consults country:z 9",
        "country:b consults country:c 9",
        "country:c consults country:z 9",
        "country:a consults country:d 2",
        "country:d consults country:e 2",
        "country:e consults country:z 2",
    )

    assert names(find_paths(graph, "a", "z", k=2)) == ["a b z", "a b c z"]
    assert names(find_paths(graph, "a", "z", k=2, distinct="penalised")) == ["a b z", "a d e z"]


def test_find_paths_finds_the_same_routes_however_distinct_where_there_is_one():
    chain = graph_of("country:a consults country:b", "country:b consults country:z")

    assert find_paths(chain, "a", "z", distinct="penalised") == find_paths(chain, "a", "z", distinct="disjoint")


DATED = graph_of(
    "country:a consults country:b",
    "country:b consults country:z",
    "country:a criticises country:c",
    "country:c criticises country:z",
    days={0: date(2022, 3, 2), 1: date(2022, 3, 1), 2: date(2022, 3, 2), 3: date(2022, 3, 2)},
)


def test_find_paths_goes_on_in_time_only_when_told():
    assert names(find_paths(DATED, "a", "z", in_time=True)) == ["a c z"]


def test_find_paths_goes_back_in_time_to_no_end():
    assert names(find_paths(DATED, "z", "a", in_time=True)) == ["z b a", "z c a"]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (date(2022, 3, 2), None, ["a c z"]),
        (None, date(2022, 3, 2), ["a b z", "a c z"]),
    ],
)
def test_find_paths_goes_by_the_texts_of_some_days(since, until, expected):
    assert names(find_paths(DATED, "a", "z", since=since, until=until)) == expected


def test_find_paths_shows_the_sentences_that_follow_on_each_other():
    graph = graph_of(
        "country:a consults country:b",
        "country:b consults country:z",
        "country:b threatens country:z",
        days={0: date(2022, 3, 2), 1: date(2022, 3, 1), 2: date(2022, 3, 5)},
    )

    assert [hop.relation for hop in find_paths(graph, "a", "z", in_time=True)[0].hops] == ["consults", "threatens"]


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"avoid": ["hub", "ban", "o"]}, r"every one passes what --avoid names \(a – ban – z\)"),
        ({"in_time": True}, "not known to follow on each other"),
        ({"since": date(2022, 1, 1)}, "by texts of other days, or of none"),
    ],
)
def test_find_paths_names_the_limit_that_cuts_a_route_off(options, reason):
    with pytest.raises(NoPathError, match=reason):
        find_paths(WEB, "a", "z", **options)


def test_find_paths_says_among_whom_those_stand_who_are_not_tied():
    graph = graph_of("country:a consults country:b", "country:b consults country:c", "person:x co_mentioned person:{y}")

    with pytest.raises(NoPathError) as problem:
        find_paths(graph, "a", "x")
    assert "a stands in a group of 3 entities, of whom b has the most ties (2)." in str(problem.value)
    assert "x stands in a group of 2 entities, of whom it has the most ties (1)." in str(problem.value)


STAR = graph_of("country:hub consults country:rim", *(f"country:hub consults country:n{n}" for n in range(10_000)))


def test_find_paths_does_not_lose_itself_among_the_leaves_of_a_hub():
    assert names(find_paths(STAR, "n1", "n2", k=5)) == ["n1 hub n2"]


def test_find_paths_walks_a_long_chain():
    chain = graph_of(*(f"country:{n:04} consults country:{n + 1:04}" for n in range(2_000)))

    assert len(find_paths(chain, "0000", "2000", k=3)[0].hops) == 2_000


def test_find_paths_finds_its_way_where_everybody_is_tied_to_everybody():
    dense = graph_of(*(f"country:{a:02} consults country:{b:02}" for a in range(80) for b in range(a)))

    assert len(find_paths(dense, "00", "79", k=20)) == 20
