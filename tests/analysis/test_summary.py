from graphbuild.analysis.summary import summarise
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Document, Entity, Kind, Relation, RelationType


def graph_of(*claims):
    citation = Citation("a.txt", 0, 5, "words", None, (0, 1), (2, 3))
    relations = [Relation(s, t, RelationType(r), 1.0, (citation,)) for s, r, t in map(str.split, claims)]
    nodes = {end for relation in relations for end in (relation.source, relation.target)}
    entities = [Entity(node, Kind(node.split(":")[0]), node.split(":")[1], (), ()) for node in nodes]
    return build_graph([Document("a.txt", "words")], entities, relations)


STORY = graph_of(
    "official:ann serves agency:ministry",
    "official:ann opposes measure:ban",
    "agency:ministry imposes measure:ban",
    "official:bob serves agency:ministry",
    "official:ann co_mentioned official:bob",
)


def test_summarise_counts_documents():
    assert summarise(STORY).documents == 1


def test_summarise_counts_kinds_in_their_order():
    assert list(summarise(STORY).kinds.items()) == [(Kind.AGENCY, 1), (Kind.OFFICIAL, 2), (Kind.MEASURE, 1)]


def test_summarise_counts_relations_in_their_order():
    assert list(summarise(STORY).relations.items()) == [
        (RelationType.SERVES, 2),
        (RelationType.IMPOSES, 1),
        (RelationType.OPPOSES, 1),
        (RelationType.CO_MENTIONED, 1),
    ]


def test_summarise_names_the_most_central_officials():
    assert [score.name for score in summarise(STORY, top=1).officials] == ["ann"]


def test_summarise_shows_a_route_of_several_hops():
    assert summarise(STORY).route.nodes == ("official:ann", "agency:ministry", "measure:ban")


def test_summarise_copes_with_an_empty_graph():
    empty = summarise(build_graph([], [], []))

    assert (empty.documents, empty.kinds, empty.officials, empty.route) == (0, {}, (), None)
