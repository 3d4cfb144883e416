"""graphbuild's own export read back: who is named where, what is claimed, and the texts from their files.

A graph holds no texts: each is read from the file that its id names, seen from where one is or from the export's
folder, and must be the one that the graph was made from. Notes and pins that people made stay in their ledger.
"""

import datetime as dt
import os
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

from graphbuild.errors import SourceError
from graphbuild.marks import RecordedDocument, recorded
from graphbuild.read.marked.given import Row, is_node
from graphbuild.read.source import Reading, Source, printable
from graphbuild.types import Basis, Document, Evidence, Granularity, Kind, Mention, Period, RelationType, Status

Texts = Callable[[str], Iterator[Document]]
"""What reads the documents of a file."""


class Named(NamedTuple):
    """A mention and the id of the node that it names."""

    mention: Mention
    node: str


def is_graph(values: Mapping[str, Any]) -> bool:
    """Tell whether an object is an export of graphbuild's."""
    graph = values.get("graph")
    return isinstance(graph, dict) and "documents" in graph and {"nodes", "edges"} <= values.keys()


def read_graph(row: Row, source: Source, texts: Texts) -> Iterator[Reading]:
    """Yield the documents of an export with what was read from them; what is not there any more costs no other.

    Raises:
        SourceError: It is no such export.
    """
    try:
        records = [dict(record) for record in row.values["graph"]["documents"]]
        mentions, claims = _mentions(row.values["nodes"]), _claims(row.values["edges"])
        ids = [str(record["id"]) for record in records]
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise SourceError(f"{row.where} is no whole export ({problem!r}). Export the graph anew.") from None
    found = _texts(ids, source, texts)
    for record in records:
        try:
            yield _document(row.where, record, found, mentions, claims)
        except SourceError as problem:
            yield problem
        except (KeyError, TypeError, ValueError, IndexError) as problem:
            name = printable(str(record["id"]))
            yield SourceError(f"{row.where} tells of {name} what cannot be ({problem!r}). Export the graph anew.")


def _texts(ids: Sequence[str], source: Source, texts: Texts) -> dict[str, str]:
    """Return the texts that can be read by their ids; those of a file together."""
    files = dict.fromkeys(name.partition("#")[0] for name in ids)
    found: dict[str, str] = {}
    for file in files:
        places = (Path(file), Path(source.path).parent / file)
        path = next((place for place in places if os.path.isfile(place)), None)  # noqa: PTH113  no error at any name
        for document in texts(str(path)) if path else ():
            _, hash_, row = document.id.partition("#")
            found[f"{file}{hash_}{row}"] = document.text
    return found


def _document(
    where: str,
    record: Mapping[str, Any],
    texts: Mapping[str, str],
    mentions: Mapping[str, list[Named]],
    claims: Mapping[str, list[dict[str, Any]]],
) -> RecordedDocument:
    name = str(record["id"])
    if name not in texts:
        raise SourceError(f"{where} tells of {printable(name)}, which is not there. Put it where it was.")
    document = Document(
        id=name,
        text=texts[name],
        title=_text(record.get("title") or "") or None,
        title_basis=Basis(record["title_basis"]) if record.get("title_basis") else None,
        date=_day(record.get("date")),
        date_basis=Basis(record["date_basis"]) if record.get("date_basis") else None,
        url=_text(record.get("url") or "") or None,
        source=_text(record.get("source") or "") or None,
    )
    if document.sha256 != record["sha256"]:
        raise SourceError(f"{where} tells of another text in {printable(name)} than is there now. Export it anew.")
    named = sorted(mentions.get(name, ()), key=lambda one: one.mention.start)
    for one in named:
        if document.text[one.mention.start : one.mention.end] != one.mention.text:
            raise SourceError(f"{where} has a mention at {one.mention.start} of {printable(name)} that is not there.")
    evidence = tuple(_evidence(claim, named) for claim in claims.get(name, ()))
    ordered = tuple(sorted(evidence, key=lambda one: (one.source, one.target, one.relation)))
    return recorded(document, mentions=tuple(one.mention for one in named), evidence=ordered)


def _mentions(nodes: Sequence[Mapping[str, Any]]) -> dict[str, list[Named]]:
    found: defaultdict[str, list[Named]] = defaultdict(list)
    for node in nodes:
        for one in node["mentions"]:
            mention = Mention(
                *_span(one["start"], one["end"]),
                _text(one["text"]),
                Kind(node["kind"]),
                0,
                _text(node["name"]),
                _node(node),
                _text(one.get("reason", "")),
                tuple(sorted((_text(key), _text(value)) for key, value in one.get("attributes", {}).items())),
            )
            found[one["doc"]].append(Named(mention, node["id"]))
    return dict(found)


def _claims(edges: Sequence[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return what is claimed in each document; closeness is none, it is told from the text."""
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for edge in edges:
        if edge["relation"] != RelationType.CO_MENTIONED:
            ends = {"relation": edge["relation"], "from": edge["source"], "to": edge["target"]}
            for citation in edge["evidence"]:
                found[citation["doc"]].append({**citation, **ends})
    return dict(found)


def _evidence(claim: Mapping[str, Any], named: Sequence[Named]) -> Evidence:
    source, source_span = _end(claim, "from", "source_span", named)
    target, target_span = _end(claim, "to", "target_span", named)
    speaker = claim.get("speaker")
    return Evidence(
        RelationType(claim["relation"]),
        source,
        target,
        *_span(claim["start"], claim["end"]),
        _text(claim.get("rule", "")),
        source_span,
        target_span,
        Status(claim.get("status", Status.ASSERTED)),
        None if speaker is None else _nearest(speaker, claim["end"], named),
        _period(claim["period"]) if claim.get("period") else None,
    )


def _end(claim: Mapping[str, Any], end: str, key: str, named: Sequence[Named]) -> tuple[int, tuple[int, int] | None]:
    """Return which mention a claim means, and where a pronoun stands for it, if one does."""
    start, stop = _span(*claim.get(key, (claim["start"], claim["end"])))
    for index, one in enumerate(named):
        if one.node == claim[end] and (one.mention.start, one.mention.end) == (start, stop):
            return index, None
    return _nearest(claim[end], start, named), (start, stop)


def _nearest(node: str, place: int, named: Sequence[Named]) -> int:
    """Return the last mention of a node before a place, else its first.

    Raises:
        ValueError: It has none.
    """
    places = [index for index, one in enumerate(named) if one.node == node]
    if not places:
        raise ValueError(f"no mention of {node}")
    before = bisect_right([named[index].mention.start for index in places], place)
    return places[max(before - 1, 0)]


def _period(record: Mapping[str, Any]) -> Period:
    first, last = (dt.date.fromisoformat(record[end]) for end in ("first", "last"))
    if record["granularity"] not in get_args(Granularity):
        raise ValueError(f"the granularity {record['granularity']!r}")
    return Period(first, last, record["granularity"], bool(record["relative"]), _span(*record["span"]))


def _text(value: object) -> str:
    """Return a text.

    Raises:
        TypeError: It is none.
    """
    if not isinstance(value, str):
        raise TypeError(f"{value!r} for a text")
    return value


def _span(start: object, end: object) -> tuple[int, int]:
    """Return where something stands.

    Raises:
        ValueError: It cannot stand there.
    """
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end < sys.maxsize):
        raise ValueError(f"the place {start!r} to {end!r}")
    return start, end


def _node(node: Mapping[str, Any]) -> str:
    """Return the id of a node.

    Raises:
        ValueError: It is none, or another kind's.
    """
    name = _text(node["id"])
    if not is_node(name) or name.partition(":")[0] != node["kind"]:
        raise ValueError(f"the id {name!r}")
    return name


def _day(day: str | None) -> dt.date | None:
    return dt.date.fromisoformat(day) if day else None
