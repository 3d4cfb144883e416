"""Each format is read back by what its users open it with, hostile texts and all."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.cli.check import FORMATS
from graphbuild.errors import InterchangeError, OutputError
from graphbuild.exports import ENDINGS, FOLDER_WRITERS, WRITERS, form_of, load, pieces, save
from graphbuild.exports.facts import listed
from graphbuild.exports.spreadsheet import plain_cell, read_csv, safe_cell
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Document, Entity, Kind, Mention, Relation, RelationType, Status

ODD = "=+-@\t\r\n'\"\\;,|<>&]{}$`\x00\x07\x0b\x1f\x7f\x85\u2028\ufffe\uffff😀éa1 \ud800"
HOSTILE = st.text(st.sampled_from(ODD), max_size=12)
TABLES = ["csv", "parquet"]


@st.composite
def graphs(draw, texts=HOSTILE):
    """A graph whose names, ids and sentences are hostile."""
    ids = draw(st.lists(texts, unique=True, min_size=1, max_size=4))
    named = [
        Entity(
            node, draw(st.sampled_from(Kind)), draw(texts), tuple(draw(st.lists(texts, max_size=2))),
            ((draw(texts), Mention(0, 1, draw(texts), Kind.COUNTRY, 0, "", None, draw(texts), (("a", draw(texts)),))),),
        )
        for node in ids
    ]  # fmt: skip
    keys = draw(
        st.sets(st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(RelationType)), max_size=5)
    )
    citation = st.builds(
        Citation, texts, st.just(0), st.just(1), texts, st.none() | st.dates(), st.just((0, 1)), st.just((0, 1)),
        texts, st.sampled_from(Status), st.none() | st.sampled_from(ids).filter(bool),
    )  # fmt: skip
    relations = [
        Relation(*key, draw(st.floats(0.1, 1e9)), tuple(draw(st.lists(citation, min_size=1, max_size=3))))
        for key in sorted(keys)
    ]
    document = Document(draw(texts), draw(texts), draw(texts.filter(bool)), url=draw(st.none() | texts.filter(bool)))
    return build_graph([document], named, relations)


def written(graph, form):
    return "".join(pieces(graph, form)).encode("utf-8", "backslashreplace")


def silent(graph):
    """Return a graph in which closeness is asserted, as the pipeline leaves it."""
    for _, _, record in graph.edges(data=True):
        for item in record["evidence"]:
            item["status"] = "asserted" if record["relation"] == "co_mentioned" else item["status"]
    return graph


def same(one, other):
    return (
        one.graph == other.graph
        and dict(one.nodes(data=True)) == dict(other.nodes(data=True))
        and sorted(one.edges(keys=True, data=True), key=str) == sorted(other.edges(keys=True, data=True), key=str)
    )


def legal(text):
    return re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def by_relation(graph):
    """Return the attributes of edges by what they say, without what tells them apart."""
    return {(source, record["relation"], target): record for source, target, record in graph.edges(data=True)}


def as_networkx(form, content):
    if form == "cytoscape":
        return nx.cytoscape_graph(json.loads(content))
    return {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[form](io.BytesIO(content))


def test_the_command_line_offers_every_format():
    assert sorted(FORMATS) == sorted([*WRITERS, *FOLDER_WRITERS])


@pytest.mark.parametrize("form", ["graphml", "gexf", "cytoscape"])
@settings(deadline=None, max_examples=15)
@given(graph=graphs())
def test_networkx_reads_what_hostile_texts_were_written_as(form, graph):
    again = as_networkx(form, written(graph, form))

    assert (len(again), again.number_of_edges()) == (len(graph), graph.number_of_edges())
    names = {record["name"] if form == "cytoscape" else legal(record["name"]) for _, record in graph.nodes(data=True)}
    assert {record.get("name") or "" for _, record in again.nodes(data=True)} == names
    told = [record["evidence"] for _, _, record in again.edges(data=True)]
    told = told if form == "cytoscape" else [json.loads(evidence) for evidence in told]
    assert sorted(map(str, told)) == sorted(
        str(json.loads(json.dumps(record["evidence"], sort_keys=True))) for _, _, record in graph.edges(data=True)
    )


@pytest.mark.parametrize("form", ["graphml", "gexf", "cytoscape"])
def test_networkx_reads_typed_attributes_and_weights(voices, form):
    edges = by_relation(as_networkx(form, written(voices, form)))
    imposed = edges["country:no", "imposes", "measure:sanctions:cl"]

    told = {name: imposed[name] for name in ("weight", "claim", "status", "asserted", "quoted", "texts", "sources")}
    assert told == {
        "weight": 2.0, "claim": True, "status": "asserted", "asserted": 1, "quoted": 1, "texts": 2, "sources": 2,
    }  # fmt: skip
    assert "official:kari-berg" in imposed["speakers"]


@pytest.mark.parametrize("form", ["graphml", "gexf", "cytoscape"])
def test_voices_and_closeness_are_told_apart(voices, form):
    edges = by_relation(as_networkx(form, written(voices, form)))

    assert {key[1]: record.get("status") for key, record in edges.items() if key[2] == "country:no"} == {
        "part_of": "asserted",
        "attacks": "denied",
        "criticises": "asserted",
    }
    assert edges["measure:sanctions:cl", "targets", "person:juan-soto"]["status"] == "alleged"
    beside = edges["country:cl", "co_mentioned", "organization:acme"]
    assert (beside["claim"], beside.get("status"), beside["asserted"]) == (False, None, 0)


LINKED = {
    "list": "A list", "id": "7", "name": "ACME", "programmes": ["X1"], "score": 1.0, "status": "linked",
    "reason": "the same name", "by": "graphbuild",
}  # fmt: skip


@pytest.fixture
def linked(voices):
    """A graph with an entity that is on a list, and one that may be."""
    voices.nodes["organization:acme"]["references"] = [LINKED]
    voices.nodes["person:juan-soto"]["references"] = [{**LINKED, "id": "S9", "status": "suggested"}]
    return voices


def test_listed_names_only_what_is_sure(linked):
    assert listed(linked, "organization:acme") == ["A list 7 (X1)"]
    assert listed(linked, "person:juan-soto") == []


@pytest.mark.parametrize("form", WRITERS)
def test_entries_of_lists_are_told(linked, form):
    told = written(linked, form).decode()

    assert "X1" in told
    assert ("S9" in told) == (form not in {"ftm", "turtle"})


@pytest.mark.parametrize("form", TABLES)
def test_entries_of_lists_are_read_back(linked, tmp_path, form):
    save(linked, tmp_path / "graph", form)

    assert same(load(tmp_path / "graph"), linked)


def test_graphml_keeps_keys_places_and_texts(voices):
    again = nx.read_graphml(io.BytesIO(written(voices, "graphml")), force_multigraph=True)

    assert sorted(again.edges(keys=True)) == sorted(voices.edges(keys=True))
    assert json.loads(again.nodes["country:no"]["places"]) == voices.nodes["country:no"]["mentions"]
    assert json.loads(again.graph["documents"]) == voices.graph["documents"]


def test_gexf_spells_are_the_days_of_evidence_those_in_a_row_as_one(voices):
    again = nx.read_gexf(io.BytesIO(written(voices, "gexf")))

    edges = by_relation(again)
    assert again.graph["mode"] == "dynamic"
    assert edges["country:no", "imposes", "measure:sanctions:cl"]["spells"] == [("2024-05-01", "2024-05-02")]
    assert edges["official:kari-berg", "serves", "agency:no-finance"]["spells"] == [("2024-05-01", "2024-05-01")]
    assert "spells" not in edges["measure:sanctions:cl", "targets", "person:juan-soto"]
    assert again.nodes["country:no"]["spells"] == [("2024-05-01", "2024-05-01")]


def test_gexf_says_what_gephi_asks_for(voices):
    """Gephi takes ``kind`` for the type of an edge, and merges parallel edges of one type."""
    root = ET.fromstring(written(voices, "gexf"))
    space = {"g": "http://gexf.net/1.3"}
    graph = root.find("g:graph", space)

    assert (graph.get("timeformat"), graph.get("mode"), graph.get("defaultedgetype")) == ("date", "dynamic", "directed")
    kinds = [(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in graph.iterfind(".//g:edge", space)]
    assert len(set(kinds)) == len(kinds) == voices.number_of_edges()
    assert {column.get("id") for column in graph.iterfind(".//g:attribute", space)}.isdisjoint(
        {"id", "label", "weight"}
    )


@settings(deadline=None, max_examples=15)
@given(graph=graphs(HOSTILE.map(lambda text: text.replace("\ud800", ""))))
@pytest.mark.parametrize("form", TABLES)
def test_load_gives_back_the_graph_that_tables_were_written_from(form, graph, tmp_path_factory):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    folder = tmp_path_factory.mktemp("tables") / "graph"

    save(silent(graph), folder, form)

    assert same(load(folder), graph)


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize("name", ["tables", "tables.zip"])
def test_load_reads_tables_of_a_folder_or_an_archive(voices, tmp_path, form, name):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    voices.nodes["country:no"]["notes"] = [{"text": "n", "by": "me", "date": "2024-01-01"}]
    voices.graph["ledger"] = {"held": 1}

    save(voices, tmp_path / name, form)

    assert same(load(tmp_path / name), voices)


@pytest.mark.parametrize("form", TABLES)
def test_tables_survive_half_a_surrogate(tmp_path, form):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    graph = build_graph([], [Entity("country:r", Kind.COUNTRY, "\ud800", ("\udfff",), ())], [])

    save(graph, tmp_path / "graph", form)

    assert load(tmp_path / "graph").nodes["country:r"]["name"] == "\\ud800"


@given(text=HOSTILE)
def test_safe_cell_is_no_formula_and_can_be_taken_back(text):
    assert not safe_cell(text).startswith(tuple("=+-@\t\r\n"))
    assert plain_cell(safe_cell(text)) == text


@settings(deadline=None, max_examples=15)
@given(graph=graphs())
def test_no_cell_of_csv_is_a_formula(graph, tmp_path_factory):
    folder = tmp_path_factory.mktemp("cells") / "graph"

    save(graph, folder, "csv")

    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            assert not [cell for row in csv.reader(stream) for cell in row if cell.startswith(tuple("=+-@\t\r\n"))]


@pytest.mark.parametrize(
    ("row", "said"),
    [("a,b\n1,2\n", "no 'node' in row 2"), (None, "'start' is no integer")],
)
def test_read_csv_says_where_a_table_is_wrong(row, said):
    row = row or "node,doc,start,end,text,reason,attributes,more\nx,y,one,2,t,r,,\n"

    with pytest.raises(InterchangeError, match=said):
        list(read_csv("mentions", io.StringIO(row)))


def test_read_csv_needs_no_column_that_only_counts():
    (node,) = read_csv("nodes", io.StringIO('id,kind,name,aliases,more\ncountry:no,country,Norway,"[""Oslo""]",\n'))

    assert (node["id"], node["aliases"], node["more"]) == ("country:no", ["Oslo"], None)


def test_parquet_has_types_that_duckdb_and_pandas_understand(voices, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    save(voices, tmp_path / "graph", "parquet")

    evidence = parquet.read_table(tmp_path / "graph" / "evidence.parquet")
    nodes = parquet.read_table(tmp_path / "graph" / "nodes.parquet")

    assert [str(evidence.schema.field(name).type) for name in ("date", "start", "claim")] == [
        "date32[day]",
        "int64",
        "bool",
    ]
    assert nodes["aliases"].to_pylist()[1] == ["Chiles"]
    assert {row["status"] for row in evidence.to_pylist() if row["relation"] == "co_mentioned"} == {None}


def test_duckdb_asks_parquet(voices, tmp_path):
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    save(voices, tmp_path / "graph", "parquet")

    asked = f"select source from '{tmp_path}/graph/evidence.parquet' where status = 'denied' and date > '2024-05-01'"

    assert sorted(duckdb.sql(asked).fetchall()) == [("country:cl",), ("country:cl",)]


def test_parquet_names_the_extra_that_is_missing(voices, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)

    with pytest.raises(OutputError, match=r"pip install 'graphbuild\[parquet\]'"):
        save(voices, tmp_path / "graph", "parquet")
    assert list(tmp_path.iterdir()) == []


def content_of(path):
    if path.is_file():
        return path.read_bytes()
    return {file.name: file.read_bytes() for file in path.iterdir()}


@pytest.mark.parametrize("form", FORMATS)
def test_equal_graphs_give_equal_bytes_and_replace_what_was_there(voices, tmp_path, form):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    name = "graph.zip" if form in FOLDER_WRITERS else "graph"
    for path in (tmp_path / name, tmp_path / "again" / name, tmp_path / name):
        save(voices, path, form)

    assert content_of(tmp_path / name) == content_of(tmp_path / "again" / name)


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "parquet"])
def test_save_leaves_what_was_there_where_it_breaks_off(voices, tmp_path, form):
    save(voices, tmp_path / "graph", form)
    before = content_of(tmp_path / "graph")
    voices.edges["country:no", "measure:sanctions:cl", "imposes"]["weight"] = set

    with pytest.raises(TypeError, match="type"):
        save(voices, tmp_path / "graph", form)

    assert content_of(tmp_path / "graph") == before
    assert list(tmp_path.iterdir()) == [tmp_path / "graph"]


def test_save_replaces_a_folder_of_its_own_and_no_other(voices, tmp_path):
    save(voices, tmp_path / "ours", "csv")
    save(voices, tmp_path / "ours", "csv")
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "nodes.csv").write_text("theirs")
    (tmp_path / "ours" / "thesis.doc").write_text("theirs, too")

    for folder in ("ours", "theirs"):
        with pytest.raises(OutputError, match="not written by graphbuild"):
            save(voices, tmp_path / folder, "csv")


@pytest.mark.parametrize("name", ["notes.csv", "map.json", "deep"])
def test_save_leaves_a_folder_in_which_somebody_put_a_file(name, voices, tmp_path):
    save(voices, tmp_path, "csv")
    theirs = tmp_path / name
    theirs.mkdir() if name == "deep" else theirs.write_text("theirs")

    with pytest.raises(OutputError, match=f"{name} was not written by graphbuild"):
        save(voices, tmp_path, "csv")
    assert theirs.exists()


@pytest.mark.parametrize("form", FOLDER_WRITERS)
def test_save_puts_one_format_in_the_place_of_another(form, voices, tmp_path):
    save(voices, tmp_path / "out", form)
    save(voices, tmp_path / "out", "neo4j")

    assert (tmp_path / "out" / "load.cypher").is_file()


@pytest.mark.parametrize("name", ["graph.txt", "graph", "graph.zip"])
def test_form_of_says_what_to_name(name):
    with pytest.raises(OutputError, match="--format: json, graphml"):
        form_of(Path(name))


@pytest.mark.parametrize(("ending", "form"), ENDINGS.items())
def test_form_of_knows_endings(ending, form):
    assert form_of(Path(f"graph{ending}")) == form


@pytest.mark.parametrize("about", [None, "{", "{}", '{"generator": "graphbuild", "format": "neo4j", "graph": {}}'])
def test_load_names_the_folder_that_it_cannot_read(tmp_path, about):
    if about:
        (tmp_path / "graph.json").write_text(about)

    with pytest.raises(InterchangeError, match=tmp_path.name):
        load(tmp_path)


def test_load_names_the_archive_that_is_none(tmp_path):
    (tmp_path / "a.zip").write_text("no archive")

    with pytest.raises(InterchangeError, match=r"a\.zip"):
        load(tmp_path / "a.zip")
