"""Turtle, read back and asked by rdflib."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.exports import pieces
from graphbuild.exports.turtle import literal, name_of_thing
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Document, Entity, Kind, Mention, Relation, RelationType

rdflib = pytest.importorskip("rdflib")

PREFIX = "PREFIX gb: <urn:graphbuild:vocabulary:> PREFIX schema: <https://schema.org/> "
HOSTILE = st.text(st.sampled_from("\"'\\\n\r\t<>{}|^`@;. \x00\x0b\x7f\u2028\ufffe😀é\ud800:/a%"), max_size=10)


def read(graph):
    return rdflib.Graph().parse(data="".join(pieces(graph, "turtle")), format="turtle")


def asked(graph, question):
    return sorted(tuple(map(str, row)) for row in read(graph).query(PREFIX + question))


def test_to_turtle_answers_who_imposed_what_by_which_sentence(voices):
    rows = asked(
        voices,
        """SELECT ?actor ?measure ?sentence ?day WHERE {
          ?one gb:imposes ?other . ?one schema:name ?actor . ?other schema:name ?measure .
          ?claim rdf:subject ?one ; rdf:predicate gb:imposes ; rdf:object ?other .
          ?evidence gb:of ?claim ; schema:text ?sentence ; gb:status "asserted" ; schema:datePublished ?day }""",
    )

    assert rows == [("Norway", "sanctions on Chile", "Norway imposed sanctions.", "2024-05-01")]


def test_to_turtle_states_nothing_that_is_only_alleged_denied_or_close(voices):
    stated = asked(voices, "SELECT ?a ?p ?b WHERE { ?a gb:id ?x . ?b gb:id ?y . ?a ?p ?b }")

    assert sorted(row[1].rsplit(":", 1)[1] for row in stated) == [
        "criticises",
        "imposes",
        "part_of",
        "serves",
        "targets",
    ]
    assert asked(voices, 'SELECT ?c WHERE { ?c rdf:predicate gb:attacks ; gb:status "denied" }')
    assert asked(voices, 'SELECT ?c WHERE { ?c rdf:predicate gb:targets ; gb:status "alleged" }')
    assert not asked(voices, "SELECT ?c WHERE { ?c a gb:Closeness, rdf:Statement }")


def test_to_turtle_tells_speaker_text_and_span(voices):
    rows = asked(
        voices,
        """SELECT ?name ?text ?start ?end WHERE { ?e gb:speaker ?who ; gb:start ?start ; gb:end ?end ;
          <http://www.w3.org/ns/prov#wasQuotedFrom> ?d . ?who schema:name ?name . ?d gb:id ?text }""",
    )

    assert rows == [("Kari Berg", "b.txt", "0", "17")]


def test_to_turtle_keeps_weights(voices):
    weights = asked(voices, "SELECT ?w WHERE { ?c rdf:predicate gb:imposes ; gb:weight ?w }")

    assert [float(weight) for (weight,) in weights] == [2.0]


def test_to_turtle_has_no_blank_nodes(voices):
    assert not [term for triple in read(voices) for term in triple if isinstance(term, rdflib.BNode)]


@settings(deadline=None, max_examples=25)
@given(ids=st.lists(HOSTILE, min_size=2, max_size=2, unique=True), text=HOSTILE, attribute=HOSTILE)
def test_rdflib_reads_what_hostile_texts_were_written_as(ids, text, attribute):
    mention = Mention(0, 1, text, Kind.COUNTRY, 0, text, None, text, ((attribute, text),))
    entities = [Entity(node, Kind.COUNTRY, text, (text,), ((text, mention),)) for node in ids]
    citation = Citation(text, 0, 1, text, None, (0, 1), (0, 1), text, speaker=ids[0])
    graph = build_graph(
        [Document(text, text, text)], entities, [Relation(*ids, RelationType.CONSULTS, 1.0, (citation,))]
    )

    found = read(graph)

    names = {str(name) for name in found.objects(predicate=rdflib.URIRef("https://schema.org/name"))}
    assert text.replace("\ud800", "\ufffd") in names
    assert len(set(found.subjects(rdflib.RDF.type, rdflib.URIRef("https://schema.org/Country")))) == 2


@given(text=HOSTILE)
def test_literal_is_one_line(text):
    assert "\n" not in literal(text)
    assert "\r" not in literal(text)


@given(one=HOSTILE, other=HOSTILE)
def test_name_of_thing_tells_parts_apart(one, other):
    assert (name_of_thing("x", one, "y") == name_of_thing("x", other, "y")) == (one == other)
