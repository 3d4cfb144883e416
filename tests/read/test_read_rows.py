"""Tables and JSON lines: one document a row, and a broken row costs no other."""

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.read import Columns, read_documents, rows, source
from graphbuild.types import Basis, Document

TEXT = "The envoy met the mayor of Bergen."


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def put(name, content):
    raw = content if isinstance(content, bytes) else content.encode()
    Path(name).write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return name


def read(name, content, columns=None):
    errors = []
    documents = list(read_documents([put(name, content)], columns=columns, on_error=errors.append))
    messages = [str(error) for error in errors]
    assert not any("\n" in message for message in messages)
    return documents, messages


def lines(*records):
    return "".join(json.dumps(record) + "\n" for record in records)


ARTICLE = {
    "id": "n7",
    "text": TEXT,
    "title": "Envoy in Bergen",
    "date": "2024-05-02T10:00:00Z",
    "url": "https://www.example.org/n7",
    "source": "The Example",
}


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz"])
def test_read_jsonl_reads_all_that_a_row_says(name):
    documents, _ = read(name, lines(ARTICLE))

    assert documents == [
        Document(
            f"{name}#n7",
            TEXT,
            "Envoy in Bergen",
            Basis.COLUMN,
            dt.date(2024, 5, 2),
            Basis.COLUMN,
            "https://www.example.org/n7",
            "The Example",
        )
    ]


@pytest.mark.parametrize(
    ("name", "mark", "raw"),
    [
        ("a.csv", ",", None),
        ("a.csv", ";", None),
        ("a.tsv", "\t", None),
        ("a.csv", "\t", "utf-16"),
        ("a.csv.gz", ",", "utf-8-sig"),
    ],
)
def test_read_table_reads_all_that_a_row_says(name, mark, raw):
    table = "\r\n".join(mark.join(f'"{cell}"' for cell in row) for row in (ARTICLE, ARTICLE.values()))
    [document], _ = read(name, table.encode(raw or "utf-8"))
    [same], _ = read("b.jsonl", lines(ARTICLE))

    assert document.text == same.text
    assert (document.title, document.date, document.url) == (same.title, same.date, same.url)
    assert document.id == f"{name}#n7"


@pytest.mark.parametrize(
    "usual",
    [
        {"body": TEXT, "headline": "A title", "published": "20240502", "link": "https://a.org/b", "publisher": "A"},
        {"CONTENT": TEXT, "Title": "A title", "Pub-Date": "2 May 2024", "URL": "https://a.org/b", "Outlet": "A"},
        {
            "Article": TEXT,
            "heading": "A title",
            "Publication Date": 20240502,
            "permalink": "https://a.org/b",
            "source": "A",
        },
    ],
)
def test_read_documents_guesses_the_usual_columns(usual):
    [document], _ = read("a.jsonl", lines(usual))

    assert document.text == TEXT
    assert (document.title, document.date, document.url, document.source) == (
        "A title",
        dt.date(2024, 5, 2),
        "https://a.org/b",
        "A",
    )


def test_read_documents_takes_the_columns_that_are_named():
    row = {"text": "A teaser.", "full": TEXT, "key": 12, "made": "3 May 2024", "day": "4 May 2024"}
    [document], _ = read("a.jsonl", lines(row), Columns(text="full", id="key", date="day"))

    assert (document.id, document.text, document.date) == ("a.jsonl#12", TEXT, dt.date(2024, 5, 4))


def test_read_documents_numbers_rows_without_an_id():
    documents, _ = read("a.csv", f"text,id\n{TEXT},\n\n{TEXT},x\n{TEXT},a\x1bb\n")

    assert [document.id for document in documents] == ["a.csv#1", "a.csv#x", "a.csv#4"]


def test_read_documents_takes_the_host_for_the_source():
    [document], _ = read("a.jsonl", lines({"text": TEXT, "url": "https://www.example.org/n7"}))

    assert document.source == "example.org"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<script>", 7, None, ["https://a.org"]])
def test_read_documents_takes_no_address_but_http(url):
    [document], _ = read("a.jsonl", lines({"text": TEXT, "url": url}))

    assert document.url is None


def test_read_documents_finds_in_the_text_what_no_column_says():
    [document], _ = read("a.jsonl", lines({"text": f"date 2024-05-02 {TEXT}"}))

    assert (document.date, document.date_basis) == (dt.date(2024, 5, 2), Basis.TEXT)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "Row 2 of a.jsonl is no JSON ("),
        ("[1, 2]", "Row 2 of a.jsonl is no JSON object."),
        ("[" * 100_000, "Row 2 of a.jsonl is no JSON ("),
        ('{"n": ' + "9" * 5000 + "}", "Row 2 of a.jsonl is no JSON ("),
        ("{}", "Row 2 of a.jsonl has no text column (text, body, content"),
        ('{"a\\nb": 1}', r"Row 2 of a.jsonl has no text column"),
        ('{"text": ""}', "a.jsonl#2 holds no text."),
        ('{"text": ["x"]}', "a.jsonl#2 holds no text."),
        ('{"text": true}', "a.jsonl#2 holds no text."),
        ('{"text": "a\\u0000b"}', "a.jsonl#2 holds NUL characters"),
        ('{"text": "a\\ud800b"}', "a.jsonl#2 holds characters that are not valid Unicode."),
        ('{"text": "x", "id": "\\ud800"}', None),
        (b'{"text": "caf\xe9"}', "a.jsonl#2 holds characters that are not valid Unicode."),
    ],
)
def test_read_jsonl_passes_over_a_broken_row(line, says):
    good = lines({"text": TEXT}).encode()
    raw = line if isinstance(line, bytes) else line.encode()
    documents, errors = read("a.jsonl", good + raw + b"\n\n" + good)

    assert [document.id for document in documents if document.text == TEXT] == ["a.jsonl#1", "a.jsonl#4"]
    assert [error.startswith(says) for error in errors] == ([True] if says else [])


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (b'"a"b,c', "Row 2 of a.csv is broken ("),
        (b"a,b,c,d", "Row 2 of a.csv has 4 cells under 2 columns."),
        (b"a,", "a.csv#2 holds no text."),
        (b"a", "a.csv#2 holds no text."),
        (b"a,caf\xe9", "a.csv#2 holds characters that are not valid Unicode."),
    ],
)
def test_read_table_passes_over_a_broken_row(row, says):
    good = f'x,"{TEXT}"\n'.encode()
    documents, errors = read("a.csv", b"note,text\n" + good + row + b"\n,\n" + good)

    assert [document.id for document in documents] == ["a.csv#1", "a.csv#4"]
    assert [error[: len(says)] for error in errors] == [says]


def test_read_table_reports_a_quotation_mark_that_is_never_closed():
    documents, errors = read("a.csv", f'note,text\nx,{TEXT}\nx,"{TEXT}\nx,{TEXT}\n')

    assert [document.id for document in documents] == ["a.csv#1"]
    assert errors == ["Row 2 of a.csv is broken (unexpected end of data). Mend its quotation marks."]


@pytest.mark.parametrize(
    ("content", "columns", "says"),
    [
        ("", None, "a.csv has no header (it is empty)."),
        ("name,note\nx,y\n", None, "a.csv has no text column (text, body,"),
        ("text,note\nx,y\n", Columns(text="full"), "a.csv has no column 'full'. It has: text, note."),
        ("text,note\nx,y\n", Columns(date="day"), "a.csv has no column 'day'. It has: text, note."),
    ],
)
def test_read_table_says_once_that_no_column_holds_texts(content, columns, says):
    documents, errors = read("a.csv", content, columns)

    assert documents == []
    assert [error[: len(says)] for error in errors] == [says]


def test_read_documents_keeps_line_ends_within_a_cell():
    [document], _ = read("a.csv", b'text\r\n" one\r\n\rtwo\n "\r\n')

    assert document.text == " one\r\n\rtwo\n "


def test_read_table_reads_a_cell_longer_than_the_csv_module_would():
    [document], _ = read("a.csv", f'text\n"{TEXT * 10_000}"\n')

    assert document.text == TEXT * 10_000


def test_read_documents_leaves_out_a_row_whose_id_is_taken():
    documents, errors = read("a.jsonl", lines({"id": 1, "text": "One."}, {"id": 1, "text": "Two."}, {"text": "Three."}))

    assert [document.text for document in documents] == ["One.", "Three."]
    assert errors == ["Two texts have the id a.jsonl#1. The later is left out: give it its own id."]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_read_documents_never_holds_a_line_beyond_the_limit(monkeypatch, name):
    monkeypatch.setattr(source, "LIMIT", 2**20)
    monkeypatch.setattr(rows, "LIMIT", 2**20)
    short = {"a.jsonl": lines({"text": TEXT}), "a.csv": f"{TEXT}\n"}[name]
    documents, errors = read(name, ("text\n" if name == "a.csv" else "") + short + "x" * (3 * 2**20) + "\n" + short)

    assert [document.text for document in documents] == [TEXT] * (2 if name == "a.jsonl" else 1)
    assert len(errors) == 1
    assert "1 MiB" in errors[0]


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_read_jsonl_reads_back_any_text(text):
    documents, _ = read("a.jsonl", lines({"text": f"x{text}"}))

    assert [document.text for document in documents] == [f"x{text}"]
