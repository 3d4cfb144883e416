import pytest
import spacy
from spacy.tokens import Doc, Span

from graphbuild.components.places.countries import Countries, country_names
from graphbuild.components.spans import candidates, text_of
from graphbuild.names import fold
from graphbuild.resources import read_table, values


@pytest.fixture(scope="module")
def blank():
    return spacy.blank("en")


@pytest.fixture(scope="module")
def countries(blank):
    return Countries(blank)


def found(countries, doc):
    return [(text_of(span), span.kb_id_.removeprefix("country:")) for span in candidates(countries(doc), "countries")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia and the Russian Federation", [("Russia", "ru"), ("Russian Federation", "ru")]),
        ("the U.S. helps us, not the US alone", [("U.S.", "us"), ("US", "us")]),
        ("US MULLS TARIFFS ON CANADA", [("US", "us"), ("CANADA", "ca")]),
        ("russia votes", [("russia", "ru")]),
        ("Niger and Nigeria", [("Niger", "ne"), ("Nigeria", "ng")]),
        ("North Koreans met South Koreans", [("North Koreans", "kp"), ("South Koreans", "kr")]),
        ("the Democratic Republic of the Congo", [("Democratic Republic of the Congo", "cd")]),
        (
            "Guinea-Bissau, Papua New Guinea and Guinea",
            [("Guinea-Bissau", "gw"), ("Papua New Guinea", "pg"), ("Guinea", "gn")],
        ),
        ("Cote d'Ivoire, Côte d’Ivoire", [("Cote d'Ivoire", "ci"), ("Côte d’Ivoire", "ci")]),
        ("Dominica and the Dominican Republic", [("Dominica", "dm"), ("Dominican Republic", "do")]),
        ("Türkiye, Turkey and two Turks", [("Türkiye", "tr"), ("Turkey", "tr"), ("Turks", "tr")]),
        ("Burmese rice from Myanmar", [("Burmese", "mm"), ("Myanmar", "mm")]),
        ("U.S.-led forces", [("U.S.", "us")]),
        ("the Soviet Union and two East Germans", [("Soviet Union", "su"), ("East Germans", "dd")]),
        ("Zaire, Upper Volta and Rhodesia", [("Zaire", "cd"), ("Upper Volta", "bf"), ("Rhodesia", "zw")]),
        ("a Sino-Soviet treaty", [("Sino", "cn"), ("Soviet", "su")]),
        ("North and South Korea", [("North", "kp"), ("South Korea", "kr")]),
        ("the Emirates", [("Emirates", "ae")]),
        ("Moldova, Georgia and Armenia", [("Moldova", "md"), ("Georgia", "ge"), ("Armenia", "am")]),
        ("Tbilisi, Georgia", [("Georgia", "ge")]),
    ],
)
def test_countries_reads_names_and_demonyms(blank, countries, text, expected):
    assert found(countries, blank(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "turkey with chili on polished china",
        "the New Jersey shore and the Indian Ocean",
        "ships in the South China Sea",
        "European and Western allies",
        "CONTACT US",
        "a Russian-language site",
        "she wrote in Russian.",
        "a shop in Macon, Georgia",
        "Georgia Republicans",
        "Washington, D.C.",
        "a mill in Lebanon, Pennsylvania",
        "a diner in Peru, Ind.",
        "voters in Georgia, Florida and Ohio",
        "General Franco",
        "birds of New Guinea",
        "voters in the South",
        "PARIS — The ministers met",
    ],
)
def test_countries_leaves_other_things_alone(blank, countries, text):
    assert found(countries, blank(text)) == []


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Moscow's envoys left. The Soviet Union was silent.", "Moscow", "su"),
        ("Moscow's envoys left. Russia was silent.", "Moscow", "ru"),
        ("North Korea closed the border. The North fired.", "North", "kp"),
        ("South Sudan voted. The South rejoiced.", "South", "ss"),
        ("The Republic of the Congo voted. Congo rejoiced.", "Congo", "cg"),
        ("The Congolese voted.", "Congolese", "cd"),
    ],
)
def test_countries_reads_a_name_of_several_as_its_text_suggests(blank, countries, text, name, code):
    assert (name, code) in found(countries, blank(text))


def test_countries_trims_a_possessive_that_lost_its_apostrophe(blank, countries):
    assert found(countries, blank("Ukraines allies")) == [("Ukraine", "ua")]


def test_countries_gives_the_countrys_name_whatever_the_text_calls_it(blank, countries):
    (span,) = candidates(countries(blank("Iranians")), "countries")

    assert (span.id_, span._.reason) == ("Iran", "demonym")


def test_countries_takes_no_person_for_a_country(blank, countries):
    doc = blank("Ada Jordan spoke. Jordan left.")
    doc.ents = [Span(doc, 0, 2, label="PER")]

    assert found(countries, doc) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow's demands", "metonym: possessor of demands"),
        ("Moscows demands", "metonym: possessor of demands"),
        ("talks between Paris and Berlin", "metonym: between two governments"),
        ("pro-Beijing parties", "metonym: after pro-"),
        ("a Tehran-backed militia", "metonym: before -backed"),
        ("They fear Minsk retaliates.", "metonym: subject of retaliates"),
        ("The Minsk regime fell.", "metonym: before regime"),
        ("Guatemala City said no.", "metonym: subject of said"),
        ("They urged\nMoscow, Paris and Rome", "metonym: object of urged"),
        ("Washington's 10 percent tariffs", "metonym: possessor of 10"),
    ],
)
def test_countries_reads_acting_capitals_without_a_parse(blank, countries, text, expected):
    assert candidates(countries(blank(text)), "countries")[0]._.reason == expected


@pytest.mark.parametrize(
    "text",
    [
        "in Moscow on Monday",
        "Moscow's streets",
        "flights between Paris and Berlin",
        "a Moscow court",
        "Officials in Moscow said so.",
        "Officials in Moscow and Minsk said so.",
        "attacks against the Rome and Vienna airports",
        "Updated at 09:12 UK",
        "KYIV/MOSCOW (Reuters) - Talks began.",
        "the Paris Agreement",
    ],
)
def test_countries_takes_venues_for_no_country(blank, countries, text):
    assert found(countries, blank(text)) == []


def test_countries_reads_a_capital_that_is_a_subject(blank, countries):
    words, lemmas = ["Kyiv", "has", "long", "said", "so"], ["Kyiv", "have", "long", "say", "so"]
    deps = ["nsubj", "aux", "advmod", "ROOT", "advmod"]
    doc = Doc(blank.vocab, words=words, heads=[3] * 5, deps=deps, lemmas=lemmas)

    assert candidates(countries(doc), "countries")[0]._.reason == "metonym: subject of said"


@pytest.mark.parametrize(
    ("deps", "heads"),
    [
        (["ROOT", "case", "nmod"], [0, 2, 0]),
        (["ROOT", "prep", "pobj"], [0, 0, 1]),
    ],
)
def test_countries_reads_what_stands_after_a_preposition_in_both_label_schemes(blank, countries, deps, heads):
    words = ["pressure", "on", "Tehran"]
    doc = Doc(blank.vocab, words=words, heads=heads, deps=deps, lemmas=words)

    assert candidates(countries(doc), "countries")[0]._.reason == "metonym: after pressure on"


def test_countries_reads_what_stands_after_a_preposition_though_the_parse_errs(blank, countries):
    words = ["pressure", "on", "Port", "-", "au", "-", "Prince", "."]
    pos = ["NOUN", "ADP", "PROPN", "PUNCT", "PROPN", "PUNCT", "PROPN", "PUNCT"]
    doc = Doc(blank.vocab, words=words, pos=pos, lemmas=words)

    assert candidates(countries(doc), "countries")[0]._.reason == "metonym: after pressure on"


@pytest.mark.parametrize(("held", "expected"), [("talks", [("Seoul", "kr")]), ("races", [])])
def test_countries_reads_who_holds_talks(blank, countries, held, expected):
    lemmas = ["Seoul", "hold", held.removesuffix("s")]
    doc = Doc(blank.vocab, words=["Seoul", "held", held], heads=[1, 1, 1], deps=["nsubj", "ROOT", "obj"], lemmas=lemmas)

    assert found(countries, doc) == expected


def test_countries_reads_coordinated_capitals(blank, countries):
    doc = Doc(
        blank.vocab,
        words=["Tokyo", "and", "Seoul", "agreed"],
        heads=[3, 2, 0, 3],
        deps=["nsubj", "cc", "conj", "ROOT"],
        lemmas=["Tokyo", "and", "Seoul", "agree"],
    )

    assert found(countries, doc) == [("Tokyo", "jp"), ("Seoul", "kr")]


def test_country_names_cover_the_territories_of_cldr():
    core = pytest.importorskip("babel")
    territories = {code.lower(): name for code, name in core.Locale("en").territories.items() if len(code) == 2}
    unofficial = {"ac", "cp", "cq", "dg", "ea", "eu", "ez", "ic", "qo", "ta", "un", "xa", "xb", "zz"}
    table = {row["code"]: {fold(name) for name in values(row["names"])} for row in read_table("countries.tsv")}

    assert set(territories) - unofficial - set(table) == set()
    assert [code for code in set(table) & set(territories) if fold(territories[code]) not in table[code]] == []


def test_country_names_have_no_codes_but_those_of_cldr_and_of_former_states():
    core = pytest.importorskip("babel.core")
    known = {*core.Locale("en").territories, *core.get_global("territory_aliases")}

    assert {row["code"].upper() for row in read_table("countries.tsv")} - known == {"-"}


def test_country_names_mean_one_country_each():
    seen = {}
    clashes = [name for name in country_names() if seen.setdefault(fold(name.text), name.code) != name.code]

    assert clashes == []
