"""Label Studio's exports: tasks with their annotations (JSON), or the short form (JSON-MIN).

References:
    Label Studio, Task format: https://labelstud.io/guide/task_format
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graphbuild.errors import SourceError
from graphbuild.read.columns import Columns
from graphbuild.read.marked.given import Given, Row, Span

ANNOTATIONS = ("annotations", "completions")
"""Where a task keeps its annotations; the second in exports of old."""


def labelstudio_row(row: Row, columns: Columns) -> Given | None:
    """Read a task; of several annotations the ground truth, else the first that was not cancelled; None without one.

    Raises:
        SourceError: It is no such task.
    """
    task = row.values
    if not isinstance(task.get("data"), dict):
        return _short(row, columns)
    kept = [one for one in _annotations(task) if not (one.get("was_cancelled") or one.get("skipped"))]
    if not kept:
        return None
    chosen = next((one for one in kept if one.get("ground_truth")), kept[0])
    data = {key: value for key, value in task["data"].items() if isinstance(value, str | int)}
    told = Row(row.file, row.number, row.where, {**data, "id": task.get("id", row.number)})
    document = told.document(columns)
    results = chosen.get("result")
    found = [one for one in results if isinstance(one, dict)] if isinstance(results, list) else []
    values = (one.get("value") for one in found if str(one.get("type")) in {"labels", "hypertextlabels"})
    return Given(document, row.where, tuple(_spans(row, document.text, values)))


def _annotations(task: Mapping[str, Any]) -> list[dict[str, Any]]:
    listed: list[Any] = next((task[key] for key in ANNOTATIONS if isinstance(task.get(key), list)), [])
    return [one for one in listed if isinstance(one, dict)]


def _short(row: Row, columns: Columns) -> Given:
    """Read a row of JSON-MIN, whose values stand beside the columns of its data."""
    lists = (value for value in row.values.values() if isinstance(value, list))
    values = next((found for found in lists if found and all(map(is_value, found))), [])
    document = row.document(columns)
    return Given(document, row.where, tuple(_spans(row, document.text, values)))


def is_value(value: object) -> bool:
    """Tell whether something is what Label Studio says of a stretch of text.

    >>> is_value({"start": 0, "end": 5, "text": "Chile", "labels": ["LOC"]})
    True
    """
    return isinstance(value, dict) and "start" in value and "end" in value and isinstance(value.get("labels"), list)


def _spans(row: Row, text: str, values: Iterable[Any]) -> Iterator[Span]:
    for value in values:
        if not is_value(value) or not all(isinstance(label, str) for label in value["labels"]):
            raise SourceError(f"{row.where} has a span without start, end and labels. Export it anew.")
        said = value.get("text")
        start, end = _place(row, value["start"]), _place(row, value["end"])
        quoted = said if isinstance(said, str) else None
        for label in value["labels"]:
            yield _counted(text, Span(start, end, label, quoted))


def _place(row: Row, place: object) -> int:
    digits = str(place)
    if isinstance(place, bool) or not (digits.isascii() and digits.isdigit()):
        raise SourceError(f"{row.where} has the place {place!r} in its text, which is no number. Export it anew.")
    return int(digits)


def _counted(text: str, span: Span) -> Span:
    """Return a span counted in code points; browsers count those beyond the first 65,536 twice (UTF-16).

    >>> _counted("🇨🇱 Chile", Span(5, 10, "LOC", "Chile"))[:2]
    (3, 8)
    """
    if text[span.start : span.end] == span.text or text.isascii() or max(text, default="") <= "\uffff":
        return span
    units = text.encode("utf-16-le", "surrogatepass")
    before, within = (units[2 * a : 2 * b].decode("utf-16-le", "replace") for a, b in ((0, span.start), span[:2]))
    return span._replace(start=len(before), end=len(before) + len(within))
