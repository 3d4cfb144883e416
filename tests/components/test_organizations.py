import pytest
import spacy
from spacy.tokens import Span

from graphbuild.components.bodies.agencies import Agencies
from graphbuild.components.bodies.organizations import Organizations
from graphbuild.components.places.countries import Countries
from graphbuild.components.spans import RECOGNISED, candidates, text_of


@pytest.fixture(scope="module")
def blank():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


@pytest.fixture(scope="module")
def read(blank):
    countries, agencies, organizations = Countries(blank), Agencies(blank), Organizations()
    return lambda doc: candidates(organizations(agencies(countries(doc))), "organizations")


def longest(spans):
    return [text_of(span) for span in spans if not any(span is not other and covers(other, span) for other in spans)]


def covers(one, other):
    return one.start <= other.start and other.end <= one.end and len(one) > len(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Volga Trading LLC was sold.", ["Volga Trading LLC"]),
        ("It named Example Steel Co., Ltd. of Busan.", ["Example Steel Co., Ltd."]),
        ("The Commercial Bank of Syria was cut off.", ["Commercial Bank of Syria"]),
        ("The Bank of Mining and Trade (BMT) closed.", ["Bank of Mining and Trade", "BMT"]),
        ("They joined the Ivorian Popular Front.", ["Ivorian Popular Front"]),
        ("He left the Daisy party.", ["Daisy party"]),
        ("They joined the Peace and Bread Party (PBP).", ["Peace and Bread Party", "PBP"]),
        ("The Joint Stock Company Example fled.", ["Joint Stock Company Example"]),
        ("He runs the Bank of Peru Customer Lounge.", ["Bank of Peru"]),
        ("He fills the Blue Sky 2 gas pipeline.", ["Blue Sky 2"]),
        ("The tanker Sea Dragon 7 left port.", ["Sea Dragon 7"]),
        ("The tankers Sea Dragon and Blue Daisy left port.", ["Sea Dragon", "Blue Daisy"]),
        ("They boarded M/T Blue Star yesterday.", ["Blue Star"]),
        ("The British Financial Times and The Times reported it.", ["Financial Times", "Times"]),
        ("Sanctions on Nord Stream 2 remain.", ["Nord Stream 2"]),
        ("Police seized Ejemplo Azul, S.A. de C.V. there.", ["Ejemplo Azul, S.A. de C.V."]),
        ("It sued the chipmaker Example Micro there.", ["Example Micro"]),
        ("They fear the militant group Jaish al-Example there.", ["Jaish al-Example"]),
        ("A Panama-flagged Ocean Daisy left port.", ["Ocean Daisy"]),
        ("He bought Daisy Energy for little.", ["Daisy Energy"]),
        ("He quoted the Daisy news agency at length.", ["Daisy"]),
        ("They joined the Daisy State Army at last.", ["Daisy State Army"]),
        ("They left the Daisy Brigade at last.", ["Daisy Brigade"]),
        ("He leads the Daisy Union of Chilean Growers now.", ["Daisy Union of Chilean Growers"]),
        ("He leads the Daisy Teachers' Union now.", ["Daisy Teachers' Union"]),
        ("He met Grupo Ejemplo del Sol there.", ["Grupo Ejemplo del Sol"]),
        ("They paid Zarya, a trading company, in cash.", ["Zarya"]),
        ("In May Zarya is a company that trades.", ["Zarya"]),
        ("They paid Zarya, the town's largest bank, in cash.", []),
        ("They paid Zarya, Peru's largest bank, in cash.", ["Zarya"]),
        ("Daisy Parts (Daisy) is a firm.", ["Daisy Parts", "Daisy"]),
        ("They sued Daisy Parts (Pty) Ltd. there.", ["Daisy Parts (Pty) Ltd."]),
        ("They sued Daisy Parts (Hong Kong) Co., Ltd. there.", ["Daisy Parts (Hong Kong) Co., Ltd."]),
        ("They sued Daisy Construction CC there.", ["Daisy Construction CC"]),
        ("British American Tobacco (BAT) sold it.", ["British American Tobacco", "BAT"]),
        ("The First Daisy Bank closed.", ["First Daisy Bank"]),
        ("Cash went to al-Daisy Bank there.", ["al-Daisy Bank"]),
        ("The corvette Blue Daisy sank.", ["Blue Daisy"]),
        ("They sued Daisy S.R.O. there. On Monday Daisy paid.", ["Daisy S.R.O.", "Daisy"]),
        ("They met Zarya, a company from Peru. They left Zarya.", ["Zarya", "Zarya"]),
    ],
)
def test_organizations_reads_names_by_their_words(blank, read, text, expected):
    assert longest(read(blank(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the Russian pipeline leaked.",
        "The Russian Federation objected.",
        "a party was held on a ship.",
        "The Federal Security Service (FSB) denied it.",
        "He went to the West Bank again.",
        "The Minister of Clean Energy spoke.",
        "Renewable Energy is cheap.",
        "It is a Foreign Terrorist Organization now.",
        "the Kurdish newspaper closed.",
        "the times have changed, the guardian said.",
        "Separately, a company closed.",
        "In Zarya, a company closed.",
        "After Monday, a company said so.",
        "The EU Co-Chairs met.",
        "The NATO Alliance met.",
    ],
)
def test_organizations_leaves_other_things_alone(blank, read, text):
    assert read(blank(text)) == []


def test_organizations_knows_a_company_with_its_legal_form(blank, read):
    assert {span.kb_id_ for span in read(blank("They sued PJSC Gazprom today."))} == {"organization:gazprom"}


def test_organizations_ties_acronyms_to_the_full_name(blank, read):
    spans = read(blank("Example Development Bank (EDB) failed. Savers of EDB sued."))

    assert [span.id_ for span in spans if span.text == "EDB"] == ["Example Development Bank"] * 2


def test_organizations_cuts_a_title_off_a_name_it_knows(blank, read):
    spans = read(blank("Dealings With Example Holdings are over. The owner of Example Holdings left."))

    assert [span.text for span in spans] == ["Example Holdings", "Example Holdings"]


@pytest.mark.parametrize(
    ("text", "place", "kept"),
    [
        ("He works for Examplecorp now.", (3, 4), True),
        ("He signed the Example Act now.", (3, 5), False),
        ("He lives in Moscow now.", (3, 4), False),
        ("Peace Talks Advance Slowly", (0, 2), False),
        ("Ada Example (Example) is a director.", (0, 2), False),
        ("EXAMPLETOWN, July 3 - It rained.", (0, 1), False),
        ("He left Southern African states alone.", (2, 4), False),
        ("Prices of LNG fell.", (2, 3), False),
    ],
)
def test_organizations_doubts_the_recogniser(blank, read, text, place, kept):
    doc = blank(text)
    doc.ents = [Span(doc, *place, label="ORG")]

    assert [span._.reason for span in read(doc)] == [RECOGNISED] * kept


@pytest.mark.parametrize(
    "text",
    [
        "The Daisy Growers Union, or DGU, met. Talks with the DGU failed.",
        "The Daisy Growers Union met. Talks with the DGU failed. It left the DGU alone.",
        "Talks with the DGU (Daisy Growers Union) failed. It left the DGU alone.",
    ],
)
def test_organizations_ties_initials_to_the_full_name(blank, read, text):
    assert {span.id_ for span in read(blank(text))} == {"Daisy Growers Union"}


def test_organizations_takes_no_share_code_for_a_short_form(blank, read):
    assert longest(read(blank("He sold Example Corp (EXMP.N) shares."))) == ["Example Corp"]


def test_organizations_knows_a_full_name_by_its_long_acronym(blank, read):
    spans = read(blank("The Example Company for Public Works of Cuba (GAESA) grew."))

    assert {span.kb_id_ for span in spans if span.text == "GAESA"} == {"organization:gaesa"}


def test_organizations_tells_parties_apart_by_their_country(blank, read):
    text = "The French Socialist Party won. The Socialist Party of Chile and Peru's Socialist Party lost."

    entities = {span.text: span.kb_id_ for span in read(blank(text))}

    assert entities == {
        "French Socialist Party": "organization:fr-socialist-party",
        "Socialist Party of Chile": "organization:cl-socialist-party",
        "Socialist Party": "organization:pe-socialist-party",
    }


@pytest.mark.parametrize("name", ["Gazprom Group", "Public Joint Stock Company Gazprom"])
def test_organizations_takes_a_longer_name_for_the_company_it_knows(blank, read, name):
    assert {span.kb_id_ for span in read(blank(f"They sued {name} today."))} == {"organization:gazprom"}
