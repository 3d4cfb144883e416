"""One file or stream: opening it, its bytes as text, and in plain words what went wrong."""

import gzip
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path, PurePath
from typing import IO, TypeAlias, cast

from graphbuild.errors import SourceError
from graphbuild.read.remote import is_address, open_address
from graphbuild.types import Document

Reading: TypeAlias = Document | SourceError
"""What a reader yields: a document, or why there is none."""

LIMIT = 32 * 2**20
"""The longest text, line or cell that is read, in bytes of a file or code points of a line."""
LINE_END = re.compile(r"\r\n?|\n")
"""What ends a line of a file; texts may hold what else Unicode calls the end of one."""
STDIN = "-"
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_SUFFIX = re.compile(r"\.[a-z][\w~-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read and the id that its document has; for standard input both are ``-``.

    ``is_stated``: somebody has named it, where others were found in a folder or by a pattern.
    """

    id: str
    path: str
    is_stated: bool = True

    @property
    def suffix(self) -> str:
        """The ending that tells the format, in lower case and without ``.gz``; empty where there is none."""
        path = PurePath(self.path)
        suffix = PurePath(path.stem).suffix if self.is_gzip else path.suffix
        return suffix.lower() if _SUFFIX.fullmatch(suffix) else ""

    @property
    def is_gzip(self) -> bool:
        """Whether the file is compressed, by its name."""
        return PurePath(self.path).suffix.lower() == ".gz"


def printable(name: str) -> str:
    r"""Return a name so that it can stand in a one-line message: control characters are escaped.

    >>> printable("a\nb.txt")
    'a\\nb.txt'
    """
    return name if name.isprintable() else ascii(name)[1:-1]


@contextmanager
def open_source(source: Source) -> Iterator[IO[bytes]]:
    """Open a source for reading bytes, decompressed, and say in one line what goes wrong meanwhile.

    Raises:
        SourceError: It cannot be opened or read to its end.
    """
    name = printable(source.id)
    try:
        with _open(source) as stream:
            yield stream
    except (gzip.BadGzipFile, EOFError, zlib.error) as problem:
        raise SourceError(f"{name} is no whole gzip file ({problem}). Fetch or pack it again.") from None
    except UnicodeDecodeError as problem:
        raise _undecodable(name, problem) from None
    except OSError as problem:
        raise SourceError(f"Cannot read {name}: {problem.strerror or problem}.") from None


def _open(source: Source) -> AbstractContextManager[IO[bytes]]:
    if source.path == STDIN:
        return nullcontext(_standard_input())
    if is_address(source.path):
        return open_address(source.path, is_gzip=source.is_gzip)
    if source.is_gzip:
        return cast("IO[bytes]", gzip.open(source.path))
    return Path(source.path).open("rb")


def _standard_input() -> IO[bytes]:
    if sys.stdin is None:  # as under `graphbuild build - <&-`
        raise SourceError("Standard input is closed. Pipe a text in, or name a file.")
    return sys.stdin.buffer


def read_text(source: Source) -> str:
    """Return the whole text of a source, unchanged: line ends and a byte order mark stay.

    Raises:
        SourceError: It cannot be read, is longer than ``LIMIT``, binary, or neither UTF-8 nor UTF-16 with its mark.
    """
    with open_source(source) as stream:
        raw = stream.read(LIMIT + 1)
        name = printable(source.id)
        if len(raw) > LIMIT:
            raise SourceError(f"{name} is longer than {LIMIT // 2**20} MiB. Split it into single texts.")
        encoding = _UTF16.get(raw[:2], "utf-8")
        if encoding == "utf-8" and b"\0" in raw:
            raise SourceError(f"{name} is a binary file. Convert it to text first.")
        return raw.decode(encoding)


def _undecodable(name: str, problem: UnicodeDecodeError) -> SourceError:
    form = problem.encoding.upper().removesuffix("-LE").removesuffix("-BE")
    advice = f"Convert it first, for example: iconv -f latin1 -t utf-8 {name}"
    return SourceError(f"{name} is not {form} (byte {problem.start}). {advice}")


def open_lines(stream: IO[bytes], newline: str) -> TextIOWrapper:
    """Read the lines of a table, without its byte order mark; ``newline`` as for :func:`open`.

    Bytes that are not UTF-8 come out as lone surrogates, so that they spoil the one row that holds them and not all.
    """
    marked = stream.peek(2)[:2] in _UTF16  # type: ignore[attr-defined]  # both open and gzip.open give a peek
    encoding, errors = ("utf-16", "strict") if marked else ("utf-8-sig", "surrogateescape")
    return TextIOWrapper(stream, encoding=encoding, errors=errors, newline=newline)


def bounded_lines(lines: TextIOWrapper) -> Iterator[str | None]:
    """Yield line after line, and None for one longer than ``LIMIT``, which is never held whole."""
    while line := lines.readline(LIMIT):
        cut = len(line) == LIMIT
        while cut and line and not line.endswith("\n"):
            line = lines.readline(LIMIT)
        yield None if cut else line
