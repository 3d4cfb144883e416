"""Measures, on texts tagged by hand: `word/TAG` pairs, `*` for a noun."""

import pytest
import spacy
from spacy.tokens import Doc

from graphbuild.components.measures import make_measures
from graphbuild.components.measures.laws import find_laws
from graphbuild.components.measures.words import measure_words
from graphbuild.components.places.countries import make_countries
from graphbuild.components.spans import RECOGNISED, propose, text_of
from graphbuild.resources import read_table, values
from graphbuild.types import Kind, MeasureType

NLP = spacy.blank("en")
TAGS = {"ADJ": "JJ", "ADP": "IN", "ADV": "RB", "AUX": "MD", "CCONJ": "CC", "DET": "DT", "NOUN": "NNS", "NUM": "CD"}
COUNTRIES = {"Iran": "ir", "Iranian": "ir", "Russia": "ru", "Russian": "ru", "Norway": "no", "Cuba": "cu", "U.S.": "us"}


def tagged(text):
    """Make a tagged text; a word without a tag is punctuation, "*" stands for NOUN."""
    pairs = [word.partition("/") for word in text.split()]
    pos = [tag.replace("*", "NOUN") or "PUNCT" for _, _, tag in pairs]
    words = [word for word, _, _ in pairs]
    spaces = ["-" not in both for both in zip(words, [*words[1:], ""], strict=True)]
    doc = Doc(NLP.vocab, words=words, spaces=spaces, pos=pos, tags=[TAGS.get(tag, tag) for tag in pos])
    for token in doc:
        if token.text in COUNTRIES:
            code = COUNTRIES[token.text]
            name = next(values(row["names"])[0] for row in read_table("countries.tsv") if row["code"] == code)
            propose(doc, "countries", token.i, token.i + 1, kind=Kind.COUNTRY, name=name, entity=f"country:{code}")
    return doc


def read(text):
    doc = make_measures(NLP, "measures")(tagged(text))
    return [(span.text, span.kb_id_.removeprefix("measure:")) for span in doc.spans.get("measures", ())]


@pytest.mark.parametrize(
    ("text", "phrase", "entity"),
    [
        ("new/ADJ economic/ADJ sanctions/* on/ADP Iran/PROPN", "new economic sanctions", "sanctions:ir"),
        ("harsh/ADJ and/CCONJ broad/ADJ sanctions/*", "harsh and broad sanctions", "sanctions:x"),
        ("far/ADV -/PUNCT reaching/VERB sanctions/*", "far-reaching sanctions", "sanctions:x"),
        ("the/DET 14/NUM sanctions/* packages/*", "14 sanctions packages", "sanctions:x"),
        ("a/DET ban/* on/ADP the/DET export/* of/ADP goods/*", "ban on the export of goods", "export_control:x"),
        ("curbs/* on/ADP advanced/ADJ technology/*", "curbs on advanced technology", "export_control:x"),
        ("export/* controls/* against/ADP Russia/PROPN", "export controls", "export_control:ru"),
        ("a/DET ban/* on/ADP imports/* of/ADP gold/*", "ban on imports of gold", "import_ban:x"),
        ("the/DET Russian/ADJ oil/* price/* cap/*", "oil price cap", "price_cap:ru"),
        ("an/DET asset/* freeze/*", "asset freeze", "asset_freeze:x"),
        ("a/DET freeze/* of/ADP central/ADJ bank/* assets/*", "freeze of central bank assets", "asset_freeze:x"),
        ("visa/* bans/*", "visa bans", "travel_ban:x"),
        ("an/DET arms/* embargo/* on/ADP Iran/PROPN", "arms embargo", "arms_embargo:ir"),
        ("the/DET trade/* embargo/* against/ADP Cuba/PROPN", "trade embargo", "trade_embargo:cu"),
        ("secondary/ADJ sanctions/*", "secondary sanctions", "secondary_sanctions:x"),
        ("a/DET ban/* on/ADP new/ADJ investment/*", "ban on new investment", "financial_restriction:x"),
        ("an/DET oil/* export/* ban/*", "oil export ban", "export_control:x"),
        ("Iran/PROPN -/PUNCT related/ADJ sanctions/*", "sanctions", "sanctions:ir"),
        ("imposed/ADJ new/ADJ sanctions/*", "new sanctions", "sanctions:x"),
        ("flight/* bans/*", "flight bans", "transport_ban:x"),
        ("steep/ADJ tariffs/*", "steep tariffs", "tariff:x"),
        ("their/DET designations/*", "designations", "listing:x"),
        ("sanctions/* relief/* for/ADP Iran/PROPN", "sanctions relief", "exemption:ir"),
        ("two/NUM general/ADJ licenses/*", "two general licenses", "exemption:x"),
        ("the/DET expulsion/* of/ADP diplomats/*", "expulsion of diplomats", "diplomatic:x"),
        ("restrictions/* on/ADP Iran/PROPN", "restrictions", "sanctions:ir"),
        ("a/DET ban/* on/ADP grain/* exports/*", "ban on grain exports", "export_control:x"),
        ("a/DET ban/* on/ADP investment/* and/CCONJ an/DET end/*", "ban on investment", "financial_restriction:x"),
        ("a/DET freeze/* on/ADP assets/* today/*", "freeze on assets", "asset_freeze:x"),
        ("the/DET suspension/* of/ADP arms/* deliveries/*", "suspension of arms deliveries", "arms_embargo:x"),
        ("a/DET halt/* to/ADP trade/*", "halt to trade", "trade_embargo:x"),
        ("any/DET easing/* of/ADP sanctions/*", "easing of sanctions", "exemption:x"),
        ("a/DET naval/ADJ blockade/*", "naval blockade", "trade_embargo:x"),
        ("a/DET 30/NUM %/NOUN tariff/*", "30 % tariff", "tariff:x"),
        ("the/DET terrorism/* list/*", "terrorism list", "listing:x"),
        ("the/DET sanctions/* bill/*", "sanctions bill", "legal_instrument:x"),
        ("formally/ADV mandated/VERB sanctions/*", "sanctions", "sanctions:x"),
        ("Norway/PROPN renewed/ADJ sanctions/* on/ADP Iran/PROPN", "sanctions", "sanctions:ir"),
        ("the/DET renewed/ADJ sanctions/*", "renewed sanctions", "sanctions:x"),
        ("put/VERB in/ADP place/* harsh/ADJ sanctions/*", "harsh sanctions", "sanctions:x"),
        ("in/ADP May/PROPN 1 , 2030/NUM sanctions/*", "sanctions", "sanctions:x"),
        ("a/DET ban/* on/ADP imports/* to/ADP Norway/PROPN", "ban on imports", "import_ban:x"),
        ("the/DET March/PROPN 24/NUM designations/*", "designations", "listing:x"),
        ("Iran/PROPN is/AUX under/ADP sanctions/*", "sanctions", "sanctions:ir"),
        ("Iran/PROPN was/AUX hit/VERB by/ADP sanctions/*", "sanctions", "sanctions:ir"),
        ("punish/VERB Cuba/PROPN with/ADP sanctions/*", "sanctions", "sanctions:cu"),
        ("Cuba/PROPN 's/PART arms/* embargo/*", "arms embargo", "arms_embargo:cu"),
        ("Cuba/PROPN Sanctions/VERB Bite/ADV", "Sanctions", "sanctions:cu"),
        ("new/ADJ sanctions/VERB wo/AUX", "new sanctions", "sanctions:x"),
        ("a/DET package/* of/ADP sanctions/*", "package of sanctions", "sanctions:x"),
        ("Norway/PROPN 's/PART blockade/* of/ADP Cuba/PROPN", "blockade", "trade_embargo:cu"),
        ("human/ADJ rights/* sanctions/*", "human rights sanctions", "sanctions:x"),
        ("a/DET freeze/* on/ADP transactions/*", "freeze on transactions", "financial_restriction:x"),
        (
            "swift/ADJ , broad/ADJ , and/CCONJ harsh/ADJ sanctions/*",
            "swift , broad , and harsh sanctions",
            "sanctions:x",
        ),
        ("financial/ADJ and/CCONJ trade/* sanctions/*", "financial and trade sanctions", "sanctions:x"),
        ("the/DET path/* to/PART sanctions/VERB relief/*", "sanctions relief", "exemption:x"),
        ("an/DET assets/* freeze/VERB on/ADP him/PRON", "assets freeze", "asset_freeze:x"),
        ("the/DET asset/* freeze/* means/* that/SCONJ", "asset freeze", "asset_freeze:x"),
        ("a/DET sanctions/* package/* bans/* the/DET import/*", "sanctions package", "sanctions:x"),
        ("subject/ADJ to/ADP the/DET prohibitions/*", "prohibitions", "sanctions:x"),
        ("a/DET prohibition/* on/ADP arms/* sales/*", "prohibition on arms sales", "arms_embargo:x"),
        ("remittance/* limits/*", "remittance limits", "financial_restriction:x"),
        ("a/DET secondary/ADJ boycott/*", "secondary boycott", "secondary_sanctions:x"),
        ("removal/* from/ADP the/DET list/*", "removal from the list", "exemption:x"),
        ("CAATSA/PROPN sanctions/*", "CAATSA sanctions", "sanctions:caatsa"),
    ],
)
def test_measures_reads_type_target_and_extent(text, phrase, entity):
    assert read(text) == [(phrase, entity)]


@pytest.mark.parametrize(
    "text",
    [
        "sanctions/* evasion/* grew/VERB",
        "a/DET sanctions/* -/PUNCT busting/NOUN fleet/*",
        "senior/ADJ sanctions/* officials/*",
        "U.S./PROPN Sanctions/NOUN Iranian/ADJ Bank/PROPN",
        "it/PRON sanctions/VERB three/NUM banks/*",
        "parental/ADJ controls/* and/CCONJ speed/* limits/*",
        "tobacco/* advertising/* bans/*",
        "restrictions/* on/ADP aid/* workers/*",
        "Cuban/ADJ curbs/* on/ADP the/DET press/*",
        "such/DET steps/* and/CCONJ measures/*",
        "the/DET ban/* was/AUX discussed/VERB",
        "measures/* on/ADP financial/ADJ institutions/*",
        "the/DET military/ADJ regime/*",
        "covid/* travel/* restrictions/*",
        "arms/* control/*",
        "price/* controls/* on/ADP bread/*",
        "limits/* on/ADP uranium/* enrichment/*",
        "a/DET driving/* licence/*",
        "a/DET bill/* on/ADP pensions/*",
        "removal/* of/ADP troops/*",
        "the/DET prohibition/* of/ADP violence/*",
        "pressure/* and/CCONJ maximum/ADJ effort/*",
    ],
)
def test_measures_leaves_other_things_alone(text):
    assert read(text) == []


def test_measures_parts_coordinated_measures():
    found = read("asset/* freezes/* and/CCONJ travel/* bans/*")

    assert [phrase for phrase, _ in found] == ["asset freezes", "travel bans"]


def test_measures_takes_a_definite_short_form_for_the_phrase_before():
    found = read("an/DET export/* ban/* was/AUX set/VERB . the/DET ban/* holds/VERB .")

    assert found == [("export ban", "export_control:x"), ("ban", "export_control:x")]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("sanctions/* in/ADP the/DET 18th/ADJ package/*", "18th package"),
        ("sanctions/* and/CCONJ further/ADJ curbs/*", "further curbs"),
        ("tariffs/* remain/VERB ; the/DET duties/* hurt/VERB", "duties"),
    ],
)
def test_measures_takes_another_short_form_for_one_more_of_the_kind(text, short):
    assert short in [phrase for phrase, _ in read(text)]


def test_measures_reads_a_phrase_across_the_break_of_a_wrapped_line():
    doc = NLP("They want a ban on\ncoal imports.")
    make_measures(NLP, "measures")(doc)

    assert [span.text for span in doc.spans["measures"]] == ["ban on\ncoal imports"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Norway/PROPN 's/PART ban/* on/ADP oil/* exports/* to/ADP Iran/PROPN",
            (("goods", "oil exports"), ("issuer", "Norway"), ("target", "Iran")),
        ),
        ("sanctions/* imposed/VERB by/ADP Norway/PROPN", (("issuer", "Norway"),)),
        ("Iran/PROPN sanctions/*", (("target", "Iran"),)),
    ],
)
def test_measures_tells_issuer_target_and_goods(text, told):
    doc = make_measures(NLP, "measures")(tagged(text))

    assert doc.spans["measures"][0]._.attributes == told


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("Cuba sanctions", "Cuba sanctions"), ("Cuban sanctions", "sanctions"), ("Cuba GL 9", "Cuba GL 9")],
)
def test_measures_takes_the_name_of_a_target_into_the_phrase(text, phrase):
    doc = NLP(text)
    for process in (make_countries(NLP, "countries"), make_measures(NLP, "measures")):
        process(doc)

    assert [span.text for span in doc.spans["measures"]] == [phrase]


def test_measures_lays_a_measure_on_third_parties_who_help():
    found = read("sanctions/* on/ADP Cuba/PROPN ; new/ADJ sanctions/* on/ADP firms/* that/PRON help/VERB Cuba/PROPN")

    assert found == [("sanctions", "sanctions:cu"), ("new sanctions", "secondary_sanctions:x")]


def test_measures_prefers_a_state_to_a_person_where_no_phrase_tells():
    doc = tagged(
        "sanctions/* on/ADP Ada/PROPN . sanctions/* on/ADP Ada/PROPN . Cuba/PROPN faced/VERB new/ADJ tariffs/*"
    )
    for place in (2, 6):
        propose(doc, "people", place, place + 1, kind=Kind.PERSON)
    make_measures(NLP, "measures")(doc)

    assert doc.spans["measures"][-1].kb_id_ == "measure:tariff:cu"


def test_measures_lays_nobodys_own_measure_on_him():
    found = read("sanctions/* on/ADP Cuba/PROPN . Cuba/PROPN 's/PART new/ADJ tariffs/*")

    assert found[-1] == ("new tariffs", "tariff:x")


def test_measures_gives_a_phrase_without_a_target_that_of_the_others():
    found = read("sanctions/* on/ADP Cuba/PROPN . more/ADJ sanctions/* followed/VERB .")

    assert [entity for _, entity in found] == ["sanctions:cu", "sanctions:cu"]


def test_measures_takes_the_country_under_a_programme_where_no_phrase_tells():
    found = read("Norway/PROPN and/CCONJ Norway/PROPN told/VERB Iran/PROPN of/ADP new/ADJ sanctions/*")

    assert found == [("new sanctions", "sanctions:ir")]


@pytest.mark.parametrize(("named", "hit"), [("Norway", "x"), ("Norway and China", "cn")])
def test_measures_takes_no_usual_sender_for_the_one_hit(named, hit):
    doc = NLP(f"{named} spoke of new sanctions .")
    for process in (make_countries(NLP, "countries"), make_measures(NLP, "measures")):
        process(doc)

    assert [span.kb_id_ for span in doc.spans["measures"]] == [f"measure:sanctions:{hit}"]


def test_measures_takes_who_evades_for_who_is_hit():
    found = read("helps/VERB Russia/PROPN circumvent/VERB sanctions/* on/ADP paper/*")

    assert found == [("sanctions", "sanctions:ru")]


def test_measures_leaves_the_sanctions_of_a_judge_alone():
    doc = tagged("the/DET judge/* imposed/VERB sanctions/* on/ADP a/DET lawyer/*")
    doc[0].is_sent_start = True
    for token in doc[1:]:
        token.is_sent_start = False
    make_measures(NLP, "measures")(doc)

    assert "measures" not in doc.spans


def test_measures_names_a_measure_by_type_and_target():
    doc = make_measures(NLP, "measures")(tagged("sanctions/* on/ADP Iran/PROPN"))

    assert doc.spans["measures"][0].id_ == "sanctions on Iran"


def test_measures_works_without_tags():
    doc = NLP("They discussed comprehensive sanctions, an oil price cap and sanctions evasion.")
    make_measures(NLP, "measures")(doc)

    assert [span.text for span in doc.spans["measures"]] == ["comprehensive sanctions", "oil price cap"]


@pytest.mark.parametrize(
    ("text", "instrument", "entity"),
    [
        ("under Executive Order (E.O.) 19999 today", "Executive Order (E.O.) 19999", "legal_instrument:eo-19999"),
        ("under E.O. 19999 today", "E.O. 19999", "legal_instrument:eo-19999"),
        (
            "by UN Security Council Resolution 1999 (2030)",
            "UN Security Council Resolution 1999 (2030)",
            "legal_instrument:unscr-1999",
        ),
        ("by Presidential Decree No. 999", "Presidential Decree No. 999", "legal_instrument:decree-999"),
        ("by UNSCR 1999", "UNSCR 1999", "legal_instrument:unscr-1999"),
        (
            "in Council Regulation (EU) No 999/2030 now",
            "Council Regulation (EU) No 999/2030",
            "legal_instrument:eu-regulation-999-2030",
        ),
        (
            "in Council Decision 2030/999/CFSP now",
            "Council Decision 2030/999/CFSP",
            "legal_instrument:eu-decision-2030-999",
        ),
        (
            "under the Ruritania Freedom and Trade Act of 2030",
            "Ruritania Freedom and Trade Act of 2030",
            "legal_instrument:ruritania-freedom-and-trade-act",
        ),
        (
            "under the Ruritania Peace, Trade, and Progress Act",
            "Ruritania Peace, Trade, and Progress Act",
            "legal_instrument:ruritania-peace-trade-and-progress-act",
        ),
        (
            "breach of the Ruritanian Sanctions Regulations",
            "Ruritanian Sanctions Regulations",
            "legal_instrument:ruritanian-sanctions-regulations",
        ),
        ("under the Ruritania-Graustark law today", "Ruritania-Graustark law", "legal_instrument:ruritania-graustark"),
        ("by the Rassendyll amendment", "Rassendyll amendment", "legal_instrument:rassendyll"),
        ("under Section 999(c) today", "Section 999(c)", "legal_instrument:section-999-c"),
        ("in 99 C.F.R. part 999 now", "99 C.F.R. part 999", "legal_instrument:99-cfr-part-999"),
        ("under Title IX of the Ruritania Act", "Ruritania Act", "legal_instrument:ruritania-act"),
        ("Aide Reports Pursuant to the Ruritania Act", "Ruritania Act", "legal_instrument:ruritania-act"),
        ("Pursuant to the Ruritania Act", "Ruritania Act", "legal_instrument:ruritania-act"),
        (
            "in Common Position 2030/999/CFSP",
            "Common Position 2030/999/CFSP",
            "legal_instrument:eu-common-position-2030-999",
        ),
        ("vetoed a UN draft resolution", "UN draft resolution", "legal_instrument:un-security-council-resolution"),
        ("was put on the SDN List", "SDN List", "listing:sdn-list"),
        (
            "the list of state sponsors of terrorism",
            "list of state sponsors of terrorism",
            "listing:state-sponsors-of-terrorism-list",
        ),
        (
            "under Presidential Proclamation 9999 today",
            "Presidential Proclamation 9999",
            "legal_instrument:proclamation-9999",
        ),
        (
            "under National Security Presidential Memorandum-9",
            "National Security Presidential Memorandum-9",
            "legal_instrument:nspm-9",
        ),
        ("the House passed H.R. 9999 today", "H.R. 9999", "legal_instrument:hr-9999"),
        ("was put on the Entity List", "Entity List", "listing:entity-list"),
    ],
)
def test_find_laws_reads_form_and_number(text, instrument, entity):
    doc = NLP(text)
    found = [(doc[law.start : law.end].text, law.entity) for law in find_laws(doc, measure_words())]

    assert found == [(instrument, f"measure:{entity}")]


def test_find_laws_knows_an_acronym_by_its_title():
    doc = NLP("The Ruritania Freedom Act (RFA) passed. The RFA is law.")
    found = [(doc[law.start : law.end].text, law.entity.rpartition(":")[2]) for law in find_laws(doc, measure_words())]

    assert found == [(text, "ruritania-freedom-act") for text in ("Ruritania Freedom Act", "RFA", "RFA")]


@pytest.mark.parametrize("order", ["The Executive Order is new.", "The order is new.", "Under this order he left."])
def test_find_laws_takes_an_order_without_a_number_for_the_last_one(order):
    doc = NLP(f"E.O. 19998 and E.O. 19999 differ. {order}")
    found = [law.entity.rpartition("-")[2] for law in find_laws(doc, measure_words())]

    assert found == ["19998", "19999", "19999"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("E.O. 19998, as amended by E.O. 19999, holds. The order is old.", "eo-19998"),
        ("He signed an Executive Order today. It ends E.O. 19999. The Order is new.", ""),
        ("He signed a presidential decree. This decree is new.", ""),
        ("Proclamation 9999 passed. The Proclamation is old.", "proclamation-9999"),
        ("NSPM-9 was signed. The Memorandum is secret.", "nspm-9"),
    ],
)
def test_find_laws_takes_a_short_form_for_the_order_that_the_text_introduced(text, meant):
    laws = find_laws(NLP(text), measure_words())

    assert laws[-1].entity.rpartition(":")[2] == meant


@pytest.mark.parametrize(
    "text",
    [
        "The order to attack came in order.",
        "A memorandum of understanding was signed. The memorandum is short.",
        "The court order stands; the order is final.",
        "It came in the order of E.O. things",
    ],
)
def test_find_laws_knows_no_short_form_without_an_order_before(text):
    assert "order" not in [law.name.lower() for law in find_laws(NLP(text), measure_words()) if not law.entity][1:]


def test_find_laws_gives_no_number_to_orders_in_a_text_without_any():
    doc = NLP("Zed Signs Executive Order on Oil. Today Zed signed an executive order. The order is new.")

    assert [law.entity for law in find_laws(doc, measure_words())] == ["", "", ""]


def test_measures_names_an_order_without_a_number_after_whom_it_hits():
    doc = NLP("Zed signed an executive order on sanctions against Cuba .")
    make_countries(NLP, "countries")(doc)
    make_measures(NLP, "measures")(doc)
    order, _ = doc.spans["measures"]

    assert (order.text, order.kb_id_, order.id_) == (
        "executive order",
        "measure:legal_instrument:executive-order-cu",
        "Executive Order on Cuba",
    )


def test_find_laws_takes_the_last_act_for_a_short_one():
    doc = NLP("The Ruritania Act and the Graustark Act of 2030 passed. The Act is law.")
    found = [(doc[law.start : law.end].text, law.entity.rpartition(":")[2]) for law in find_laws(doc, measure_words())]

    assert found == [
        ("Ruritania Act", "ruritania-act"),
        ("Graustark Act of 2030", "graustark-act"),
        ("Act", "graustark-act"),
    ]


@pytest.mark.parametrize("opening", ["Implementation of the", "Remarks by Ada on the"])
def test_find_laws_leaves_the_headline_around_a_title_out(opening):
    doc = NLP(f"{opening} Ruritania Freedom Act")
    (law,) = find_laws(doc, measure_words())

    assert doc[law.start : law.end].text == "Ruritania Freedom Act"


def test_find_laws_takes_a_section_after_an_act_into_it():
    doc = NLP("pursuant to CAATSA Section 999 today")
    (law,) = find_laws(doc, measure_words())

    assert doc[law.start : law.end].text == "CAATSA Section 999"


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("The Oil Trade Act and the Ore Trade Act passed.", ["oil-trade-act", "ore-trade-act"]),
        ("Implementation of the Oil Trade Act", ["oil-trade-act"]),
        ("The Oil Trade Act (Oil Act) passed. The Oil Act is law.", ["oil-trade-act"] * 3),
        ("The Oil Trade Act (the “Oil Act”) passed. The Oil Act is law.", ["oil-trade-act"] * 3),
        ("The Oil Trade Act (OTA) passed. OTA Section 224 and Section 231 of the OTA are law.", ["oil-trade-act"] * 4),
    ],
)
def test_find_laws_gives_each_act_one_id(text, laws):
    assert [law.entity.rpartition(":")[2] for law in find_laws(NLP(text), measure_words())] == laws


@pytest.mark.parametrize(("entity", "regulations"), [("agency:us-ofac", "ofac"), ("agency:us-treasury", "ofac")])
def test_find_laws_takes_the_regulations_of_a_ministry_and_its_office_for_one(entity, regulations):
    doc = NLP("RTA's regulations forbid it.")
    propose(doc, "agencies", 0, 1, kind=Kind.AGENCY, entity=entity)
    (law,) = find_laws(doc, measure_words())

    assert law.entity == f"measure:legal_instrument:{regulations}-regulations"


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Iran/PROPN remains/VERB under/ADP Global/PROPN Magnitsky/PROPN sanctions/NOUN", "sanctions:global-magnitsky"),
        ("Iran/PROPN left/VERB the/DET Global/PROPN Magnitsky/PROPN program/NOUN", "sanctions:global-magnitsky"),
        ("Iran/PROPN needs/VERB a/DET general/ADJ or/CCONJ specific/ADJ license/NOUN", "exemption:x"),
        ("sanctions/NOUN on/ADP Iran/PROPN and/CCONJ all/DET sanctions/NOUN programs/NOUN", "sanctions:x"),
        ("Cuba/PROPN read/VERB U.S./PROPN sanctions/NOUN regulations/NOUN", "legal_instrument:ofac-regulations"),
        ("a/DET travel/NOUN ban/NOUN for/ADP trips/NOUN to/ADP Iran/PROPN by/ADP U.S./PROPN citizens/NOUN",
         "travel_ban:ir"),
    ],
)  # fmt: skip
def test_measures_names_what_has_no_target_of_its_own_after_its_law_or_nobody(text, entity):
    assert read(text)[-1][1] == entity


def test_find_laws_reads_the_regulations_of_a_body():
    doc = NLP("RTA's regulations forbid it.")
    propose(doc, "agencies", 0, 1, kind=Kind.AGENCY)
    (law,) = find_laws(doc, measure_words())

    assert (doc[law.start : law.end].text, law.entity) == ("regulations", "measure:legal_instrument:rta-regulations")


def test_find_laws_leaves_the_owner_of_a_law_out_of_its_title():
    doc = NLP("Ruritania's Foreign Agents Law passed.")
    propose(doc, "countries", 0, 1, kind=Kind.COUNTRY)

    assert [doc[law.start : law.end].text for law in find_laws(doc, measure_words())] == ["Foreign Agents Law"]


def test_find_laws_leaves_out_what_stands_within_the_name_of_an_owner():
    doc = NLP("the Trade Law Inspection Board's work")
    propose(doc, "agencies", 1, 5, kind=Kind.AGENCY)

    assert find_laws(doc, measure_words()) == []


def test_find_laws_reads_a_list_of_numbers():
    doc = NLP("under resolutions 1991, 1992 and 1993 of that year")
    found = [doc[law.start : law.end].text for law in find_laws(doc, measure_words())]

    assert found == ["resolutions 1991", "1992", "1993"]


@pytest.mark.parametrize("text", ["general license 9A", "General License No. 9", "GL 9A", "General License D-2"])
def test_find_laws_reads_a_licence_by_its_number(text):
    doc = NLP(f"under {text} today")
    found = [doc[law.start : law.end].text for law in find_laws(doc, measure_words())]

    assert found == [text]


def test_find_laws_takes_a_resolution_without_a_number_for_the_only_one():
    doc = NLP("Resolution 1999 passed. The Security Council resolution binds all; the resolution is clear.")
    found = {law.entity for law in find_laws(doc, measure_words())}

    assert found == {"measure:legal_instrument:unscr-1999"}


@pytest.mark.parametrize(
    "text",
    [
        "an act of war",
        "Section 999(c) of the rules",
        "the General Assembly resolution 68/262",
        "Act now",
        "We met in 19999",
        "Section 999 tariffs",
    ],
)
def test_find_laws_leaves_other_things_alone(text):
    assert find_laws(NLP(text), measure_words()) == []


@pytest.mark.parametrize(
    ("text", "phrase", "entity"),
    [
        ("the maximum pressure campaign failed", "maximum pressure campaign", "sanctions:x"),
        ("a campaign of maximum economic pressure", "maximum economic pressure", "sanctions:x"),
        ("they fear the snapback", "snapback", "sanctions:x"),
        ("a Withhold Release Order came", "Withhold Release Order", "import_ban:x"),
        ("a SWIFT ban came", "SWIFT ban", "financial_restriction:x"),
        ("the Foreign Direct Product Rule", "Foreign Direct Product Rule", "export_control:x"),
        ("FinCEN issued a final rule", "final rule", "legal_instrument:rule"),
    ],
)
def test_measures_knows_some_by_names_of_their_own(text, phrase, entity):
    doc = make_measures(NLP, "measures")(NLP(text))

    assert [(span.text, span.kb_id_) for span in doc.spans["measures"]] == [(phrase, f"measure:{entity}")]


def test_measures_keeps_the_full_stop_out_of_a_number():
    doc = make_measures(NLP, "measures")(NLP("They have General License 9Z."))

    assert [text_of(span) for span in doc.spans["measures"]] == ["General License 9Z"]


def test_measures_takes_an_unknown_acronym_of_its_own_words_for_no_body():
    doc = tagged("the/DET SDNT/PROPN program/*")
    propose(doc, "organizations", 1, 2, kind=Kind.ORGANIZATION, reason=RECOGNISED)
    make_measures(NLP, "measures")(doc)

    assert [span.text for span in doc.spans["measures"]] == ["SDNT program"]


def test_measures_types_bare_prohibitions_like_the_nearest_ban():
    found = read("a/DET ban/* on/ADP imports/* of/ADP gold/* ; new/ADJ prohibitions/* follow/VERB")

    assert found[-1] == ("new prohibitions", "import_ban:x")


def test_measures_takes_a_firm_before_a_head_for_its_modifier():
    doc = tagged("new/ADJ Visa/PROPN Restrictions/*")
    propose(doc, "organizations", 1, 2, kind=Kind.ORGANIZATION, reason="known organization")
    make_measures(NLP, "measures")(doc)

    assert [span.text for span in doc.spans["measures"]] == ["new Visa Restrictions"]


def test_find_laws_takes_the_bill_for_the_act_before():
    doc = NLP("The Ruritania Act passed. The bill is law; a bill is none.")
    found = [law.entity.rpartition(":")[2] for law in find_laws(doc, measure_words())]

    assert found == ["ruritania-act", "ruritania-act"]


def test_measure_words_name_every_type():
    assert set(measure_words().names) == set(MeasureType)
