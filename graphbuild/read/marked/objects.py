"""The JSON objects of a file: one a line, or one or a list of them in the whole file."""

import json
from collections.abc import Iterator
from itertools import chain, islice

from graphbuild.errors import SourceError
from graphbuild.read.marked.given import Row
from graphbuild.read.source import LIMIT, Source, bounded_lines, open_lines, open_source, printable

WHOLE = 8 * LIMIT
"""The longest file, in bytes, that is read whole."""

LINES = frozenset({".jsonl", ".ndjson"})

FIRST = 50
"""How many objects tell the format of a file."""

Object = Row | SourceError


def read_objects(source: Source) -> Iterator[Object]:
    """Yield the objects of a file; what is none comes as an error and costs no other.

    A ``.jsonl`` or ``.ndjson`` file holds one a line; any other one object, a list of them, or one a line.

    Raises:
        SourceError: The file cannot be read to its end, or is no JSON.
    """
    if source.suffix not in LINES:
        yield from _whole(source)
        return
    with open_source(source) as stream, open_lines(stream, "\n") as lines:
        for number, line in enumerate(bounded_lines(lines), 1):
            if line is None or line.strip():
                yield _line(source.id, number, line)


def beginning(objects: Iterator[Object]) -> tuple[list[Row], Iterator[Object]]:
    """Return the first objects of a file, by which its format is told, and all of them again."""
    first = list(islice(objects, FIRST))
    return [one for one in first if isinstance(one, Row)], chain(first, objects)


def _line(file: str, number: int, line: str | None) -> Object:
    where = f"Row {number} of {printable(file)}"
    if line is None:
        return SourceError(f"{where} is longer than {LIMIT // 2**20} MiB. Split it.")
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as problem:
        return SourceError(f"{where} is no JSON ({printable(str(problem))}). Mend or delete that line.")
    return _row(file, number, where, values)


def _row(file: str, number: int, where: str, values: object) -> Object:
    if not isinstance(values, dict):
        return SourceError(f"{where} is no JSON object. Write one object with a text for each.")
    return Row(file, number, where, values)


def _whole(source: Source) -> Iterator[Object]:
    name = printable(source.id)
    with open_source(source) as stream:
        raw = stream.read(WHOLE + 1)
    if len(raw) > WHOLE:
        raise SourceError(f"{name} is longer than {WHOLE // 2**20} MiB. Write one object a line, as .jsonl.")
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError) as problem:
        if not _is_json(raw.partition(b"\n")[0]):
            raise SourceError(f"{name} is no JSON ({printable(str(problem))}). Write it anew.") from None
        lines = enumerate(raw.decode(errors="surrogateescape").split("\n"), 1)
        yield from (_line(source.id, number, line) for number, line in lines if line.strip())
        return
    if not isinstance(values, list):
        yield _row(source.id, 1, name, values)
        return
    yield from (_row(source.id, n, f"Record {n} of {name}", one) for n, one in enumerate(values, 1))


def _is_json(text: bytes) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
