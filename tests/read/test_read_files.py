"""Folders, globs and files become the files to read, each once."""

import os
import socket
import sys
from pathlib import Path

import pytest

from graphbuild.errors import SourceError
from graphbuild.read import READERS, read_documents

TEXT = "The harbour master of Ostend met the envoy."


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def put(name, text=TEXT):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def ids(*sources):
    return [document.id for document in read_documents(sources)]


def complaints(*sources):
    errors = []
    documents = list(read_documents(sources, on_error=errors.append))
    return [document.id for document in documents], [str(error) for error in errors]


def test_read_documents_walks_a_folder_in_order():
    for path in ("in/b.txt", "in/a.md", "in/10/c.text", "in/9/d", "in/e.HTM"):
        put(path, f"<html><body><p>{TEXT}</p></body></html>" if path.endswith("HTM") else TEXT)

    assert ids("in") == ["in/a.md", "in/b.txt", "in/e.HTM", "in/10/c.text", "in/9/d"]


def test_read_documents_passes_over_hidden_and_unknown_files():
    for path in ("in/a.txt", "in/.b.txt", "in/.git/c.txt", "in/d.pdf", "in/e.tar.gz", "in/f.db-wal", "in/g.txt~"):
        put(path)

    assert ids("in") == ["in/a.txt"]


def test_read_documents_takes_endings_that_are_no_suffix_for_none():
    put("in/Communique No. 4")
    put("in/2022.01.09")

    assert ids("in") == ["in/2022.01.09", "in/Communique No. 4"]


def test_read_documents_expands_a_pattern():
    for path in ("in/a.txt", "in/b.txt", "in/more/c.txt", "in/d.pdf"):
        put(path)

    assert ids("in/*") == ["in/a.txt", "in/b.txt", "in/more/c.txt"]
    assert ids("in/**/[bc].txt") == ["in/b.txt", "in/more/c.txt"]


def test_read_documents_takes_a_file_for_a_file_even_if_it_looks_like_a_pattern():
    put("a[1].txt")

    assert ids("a[1].txt") == ["a[1].txt"]


def test_read_documents_reads_a_file_once(tmp_path):
    put("in/a.txt")
    Path("in/b.txt").symlink_to("a.txt")

    assert ids("in/a.txt", "in", "in/../in/a.txt", tmp_path / "in" / "a.txt") == ["in/a.txt"]


def test_read_documents_names_files_from_here(tmp_path):
    put("in/a.txt")

    assert ids(tmp_path / "in") == ["in/a.txt"]
    assert ids("./in//a.txt") == ["in/a.txt"]


def test_read_documents_keeps_the_path_of_files_elsewhere(tmp_path, monkeypatch):
    put("in/a.txt")
    put("other/b.txt")
    monkeypatch.chdir("other")

    assert ids("../in/a.txt") == ["../in/a.txt"]
    assert ids(tmp_path / "in") == [(tmp_path / "in" / "a.txt").as_posix()]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("nothing.txt", "There is no file or folder named 'nothing.txt'."),
        ("", "There is no file or folder named ''."),
        ("in/*.txt", "No readable file in in/*.txt. graphbuild reads .txt .text .md .html"),
        ("in", "No readable file in in. graphbuild reads .txt"),
        ("in/a.pdf", "Cannot read in/a.pdf: graphbuild reads .txt"),
        ("a\nb", r"There is no file or folder named 'a\nb'."),
        ("a" * 5000, "There is no file or folder named 'aaa"),
        ("a\0b", r"There is no file or folder named 'a\x00b'."),
    ],
)
def test_read_documents_says_what_it_cannot_find(source, says):
    put("in/a.pdf")
    put("b.txt")
    found, errors = complaints(source, "b.txt")

    assert found == ["b.txt"]
    assert len(errors) == 1
    assert errors[0].startswith(says)
    assert "\n" not in errors[0]


def test_read_documents_says_what_it_reads_when_nothing_is_given():
    assert complaints()[1][0].startswith("No sources given. graphbuild reads .txt")


def test_read_documents_raises_without_on_error():
    with pytest.raises(SourceError, match="no file or folder"):
        ids("nothing.txt")


def test_read_documents_reports_a_broken_link_and_reads_on():
    put("in/b.txt")
    Path("in/a.txt").symlink_to("nowhere.txt")

    assert complaints("in") == (["in/b.txt"], ["Cannot read in/a.txt: No such file or directory."])


def test_read_documents_survives_links_in_a_circle():
    put("in/a.txt")
    Path("in/up").symlink_to("..")
    Path("in/loop.txt").symlink_to("loop.txt")
    found, errors = complaints("in")

    assert found == ["in/a.txt"]
    assert len(errors) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
def test_read_documents_leaves_sockets_and_pipes_alone():
    put("in/a.txt")
    os.mkfifo("in/b.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("in/c.txt")

        assert ids("in") == ["in/a.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names")
def test_read_documents_refuses_a_file_name_that_is_no_text():
    put("in/b.txt")
    put(b"in/caf\xe9.txt".decode("utf-8", "surrogateescape"))
    found, errors = complaints("in")

    assert found == ["in/b.txt"]
    assert errors == [r"The file name in/caf\udce9.txt is not UTF-8. Rename the file."]


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may read everything, and Windows asks otherwise")
@pytest.mark.parametrize("locked", ["in/a.txt", "in/more"])
def test_read_documents_reports_what_it_may_not_read(locked):
    put("in/a.txt")
    put("in/b.txt")
    put("in/more/c.txt")
    Path(locked).chmod(0)
    found, errors = complaints("in")
    Path(locked).chmod(0o700)

    assert "in/b.txt" in found
    assert errors[0].endswith(f"{locked}: Permission denied.")


def test_read_documents_reports_a_file_that_vanishes():
    put("in/a.txt")
    put("in/b.txt")
    errors = []
    documents = read_documents(["in"], on_error=errors.append)
    next(documents)
    Path("in/b.txt").unlink()

    assert list(documents) == []
    assert [str(error) for error in errors] == ["Cannot read in/b.txt: No such file or directory."]


def test_readers_cover_what_the_messages_promise():
    texts = {"", ".txt", ".text", ".md", ".html", ".htm", ".jsonl", ".ndjson", ".csv", ".tsv"}
    annotated = {".ann", ".json", ".spacy", ".conll", ".conllu", ".iob", ".iob2", ".bio"}
    assert set(READERS) == texts | annotated
