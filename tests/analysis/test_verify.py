import copy

import pytest

from graphbuild.analysis.verify import verify
from graphbuild.graph import build_graph
from graphbuild.relate import relate
from graphbuild.resolve import resolve


@pytest.fixture
def annotation(read_aloud):
    return read_aloud(
        "border.txt",
        "Ruritania threatens Graustark.",
        {"Ruritania": ("country", "country:r"), "Graustark": ("country", "country:g")},
        [("Ruritania", "threatens", "Graustark")],
    )


@pytest.fixture
def graph(annotation):
    resolution = resolve([annotation])
    return build_graph([annotation.document], resolution.entities, relate([annotation], resolution))


def edge(graph):
    return graph.edges["country:r", "country:g", "threatens"]


def shorten_mention(graph):
    graph.nodes["country:r"]["mentions"][0]["end"] = 4


def move_mention_before_the_text(graph):
    graph.nodes["country:r"]["mentions"][0].update(start=-30, end=-21)


def misquote(graph):
    edge(graph)["evidence"][0]["text"] = "Ruritania greets Graustark."


def cite_another_text(graph):
    edge(graph)["evidence"][0]["doc"] = "lost.txt"


def move_a_name_out_of_its_sentence(graph):
    edge(graph)["evidence"][0]["target_span"] = [30, 39]


def drop_the_evidence(graph):
    edge(graph)["evidence"] = []


def change_the_digest(graph):
    graph.graph["documents"][0]["sha256"] = "0" * 64


def test_verify_finds_nothing_in_a_true_graph(graph, annotation):
    assert verify(graph, [annotation.document]) == ()


@pytest.mark.parametrize(
    ("lie", "line"),
    [
        (shorten_mention, "border.txt, character 0: a mention of country:r is not what stands there"),
        (move_mention_before_the_text, "border.txt, character -30: a mention of country:r is not what stands there"),
        (misquote, "border.txt, character 0: the sentence of country:r threatens country:g is not what stands there"),
        (
            cite_another_text,
            "lost.txt, character 0: the sentence of country:r threatens country:g is from a text that is not there",
        ),
        (
            move_a_name_out_of_its_sentence,
            "border.txt, character 0: the name of country:g stands outside the sentence that cites it",
        ),
        (drop_the_evidence, "country:r threatens country:g has no sentence"),
        (change_the_digest, "border.txt, character 0: the text is not the one that the graph was made from"),
    ],
)
def test_verify_names_each_untruth(graph, annotation, lie, line):
    graph = copy.deepcopy(graph)
    lie(graph)

    assert [str(untruth) for untruth in verify(graph, [annotation.document])] == [line]


def test_verify_misses_a_text(graph):
    assert "border.txt, character 0: the text is not there" in map(str, verify(graph, []))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_verify_agrees_with_the_file(graph, annotation, folder):
    (folder / "border.txt").write_text(annotation.document.text, "utf-8")

    assert verify(graph, [annotation.document]) == ()


@pytest.mark.parametrize("content", [b"Ruritania thanks Graustark.", b"\xff\xfe\x00", b""])
def test_verify_notices_that_the_file_has_changed(graph, annotation, folder, content):
    (folder / "border.txt").write_bytes(content)

    assert [untruth.what for untruth in verify(graph, [annotation.document])] == [
        "the file has changed since it was read; build again"
    ]


@pytest.mark.slow
def test_verify_finds_nothing_in_the_seeds(seed_db):
    from graphbuild.pipeline import load_graph
    from graphbuild.store import open_store

    with open_store(seed_db) as store:
        assert verify(load_graph(store), store.documents()) == ()
