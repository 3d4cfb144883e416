"""People, on untagged texts whose personal names are marked by hand with square brackets."""

import re

import pytest
import spacy
from spacy.tokens import Span

from graphbuild.components.people import make_people
from graphbuild.components.people.credits import find_credits
from graphbuild.components.people.names import bearers_of, officials, tidy
from graphbuild.components.spans import propose, text_of
from graphbuild.names import fold, person_key
from graphbuild.resources import read_table, values
from graphbuild.types import Kind

NLP = spacy.blank("en")
PEOPLE = make_people(NLP, "people")


def marked(text):
    """Make a text in which [Names] were recognised as persons, {Names} proposed as organizations."""
    doc = NLP(re.sub(r"[\[\]{}]", "", text))
    found = [(match.start() - 2 * place, match) for place, match in enumerate(re.finditer(r"[\[{](.+?)[\]}]", text))]
    spans = [(doc.char_span(start, start + len(match[1])), match[0][0]) for start, match in found]
    doc.set_ents([Span(doc, span.start, span.end, "PERSON") for span, mark in spans if mark == "["])
    for span in (span for span, mark in spans if mark == "{"):
        propose(doc, "organizations", span.start, span.end, kind=Kind.ORGANIZATION)
    return doc


def read(text):
    """Return text, full name and kind of everyone who is found."""
    doc = PEOPLE(marked(text))
    spans = sorted(doc.spans.get("people", ()), key=lambda span: span.start)
    return [(text_of(span), span.id_, span.label_) for span in spans]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister [Ada Quill] spoke.",
        "Ruritanian President [Ada Quill] spoke.",
        "said the former ambassador [Ada Quill]",
        "Minister of Trade [Ada Quill] spoke.",
        "[Ada Quill], the foreign minister, spoke.",
        "[Ada Quill], head of the border service, spoke.",
        "[Ada Quill], who served as finance minister, spoke.",
        "[Ada Quill] was appointed prime minister.",
        "the [Ada Quill] administration fell",
        "[Ada Quill]'s government fell",
        "the ministers Otto Reed, [Ada Quill] and others",
        "two officials – [Ada Quill] and others – left",
    ],
)
def test_people_calls_an_official_who_holds_an_office(text):
    assert ("Ada Quill", "Ada Quill", "official") in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "the analyst [Ada Quill] said",
        "[Ada Quill], an economist at a bank, said",
        "his wife, [Ada Quill], said",
        "[Ada Quill], the president's wife, said",
        "the oligarch [Ada Quill] fled",
        "business leader [Ada Quill] fled",
        "{Acme Shipping} chairman [Ada Quill] fled",
        "[Ada Quill] fled",
    ],
)
def test_people_calls_anyone_else_a_person(text):
    assert ("Ada Quill", "Ada Quill", "person") in read(text)


def test_people_calls_an_official_an_official_throughout():
    found = read("[Ada Quill] fled. Later Minister [Ada Quill] spoke. [Quill] left.")

    assert {kind for _, _, kind in found} == {"official"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Mr. Otto Reed] left.", ["Otto Reed"]),
        ("[Deputy Foreign Minister Otto Reed] left.", ["Otto Reed"]),
        ("[Otto Reed's] car", ["Otto Reed"]),
        ("President Otto Reed left", ["Otto Reed"]),
        ("Lt. Gen. Otto Reed left", ["Otto Reed"]),
        ("the president Otto Reed left", ["Otto Reed"]),
        ("General Otto von Reed left", ["Otto von Reed"]),
        ("Otto Reed, the former finance minister, left", ["Otto Reed"]),
        ("the ministers Otto Reed, Ada Quill and Ivo Lamm left", ["Otto Reed", "Ada Quill", "Ivo Lamm"]),
        ("{Foreign Minister Otto Reed} left", ["Otto Reed"]),
    ],
)
def test_people_cuts_titles_and_finds_the_names_that_they_announce(text, names):
    assert [name for name, _, _ in read(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "The Secretary General spoke in May.",
        "the president said",
        "By Otto Reed",
        "By Otto Reed, Ruritania Times",
        "Reporting by [Otto Reed]; editing by [Ada Quill]",
        "[Otto Reed] and [Ada Quill] contributed reporting.",
        "Photo: [Otto Reed]/Acme",
        "[ottoreed@example.org] wrote",
        "[Friday] came",
        "[Acme Bank] grew",
        "[Lonely] came",
    ],
)
def test_people_leaves_other_things_alone(text):
    assert read(text) == []


def test_people_takes_back_an_organization_that_is_a_titled_name():
    doc = PEOPLE(marked("{Foreign Minister Otto Reed} met {Acme Shipping}."))

    assert [span.text for span in doc.spans["organizations"]] == ["Acme Shipping"]


def test_people_finds_a_surname_everywhere_and_names_its_bearer():
    found = read("[Otto Reed] met them. Then Reed left, and Reeds men too.")

    assert [(text, name) for text, name, _ in found] == [
        ("Otto Reed", "Otto Reed"),
        ("Reed", "Otto Reed"),
        ("Reed", "Otto Reed"),
    ]


def test_people_gives_a_surname_of_two_bearers_to_the_only_official():
    found = read("President [Otto Reed] and his wife, [Ada Reed], left. [Reed] waved.")

    assert found[-1] == ("Reed", "Otto Reed", "official")


def test_people_leaves_a_surname_of_two_bearers_unresolved():
    found = read("[Otto Reed] met [Ada Reed]. Mr. [Reed] waved.")

    assert found[-1][:2] == ("Reed", "Reed")


@pytest.mark.parametrize(
    ("text", "name"), [("[Putin] spoke", "Vladimir Putin"), ("President Lukashenka spoke", "Alexander Lukashenko")]
)
def test_people_knows_a_surname_that_everyone_knows(text, name):
    assert [(full, kind) for _, full, kind in read(text)] == [(name, "official")]


def test_people_prefers_the_bearer_in_the_text_to_the_one_whom_everyone_knows():
    found = read("[Otto Putin], a banker, spoke. [Putin] left.")

    assert found[-1][1] == "Otto Putin"


@pytest.mark.parametrize("text", ["Joe Bidens plan", "JOE BIDEN'S PLAN", "[Joe Bidens] plan"])
def test_people_finds_well_known_officials_however_they_are_written(text):
    assert [name for _, name, _ in read(text)] == ["Joe Biden"]


def test_people_trims_a_possessive_without_its_apostrophe():
    assert [text for text, _, _ in read("[Joe Bidens] plan")] == ["Joe Biden"]


def test_people_says_why():
    doc = PEOPLE(marked("Minister [Ada Quill] left. [Quill] waved."))

    assert [span._.reason for span in doc.spans["people"]] == ["title before name", "short for Ada Quill"]


def test_people_takes_no_described_group_for_a_person():
    assert read("The levy hits [poorer Ruritanians] hardest.") == []


def test_people_keeps_a_name_that_begins_with_a_particle():
    assert [text for text, _, _ in read("The minister [van der Quill] spoke.")] == ["van der Quill"]


@pytest.mark.parametrize("text", ["By force they came.", "By Monday the minister had left.", "Source: the ministry"])
def test_find_credits_leaves_sentences_alone(text):
    assert find_credits(text) == []


def test_find_credits_reads_a_long_line_of_capitals_in_no_time():
    assert find_credits("RURITANIA " * 20_000) == []


@pytest.mark.parametrize(
    ("name", "label"), [("ADA  QUILL", "Ada Quill"), ("Ada B. Quill", "Ada Quill"), ("J. Quill", "J. Quill")]
)
def test_tidy_writes_a_name_for_a_label(name, label):
    assert tidy(name) == label


def test_bearers_of_leaves_a_name_of_several_open():
    bearers = bearers_of(["Ada Quill", "Otto Quill"])

    assert bearers.of(("quill",)) is None


def test_officials_table_is_sorted_and_names_no_one_twice():
    rows = read_table("officials.tsv")
    spellings = [spelling for row in rows for spelling in (row["name"], *values(row["aliases"]))]

    assert [row["name"] for row in rows] == sorted(row["name"] for row in rows)
    assert len({person_key(row["name"]) for row in rows}) == len(rows)
    assert len({(fold(spelling), spelling) for spelling in spellings}) == len(spellings)


@pytest.mark.parametrize("key", [("kim",), ("johnson",), ("zzz",)])
def test_officials_full_name_is_none_where_no_one_or_several_are_meant(key):
    assert officials().full_name(key) is None
