"""Neo4j's files, read by the rules that its manual gives for them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.exports import save
from graphbuild.exports.neo4j import FILES, MARK, cell

HEADER = re.compile(r"(?P<name>\w+)?(:(?P<type>\w+(\[\])?)(\((?P<group>\w+)\))?)?$")
OF_THE_TOOL = {"ID", "LABEL", "START_ID", "END_ID", "TYPE"}
PROPERTIES = {None, "long", "double", "boolean", "date", "string[]"}


def cells(text):
    """Read CSV as Neo4j does with legacy quoting: a backslash keeps a quotation mark or a backslash as it is."""
    rows, row, field, inside, was, place = [], [], "", False, False, 0
    while place < len(text):
        char, pair = text[place], text[place : place + 2]
        if inside and pair in {'""', '\\"', "\\\\"}:
            field, place = field + pair[1], place + 1
        elif char == '"':
            inside, was = not inside, True
        elif not inside and char in ",\n":
            row.append(field if field or was else None)
            field, was = "", False
            if char == "\n":
                rows.append(row)
                row = []
        else:
            field += char
        place += 1
    return rows


@pytest.fixture
def files(voices, tmp_path):
    """All files by name, as (header, rows)."""
    save(voices, tmp_path / "graph", "neo4j")
    read = {path.stem: cells(path.read_text("utf-8")) for path in (tmp_path / "graph").glob("*.csv")}
    return {name: (rows[0], [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]) for name, rows in read.items()}


@given(text=st.text(st.sampled_from('"\\,\n\r=;a \x00é'), max_size=10))
def test_cell_is_read_as_the_text_that_it_was(text):
    assert cells(f"{cell(text, 'text')},x\n") == [[text, "x"]]


def test_headers_keep_the_rules_of_the_import_tool(files):
    for name, (header, _) in files.items():
        found = [HEADER.match(column) for column in header]
        assert all(found), header
        assert {match["type"] for match in found} <= OF_THE_TOOL | PROPERTIES
        own = sorted(match["type"] for match in found if match["type"] in OF_THE_TOOL)
        assert own in (["ID", "LABEL"], ["END_ID", "START_ID", "TYPE"]), name
        assert all(match["group"] for match in found if match["type"] in {"ID", "START_ID", "END_ID"})


def test_ids_are_unique_and_every_end_is_there(files):
    ids = {}
    for header, rows in files.values():
        if header[0].startswith("id:ID("):
            group = header[0][len("id:ID(") : -1]
            ids[group] = [row[header[0]] for row in rows]
            assert len(set(ids[group])) == len(ids[group])
    for header, rows in files.values():
        for column in header:
            group = re.match(r":(?:START|END)_ID\((\w+)\)", column)
            assert not group or {row[column] for row in rows} <= set(ids[group[1]])


def test_relations_keep_weight_and_voice(files):
    told = {row[":TYPE"]: row for row in files["relations"][1] if row[":END_ID(entity)"] != "person:juan-soto"}

    imposed, beside, attacked = told["IMPOSES"], told["CO_MENTIONED"], told["ATTACKS"]
    assert (imposed["weight:double"], imposed["status"], imposed["is_claim:boolean"]) == ("2.0", "asserted", "true")
    assert (beside["status"], beside["is_claim:boolean"]) == (None, "false")
    assert attacked["status"] == "denied"


def test_evidence_leads_to_speaker_text_and_claim(files):
    (quoted,) = [row for row in files["evidence"][1] if row["status"] == "quoted"]
    ident = quoted["id:ID(evidence)"]

    ends = {row[":TYPE"]: row[":END_ID(entity)"] for row in files["evidence_entities"][1] if ident in row.values()}
    assert ends["SAID_BY"] == "official:kari-berg"
    assert (quoted["text"], quoted["date:date"]) == ("We did, she said.", "2024-05-02")
    assert quoted["claim"] in {row["claim"] for row in files["relations"][1]}
    assert {":START_ID(evidence)": ident, ":END_ID(document)": "b.txt", ":TYPE": "IN"} in files["evidence_documents"][1]


def test_labels_and_lists_are_parted_by_one_mark(files):
    chile = files["entities"][1][1]

    assert chile[":LABEL"].split(MARK) == ["Entity", "Country"]
    assert chile["aliases:string[]"] == "Chiles"


def test_scripts_name_every_file_and_no_text(voices, tmp_path):
    save(voices, tmp_path / "graph", "neo4j")

    for name in ("import.sh", "load.cypher"):
        told = (tmp_path / "graph" / name).read_text()
        assert all(f"{file}.csv" in told for file in FILES)
        assert "Chile" not in told


def test_load_script_reads_columns_that_are_there(files, voices, tmp_path):
    save(voices, tmp_path / "other", "neo4j")
    statements = (tmp_path / "other" / "load.cypher").read_text().split(";\n")

    loads = [statement for statement in statements if "LOAD CSV" in statement]
    assert len(loads) == 3 + 18 + 3 + 1 + 1
    for statement in loads:
        header, _ = files[re.search(r"file:///(\w+)\.csv", statement)[1]]
        assert set(re.findall(r"row\.`([^`]+)`", statement)) <= set(header)
        assert re.search(r"\bMERGE \(", statement)
