"""People, on untagged texts whose personal names are marked by hand with square brackets."""

import re

import pytest
import spacy
from spacy.tokens import Doc, Span

from graphbuild.components.people import make_people
from graphbuild.components.people.credits import find_credits
from graphbuild.components.people.known import officials
from graphbuild.components.people.names import bearers_of, tidy
from graphbuild.components.spans import propose, text_of
from graphbuild.names import fold, person_key, slug
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
        "the former President of Ruritania, [Ada Quill], fled",
        "its foreign minister, [Ada Quill], fled",
        "three ministers, [Otto Reed], [Ada Quill] and others, fled",
        "officials, including [Ada Quill], fled",
        "[Ada Quill] and [Otto Reed], both former ministers, fled",
        "[Ada Quill], 52, a former ambassador, fled",
        "[Ada Quill] (D-Ohio) spoke",
        "[Ada Quill], Democrat of Ohio, spoke",
        "They named [Ada Quill] ambassador.",
        "[Ada Quill], who resigned as trade minister, fled",
        "[Ada Quill] has been minister since May",
        "Secretary-General [Ada Quill] spoke",
        "Governor-elect [Ada Quill] spoke",
        "[Ada Quill], a member of parliament, spoke",
        "[Ada Quill], an army colonel, spoke",
        "Ayatollah [Ada Quill] spoke",
        "Judge [Ada Quill] ruled",
        "Sen. [Ada Quill] spoke",
        "Under Secretary [Ada Quill] spoke",
        "chargé d'affaires [Ada Quill] spoke",
        "two officials of the ministry: [Otto Reed], [Ada Quill] and others",
        "[Ada Quill], [Otto Reed] and [Ivo Lamm], all of whom are deputy ministers, fled",
        "Ranking Member [Ada Quill] spoke",
        "[Ada Quill]: A former minister",
        "[Ada Quill] was elected to the lower house of parliament",
        "[Ada Quill], [Otto Reed] and [Ivo Lamm] used their positions in public office for gain",
        "[Ada Quill] held public office until May",
        "As minister of trade, [Ada Quill] fled",
        "the governor, [Otto Reed], and the mayor, [Ada Quill], fled",
        "[Ada Quill], a banker and former minister, fled",
        "[Ada Quill], an economist who was named foreign minister, fled",
        "[Ada Quill], his deputy, became president",
        "Hong Kong's chief executive, [Ada Quill], spoke",
        "the Communist Party chief, [Ada Quill], spoke",
        "[Ada Quill], head of the anti-drug agency, fled",
        "They named six officials under the new law: [Otto Reed]; [Ada Quill]; and others",
        "The officials on the list are [Otto Reed] and [Ada Quill]",
        "[Ada Quill], captain of the guard, fled",
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
        "{Acme Shipping}'s chief executive officer, [Ada Quill], fled",
        "{Acme Shipping} said its chairman, [Ada Quill], fled",
        "{Acme Shipping}'s secretary general, [Ada Quill], spoke",
        "the opposition leader [Ada Quill] fled",
        "the rebel commander [Ada Quill] fled",
        "[Ada Quill], the editor in chief, fled",
        "Bishop [Ada Quill], a leader, prayed",
        "the drug kingpin [Ada Quill] fled",
        "[Ada Quill] and [Otto Reed] are leaders or officials of {Acme Front}",
        "[Ada Quill], a professor of law, said",
        "[Ada Quill], a Republican donor, said",
        "Major Acme Cartel operator [Ada Quill] fled",
        "[Ada Quill] is chairman of the board",
        "{Acme Union} general secretary [Ada Quill] spoke",
        "[Ada Quill], captain of the tanker, fled",
        "the contra leader [Ada Quill] fled",
        "[Ada Quill], a friend of the president and prime minister, fled",
        "Ministers froze the assets of five people: [Ada Quill] and [Otto Reed]",
        "[Ada Quill] used her position at the firm",
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
        ("[Treasury Secretary Otto Reed] left", ["Otto Reed"]),
        ("Presidents Reed and Quill met", ["Reed", "Quill"]),
        ("his wife, Ada, left", ["Ada"]),
        ("his sons Otto Reed and Ivo fled", ["Otto Reed", "Ivo"]),
        ("the finance minister, Otto Reed, left", ["Otto Reed"]),
        ("the president of the senate, Otto Reed, left", ["Otto Reed"]),
        ("Otto Maria Reed (Maria), the governor, left", ["Otto Maria Reed", "Maria"]),
        ('Minister [Otto] "Buck" Reed left', ['Otto "Buck" Reed']),
        ("President Otto King left", ["Otto King"]),
        ("[Otto Reed], Ivo Lamm and [Ada Quill] left", ["Otto Reed", "Ivo Lamm", "Ada Quill"]),
        ("with Ivo Lamm, [Otto Reed] and [Ada Quill]", ["Ivo Lamm", "Otto Reed", "Ada Quill"]),
        ("[Otto Reed], [Ada Quill] and Ivo Lamm left", ["Otto Reed", "Ada Quill", "Ivo Lamm"]),
        ("Otto Reed, who heads the senate, left", ["Otto Reed"]),
        ("Otto Reed, the mayor's press secretary, left", ["Otto Reed"]),
        ("he met Pak Il Hun, an envoy", ["Pak Il Hun"]),
        ("with Ahmad ‘[Ali Reed]", ["Ahmad ‘Ali Reed"]),
        ("Hwang Il-bae spoke", ["Hwang Il-bae"]),
        ("Maine Secretary of State Otto Reed left", ["Otto Reed"]),
        (
            "the deputy ministers: Otto Reed, Ada Quill (Quill) and Ivo Lamm",
            ["Otto Reed", "Ada Quill", "Quill", "Ivo Lamm"],
        ),
        ("[Otto Reed Reed] left", ["Otto Reed", "Reed"]),
        ("[Abdul van der Reed] left and van der Reed wept", ["Abdul van der Reed", "van der Reed"]),
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
        "[Otto Reed] Avenue is closed.",
        "the [Otto Reed] Foundation paid",
        "the [Reed Quill] alliance",
        "The tanker [Ada Quill] sank.",
        "the province of [Ada Quill]",
        "[Reed Quill Lamm] (RQL) grew",
        "the [Reed Quill] law",
        "By: [Otto Reed], Director",
        "Contact: [Otto Reed], 555 0100",
        "[X] wrote",
        "[He] wrote",
        "[May] came",
        "Share this on [Facebook]",
    ],
)
def test_people_leaves_other_things_alone(text):
    assert read(text) == []


def test_people_takes_back_an_organization_that_is_a_titled_name():
    doc = PEOPLE(marked("{Foreign Minister Otto Reed} met {Acme Shipping}."))

    assert [span.text for span in doc.spans["organizations"]] == ["Acme Shipping"]


def test_people_leaves_a_known_organization_that_begins_like_a_title():
    doc = NLP("They sued General Gears.")
    propose(doc, "organizations", 2, 4, kind=Kind.ORGANIZATION, entity="organization:general-gears")

    assert [span.text for span in PEOPLE(doc).spans["organizations"]] == ["General Gears"]


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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Deputy Finance Minister [Ada Quill] spoke.", {"office": "Deputy Finance Minister"}),
        ("former Finance Minister [Ada Quill] spoke", {"office": "Finance Minister", "standing": "former"}),
        ("[Ada Quill], the acting governor, spoke", {"office": "governor", "standing": "acting"}),
        (
            "[Ada Quill], who served as trade minister from 2015 to May 2019, spoke",
            {"office": "trade minister", "since": "2015", "standing": "former", "until": "May 2019"},
        ),
        ("[Ada Quill], trade minister since 2020, spoke", {"office": "trade minister", "since": "2020"}),
        ("[Ada Quill], an economist at a bank, spoke", {"role": "economist at a bank"}),
        ("[Ada Quill] fell", {}),
        ("talks with Foreign Minister [Ada Quill]", {"office": "Foreign Minister"}),
        ("the two envoys, [Ada Quill] and others", {"office": "envoy"}),
        ("[Ada Quill], a minister who was an envoy, spoke", {"office": "minister"}),
    ],
)
def test_people_keeps_office_standing_and_dates(text, told):
    doc = PEOPLE(marked(text))

    [span] = doc.spans["people"]
    assert dict(span._.attributes) == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Otto Reed Quill left. [Reed] wept.", "Otto Reed Quill"),
        ("Minister Otto Maria Reed Quill left. [Reed] wept.", "Otto Maria Reed Quill"),
        ("Minister Nguyen Ba Quill left. [Nguyen] wept.", "Nguyen Ba Quill"),
        ("Minister Ada Lamm de Reed left. Mr. [Reed] wept.", "Reed"),
        ("President Otto Hussein met King [Hussein].", "Hussein"),
    ],
)
def test_people_knows_whom_a_short_form_means(text, name):
    assert read(text.replace("Otto Reed Quill", "[Otto Reed Quill]"))[-1][1] == name


@pytest.mark.parametrize(("year", "name"), [(1990, "George H. W. Bush"), (2003, "George W. Bush")])
def test_people_tells_bearers_of_one_name_apart_by_the_year(year, name):
    doc = PEOPLE(marked(f"WASHINGTON, May 5, {year} - President [Bush] spoke."))

    [span] = doc.spans["people"]
    assert (span.id_, span.kb_id_) == (name, f"official:{slug(name)}")


def test_people_tells_bearers_of_one_name_apart_by_their_initials():
    doc = PEOPLE(marked("WASHINGTON, May 5, 2003 - [George W. Bush] spoke of [George H. W. Bush]."))

    assert [span.id_ for span in doc.spans["people"]] == ["George W. Bush", "George H. W. Bush"]


def test_people_reads_no_name_of_single_syllables_as_the_beginning_of_a_longer_one():
    assert [name for _, name, _ in read("Minister [Aung San Suu Kyi] left. Minister [Aung San] wept.")] == [
        "Aung San Suu Kyi",
        "Aung San",
    ]


@pytest.mark.parametrize(("key", "year"), [(("kim",), 2015), (("assad",), 1985), (("assad",), 2012)])
def test_officials_full_name_takes_the_head_of_state_of_the_year(key, year):
    assert officials().full_name(key, year) in {"Kim Jong Un", "Hafez al-Assad", "Bashar al-Assad"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("After/IN talks/NNS with/IN the/DT minister/NN ,/, Ada/NNP Quill/NNP left/VBD ./.", "person"),
        ("Ada/NNP Quill/NNP ,/, chief/JJ markets/NNS economist/NN ,/, left/VBD ./.", "person"),
        ("Acme/NNP spokesman/NN Ada/NNP Quill/NNP left/VBD ./.", "person"),
        ("Ada/NNP Quill/NNP ,/, president/NN of/IN Acme/NNP ,/, left/VBD ./.", "person"),
        ("Ruritanian/JJ leader/NN Ada/NNP Quill/NNP left/VBD ./.", "official"),
        ("Senior/JJ General/NNP Ada/IN Quill/NNP left/VBD ./.", "official"),
    ],
)
def test_people_heeds_the_tags_of_words(text, kind):
    words, tags = zip(*(token.rsplit("/", 1) for token in text.split()), strict=True)
    doc = Doc(NLP.vocab, words=list(words), tags=list(tags))
    place = words.index("Ada")
    doc.set_ents([Span(doc, place, place + 2, "PERSON")])

    [span] = PEOPLE(doc).spans["people"]
    assert (span.text, span.label_) == ("Ada Quill", kind)


@pytest.mark.parametrize(("year", "kind"), [(1987, "person"), (2001, "official")])
def test_people_calls_no_one_an_official_before_the_first_office(year, kind):
    assert read(f"May 5, {year} - [Nelson Mandela] spoke.")[0][2] == kind


def test_people_gives_a_first_name_the_surname_that_it_shares():
    found = read("They listed [Ada] and [Otto Quill].")

    assert [name for _, name, _ in found] == ["Ada Quill", "Otto Quill"]


def test_people_finds_a_full_name_everywhere():
    assert len(read("[Otto Reed] left. So did otto reed, and Otto Reed again.")) == 2


def test_people_finds_a_surname_at_the_start_of_a_sentence_only_where_it_is_no_word():
    doc = NLP("Ada Hill left. Hill climbed a hill.")
    doc.set_ents([Span(doc, 0, 2, "PERSON")])

    assert [span.text for span in PEOPLE(doc).spans["people"]] == ["Ada Hill", "Hill"]


def test_people_takes_back_a_name_that_is_mostly_something_else():
    doc = NLP("Acme Reed grew. Acme Reed paid. Acme Reed left.")
    labels = ["ORG", "ORG", "PERSON"]
    doc.set_ents([Span(doc, 4 * place, 4 * place + 2, label) for place, label in enumerate(labels)])

    assert "people" not in PEOPLE(doc).spans


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


def test_bearers_of_gives_a_declared_short_form_to_who_declared_it():
    bearers = bearers_of(["Ada Quill", "Otto Quill"], short_forms={"Otto Quill": {"Quill"}})

    assert bearers.of(("quill",)) == ("otto", "quill")


def test_officials_table_is_sorted_and_names_no_one_twice():
    rows = read_table("officials.tsv")
    spellings = [spelling for row in rows for spelling in (row["name"], *values(row["aliases"]))]

    assert [row["name"] for row in rows] == sorted(row["name"] for row in rows)
    assert len({(person_key(row["name"]), row["years"]) for row in rows}) == len(rows)
    assert len({(fold(spelling), spelling) for spelling in spellings}) == len(spellings)


@pytest.mark.parametrize("key", [("kim",), ("johnson",), ("zzz",)])
def test_officials_full_name_is_none_where_no_one_or_several_are_meant(key):
    assert officials().full_name(key) is None
