"""Bytes become text unchanged, or it is said why not."""

import gzip
import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.errors import SourceError
from graphbuild.read import read_documents, source

TEXT = "The envoy met the mayor of Gdańsk."


def read(path):
    return [document.text for document in read_documents([path])]


def refusal(path):
    with pytest.raises(SourceError) as caught:
        list(read_documents([path]))
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    "text", [f"{TEXT}\n", f"{TEXT}\r\n{TEXT}\r{TEXT}", f"  {TEXT}\u2028\t\n\n", f"\ufeff{TEXT}", f"e\u0301 {TEXT}"]
)
def test_read_documents_changes_nothing(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())

    assert read(path) == [text]


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).filter(str.strip))
def test_read_documents_reads_back_any_text(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "a.txt"
    path.write_bytes(f"x{text}".encode())

    assert read(path) == [f"x{text}"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_read_documents_reads_utf_16_with_its_mark(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes(f"\ufeff{TEXT}".encode(encoding))

    assert read(path) == [f"\ufeff{TEXT}"]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"The envoy met\xe9 him.", "a.txt is not UTF-8 (byte 13). Convert it first, for example: iconv -f latin1"),
        (b"\xff\xfeT\x00h\x00\x00", "a.txt is not UTF-16 (byte 6)."),
        (b"\x89PNG\r\n\0\0\0", "a.txt is a binary file. Convert it to text first."),
        ("The envoy".encode("utf-16-le"), "a.txt is a binary file."),
        (b"", "a.txt holds no text."),
    ],
)
def test_read_documents_says_why_a_file_is_no_text(tmp_path, monkeypatch, raw, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(raw)

    assert refusal("a.txt").startswith(says)


def test_read_documents_refuses_a_text_beyond_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "LIMIT", 2**20)
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"x" * (2**20 + 1)))

    assert "is longer than 1 MiB" in refusal(path)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl", ".csv"])
@pytest.mark.parametrize(
    "raw",
    [b"no gzip at all", gzip.compress(b'{"text": "x"}' * 99)[:-12], b"\x1f\x8b\x08\x00" * 5],
    ids=["no archive", "cut off", "only beginnings"],
)
def test_read_documents_says_that_an_archive_is_torn(tmp_path, suffix, raw):
    path = tmp_path / f"a{suffix}.gz"
    path.write_bytes(raw)

    assert "is no whole gzip file" in refusal(path)


def test_read_documents_reads_a_packed_text(tmp_path):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))

    assert read(path) == [TEXT]


def test_read_documents_reads_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    documents = list(read_documents(["-", "-"]))

    assert [(document.id, document.text) for document in documents] == [("-", TEXT)]


def test_read_documents_says_that_standard_input_is_closed(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)

    assert refusal("-").startswith("Standard input is closed.")
