import spacy

from graphbuild.components.spans import candidates, propose, text_of
from graphbuild.types import Kind


def test_propose_keeps_candidates_of_one_place_apart():
    doc = spacy.blank("en")("Jordan spoke")
    propose(doc, "countries", 0, 1, kind=Kind.COUNTRY, reason="name")
    propose(doc, "people", 0, 1, kind=Kind.PERSON, reason="title")

    assert [(span.label_, span._.reason) for span in candidates(doc)] == [("person", "title"), ("country", "name")]


def test_propose_goes_by_the_trimmed_text():
    doc = spacy.blank("en")("Irans fleet")
    span = propose(doc, "countries", 0, 1, kind=Kind.COUNTRY, trim=1)

    assert (span.id_, text_of(span)) == ("Iran", "Iran")


def test_candidates_of_one_group_leave_others_out():
    doc = spacy.blank("en")("Iran met Oman")
    propose(doc, "countries", 2, 3, kind=Kind.COUNTRY)
    propose(doc, "people", 0, 1, kind=Kind.PERSON)

    assert [span.text for span in candidates(doc, "countries")] == ["Oman"]
