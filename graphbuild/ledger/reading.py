"""Decisions read from plain JSON values, which people may have written: each is checked, and a fault is named."""

import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import UTC, datetime
from typing import Any

from graphbuild.errors import LedgerError
from graphbuild.ledger.decisions import ACTIONS, DATE_FORMAT, Decision, Subject
from graphbuild.types import Kind

LONGEST = 10_000
"""How many characters a name, note or reason may have."""
KINDS = (Kind.OFFICIAL, Kind.PERSON, Kind.AGENCY, Kind.ORGANIZATION)
"""What an entity may be said to be; a country goes by its code, a measure by its type and target."""
_FARTHEST = 10_000_000
"""How far from the origin a pin may be, in units of the layout."""


def decision_from(record: object, **given: str) -> Decision:
    """Read a decision; ``given`` are fields that stand elsewhere, such as the author of a whole file.

    An ``id``, where there is one, must be that of the content.

    Raises:
        LedgerError: The record is no decision; the message names the field that is wrong.
    """
    if not isinstance(record, dict):
        raise LedgerError("is no object")
    told: Mapping[str, Any] = {**given, **record}
    action = told.get("action")
    kind = ACTIONS.get(action) if isinstance(action, str) else None
    if kind is None:
        raise LedgerError(f"has no proper 'action'; there are {', '.join(ACTIONS)}")
    decision = kind(**_values(kind, told))
    if told.get("id", decision.id) != decision.id:
        raise LedgerError(f"has been changed: its id should be {decision.id}")
    return decision


def _values(kind: type[Decision], told: Mapping[str, Any]) -> dict[str, Any]:
    expected = {field.name: field.default for field in fields(kind)}
    unknown = sorted(told.keys() - expected.keys() - {"action", "id"})
    if unknown:
        raise LedgerError(f"has the unknown field '{unknown[0]}'")
    missing = [name for name, default in expected.items() if default is MISSING and name not in told]
    if missing:
        raise _improper(missing[0], "it is missing")
    return {name: _READERS[name](name, told[name]) for name in expected if name in told}


def _improper(name: str, what: str = "") -> LedgerError:
    return LedgerError(f"has no proper '{name}'{what and f': {what}'}")


def _text(name: str, value: object) -> str:
    """Read words; white space at their ends says nothing."""
    if not isinstance(value, str):
        raise _improper(name, "it must be text")
    if len(value) > LONGEST:
        raise _improper(name, f"it has {len(value)} characters, more than {LONGEST}")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _improper(name, "it is not valid Unicode") from None
    return value.strip()


def _line(name: str, value: object) -> str:
    """Read words on one line; there must be some."""
    line = " ".join(_text(name, value).split())
    if not line:
        raise _improper(name, "it is empty")
    return line


def _words(name: str, value: object) -> str:
    words = _text(name, value)
    if not words:
        raise _improper(name, "it is empty")
    return words


def _date(name: str, value: object) -> datetime:
    try:
        moment = datetime.strptime(str(value), DATE_FORMAT).replace(tzinfo=UTC)
    except ValueError:
        raise _improper(name, "write it like 2026-11-22T12:30:00Z") from None
    if moment.strftime(DATE_FORMAT) != value:
        raise _improper(name, "write it like 2026-11-22T12:30:00Z")
    return moment


def _subject(name: str, value: object) -> Subject:
    if not isinstance(value, dict) or value.keys() - {"id", "names"}:
        raise _improper(name, "it must be an object with 'id' and 'names'")
    names = value.get("names", [])
    if not isinstance(names, list):
        raise _improper(f"{name}.names", "it must be a list")
    return Subject(_line(f"{name}.id", value.get("id")), tuple(_line(f"{name}.names", each) for each in names))


def _kind(name: str, value: object) -> Kind:
    if value not in KINDS:
        raise _improper(name, f"it must be one of {', '.join(KINDS)}")
    return Kind(str(value))


def _lines(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _improper(name, "it must be a list")
    return tuple(_line(name, each) for each in value)


def _document(name: str, value: object) -> str:
    """Read the id of a document, in which even white space counts."""
    _words(name, value)
    return str(value)


def _documents(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _improper(name, "it must be a list")
    return tuple(_document(name, each) for each in value)


def _spots(name: str, value: object) -> tuple[tuple[str, int], ...]:
    if isinstance(value, list):
        return tuple(_spot(name, each) for each in value)
    raise _improper(name, "it must be a list")


def _spot(name: str, value: object) -> tuple[str, int]:
    match value:
        case [document, int() as start] if start >= 0 and not isinstance(start, bool):
            return _document(name, document), start
    raise _improper(name, "each must be a document and a start in it")


def _place(name: str, value: object) -> tuple[int, int]:
    match value:
        case [int() | float() as x, int() | float() as y] if not isinstance(x, bool) and not isinstance(y, bool):
            if all(math.isfinite(each) and abs(each) <= _FARTHEST for each in (x, y)):
                return round(x), round(y)
    raise _improper(name, "it must be two numbers")


_READERS: dict[str, Callable[[str, object], Any]] = {
    "at": _place,
    "because": _text,
    "by": _line,
    "date": _date,
    "decision": _line,
    "documents": _documents,
    "entity": _subject,
    "entry": _line,
    "into": _subject,
    "kind": _kind,
    "list": _line,
    "name": _line,
    "new": _subject,
    "other": _subject,
    "places": _spots,
    "spellings": _lines,
    "text": _words,
}
"""Field → what reads it."""
