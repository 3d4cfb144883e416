import pytest
import spacy

from graphbuild.components.bodies.agencies import Agencies
from graphbuild.components.bodies.phrases import body_slug, read_words
from graphbuild.components.places.countries import Countries
from graphbuild.components.spans import candidates, text_of


@pytest.fixture(scope="module")
def read():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    countries, agencies = Countries(nlp), Agencies(nlp)
    return lambda text: candidates(agencies(countries(nlp(text))), "agencies")


def found(spans):
    return [(text_of(span), span.kb_id_.removeprefix("agency:")) for span in spans]


@pytest.mark.parametrize(
    "text",
    [
        "the U.S. Department of the Treasury acted",
        "the US Treasury acted",
        "the Treasury Department acted",
        "Deputy Treasury Secretary Ada Example",
    ],
)
def test_agencies_gives_a_body_one_id_however_it_is_written(read, text):
    assert [span.kb_id_ for span in read(text)] == ["agency:us-treasury"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Russian Finance Ministry said", [("Russian Finance Ministry", "ru-finance-ministry")]),
        ("the Ministry of Finance of Russia said", [("Ministry of Finance of Russia", "ru-finance-ministry")]),
        ("Iran's Foreign Ministry said", [("Foreign Ministry", "ir-foreign-ministry")]),
        ("Iran's Ministry of Foreign Affairs said", [("Ministry of Foreign Affairs", "ir-foreign-ministry")]),
        ("the Chilean central bank", [("Chilean central bank", "cl-central-bank")]),
        ("the new Government of Syria", [("Government of Syria", "sy-government")]),
        ("the United States (U.S.) government", [("United States (U.S.) government", "us-government")]),
        (
            "Kenya's democratically elected parliament",
            [("democratically elected parliament", "ke-democratically-elected-parliament")],
        ),
        ("Ukraines foreign ministry", [("foreign ministry", "ua-foreign-ministry")]),
        ("the Nigerian Senate voted", [("Nigerian Senate", "ng-senate")]),
        ("the Senate voted", [("Senate", "us-senate")]),
        ("Peru waits. The State Security Council met.", [("State Security Council", "pe-state-security-council")]),
        ("Peru waits. The Reserve Bank met.", [("Reserve Bank", "pe-central-bank")]),
        ("Britain waits for the Treasury.", [("Treasury", "gb-treasury")]),
        (
            "He left NATO's Committee on Boats last year.",
            [("NATO", "nato"), ("Committee on Boats", "nato-boats-committee")],
        ),
        ("Peru waits. The Civil Administration waits.", [("Civil Administration", "pe-civil-administration")]),
        ("NATO Secretary General Ada Example", [("NATO", "nato")]),
        ("NATOs expansion", [("NATO", "nato")]),
        (
            "the 9th Infantry Division of the Ugandan army",
            [("9th Infantry Division", "ug-9th-infantry-division"), ("Ugandan army", "ug-military")],
        ),
        (
            "the Ministry of Industry and Trade and Rosneft",
            [("Ministry of Industry and Trade", "industry-trade-ministry")],
        ),
        ("the Supreme Court ruled", [("Supreme Court", "supreme-court")]),
        (
            "Peru waited. The Supreme Court ruled, Parliament met.",
            [("Supreme Court", "pe-supreme-court"), ("Parliament", "pe-parliament")],
        ),
        (
            "Kenya's finance ministry and coast guard agreed",
            [("finance ministry", "ke-finance-ministry"), ("coast guard", "ke-coast-guard")],
        ),
        (
            "Today the UN Special Committee on Peace met.",
            [("UN", "un"), ("UN Special Committee on Peace", "un-special-peace-committee")],
        ),
        (
            "the U.S. Departments of State, the Treasury and Homeland Security",
            [
                ("State", "us-state-department"),
                ("Treasury", "us-treasury"),
                ("Homeland Security", "us-homeland-security-department"),
            ],
        ),
        ("Peruvian authorities met", [("Peruvian authorities", "pe-government")]),
        ("Peru's police met", [("police", "pe-police")]),
        ("Peru's spy agency met", [("spy agency", "pe-spy-agency")]),
        ("the Peruvian secret police met", [("Peruvian secret police", "pe-secret-police")]),
        ("Peru waited. The junta met.", [("junta", "pe-regime")]),
        ("the Peruvian military and police", [("Peruvian military", "pe-military")]),
        ("Peru's Presidential Guard Brigade", [("Presidential Guard Brigade", "pe-presidential-guard-brigade")]),
        (
            "the Council for Development and Reconstruction of Peru",
            [("Council for Development and Reconstruction of Peru", "pe-development-reconstruction-council")],
        ),
        (
            "He left the Kremlin's Office of Gifts last year.",
            [("Kremlin", "ru-kremlin"), ("Office of Gifts", "ru-gifts-office")],
        ),
    ],
)
def test_agencies_binds_a_body_to_its_country(read, text, expected):
    assert found(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the government of the day",
        "a council met in its office",
        "Treasury yields rose",
        "the tanker (IMO 9000001)",
        "the foreign minister of Chile",
        "Chile celebrates Armed Forces Day",
        "the Blue Liberation Army attacked",
        "the Olympic Committee of the valley",
        "the Opera House burned",
        "Exchange Houses closed",
        "the office used its authorities",
        "Peru waited. The spy agency met.",
        "Hezbollah's Executive Council met",
        "the Houthi Naval Forces sailed",
    ],
)
def test_agencies_leaves_other_things_alone(read, text):
    assert found(read(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Biden administration", [("Biden administration", "us-biden-administration")]),
        ("the Biden Administration", [("Biden Administration", "us-biden-administration")]),
        ("the Biden-Harris Administration", [("Biden-Harris Administration", "us-biden-administration")]),
        ("Joe Biden's administration", [("administration", "us-biden-administration")]),
        ("Joe Bidens administration", [("administration", "us-biden-administration")]),
        ("the US administration", [("US administration", "us-administration")]),
        ("Peru waits. The Administration waits, too.", [("Administration", "us-administration")]),
    ],
)
def test_agencies_reads_administrations_by_their_leader(read, text, expected):
    assert found(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The European Commission met. The Commission agreed.", "European Commission"),
        ("The Burmese military rules. Nobody stops the military.", "Burmese military"),
        ("Peru's State Audit Office (SAO) wrote. SAO asked.", "State Audit Office of Peru"),
        ("Peru's foreign ministry wrote. Then the ministry asked.", "foreign ministry of Peru"),
        ("The Biden administration met. Some administration officials left.", "Biden administration"),
        ("They praised NATO. The 30-nation alliance thanked them.", "NATO"),
    ],
)
def test_agencies_ties_short_forms_to_the_full_name(read, text, name):
    spans = read(text)

    assert len({span.kb_id_ for span in spans}) == 1
    assert spans[-1]._.reason == f"short for {name}"


def test_agencies_reads_a_regime_by_its_kin(read):
    assert found(read("The Burmese military rules. Many fled the military regime."))[-1] == (
        "military regime",
        "mm-military-regime",
    )


def test_agencies_believes_the_text_about_an_acronym(read):
    (full, short) = read("The Peruvian State Farming Bureau (FSB) met.")

    assert short.kb_id_ == full.kb_id_ == "agency:pe-state-farming-bureau"


def test_body_slug_ignores_order_and_spelling():
    words = read_words()

    assert body_slug("Ministry of Defence", "ministry", words) == body_slug("Defense Ministry", "ministry", words)


def test_agencies_reads_the_commission_of_the_union(read):
    assert found(read("The EU met. The Commission agreed."))[-1] == ("Commission", "eu-commission")


def test_agencies_lets_the_only_bearer_keep_a_name(read):
    assert found(read("The Nigerian Senate met. The Senate voted."))[-1] == ("Senate", "ng-senate")


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Russia's Foreign Intelligence Service spied.", "agency:ru-svr"),
        ("Cuba's Interior Ministry denied it.", "agency:cu-minint"),
        ("Canada's House of Commons voted.", "agency:ca-house-of-commons"),
        ("The KGB of Belarus arrested four men.", "agency:by-kgb"),
        ("The Cuban Revolutionary National Police came.", "agency:cu-pnr"),
        ("The US federal government agreed.", "agency:us-government"),
    ],
)
def test_agencies_gives_a_listed_body_one_id_however_a_text_names_it(read, text, entity):
    assert [span.kb_id_ for span in read(text)] == [entity]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The Peruvian parliament voted. The European Parliament agreed.", "agency:eu-parliament"),
        ("Peru's treasury paid. Then HM Treasury paid.", "agency:gb-treasury"),
        ("Peru's central bank paid. The Federal Reserve agreed.", "agency:us-central-bank"),
    ],
)
def test_agencies_takes_no_name_of_one_body_alone_for_that_of_another(read, text, entity):
    assert read(text)[-1].kb_id_ == entity


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Peru's foreign ministry wrote to Chile's. The ministry in Lima waited.", "agency:pe-foreign-ministry"),
        ("Chileans wait. The government in Lima denied it.", "agency:pe-government"),
    ],
)
def test_agencies_ties_a_body_to_the_country_whose_capital_it_sits_in(read, text, entity):
    assert read(text)[-1].kb_id_ == entity


def test_agencies_ties_no_embassy_to_the_country_that_it_stands_in(read):
    assert [span.kb_id_ for span in read("The embassy in Lima closed.")] == []


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Under Secretary for Terrorism and Financial Intelligence", "agency:us-tfi"),
        ("The Peoples Liberation Army drilled.", "agency:cn-military"),
        ("Peru left the Commission on the Status of Women.", "agency:un-commission-on-the-status-of-women"),
    ],
)
def test_agencies_knows_listed_bodies_without_apostrophe_or_head(read, text, entity):
    assert read(text)[-1].kb_id_ == entity


def test_agencies_takes_no_dateline_for_an_acronym(read):
    assert [span.text for span in read("LIMA (European Parliament) - LIMA was calm.")] == ["European Parliament"]


def test_agencies_gives_the_federal_government_to_the_only_country_of_a_text(read):
    assert [span.kb_id_ for span in read("Americans met. The Federal Government agreed.")] == ["agency:us-government"]
