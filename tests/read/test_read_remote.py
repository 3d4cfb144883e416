"""Texts in other stores, by their addresses; fsspec's store in memory stands for all of them."""

import gzip
import json
import sys

import pytest

from graphbuild.errors import SourceError
from graphbuild.read import read_documents

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def bucket():
    """A bucket with texts in several formats."""
    store = fsspec.filesystem("memory")
    rows = [json.dumps({"id": name, "text": f"Iran met {name}."}) for name in ("Chad", "Chile")]
    store.pipe_file("/bucket/a.jsonl", "\n".join(rows).encode())
    store.pipe_file("/bucket/more/b.jsonl.gz", gzip.compress(rows[0].encode()))
    store.pipe_file("/bucket/more/c.txt", b"\xef\xbb\xbfIran met Per\xc3\xba.")
    store.pipe_file("/bucket/more/.hidden.txt", b"no")
    store.pipe_file("/bucket/more/d.pdf", b"no")
    yield "memory://bucket"
    store.rm("/bucket", recursive=True)


@pytest.mark.parametrize(
    ("source", "ids"),
    [
        ("/a.jsonl", ["a.jsonl#Chad", "a.jsonl#Chile"]),
        ("/*.jsonl", ["a.jsonl#Chad", "a.jsonl#Chile"]),
        ("/**/*.gz", ["more/b.jsonl.gz#Chad"]),
        ("/more", ["more/b.jsonl.gz#Chad", "more/c.txt"]),
        ("/more/c.txt", ["more/c.txt"]),
    ],
)
def test_read_documents_takes_addresses_of_files_folders_and_patterns(bucket, source, ids):
    found = list(read_documents([bucket + source]))

    assert [document.id for document in found] == [f"memory:///bucket/{name}" for name in ids]


def test_read_documents_reads_a_text_of_an_address_as_one_of_a_path(bucket, tmp_path):
    (tmp_path / "c.txt").write_bytes(b"\xef\xbb\xbfIran met Per\xc3\xba.")

    here, there, by_address = read_documents(
        [tmp_path / "c.txt", f"{bucket}/more/c.txt", (tmp_path / "c.txt").as_uri()]
    )

    assert here.text == there.text == by_address.text
    assert by_address.id == (tmp_path / "c.txt").as_uri()


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("memory://bucket/none.txt", "There is nothing at memory://bucket/none.txt. Check the address."),
        ("memory://bucket/more/d.pdf", "No readable file in memory://bucket/more/d.pdf."),
        ("nosuch://bucket/a.txt", "Cannot open nosuch://bucket/a.txt: Protocol not known: nosuch"),
    ],
)
@pytest.mark.usefixtures("bucket")
def test_read_documents_says_what_is_wrong_with_an_address(source, message):
    problems = []

    assert list(read_documents([source], on_error=problems.append)) == []
    assert [str(problem)[: len(message)] for problem in problems] == [message]


def test_read_documents_says_when_an_address_holds_no_whole_gzip(bucket):
    fsspec.filesystem("memory").pipe_file("/bucket/half.txt.gz", gzip.compress(b"Iran met Chad." * 99)[:-9])

    with pytest.raises(SourceError, match="no whole gzip file"):
        list(read_documents([f"{bucket}/half.txt.gz"]))


def test_read_documents_names_the_extra_that_addresses_need(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)

    with pytest.raises(SourceError, match=r"pip install 'graphbuild\[cluster\]'"):
        list(read_documents(["s3://bucket/a.txt"]))
