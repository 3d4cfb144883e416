from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.analysis.kernels import MEASURES
from graphbuild.analysis.network import network_of
from graphbuild.analysis.supposing import TWIN, Doubt, doubts, merged, parted
from graphbuild.analysis.ties import CLAIMS, tie_graph
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Entity, Kind, Mention, Relation, RelationType

DEGREE = MEASURES["degree"]


def graph_of(*claims):
    """Build a graph from claims (source, relation, target, texts); ids are kinds and names."""
    relations = []
    for (source, relation, target), some in groupby(sorted(claims), key=lambda claim: claim[:3]):
        texts = sorted({text for claim in some for text in claim[3]})
        citations = tuple(Citation(text, 0, 5, "words", None, (0, 1), (2, 3)) for text in texts)
        relations.append(Relation(source, target, RelationType(relation), float(len(texts)), citations))
    nodes = {end for relation in relations for end in (relation.source, relation.target)}
    entities = []
    for node in nodes:
        kind, name = node.split(":")
        entities.append(Entity(node, Kind(kind), name, (), (("1", Mention(0, 1, name, Kind(kind), 0, name)),)))
    return build_graph([], entities, [relation for relation in relations if relation.source != relation.target])


def weights(network):
    names = [(network.nodes[one], network.nodes[other]) for one, other in network.ends.tolist()]
    return dict(zip(names, network.weights.tolist(), strict=True))


CLAIMED = [
    ("person:Anna Stone", "consults", "country:a", "12"),
    ("person:Annah Stone", "consults", "country:a", "23"),
    ("person:Annah Stone", "consults", "country:b", "3"),
    ("person:Boris Reed", "consults", "country:a", "4"),
    ("person:Boris Reed", "consults", "country:c", "4"),
]


def test_merged_counts_a_source_once_that_says_the_same_of_both():
    graph = graph_of(*CLAIMED)
    found = merged(graph, CLAIMS, network_of(tie_graph(graph)), "person:Anna Stone", "person:Annah Stone")

    assert weights(found)["country:a", "person:Anna Stone"] == 3
    assert "person:Annah Stone" not in found.nodes


def test_merged_drops_what_is_said_between_the_two():
    graph = graph_of(*CLAIMED, ("person:Anna Stone", "consults", "person:Annah Stone", "5"))
    found = merged(graph, CLAIMS, network_of(tie_graph(graph)), "person:Anna Stone", "person:Annah Stone")

    assert {*weights(found)} == {
        ("country:a", "person:Anna Stone"),
        ("country:b", "person:Anna Stone"),
        ("country:a", "person:Boris Reed"),
        ("country:c", "person:Boris Reed"),
    }


def test_parted_gives_another_what_some_documents_say():
    graph = graph_of(*CLAIMED)
    found = weights(parted(graph, CLAIMS, network_of(tie_graph(graph)), "country:a", "4"))

    assert (found["person:Boris Reed", TWIN], found["country:a", "person:Anna Stone"]) == (1, 2)
    assert ("country:a", "person:Boris Reed") not in found


def test_doubts_tells_the_rank_if_two_were_one():
    graph = graph_of(*CLAIMED[:1], *CLAIMED[2:])
    groups = [["person:Boris Reed", "person:Anna Stone", "person:Annah Stone"]]
    reason = "the same surname, and given names that may be one"

    assert list(doubts(graph, CLAIMS, DEGREE, groups, 5)) == [
        Doubt("person:Anna Stone", "person:Annah Stone", reason, 2, 1)
    ]


def test_doubts_passes_over_what_would_change_no_rank():
    groups = [["person:Annah Stone", "person:Boris Reed", "person:Anna Stone"]]

    assert not list(doubts(graph_of(*CLAIMED), CLAIMS, DEGREE, groups, 5))


def test_doubts_passes_over_those_behind_the_leaders():
    groups = [["person:Boris Reed", "person:Anna Stone", "person:Annah Stone"]]

    assert not list(doubts(graph_of(*CLAIMED[:1], *CLAIMED[2:]), CLAIMS, DEGREE, groups, 1))


ends = st.sampled_from(["country:a", "country:b", "person:x", "person:y", "agency:z"])
relations = st.sampled_from(["consults", "criticises"])
claims = st.lists(st.tuples(ends, relations, ends, st.sampled_from(["1", "12", "23", "3"])), min_size=1, max_size=8)


@settings(deadline=None, max_examples=50)
@given(claims)
def test_merged_is_the_graph_that_one_entity_for_two_would_give(told):
    graph = graph_of(*told, ("person:x", "requests", "country:a", "1"), ("person:y", "requests", "country:a", "1"))
    renamed = [
        (source.replace(":y", ":x"), relation, target.replace(":y", ":x"), texts)
        for source, relation, target, texts in [*told, ("person:x", "requests", "country:a", "1")]
    ]

    assert weights(merged(graph, CLAIMS, network_of(tie_graph(graph)), "person:x", "person:y")) == weights(
        network_of(tie_graph(graph_of(*renamed)))
    )
