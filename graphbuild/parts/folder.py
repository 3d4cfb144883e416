"""The folder of the parts: on this machine, or wherever fsspec reaches."""

import hashlib
import json
import os
import posixpath
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from graphbuild import __version__
from graphbuild.errors import StoreError
from graphbuild.parts.tables import TABLES, Rows, annotations_of, from_parquet, to_parquet
from graphbuild.read.remote import Filesystem, open_filesystem
from graphbuild.store import Failure
from graphbuild.store.rows import Row
from graphbuild.types import Annotation

ABOUT = "parts.json"
"""The file by which a folder is known to hold parts."""
_FORMAT = "graphbuild-parts 1"
_AGAIN = "Delete documents/{}.parquet, and read its texts again."


def open_parts(folder: str, *, create: bool = False) -> "Parts":
    """Open a folder of parts, given by path or address; with ``create`` it is made where there is none.

    Raises:
        StoreError: There is none, it holds something else, or it cannot be opened.
        SourceError: A package is not installed that is needed to open it.
    """
    try:
        import pyarrow  # noqa: F401, ICN001  nothing here works without
    except ImportError:
        raise StoreError("Parts need pyarrow. Install it: pip install 'graphbuild[cluster]'") from None
    filesystem, path = open_filesystem(folder)
    parts = Parts(filesystem, path, folder)
    parts.check(create=create)
    return parts


class Index(NamedTuple):
    """Which texts stand in which part under which digest; of a failure with its reason."""

    texts: list[tuple[str, str, str]]
    failures: list[tuple[str, str, Failure]]


class Parts:
    """An open folder of parts. Every method raises :class:`~graphbuild.errors.StoreError` where it fails."""

    def __init__(self, filesystem: Filesystem, path: str, name: str) -> None:
        self.filesystem = filesystem
        self.path = path.rstrip("/")
        self.name = name

    @property
    def protocols(self) -> tuple[str, ...]:
        """What addresses of the file system begin with; one of this machine has ``file`` among them."""
        found = self.filesystem.protocol
        return (found,) if isinstance(found, str) else tuple(found)

    def check(self, *, create: bool) -> None:
        """Refuse a folder of something else."""
        try:
            about = json.loads(self._get(ABOUT))
        except FileNotFoundError:
            if not create:
                again = f"graphbuild build SOURCES --parts {self.name}"
                raise StoreError(f"There are no parts in {self.name}. Read some: {again}") from None
            self.describe("")
            return
        except ValueError:
            about = {}
        if not isinstance(about, dict) or about.get("format") != _FORMAT:
            raise StoreError(f"{self.name} holds no parts that this program can read. Give another folder.")

    def describe(self, pipeline: str) -> None:
        """Note which program and pipeline wrote the parts."""
        about = {"format": _FORMAT, "graphbuild": __version__, "pipeline": pipeline}
        self._put(ABOUT, (json.dumps(about, indent=1) + "\n").encode())

    def about(self) -> dict[str, str]:
        """Return which program and pipeline wrote the parts."""
        return {name: str(value) for name, value in json.loads(self._get(ABOUT)).items() if name != "format"}

    def names(self) -> list[str]:
        """Return the names of the parts that are whole, in order."""
        try:
            found = self.filesystem.ls(f"{self.path}/documents", detail=False, refresh=True)
        except FileNotFoundError:
            return []
        files = map(posixpath.basename, found)
        return sorted(name.removesuffix(".parquet") for name in files if name.endswith(".parquet"))

    def index(self) -> Index:
        """Return which texts there are."""
        index = Index([], [])
        for part in self.names():
            found = self._rows("documents", part, ("id", "fingerprint"))
            index.texts.extend((part, name, digest) for name, digest in found)
            failed = self._rows("failures", part)
            index.failures.extend((part, name, Failure(*told)) for name, *told in failed)
        return index

    def read(self, part: str) -> Iterator[tuple[Annotation, str]]:
        """Yield what was read from the texts of a part, each with its digest."""
        try:
            yield from annotations_of(self._part(part))
        except (KeyError, ValueError) as problem:
            raise StoreError(f"The part {part} in {self.name} is damaged ({problem}). {_AGAIN.format(part)}") from None

    def write(self, rows: Rows) -> str:
        """Write a part, its documents last, and return its name: that of its texts and how they were read."""
        digest = TABLES["documents"].index("fingerprint")
        keys = [(row[0], row[digest]) for row in rows["documents"]], [(row[0], row[2]) for row in rows["failures"]]
        name = hashlib.sha256(repr(keys).encode()).hexdigest()[:24]
        for table in TABLES:
            self._put(f"{table}/{name}.parquet", to_parquet(table, rows[table]))
        return name

    def leave_out(self, part: str, texts: Collection[str], failures: Collection[str]) -> None:
        """Write a part anew without some of its texts and failures."""
        rows = self._part(part)
        kept = {
            table: [row for row in rows[table] if row[0] not in (failures if table == "failures" else texts)]
            for table in TABLES
        }
        if kept["documents"] or kept["failures"]:
            self.write(kept)
        for table in reversed(list(TABLES)):
            self.filesystem.rm_file(f"{self.path}/{table}/{part}.parquet")

    def _part(self, part: str) -> Rows:
        return {table: self._rows(table, part) for table in TABLES}

    def _rows(self, table: str, part: str, columns: Sequence[str] | None = None) -> list[Row]:
        try:
            return from_parquet(table, self._get(f"{table}/{part}.parquet"), columns)
        except (StoreError, FileNotFoundError) as problem:
            what = "missing" if isinstance(problem, FileNotFoundError) else problem
            raise StoreError(
                f"The part {part} in {self.name} is damaged: its file of {table} is {what}. {_AGAIN.format(part)}"
            ) from None

    def _get(self, name: str) -> bytes:
        try:
            return bytes(self.filesystem.cat_file(f"{self.path}/{name}"))
        except (FileNotFoundError, NotADirectoryError):
            raise FileNotFoundError(name) from None
        except OSError as problem:
            raise StoreError(f"Cannot read {name} in {self.name}: {problem.strerror or problem}.") from None

    def _put(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all."""
        path = f"{self.path}/{name}"
        try:
            if "file" in self.protocols:
                self.filesystem.makedirs(posixpath.dirname(path), exist_ok=True)
                aside = f"{path}.{os.getpid()}"
                self.filesystem.pipe_file(aside, content)
                os.replace(aside, path)  # noqa: PTH105  fsspec gives texts
            else:
                self.filesystem.pipe_file(path, content)
        except OSError as problem:
            raise StoreError(f"Cannot write {name} in {self.name}: {problem.strerror or problem}.") from None
