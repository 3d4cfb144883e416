"""Files are written whole or not at all."""

import os

import pytest

from graphbuild.errors import OutputError
from graphbuild.resources.files import write_atomic


def test_write_atomic_writes_utf8_whatever_the_locale(tmp_path):
    write_atomic(tmp_path / "page.html", "Łódź\n")

    assert (tmp_path / "page.html").read_bytes() == "Łódź\n".encode()


def test_write_atomic_makes_folders(tmp_path):
    write_atomic(tmp_path / "a" / "b" / "page.html", "x")

    assert (tmp_path / "a" / "b" / "page.html").read_text() == "x"


def test_write_atomic_leaves_nothing_else_behind(tmp_path):
    write_atomic(tmp_path / "page.html", "old")
    write_atomic(tmp_path / "page.html", "new")

    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("page.html", "new")]


def test_write_atomic_keeps_a_link(tmp_path):
    (tmp_path / "link.html").symlink_to(tmp_path / "page.html")

    write_atomic(tmp_path / "link.html", "x")

    assert (tmp_path / "link.html").is_symlink()


def test_write_atomic_writes_into_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)

    write_atomic(tmp_path / "pipe", "x")

    assert os.read(reader, 8) == b"x"
    os.close(reader)


def test_write_atomic_escapes_half_a_surrogate_pair(tmp_path):
    write_atomic(tmp_path / "page.html", "\ud800")

    assert (tmp_path / "page.html").read_text() == r"\ud800"


def test_write_atomic_says_where_it_cannot_write(tmp_path):
    with pytest.raises(OutputError, match=r"Cannot write .*Is a directory"):
        write_atomic(tmp_path, "x")
