import json
from datetime import date

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.errors import InterchangeError
from graphbuild.exports import load, pieces, save
from graphbuild.exports.interchange import from_json
from graphbuild.graph import build_graph
from graphbuild.types import Basis, Citation, Document, Entity, Kind, Mention, Relation, RelationType

TEXT = "Ruritania threatens Graustark."
DOCUMENT = Document("news/a.txt", TEXT, "Border", Basis.TEXT, date(2024, 5, 1), Basis.TEXT)
MENTIONS = (
    Mention(0, 9, "Ruritania", Kind.COUNTRY, 0, "Ruritania"),
    Mention(20, 29, "Graustark", Kind.COUNTRY, 0, "Graustark"),
)
ENTITIES = tuple(
    Entity(f"country:{letter}", Kind.COUNTRY, mention.text, (), (("news/a.txt", mention),))
    for letter, mention in zip("rg", MENTIONS, strict=True)
)
CITATION = Citation("news/a.txt", 0, 30, TEXT, date(2024, 5, 1), (0, 9), (20, 29), "verb")
RELATION = Relation("country:r", "country:g", RelationType.THREATENS, 1.0, (CITATION,))
GRAPH = build_graph([DOCUMENT], ENTITIES, [RELATION])


def in_json(graph):
    return "".join(pieces(graph, "json"))


def records():
    return json.loads(in_json(GRAPH))


def test_to_json_keeps_the_contract():
    edge = records()["edges"][0]

    assert {key: edge[key] for key in ("source", "relation", "target", "weight")} == {
        "source": "country:r",
        "relation": "threatens",
        "target": "country:g",
        "weight": 1.0,
    }


def test_to_json_writes_one_edge_per_relation_without_keys_of_networkx():
    assert sorted(records()["edges"][0]) == ["evidence", "relation", "source", "target", "weight"]


def test_to_json_refuses_what_json_cannot_say():
    graph = build_graph([], ENTITIES, [Relation("country:r", "country:g", RelationType.CONSULTS, float("nan"), ())])

    with pytest.raises(ValueError, match="JSON"):
        in_json(graph)


names = st.text(st.characters(), max_size=8)


@st.composite
def graphs(draw):
    ids = draw(st.lists(st.text(max_size=6), unique=True, min_size=1, max_size=5))
    mention = Mention(0, 1, draw(names), Kind.COUNTRY, 0, "")
    entities = [
        Entity(node, draw(st.sampled_from(Kind)), draw(names), (draw(names),), (("d", mention),)) for node in ids
    ]
    keys = draw(
        st.sets(st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(RelationType)), max_size=6)
    )
    weights = st.floats(min_value=0.1, max_value=1e9)
    citation = Citation("d", 0, 1, draw(names), draw(st.none() | st.dates()), (0, 1), (0, 1), draw(names))
    return build_graph([DOCUMENT], entities, [Relation(*key, draw(weights), (citation,)) for key in keys])


@settings(deadline=None)
@given(graph=graphs())
def test_from_json_gives_back_what_to_json_wrote(graph):
    again = from_json(in_json(graph))

    assert (again.nodes(data=True), again.graph) == (graph.nodes(data=True), graph.graph)
    assert list(again.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))


def test_save_writes_a_file_that_load_reads(tmp_path):
    save(GRAPH, tmp_path / "deep" / "graph.json")

    assert nx.utils.graphs_equal(load(tmp_path / "deep" / "graph.json"), GRAPH)


def test_save_survives_half_a_surrogate(tmp_path):
    graph = build_graph([], [Entity("country:r", Kind.COUNTRY, "\ud800", (), ())], [])

    save(graph, tmp_path / "graph.json")

    assert load(tmp_path / "graph.json").nodes["country:r"]["name"] == "\ud800"


def spoiled(path, value):
    """Return the records with one value replaced, as JSON."""
    whole = here = records()
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    return json.dumps(whole)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "no object"),
        ("{}", "no proper 'graph'"),
        (spoiled(["graph", "schema"], 7), "schema 7"),
        (spoiled(["graph", "documents"], [3]), r"graph.documents\[0\] is no object"),
        (spoiled(["nodes", 0, "kind"], "planet"), "unknown kind 'planet'"),
        (spoiled(["nodes", 0, "mentions", 0, "start"], "0"), r"nodes\[0\].mentions\[0\] has no proper 'start'"),
        (spoiled(["edges", 0, "relation"], "adores"), "unknown relation"),
        (spoiled(["edges", 0, "target"], "country:x"), "not there"),
        (spoiled(["edges", 0, "evidence"], []), "no evidence"),
        (spoiled(["edges", 0, "weight"], -1), "no weight"),
        (spoiled(["edges", 0, "weight"], "1"), "no proper 'weight'"),
    ],
)
def test_from_json_says_what_breaks_the_contract(text, reason):
    with pytest.raises(InterchangeError, match=reason):
        from_json(text)


@pytest.mark.parametrize("content", [None, b"\xff", b"{}"])
def test_load_names_the_file_that_it_cannot_read(tmp_path, content):
    path = tmp_path / "graph.json"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(InterchangeError, match=r"graph\.json"):
        load(path)
