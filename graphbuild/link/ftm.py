"""Lists as FollowTheMoney entities, one JSON object a line: OpenSanctions' ``entities.ftm.json`` and nested targets."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from graphbuild.link.cells import FaultyList
from graphbuild.link.countries import country_codes, programme_countries
from graphbuild.link.tables import KINDS
from graphbuild.references import Entry

FORMAT = "FollowTheMoney JSON"
_COUNTRIES = ("nationality", "citizenship", "jurisdiction", "country", "flag", "mainCountry")
_ORIGINS = ("birthCountry", "birthPlace")
_ALIASES = ("name", "alias", "previousName")
_PROGRAMMES = ("programId", "program")
_DETAILS = {"born": "birthDate", "position": "position", "number": "imoNumber", "source": "sourceUrl"}

Record: TypeAlias = dict[str, Any]


def read_ftm(file: Path, lines: Iterable[str]) -> Iterator[tuple[int, Entry]]:
    """Yield the entries of a file of entities, each with the number of its line; sanctions may come in any order.

    Raises:
        SourceError: A line is no entity, or names nobody.
    """
    actors, sanctions = list[tuple[int, Record]](), defaultdict[str, list[Record]](list)
    for number, line in enumerate(lines, 1):
        if line.strip():
            record = _record(file, number, line)
            if record["schema"] == "Sanction":
                for key in _values(record, "entity"):
                    sanctions[key].append(record)
            elif record["schema"].lower() in KINDS:
                actors.append((number, record))
    for number, record in actors:
        yield number, _entry(file, number, record, sanctions[record["id"]])


def _record(file: Path, number: int, line: str) -> Record:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise FaultyList(file, number, f"is no JSON ({problem})") from None
    if "\\ud" in line.lower() and not _is_unicode(record):
        raise FaultyList(file, number, "holds characters that are not valid Unicode")
    match record:
        case {"id": str(key), "schema": str(), "properties": dict()} if key:
            return dict(record)
    raise FaultyList(file, number, "is no FollowTheMoney entity with id, schema and properties")


def _is_unicode(record: object) -> bool:
    """Tell whether a record can be stored: its escapes may stand for half characters."""
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _values(record: Record, *names: str) -> list[str]:
    """Return the words of some properties; entities nested in them give their ids."""
    told = [value for name in names for value in _listed(record["properties"].get(name))]
    ids = [value["id"] if isinstance(value, dict) and "id" in value else value for value in told]
    return [" ".join(value.split()) for value in ids if isinstance(value, str) and value.strip()]


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _entry(file: Path, number: int, record: Record, sanctions: list[Record]) -> Entry:
    nested = [one for one in _listed(record["properties"].get("sanctions")) if isinstance(one, dict)]
    behind = [*sanctions, *(one for one in nested if isinstance(one.get("properties"), dict))]
    programmes = list(dict.fromkeys(value for one in (record, *behind) for value in _programmes(one)))
    names = _values(record, *_ALIASES)
    caption = record.get("caption")
    name = caption if isinstance(caption, str) and caption.strip() else names[0] if names else ""
    if not name:
        raise FaultyList(file, number, "has no name")
    return Entry(
        id=" ".join(record["id"].split()),
        name=" ".join(name.split()),
        kind=KINDS[record["schema"].lower()],
        aliases=tuple(dict.fromkeys(one for one in names if one != name)),
        weak=tuple(dict.fromkeys(_values(record, "weakAlias"))),
        countries=country_codes(_values(record, *_COUNTRIES)),
        origins=tuple(sorted({*country_codes(_values(record, *_ORIGINS)), *programme_countries(programmes)})),
        programmes=tuple(programmes),
        details=tuple((label, "; ".join(told)) for label, one in _DETAILS.items() if (told := _values(record, one))),
    )


def _programmes(record: Record) -> list[str]:
    return next((found for name in _PROGRAMMES if (found := _values(record, name))), [])
