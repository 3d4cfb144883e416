"""What every FollowTheMoney record is made of: its id, values that the model takes, and what its sentences tell."""

import hashlib
import json
import re
from collections.abc import Iterable
from typing import TypedDict
from urllib.parse import urlsplit

from graphbuild.graph import Edge, EntityGraph, documents_of, edges_of, kind_of, name_of
from graphbuild.types import Citation, Kind, RelationType, Status

VOUCHED = frozenset({Status.ASSERTED, Status.QUOTED})
"""The voices that say it is so."""
_FORMER = {"cs": "cshh", "su": "suhh", "yu": "yucs", "an": None, "yd": None}
"""What the model calls former states, if anything."""
_LONGEST = {"name": 384, "alias": 384, "summary": 65_000, "reason": 65_000, "notes": 65_000}
_LONGEST_ELSE = 1024


class Entity(TypedDict):
    """One record of the model; all of its values are lists of texts."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def record(schema: str, ident: str, **properties: Iterable[str | None]) -> Entity:
    """Return a record, its values cleaned, each once, and without properties of none.

    >>> record("Territory", "gb-1", name=["Norway ", "Norway"], country=[None])
    {'id': 'gb-1', 'schema': 'Territory', 'properties': {'name': ['Norway']}}
    """
    cleaned = {name: _values(name, values) for name, values in properties.items()}
    return {"id": ident, "schema": schema, "properties": {name: values for name, values in cleaned.items() if values}}


def _values(name: str, values: Iterable[str | None]) -> list[str]:
    longest = _LONGEST.get(name, _LONGEST_ELSE)
    texts = (" ".join(_visible(value).split())[:longest].strip() for value in values if value)
    if name == "name":
        texts = (text or "?" for text in texts)
    return list(dict.fromkeys(text for text in texts if text and (name != "sourceUrl" or _is_address(text))))


def _visible(text: str) -> str:
    """Return a text without what the model takes out: controls, soft hyphens, marks without width and the like."""
    return text if text.isprintable() else "".join(char for char in text if char.isprintable() or char.isspace())


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        known = parts.port is None or parts.port > 0
    except ValueError:
        return False
    host = re.fullmatch(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", parts.hostname or "")
    return parts.scheme in {"http", "https"} and bool(host) and known and text.isascii() and " " not in text


class Notebook:
    """A graph, and what is known of all of it before the first record is written."""

    def __init__(self, graph: EntityGraph) -> None:
        self.graph = graph
        self.documents = documents_of(graph)
        self._homes = {
            edge.source: edge.target
            for edge in edges_of(graph)
            if edge.relation is RelationType.PART_OF and self.vouched(edge)
        }

    def id_of(self, *parts: str) -> str:
        """Return an id of letters, digits and hyphens, as the model wants it, another one for all other parts."""
        digest = hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
        words = re.sub("[^a-z0-9]+", "-", parts[-1].lower()).strip("-")[:60].strip("-")
        return "-".join(filter(None, ("gb", words, digest)))

    def thing(self, node: str) -> str:
        """Return the id of an entity's record."""
        return self.id_of("entity", node)

    def article(self, document: str) -> str:
        """Return the id of a text's record."""
        return self.id_of("text", document)

    def claim(self, edge: Edge) -> str:
        """Return the id of a claim's record."""
        return self.id_of(edge.source, edge.target, str(edge.relation))

    def voice(self, edge: Edge) -> Status:
        """Return the best voice that speaks for a claim."""
        return next(voice for voice in Status if any(told.status is voice for told in edge.citations))

    def vouched(self, edge: Edge) -> bool:
        """Tell whether any text says in its own voice, or as somebody's words, that it is so."""
        return self.voice(edge) in VOUCHED

    def country(self, node: str) -> str | None:
        """Return the code of a country, or of the country that a body is part of, if the model has one."""
        seen = set[str]()
        while node in self._homes and node not in seen:
            seen.add(node)
            node = self._homes[node]
        if node not in self.graph or kind_of(self.graph, node) is not Kind.COUNTRY:
            return None
        code = node.partition(":")[2]
        return _FORMER.get(code, code if re.fullmatch("[a-z]{2}", code) else None)

    def told(self, edge: Edge) -> dict[str, list[str | None]]:
        """Return what the sentences of a claim tell of any record: when, where and by whom it was published."""
        documents = [self.documents.get(told.doc, {}) for told in edge.citations]
        return {
            "date": [*sorted({told.date.isoformat() for told in edge.citations if told.date})],
            "summary": [self.sentence(told) for told in edge.citations],
            "sourceUrl": [document.get("url") for document in documents],
            "publisher": [document.get("source") for document in documents],
            "proof": [self.article(told.doc) for told in edge.citations if told.doc in self.documents],
            "recordId": [f"{edge.source} {edge.relation} {edge.target}"],
        }

    def sentence(self, told: Citation) -> str:
        """Return a sentence with who says so, and in which voice where it is not the text's own."""
        speaker = told.speaker and (name_of(self.graph, told.speaker) if told.speaker in self.graph else told.speaker)
        voice = None if told.status is Status.ASSERTED else str(told.status)
        said = [word for word in (voice, speaker and f"said by {speaker}") if word]
        return f"{told.text} ({', '.join(said)})" if said else told.text
