"""Addresses of other stores (``s3://``, ``gs://``, ``memory://``), by fsspec; nothing is fetched that nobody named."""

import io
import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, TypeAlias, cast

from graphbuild.errors import SourceError

Filesystem: TypeAlias = Any
"""One of fsspec's file systems."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_OURS = frozenset({"builtins", "csv", "graphbuild", "gzip", "json", "zlib"})
"""Where exceptions come from that others handle; a store's own packages raise what they like."""


def is_address(name: str) -> bool:
    """Tell whether a name is an address rather than a path of this machine.

    >>> is_address("s3://bucket/news/*.jsonl"), is_address("news/*.jsonl"), is_address("C:/news")
    (True, False, False)
    """
    return _ADDRESS.match(name) is not None


def open_filesystem(name: str) -> tuple[Filesystem, str]:
    """Return the file system that an address or a path leads to, and the path there.

    Raises:
        SourceError: fsspec, or the package that it needs for this address, is not installed, or it refuses.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise SourceError("Addresses need fsspec. Install it: pip install 'graphbuild[cluster]'") from None
    with _plain_errors(name):
        filesystem, path = url_to_fs(name)
    return filesystem, str(path)


def find_addresses(name: str) -> Iterator[str]:
    """Yield the addresses of the files that one stands for, sorted: that of a file, a folder's, those that fit a ``*``.

    Raises:
        SourceError: There is nothing, or the store does not answer.
    """
    filesystem, path = open_filesystem(name)
    with _plain_errors(name):
        if "*" in path:
            found = [file for file, about in filesystem.glob(path, detail=True).items() if about["type"] == "file"]
        elif filesystem.isfile(path):
            found = [path]
        else:
            found = [file for file in filesystem.find(path) if not _is_hidden(file[len(path) :])]
    if not found:
        raise SourceError(f"There is nothing at {name}. Check the address.")
    yield from (str(filesystem.unstrip_protocol(file)) for file in sorted(found))


@contextmanager
def open_address(address: str, *, is_gzip: bool) -> Iterator[IO[bytes]]:
    """Open a file for reading bytes, decompressed.

    Raises:
        SourceError: The store does not give it.
    """
    filesystem, path = open_filesystem(address)
    with _plain_errors(address), filesystem.open(path, "rb", compression="gzip" if is_gzip else None) as stream:
        yield cast("IO[bytes]", io.BufferedReader(stream))


@contextmanager
def _plain_errors(name: str) -> Iterator[None]:
    try:
        yield
    except (ImportError, ValueError) as problem:
        if isinstance(problem, UnicodeError):
            raise
        raise SourceError(f"Cannot open {name}: {' '.join(str(problem).split())}") from None
    except Exception as problem:
        if type(problem).__module__.partition(".")[0] in _OURS:
            raise
        raise SourceError(f"Cannot read {name}: {' '.join(str(problem).split())}") from problem


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in posixpath.normpath(path).split("/"))
