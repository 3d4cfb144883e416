"""Rows of the kept graph as the records that a graph holds; see :mod:`graphbuild.values` for their shape."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from sys import intern
from typing import Any, TypeAlias

from graphbuild.store import NEARNESS, Store

Record: TypeAlias = dict[str, Any]

DOCUMENTS = (
    "SELECT documents.number, documents.id, title, title_basis, date, date_basis, url, documents.source, sha256,"
    " (SELECT id FROM copies JOIN documents AS first ON first.number = copies.source"
    " WHERE copies.document = documents.number) FROM documents"
)
ENTITIES = "SELECT number, id, name, kind, aliases, notes, pin, listed FROM entities"
NAMED = (
    "SELECT named.entity, named.document, start_char, end_char, text, reason,"
    " coalesce(named.attributes, mentions.attributes)"
    " FROM named JOIN mentions ON mentions.document = named.document AND mentions.number = named.mention"
)
CITATIONS = (
    "SELECT relation, document, sentence, start_char, end_char, source_start, source_end, target_start, target_end,"
    " rule, status, speaker, happened_first, happened_last, granularity, relative, happened_start_char,"
    " happened_end_char FROM citations"
)
_RULE, _STATUS = map(str, NEARNESS)


def decided_in(store: Store) -> Record:
    """Return what the graph keeps of people's decisions, as its attribute ``ledger``; nothing where there are none."""
    ((told,),) = store.ask("SELECT decided FROM graph")
    return {"ledger": json.loads(told)} if told else {}


def document_of(row: Sequence[Any]) -> Record:
    """Return the record of a document from its row, but for the number."""
    names = "id", "title", "title_basis", "date", "date_basis", "url", "source", "sha256", "copy_of"
    return dict(zip(names, row, strict=True))


def node_of(row: Sequence[Any]) -> Record:
    """Return the record of a node from its row, but for the number and the id, and without its mentions."""
    name, kind, aliases, notes, pin, listed = row
    told = {"notes": notes, "pin": pin, "references": listed}
    record = {"kind": kind, "name": name, "aliases": json.loads(aliases)}
    return record | {what: json.loads(value) for what, value in told.items() if value}


def mention_of(doc: str, row: Sequence[Any]) -> Record:
    """Return the record of a mention from its row."""
    start, end, text, reason, attributes = row
    record = {"doc": doc, "start": start, "end": end, "text": intern(text), "reason": intern(reason)}
    return record if attributes == "{}" else record | {"attributes": dict(_told(attributes))}


def cut(store: Store, document: int, start: int, end: int) -> str:
    """Return a stretch of a text that is not one sentence."""
    ((text,),) = store.ask("SELECT text FROM documents WHERE number = ?", [document])
    return str(text[start:end])


@lru_cache(2**14)
def _told(attributes: str) -> tuple[tuple[str, str], ...]:
    return tuple(json.loads(attributes).items())


def citation_of(document: Mapping[str, Any], text: str, row: Sequence[Any]) -> Record:
    """Return the record of a citation from its row, of a document and with the words that are cited."""
    start, end, source_start, source_end, target_start, target_end, rule, status, speaker, first, *period = row
    return {
        "doc": document["id"],
        "start": start,
        "end": end,
        "text": text,
        "date": document["date"],
        "source_span": [source_start, source_end],
        "target_span": [target_start, target_end],
        "rule": _RULE if rule is None else intern(rule),
        "status": _STATUS if status is None else intern(status),
        "speaker": speaker and intern(speaker),
        "period": None if first is None else _period(first, *period),
    }


def _period(first: str, last: str, granularity: str, relative: int, start: int, end: int) -> Record:  # noqa: PLR0913, PLR0917
    return {
        "first": first,
        "last": last,
        "granularity": granularity,
        "relative": bool(relative),
        "span": [start, end],
    }
