import pytest
import spacy

from graphbuild.components.mentions import Mentions
from graphbuild.components.spans import RECOGNISED, mentions, propose
from graphbuild.types import Kind


@pytest.fixture
def doc():
    return spacy.blank("en")("The Bank of Example in Example hired Ada May")


@pytest.fixture(scope="module")
def choose():
    return Mentions()


def test_mentions_keeps_the_longest(doc, choose):
    propose(doc, "organizations", 1, 4, kind=Kind.ORGANIZATION)
    propose(doc, "countries", 3, 4, kind=Kind.COUNTRY)

    assert [span.text for span in mentions(choose(doc))] == ["Bank of Example"]


def test_mentions_prefers_the_earlier_group_where_the_tokens_are_the_same(doc, choose):
    propose(doc, "countries", 5, 6, kind=Kind.COUNTRY)
    propose(doc, "agencies", 5, 6, kind=Kind.AGENCY)

    assert [span.label_ for span in mentions(choose(doc))] == ["agency"]


def test_mentions_prefers_a_person_to_a_guess(doc, choose):
    propose(doc, "organizations", 7, 9, kind=Kind.ORGANIZATION, reason=RECOGNISED)
    propose(doc, "people", 7, 9, kind=Kind.PERSON)

    assert [span.label_ for span in mentions(choose(doc))] == ["person"]


def test_mentions_sorts_by_place(doc, choose):
    propose(doc, "people", 7, 9, kind=Kind.PERSON)
    propose(doc, "countries", 5, 6, kind=Kind.COUNTRY)

    assert [span.start for span in mentions(choose(doc))] == [5, 7]


def test_mentions_keeps_what_a_candidate_carries(doc, choose):
    propose(
        doc, "countries", 5, 6, kind=Kind.COUNTRY, name="Exampleland", entity="country:xx", reason="a reason", trim=2
    )
    (span,) = mentions(choose(doc))

    assert (span.id_, span.kb_id_, span._.reason, span._.trim) == ("Exampleland", "country:xx", "a reason", 2)


@pytest.mark.parametrize("text", ["May", "Facebook", "X", "desk@example.org", "www.example.org"])
def test_mentions_drops_junk(choose, text):
    doc = spacy.blank("en")(text)
    propose(doc, "organizations", 0, len(doc), kind=Kind.ORGANIZATION)

    assert mentions(choose(doc)) == []


def test_mentions_of_an_empty_text_are_none(choose):
    assert mentions(choose(spacy.blank("en")(""))) == []


def test_mentions_keeps_only_countries_of_a_dateline(choose):
    doc = spacy.blank("en")("LIMA, Peru (Example) - Example met.")
    propose(doc, "countries", 2, 3, kind=Kind.COUNTRY)
    for place in (4, 7):
        propose(doc, "organizations", place, place + 1, kind=Kind.ORGANIZATION)

    assert [span.start for span in mentions(choose(doc))] == [2, 7]
