import pytest

from graphbuild.analysis.brokerage import group_of, rank_between
from graphbuild.errors import GraphbuildError, NoPathError
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Entity, Kind, Mention, Relation, RelationType


def graph_of(*claims):
    """Build a graph from claims such as 'country:us imposes measure:ban', with a weight at the end or without."""
    citation = Citation("a.txt", 0, 5, "words", None, (0, 1), (2, 3))
    parted = [claim.split() for claim in claims]
    relations = [
        Relation(source, target, RelationType(relation), float(weight[0]) if weight else 1.0, (citation,))
        for source, relation, target, *weight in parted
    ]
    nodes = sorted({end for relation in relations for end in (relation.source, relation.target)})
    mention = ("a.txt", Mention(0, 1, "x", Kind.PERSON, 0, "x"))
    return build_graph(
        [], [Entity(n, Kind(n.split(":")[0]), n.split(":")[1], (), (mention,)) for n in nodes], relations
    )


APART = graph_of(
    "official:chief serves agency:ministry",
    "agency:ministry part_of country:east",
    "official:chief consults country:go",
    "country:go consults country:west",
    "person:aunt consults country:west",
)


def shares(found):
    return {broker.name: broker.share for broker in found.brokers}


def test_group_of_a_country_holds_its_bodies_and_those_who_serve_them():
    assert group_of(APART, "country:east") == ("country:east", "agency:ministry", "official:chief")


def test_group_of_anybody_else_is_himself():
    assert group_of(APART, "official:chief") == ("official:chief",)


def test_group_of_leaves_out_whom_twice_as_many_sources_have_elsewhere():
    graph = graph_of(
        "official:ann serves country:a 2", "official:ann serves country:b 1", "official:bob serves country:b"
    )
    torn = graph_of(
        "official:ann serves country:a 3", "official:ann serves country:b 1", "official:bob serves country:b"
    )

    assert (group_of(graph, "country:b"), group_of(torn, "country:b")) == (
        ("country:b", "official:ann", "official:bob"),
        ("country:b", "official:bob"),
    )


def test_rank_between_counts_the_pairs_whose_best_route_leads_through_one():
    assert shares(rank_between(APART, "east", "west")) == {"go": 1.0}


def test_rank_between_ranks_no_member():
    assert "chief" not in shares(rank_between(APART, "east", "west"))


def test_rank_between_counts_pairs_that_are_connected():
    found = rank_between(APART, "east", "west")

    assert (found.pairs, found.connected, found.direct) == (3, 3, 0)


def test_rank_between_shares_a_pair_between_equal_routes():
    graph = graph_of(*(f"country:{end} consults person:{name}" for end in ("east", "west") for name in ("x", "y")))

    assert [(one.name, one.share, one.rank, one.shared) for one in rank_between(graph, "east", "west").brokers] == [
        ("x", 0.5, 1, True),
        ("y", 0.5, 1, True),
    ]


def test_rank_between_shows_a_route_with_its_sentences():
    route = rank_between(APART, "east", "west").brokers[0].route

    assert route.nodes == ("country:east", "agency:ministry", "official:chief", "country:go", "country:west")
    assert route.hops[2].citation.text == "words"


DIRECT = graph_of(
    "country:east criticises country:west 5",
    "country:west imposes measure:ban",
    "measure:ban targets country:east",
    "country:east consults person:x",
    "person:x consults country:west",
)


def test_rank_between_finds_nobody_where_a_direct_tie_is_shorter():
    assert rank_between(DIRECT, "east", "west").brokers == ()


def test_rank_between_says_that_there_are_direct_ties():
    assert rank_between(DIRECT, "east", "west").notes[0].startswith("3 ties lead from group to group")


def test_rank_between_sets_direct_ties_aside_when_asked():
    found = rank_between(DIRECT, "east", "west", indirect=True)

    assert (shares(found), found.links) == ({"x": 1.0}, ())
    assert found.notes[0].endswith("a measure that both groups have to do with: set aside.")


def test_rank_between_tells_measures_from_actors():
    graph = graph_of("country:west imposes measure:ban", "measure:ban targets country:east")

    found = rank_between(graph, "east", "west")

    assert ([link.name for link in found.links], found.brokers) == (["ban"], ())


def test_rank_between_leaves_out_who_belongs_to_both():
    graph = graph_of(
        "official:double serves country:east",
        "official:double serves country:west",
        "country:east consults country:west",
    )

    found = rank_between(graph, "east", "west")

    assert "official:double" not in {*found.one, *found.other} | set(shares(found))
    assert found.notes[-1] == "Left out, since the texts have them belong to both: double."


def test_rank_between_cuts_at_the_top_and_says_so():
    graph = graph_of(*(f"country:{end} consults person:{name}" for end in ("east", "west") for name in ("x", "y")))

    found = rank_between(graph, "east", "west", top=1)

    assert (len(found.brokers), found.notes[-1]) == (1, "Listed: the first 1 of 2.")


def test_rank_between_refuses_what_belongs_together():
    with pytest.raises(GraphbuildError, match="belong together"):
        rank_between(APART, "east", "chief")


def test_rank_between_says_that_no_route_connects():
    graph = graph_of("country:east consults person:x", "country:west consults person:y")

    with pytest.raises(NoPathError, match="No route connects east and west"):
        rank_between(graph, "east", "west")


def test_rank_between_says_that_only_direct_ties_connect():
    graph = graph_of("country:east consults country:west")

    with pytest.raises(NoPathError, match="but for their direct ties"):
        rank_between(graph, "east", "west", indirect=True)


def test_rank_between_keeps_to_relations():
    with pytest.raises(NoPathError):
        rank_between(APART, "east", "west", relations=[RelationType.ATTACKS])
