"""RDF in Turtle, for triple stores, SPARQL and rdflib.

Names and texts are in schema.org's terms, where these are exact, and PROV's; all else is in a small vocabulary of our
own, which each file defines. A claim is an ``rdf:Statement`` with its weight, and its evidence is told sentence by
sentence: text, document, span, day, voice and speaker. The triple itself is stated only where some text asserts or
quotes it, so that what is merely alleged or denied is found among the statements alone; closeness is a ``gb:Closeness``
and no statement. How a text's title and date were found is left out.

Nothing has a blank node: equal graphs give equal bytes, piece by piece and without rdflib.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from graphbuild.exports.facts import edge_facts, listed, voice_of
from graphbuild.graph import EntityGraph, sources_of
from graphbuild.types import Kind, Status

_CLASSES = {
    Kind.COUNTRY: "schema:Country",
    Kind.AGENCY: "schema:Organization",
    Kind.OFFICIAL: "schema:Person",
    Kind.PERSON: "schema:Person",
    Kind.ORGANIZATION: "schema:Organization",
}
_HEAD = """@prefix gb: <urn:graphbuild:vocabulary:> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

gb:Claim a rdfs:Class ; rdfs:subClassOf rdf:Statement ; rdfs:comment "What texts say of two entities." .
gb:Closeness a rdfs:Class ; rdfs:comment "Two entities are named in one sentence; no more is claimed." .
gb:Evidence a rdfs:Class ; rdfs:subClassOf prov:Entity ; rdfs:comment "A sentence for a claim, or against it." .
gb:status a rdf:Property ; rdfs:comment "The voice: asserted, quoted, alleged or denied; of a claim the best of them." .
gb:start a rdf:Property ; rdfs:comment "Where it begins, in code points of the document's text; gb:end is exclusive." .

"""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile('[\\\\"\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')


def to_turtle(graph: EntityGraph) -> Iterator[str]:
    """Write a graph as Turtle, piece by piece.

    References:
        W3C, RDF 1.1 Turtle (2014); RDF Schema 1.1, section 5.3: reification; PROV-O (2013).
    """
    yield _HEAD
    for record in graph.graph["documents"]:
        yield _document(record)
    for node, record in graph.nodes(data=True):
        yield from _entity(node, record, listed(graph, node))
    sources = sources_of(graph)
    for source, target, record in graph.edges(data=True):
        yield from _relation(source, target, record, sources)


def literal(text: str) -> str:
    r"""Return a text as a Turtle literal; half a surrogate pair, which RDF cannot say, is replaced.

    >>> print(literal('a "b"\n\x00'))
    "a \"b\"\n\u0000"
    """
    return f'"{_SPECIAL.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    char = found[0]
    return _ESCAPES.get(char) or ("\ufffd" if "\ud800" <= char <= "\udfff" else f"\\u{ord(char):04X}")


def name_of_thing(sort: str, *parts: str) -> str:
    """Return the IRI of a thing; all parts are percent-encoded.

    >>> name_of_thing("entity", "country:ru")
    '<urn:graphbuild:entity:country:ru>'
    """
    encoded = "/".join(quote(part.encode("utf-8", "surrogatepass"), safe=":.-_~") for part in parts)
    return f"<urn:graphbuild:{sort}:{encoded}>"


def _thing(node: str) -> str:
    return name_of_thing("entity", node)


def _told(subject: str, *pairs: tuple[str, str | None]) -> str:
    said = " ;\n  ".join(f"{predicate} {value}" for predicate, value in pairs if value is not None)
    return f"{subject}\n  {said} .\n"


def _text(value: object) -> str | None:
    return None if value is None else literal(str(value))


def _day(day: str | None) -> str | None:
    return f'"{day}"^^xsd:date' if day else None


def _document(record: Mapping[str, Any]) -> str:
    copied = record.get("copy_of")
    return _told(
        name_of_thing("text", record["id"]),
        ("a", "schema:CreativeWork"),
        ("gb:id", _text(record["id"])),
        ("schema:name", _text(record.get("title"))),
        ("schema:datePublished", _day(record.get("date"))),
        ("schema:url", _text(record.get("url"))),
        ("gb:source", _text(record.get("source"))),
        ("gb:sha256", _text(record.get("sha256"))),
        ("gb:copyOf", name_of_thing("text", copied) if copied else None),
    )


def _entity(node: str, record: Mapping[str, Any], entries: Iterable[str]) -> Iterator[str]:
    aliases = ", ".join(map(literal, record["aliases"])) or None
    kind = Kind(record["kind"])
    classes = ", ".join(filter(None, (_CLASSES.get(kind), f"gb:{kind.title()}")))
    notes = ", ".join(literal(note["text"]) for note in record.get("notes", ())) or None
    names = (("gb:id", literal(node)), ("schema:name", literal(record["name"])), ("schema:alternateName", aliases))
    linked = (("gb:listed", literal(entry)) for entry in entries)
    yield _told(_thing(node), ("a", classes), *names, ("gb:note", notes), *linked)
    for mention in record["mentions"]:
        place = (mention["doc"], str(mention["start"]), str(mention["end"]))
        attributes = mention.get("attributes", {})
        yield _told(
            name_of_thing("mention", *place, node),
            ("a", "gb:Mention"),
            ("gb:names", _thing(node)),
            *_place(mention),
            ("gb:reason", _text(mention.get("reason"))),
            *((f"gb:{_local(name)}", literal(value)) for name, value in sorted(attributes.items())),
        )


def _local(name: str) -> str:
    """Return the name of an attribute as the end of a name of our vocabulary."""
    return "attribute_" + re.sub("[^A-Za-z0-9_]", "_", name)


def _place(span: Mapping[str, Any]) -> Iterable[tuple[str, str | None]]:
    document = name_of_thing("text", span["doc"])
    bounds = (("gb:start", str(int(span["start"]))), ("gb:end", str(int(span["end"]))))
    return ("schema:text", literal(span["text"])), ("prov:wasQuotedFrom", document), *bounds


def _relation(source: str, target: str, record: Mapping[str, Any], sources: Mapping[str, str]) -> Iterator[str]:
    facts = edge_facts(record, sources)
    relation, claim = facts["relation"], facts["claim"]
    ident, predicate = name_of_thing("claim", source, relation, target), f"gb:{relation}"
    if facts["status"] in {Status.ASSERTED, Status.QUOTED}:
        yield f"{_thing(source)} {predicate} {_thing(target)} .\n"
    ends = (("rdf:subject", _thing(source)), ("rdf:predicate", predicate), ("rdf:object", _thing(target)))
    pair = (("gb:one", _thing(source)), ("gb:other", _thing(target)))
    yield _told(
        ident,
        ("a", "gb:Claim, rdf:Statement" if claim else "gb:Closeness"),
        *(ends if claim else pair),
        ("gb:weight", f'"{facts["weight"]!r}"^^xsd:double'),
        ("gb:sources", str(facts["sources"])),
        ("gb:status", _text(facts["status"])),
    )
    for item in record["evidence"]:
        yield _evidence(ident, item, claim=claim)


def _evidence(claim_ident: str, item: Mapping[str, Any], *, claim: bool) -> str:
    digest = hashlib.sha256(json.dumps([claim_ident, item], sort_keys=True).encode()).hexdigest()[:24]
    period = item.get("period") or {}
    speaker = item.get("speaker")
    return _told(
        name_of_thing("evidence", digest),
        ("a", "gb:Evidence"),
        ("gb:of", claim_ident),
        *_place(item),
        ("schema:datePublished", _day(item.get("date"))),
        ("gb:status", literal(voice_of(item)) if claim else None),
        ("gb:speaker", _thing(speaker) if speaker else None),
        ("gb:rule", _text(item.get("rule"))),
        ("gb:happenedFrom", _day(period.get("first"))),
        ("gb:happenedUntil", _day(period.get("last"))),
        *(
            (f"gb:{end}_span", literal(str(item[f"{end}_span"])))
            for end in ("source", "target")
            if f"{end}_span" in item
        ),
    )
