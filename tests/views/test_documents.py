"""Whole texts in a page: which, and where they name what."""

import pytest

from graphbuild.graph import build_graph
from graphbuild.relate import relate
from graphbuild.resolve import resolve
from graphbuild.types import Document
from graphbuild.views.documents import Naming, carried_texts, cited_documents, namings, pieces

NAMES = {"Norway": ("country", "country:no"), "Chile": ("country", "country:cl"), "🇳🇴 crown": ("person", "person:x")}


@pytest.fixture
def annotations(read_aloud):
    claim = [("Norway", "criticises", "Chile")]
    return [
        read_aloud("a.txt", "Chile was silent.", NAMES),
        read_aloud("b.txt", "Norway and Chile talked.\nNorway accused Chile.", NAMES, claim),
        read_aloud("c.txt", "The 🇳🇴 crown of Norway. Chile, too.", NAMES),
    ]


@pytest.fixture
def texts(annotations):
    return [annotation.document for annotation in annotations]


@pytest.fixture
def graph(annotations, texts):
    resolution = resolve(annotations)
    return build_graph(texts, resolution.entities, relate(annotations, resolution))


def named(carried, doc):
    units = carried["texts"][doc]["text"].encode("utf-16-le")
    names = carried["texts"][doc]["names"]
    triples = zip(names[::3], names[1::3], names[2::3], strict=True)
    return [(units[2 * start : 2 * end].decode("utf-16-le"), carried["nodes"][node]) for start, end, node in triples]


def test_namings_are_in_order_of_place_and_never_overlap(graph):
    graph.nodes["country:no"]["mentions"].append({"doc": "a.txt", "start": 3, "end": 9})

    assert namings(graph)["a.txt"] == [Naming(0, 5, "country:cl")]


def test_pieces_are_the_whole_text_again(graph, texts):
    cut = list(pieces(texts[2].text, namings(graph)["c.txt"]))

    assert "".join(words for words, _ in cut) == texts[2].text
    assert [node for _, node in cut if node] == ["person:x", "country:no", "country:cl"]


def test_cited_documents_begin_with_those_behind_most_claims(graph):
    assert cited_documents(graph) == ["b.txt", "c.txt", "a.txt"]


def test_carried_texts_mark_names_in_the_units_of_a_browser(graph, texts):
    carried = carried_texts(graph, texts)

    assert named(carried, "c.txt") == [("🇳🇴 crown", "person:x"), ("Norway", "country:no"), ("Chile", "country:cl")]


def test_carried_texts_end_with_the_first_that_does_not_fit(graph, texts):
    assert list(carried_texts(graph, texts, limit=len(texts[1].text) + 5)["texts"]) == ["b.txt"]


def test_carried_texts_hold_none_that_has_changed_since(graph, texts):
    changed = Document("b.txt", "Norway accused nobody.")

    assert list(carried_texts(graph, [texts[0], changed])["texts"]) == ["a.txt"]


def test_carried_texts_mark_only_what_is_in_the_graph(graph, texts):
    part = graph.subgraph(["country:no", "country:cl"])

    assert named(carried_texts(part, texts), "c.txt") == [("Norway", "country:no"), ("Chile", "country:cl")]
