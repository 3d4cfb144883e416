"""What a worker does with a batch whose result is a part: read it, write it, and return no more than names."""

from functools import partial
from typing import NamedTuple

from graphbuild.annotate import annotate
from graphbuild.errors import SourceError, StoreError, TextError
from graphbuild.parts.folder import open_parts
from graphbuild.parts.tables import TABLES, Rows, failure_row, rows_of
from graphbuild.turns import digest_of
from graphbuild.types import Document


class Written(NamedTuple):
    """A part that was written: the ids of its texts, and the faults of those that could not be read."""

    part: str
    texts: tuple[str, ...]
    failures: tuple[SourceError, ...]


def write_part(
    batch: tuple[Document, ...],
    pipeline: object,
    *,
    folder: str,
    mark: str,
) -> list[Written | SourceError]:
    """Read a batch and write what it says, read in a way that has that mark, as a part."""
    rows: Rows = {table: [] for table in TABLES}
    failures = list[TextError]()
    digests = {document.id: digest_of(mark, document) for document in batch}
    for annotation in annotate(batch, pipeline, on_error=partial(_note, failures)):  # type: ignore[arg-type]
        name = annotation.document.id
        try:
            found = rows_of(annotation, digests[name])
        except StoreError as problem:
            failures.append(TextError(str(problem), name))
            continue
        for table, more in found.items():
            rows[table] += more
    rows["failures"] = [failure_row(one.text, str(one), digests[one.text]) for one in failures]
    part = open_parts(folder).write(rows)
    return [Written(part, tuple(row[0] for row in rows["documents"]), tuple(failures))]


def _note(failures: list[TextError], problem: SourceError) -> None:
    if isinstance(problem, TextError):
        failures.append(problem)
