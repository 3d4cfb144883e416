from datetime import date

import pytest

from graphbuild.analysis.communities import communities
from graphbuild.analysis.ties import CLAIMS
from graphbuild.errors import GraphTooSmallError

NORTH = [None, "Ilse serves Norway", "Norway cooperates Iceland", "Iceland cooperates Ilse"]
SOUTH = [None, "Otto serves Chile", "Chile cooperates Peru", "Peru cooperates Otto"]


def members(found):
    return [[member.node.partition(":")[2] for member in group.members] for group in found.groups]


def test_communities_are_those_who_work_together(archive):
    found = communities(archive(a=NORTH, b=SOUTH, c=[None, "Peru cooperates Iceland"]))

    assert [sorted(group) for group in members(found)] == [["chile", "otto", "peru"], ["iceland", "ilse", "norway"]]


def test_communities_are_not_tied_by_quarrels_or_talks(archive):
    found = communities(archive(a=[*NORTH, "Norway attacks Chile", "Norway consults Chile"], b=SOUTH))

    assert [(group.ties, group.outward) for group in found.groups] == [(3, 0), (3, 0)]


def test_communities_take_other_relations_if_asked(archive):
    found = communities(archive(a=[None, "Norway attacks Chile", "Kenya imposes Ban"]), relations=CLAIMS)

    assert [group.name for group in found.groups] == ["Chile, Norway", "Kenya"]


def test_communities_leave_out_what_is_denied(archive):
    found = communities(archive(a=[*NORTH, "Norway cooperates Kenya!"]))

    assert (found.nodes, found.alone) == (3, 1)


def test_communities_name_those_of_most_weight_first(archive):
    again = {f"d{number}": [None, "Peru cooperates Chile"] for number in range(3)}
    found = communities(archive(a=NORTH, b=SOUTH, **again))

    assert [group.name for group in found.groups] == ["Chile, Peru, Otto", "Iceland, Norway, Ilse"]


def test_communities_tell_who_stands_at_the_border(archive):
    found = communities(archive(a=NORTH, b=SOUTH, c=[None, "Ilse cooperates Peru"]))
    border = [(member.node, member.leans, member.reach.target) for group in found.groups for member in group.members
              if member.border]  # fmt: skip

    assert border == [("country:peru", 1, "country:peru"), ("official:ilse", 0, "country:peru")]


def test_communities_tell_how_dense_they_are_within_and_outward(archive):
    found = communities(archive(a=NORTH, b=SOUTH, c=[None, "Ilse cooperates Peru"]))

    assert [(group.density, group.outward_density) for group in found.groups] == [(1.0, 1 / 9), (1.0, 1 / 9)]


def test_communities_give_a_claim_for_each_of_the_first_members(archive):
    circle = [*NORTH, "Kenya cooperates Norway", "Kenya cooperates Iceland", "Kenya cooperates Ilse"]
    group = communities(archive(a=circle)).groups[0]

    assert [bool(member.bond) for member in group.members] == [True, True, True, False]


def test_communities_tell_who_is_against_whom(archive):
    quarrel = [None, "Norway attacks Chile", "Ilse criticises Peru", "Otto criticises Norway", "Peru attacks Norway!"]
    found = communities(archive(a=NORTH, b=SOUTH, c=quarrel, d=[None, "Norway attacks Chile"]))

    assert [(one.source, one.target, one.claims, one.weight) for one in found.quarrels] == [
        (1, 0, 2, 3.0),
        (0, 1, 1, 1.0),
    ]
    assert str(found.quarrels[0].example.relation) == "attacks"


def test_communities_tell_of_no_quarrels_where_these_tie(archive):
    found = communities(archive(a=[*NORTH, "Norway attacks Chile"], b=SOUTH), relations=CLAIMS)

    assert found.quarrels == ()


def test_communities_tell_who_stays_when_sources_are_drawn_anew(archive):
    often = {f"d{number}": [None, "Norway cooperates Iceland", "Iceland cooperates Ilse"] for number in range(9)}
    group = communities(
        archive(a=[None, "Norway cooperates Ilse", "Norway cooperates Otto", "Otto cooperates Ilse"], **often),
        resamples=50,
    ).groups[0]
    stays = {member.node: member.stays for member in group.members}

    assert (group.members[0].node, stays.pop("country:iceland")) == ("country:iceland", None)
    assert stays["official:otto"] < stays["country:norway"] == 1.0


def test_communities_are_the_same_again(archive):
    graph = archive(a=NORTH, b=SOUTH, c=[None, "Peru cooperates Iceland"])

    assert communities(graph, resamples=10) == communities(graph, resamples=10)


def test_communities_can_do_without_resamples(archive):
    found = communities(archive(a=NORTH), resamples=0)

    assert {member.stays for group in found.groups for member in group.members} == {None}


def test_communities_hear_only_texts_of_a_time_and_claims_of_enough_sources(archive):
    graph = archive(a=["2023-05-01", "Norway cooperates Chile"], b=["2024-05-01", "Kenya cooperates Peru"],
                    c=["2024-06-01", "Kenya cooperates Peru", "Mali cooperates Iran"])  # fmt: skip

    assert members(communities(graph, since=date(2024, 1, 1), min_sources=2)) == [["kenya", "peru"]]


def test_communities_need_somebody_who_stands_together(archive):
    with pytest.raises(GraphTooSmallError, match="nobody stands together"):
        communities(archive(a=[None, "Norway attacks Chile"]))


def test_communities_leave_the_graph_as_it_is(archive):
    graph = archive(a=[*NORTH, "Norway cooperates Kenya!"])
    before = len(graph), graph.size()

    communities(graph)

    assert (len(graph), graph.size()) == before
