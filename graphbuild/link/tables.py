"""Lists in a table with a header: OpenSanctions' ``targets.simple.csv``, and any CSV with ids and names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graphbuild.errors import SourceError
from graphbuild.link.cells import FaultyList, Row
from graphbuild.link.countries import country_codes, programme_countries
from graphbuild.read.source import printable
from graphbuild.references import Entry, EntryKind

FORMAT = "CSV"
SIMPLE = "OpenSanctions CSV"

COLUMNS = {
    "id": ("id", "uid", "entity_id", "ent_num"),
    "name": ("name", "caption", "full_name", "entity_name"),
    "aliases": ("aliases", "alias", "aka", "other_names"),
    "weak": ("weak_aliases", "weak_alias"),
    "kind": ("kind", "schema", "type", "entity_type", "sdn_type"),
    "countries": ("countries", "country", "nationality", "country_code"),
    "programmes": ("programmes", "programme", "programs", "program", "program_ids", "program_id", "sanctions"),
    "born": ("birth_date", "birth_dates", "date_of_birth", "dob", "born"),
    "address": ("addresses", "address"),
    "number": ("identifiers", "identifier", "imo", "imo_number"),
    "note": ("remarks", "remark", "notes", "note", "summary"),
}
"""What a column holds → what lists call it; the first that is there counts."""

_SIMPLE = frozenset({"schema", "aliases", "birth_date", "first_seen"})
_DETAILS = ("born", "address", "number", "note")
_SEVERAL = re.compile(r"\s*[;|]\s*")

KINDS = {
    **dict.fromkeys(("person", "individual", "official", "people"), EntryKind.PERSON),
    **dict.fromkeys(("organization", "organisation", "company", "entity", "publicbody"), EntryKind.ORGANIZATION),
    **dict.fromkeys(("agency", "body", "bank", "group", "party", "medium"), EntryKind.ORGANIZATION),
    **dict.fromkeys(("vessel", "ship"), EntryKind.VESSEL),
    **dict.fromkeys(("aircraft", "airplane"), EntryKind.AIRCRAFT),
    "country": EntryKind.COUNTRY,
    **dict.fromkeys(("", "legalentity", "thing", "any"), EntryKind.ANY),
}
"""What lists call a kind, in small letters; what is none of these is no actor, and passed over."""


def is_simple(header: Sequence[str]) -> bool:
    """Tell whether a header is that of ``targets.simple.csv``."""
    return set(map(_plain, header)) >= _SIMPLE


def read_table(file: Path, header: Sequence[str], rows: Iterable[Row]) -> Iterator[tuple[int, Entry]]:
    """Yield the entries of a table under its header, each with the number of its row.

    Raises:
        SourceError: There is no column of ids or names, or a row lacks one of the two.
    """
    places = _places(file, header)
    for number, row in rows:
        if len(row) > len(header):
            raise FaultyList(file, number, f"has {len(row)} cells under {len(header)} columns")
        told = {field: row[place].strip() for field, place in places.items() if place < len(row)}
        for field in ("id", "name"):
            if not told.get(field):
                raise FaultyList(file, number, f"has no {field}")
        kind = KINDS.get(told.get("kind", "").lower())
        if kind:
            yield number, _entry(told, kind)


def _places(file: Path, header: Sequence[str]) -> dict[str, int]:
    found = {_plain(title): place for place, title in reversed(list(enumerate(header)))}
    places = {
        field: next(found[title] for title in titles if title in found)
        for field, titles in COLUMNS.items()
        if found.keys() & set(titles)
    }
    missing = [field for field in ("id", "name") if field not in places]
    if missing:
        columns = ", ".join(printable(title) for title in header[:12])
        raise SourceError(
            f"{printable(str(file))} has no column '{missing[0]}' (it has {columns}). A list needs id and name; "
            "aliases, kind, country and programme help."
        )
    return places


def _plain(title: str) -> str:
    return "_".join(title.strip().lower().replace("-", " ").split())


def _entry(told: dict[str, str], kind: EntryKind) -> Entry:
    programmes = _several(told.get("programmes", ""))
    return Entry(
        id=" ".join(told["id"].split()),
        name=" ".join(told["name"].split()),
        kind=kind,
        aliases=_several(told.get("aliases", "")),
        weak=_several(told.get("weak", "")),
        countries=country_codes(_several(told.get("countries", ""))),
        origins=tuple(sorted(programme_countries(programmes))),
        programmes=programmes,
        details=tuple((label, told[label]) for label in _DETAILS if told.get(label)),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in _SEVERAL.split(cell.strip()) if part))
