"""Addresses of other stores (``s3://``, ``gs://``, ``memory://``), by fsspec; nothing is fetched that nobody named."""

import re
from typing import Any, TypeAlias

from graphbuild.errors import SourceError

Filesystem: TypeAlias = Any
"""One of fsspec's file systems."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+(?:://|::)", re.IGNORECASE)


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
    try:
        filesystem, path = url_to_fs(name)
    except (ImportError, ValueError, OSError) as problem:
        raise SourceError(f"Cannot open {name}: {' '.join(str(problem).split())}") from None
    return filesystem, str(path)
