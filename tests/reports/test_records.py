import pytest

from graphbuild.graph import Edge, build_graph
from graphbuild.reports.records import edge_records, segments
from graphbuild.types import Citation, Document, Entity, Kind, RelationType

SENTENCE = "Ruritania threatens Graustark."
ENTITIES = [Entity(f"country:{letter}", Kind.COUNTRY, letter, (), ()) for letter in "rg"]
GRAPH = build_graph([], ENTITIES, [])


def evidence(source, target):
    citation = Citation("a.txt", 100, 130, SENTENCE, None, source, target)
    edge = Edge("country:r", "country:g", RelationType.THREATENS, 1.0, (citation,))
    return edge_records(GRAPH, [edge])[0]["evidence"][0]


@pytest.mark.parametrize(
    ("source", "target", "marked"),
    [
        ((100, 109), (120, 129), ["Ruritania", "Graustark"]),
        ((120, 129), (100, 109), ["Ruritania", "Graustark"]),
        ((100, 109), (100, 109), ["Ruritania"]),
        ((100, 109), (105, 112), ["Ruritania", " th"]),
        ((90, 95), (120, 129), ["Graustark"]),
        ((100, 109), (120, 200), ["Ruritania", "Graustark."]),
        ((100, 130), (120, 129), ["Graustark"]),
    ],
)
def test_segments_marks_the_two_names_where_they_stand_in_the_sentence(source, target, marked):
    assert [text for text, named in segments(evidence(source, target)) if named] == marked


@pytest.mark.parametrize("places", [((100, 109), (120, 129)), ((90, 105), (101, 300)), ((0, 1), (2, 3))])
def test_segments_add_up_to_the_sentence(places):
    assert "".join(text for text, _ in segments(evidence(*places))) == SENTENCE


def test_edge_records_shows_at_most_so_many_sentences():
    citations = tuple(Citation("a.txt", n, n + 5, "words", None, (n, n + 1), (n + 2, n + 3)) for n in range(4))
    edge = Edge("country:r", "country:g", RelationType.THREATENS, 1.0, citations)

    record = edge_records(GRAPH, [edge], sentences=2)[0]

    assert (len(record["evidence"]), record["sentences"]) == (2, 4)


def test_edge_records_counts_sentences_documents_and_independent_sources_apart():
    documents = [Document(f"{letter}.txt", SENTENCE) for letter in "abc"]
    graph = build_graph(documents, ENTITIES, [], {"b.txt": "a.txt"})
    citations = tuple(
        Citation(f"{letter}.txt", start, start + 30, SENTENCE, None, (start, start + 9), (start + 20, start + 29))
        for letter, start in [("a", 0), ("a", 40), ("b", 0), ("c", 0)]
    )

    record = edge_records(graph, [Edge("country:r", "country:g", RelationType.THREATENS, 2.0, citations)])[0]

    assert (record["sentences"], record["documents"], record["sources"]) == (4, 3, 2)
