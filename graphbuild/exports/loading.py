"""Reading back what the writers wrote: the interchange form, and tables in a folder or a zip archive."""

import csv
import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeAlias

from graphbuild.errors import InterchangeError
from graphbuild.exports.interchange import from_json, from_records
from graphbuild.exports.outputs import ABOUT, read_about
from graphbuild.exports.parquet import read_parquet
from graphbuild.exports.spreadsheet import read_csv
from graphbuild.exports.tables import TABLES, Row, records_of
from graphbuild.graph import EntityGraph

Opener: TypeAlias = Callable[[str], IO[bytes]]


def load(path: str | Path) -> EntityGraph:
    """Read a graph from a file in the interchange form, or from tables of CSV or Parquet.

    Raises:
        InterchangeError: It cannot be read, or holds no such graph.
    """
    path = Path(path)
    try:
        if path.is_dir():
            return _from_tables(lambda name: (path / name).open("rb"))
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                return _from_tables(archive.open)
        return from_json(path.read_text("utf-8"))
    except (OSError, KeyError, UnicodeDecodeError, zipfile.BadZipFile, csv.Error) as problem:
        raise InterchangeError(f"Cannot read {path} ({problem}). Make one with: graphbuild export") from None
    except InterchangeError as problem:
        raise InterchangeError(f"{path}: {problem}") from None


def _from_tables(opened: Opener) -> EntityGraph:
    with opened(ABOUT) as stream:
        about = read_about(stream.read().decode("utf-8", "replace"))
    if about is None or about.get("format") not in _READERS:
        raise InterchangeError(f"{ABOUT} tells of no tables that can be read back. Export the graph as csv.")
    ending, reader = _READERS[about["format"]]
    with _long_cells():
        rows = {name: list(reader(name, opened(name + ending))) for name in TABLES}
    return from_records(records_of(about["graph"], rows))


def _csv_rows(name: str, stream: IO[bytes]) -> Iterator[Row]:
    with io.TextIOWrapper(stream, "utf-8-sig", newline="") as text:
        yield from read_csv(name, text)


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let cells be as long as sentences are in texts without any full stop."""
    before = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


_READERS: dict[Any, tuple[str, Callable[[str, IO[bytes]], Iterator[Row]]]] = {
    "csv": (".csv", _csv_rows),
    "parquet": (".parquet", read_parquet),
}
