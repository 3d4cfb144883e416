"""The small picture around an entity."""

from graphbuild.drawings.ego import MOST, ego
from graphbuild.graph import Edge
from graphbuild.types import RelationType


def edge(source, target, relation=RelationType.CRITICISES, weight=1.0):
    return Edge(source, target, relation, weight, ())


def test_ego_sets_who_acts_on_an_entity_apart_from_whom_it_acts_on():
    picture = ego("b", [edge("a", "b"), edge("b", "c")])

    assert [one.node for one in picture.sources.neighbours] == ["a"]
    assert [one.node for one in picture.targets.neighbours] == ["c"]


def test_ego_names_events_before_standing_ties_and_the_heaviest_first():
    claims = [edge("a", "b", RelationType.SERVES, 9.0), edge("c", "b", weight=1.0), edge("d", "b", weight=2.0)]

    assert [one.node for one in ego("b", claims).sources.neighbours] == ["d", "c", "a"]


def test_ego_draws_one_line_for_all_relations_of_a_pair():
    claims = [edge("a", "b", RelationType.THREATENS), edge("a", "b", RelationType.CRITICISES, 9.0)]

    (neighbour,) = ego("b", claims).sources.neighbours
    assert neighbour.relations == (RelationType.CRITICISES, RelationType.THREATENS)
    assert neighbour.width == 3


def test_ego_draws_the_strongest_and_counts_all():
    picture = ego("b", [edge(f"a{number:02}", "b") for number in range(MOST + 3)])

    assert (len(picture.sources.neighbours), picture.sources.total) == (MOST, MOST + 3)
    assert len({one.y for one in picture.sources.neighbours}) == MOST
    assert all(0 < one.y < picture.height for one in picture.sources.neighbours)


def test_ego_leaves_out_what_an_entity_does_to_itself():
    picture = ego("b", [edge("b", "b")])

    assert (picture.sources.total, picture.targets.total) == (0, 0)
