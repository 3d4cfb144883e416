from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.names import fold
from graphbuild.resolve import resolve
from graphbuild.resources import read_table, values
from graphbuild.types import Annotation, Document, Kind, Mention


def ids(*annotations):
    return {entity.id for entity in resolve(annotations).entities}


def reasons(*annotations):
    """Return the text of each mention that was joined, with the reason."""
    joined = (mention for entity in resolve(annotations).entities for _, mention in entity.mentions)
    return {mention.text: dict(mention.attributes)["joined"] for mention in joined if mention.attributes}


@pytest.fixture
def naming(read_aloud):
    """A function that makes a text of lines, each naming one thing: `kind`, what it is called, and maybe its id."""

    def read(doc, kind, *names, day=date(2024, 5, 1), **entities):
        text = "\n".join(f"{name} spoke." for name in names)
        return read_aloud(doc, text, {name: (kind, entities.get(name)) for name in names}, day=day)

    return read


def called(annotation, **names):
    """Return an annotation whose mentions go by other names than their text, as components say."""
    mentions = tuple(replace(one, name=names.get(one.text, one.name)) for one in annotation.mentions)
    return replace(annotation, mentions=mentions)


def test_resolve_joins_a_surname_to_the_full_name_in_the_same_text(read_aloud):
    text = read_aloud(
        "a.txt", "Anna Berg spoke.\nBerg left.", {"Anna Berg": ("official", None), "Berg": ("official", None)}
    )

    assert ids(text) == {"official:anna-berg"}


def test_resolve_joins_a_surname_to_the_one_bearer_in_another_text(read_aloud):
    one = read_aloud("a.txt", "Anna Berg spoke.", {"Anna Berg": ("official", None)})
    other = read_aloud("b.txt", "Berg left.", {"Berg": ("official", None)})

    assert ids(one, other) == {"official:anna-berg"}


def test_resolve_never_picks_between_two_bearers(read_aloud):
    one = read_aloud("a.txt", "Anna Berg spoke.", {"Anna Berg": ("official", None)})
    two = read_aloud("b.txt", "Otto Berg spoke.", {"Otto Berg": ("official", None)})
    short = read_aloud("c.txt", "Berg left.", {"Berg": ("official", None)})

    assert ids(one, two, short) == {"official:anna-berg", "official:otto-berg", "official:berg"}


def test_resolve_prefers_the_bearer_in_the_same_text(read_aloud):
    one = read_aloud("a.txt", "Anna Berg spoke.", {"Anna Berg": ("official", None)})
    two = read_aloud(
        "b.txt", "Otto Berg spoke.\nBerg left.", {"Otto Berg": ("official", None), "Berg": ("official", None)}
    )

    assert resolve([one, two]).places["b.txt", 1] == "official:otto-berg"


def test_resolve_joins_a_surname_of_two_words_and_its_ending_to_one_full_name(read_aloud):
    one = read_aloud("a.txt", "Nora von Berg spoke.", {"Nora von Berg": ("official", None)})
    other = read_aloud(
        "b.txt", "von Berg spoke.\nBerg left.", {"von Berg": ("official", None), "Berg": ("official", None)}
    )

    assert ids(one, other) == {"official:nora-von-berg"}


def test_resolve_gives_a_name_of_particles_alone_a_plain_id(read_aloud):
    text = read_aloud("a.txt", "El Al spoke.", {"El Al": ("person", None)})

    assert ids(text) == {"person:el-al"}


def test_resolve_reads_initials_and_accents_as_one_person(read_aloud):
    one = read_aloud("a.txt", "Zoë K. Lindqvist spoke.", {"Zoë K. Lindqvist": ("person", None)})
    other = read_aloud("b.txt", "Zoe Lindqvist left.", {"Zoe Lindqvist": ("person", None)})

    assert ids(one, other) == {"person:zoe-lindqvist"}


def test_resolve_makes_an_official_of_who_is_called_one_anywhere(read_aloud):
    one = read_aloud("a.txt", "Minister Anna Berg spoke.", {"Anna Berg": ("official", None)})
    other = read_aloud("b.txt", "Anna Berg left.", {"Anna Berg": ("person", None)})

    assert ids(one, other) == {"official:anna-berg"}


def test_resolve_reads_a_legal_form_as_no_part_of_a_name(read_aloud):
    one = read_aloud("a.txt", "Nordic Freight Ltd sails.", {"Nordic Freight Ltd": ("organization", None)})
    other = read_aloud("b.txt", "Nordic Freight sails.", {"Nordic Freight": ("organization", None)})

    assert ids(one, other) == {"organization:nordic-freight"}


def test_resolve_keeps_the_id_that_a_component_is_sure_of(read_aloud):
    text = read_aloud("a.txt", "Oslo agreed.", {"Oslo": ("country", "country:no")})

    (entity,) = resolve([text]).entities
    assert (entity.id, entity.name) == ("country:no", "Oslo")


def test_resolve_lists_the_other_spellings_as_aliases(read_aloud):
    text = read_aloud(
        "a.txt", "Anna Berg spoke.\nBerg left.", {"Anna Berg": ("official", None), "Berg": ("official", None)}
    )

    (entity,) = resolve([text]).entities
    assert {entity.name, *entity.aliases} == {"Anna Berg", "Berg"}


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Joseph Berg", "Joe Berg"),
        ("Oleksandr Vik", "Alexander Vik"),
        ("Anna Maria Berg", "Anna Berg"),
        ("Anna Maria Berg", "Anna M. Berg"),
        ("Anna Berg", "A. Berg"),
        ("Nora von Berg", "von Berg"),
    ],
)
def test_resolve_joins_forms_of_one_name_across_texts(naming, full, other):
    assert len(ids(naming("a.txt", "official", full), naming("b.txt", "official", other))) == 1


def test_given_names_hold_each_form_once():
    forms = [form for row in read_table("given_names.tsv") for form in values(row["names"])]

    assert len(forms) == len(set(forms))
    assert [form for form in forms if form != fold(form)] == []


def test_resolve_cuts_a_family_name_only_within_a_text(naming):
    near = naming("a.txt", "official", "Juan Perez Vega", "Juan Perez")
    far = naming("b.txt", "official", "Juan Perez Vega"), naming("c.txt", "official", "Juan Perez")

    assert len(ids(near)) == 1
    assert ids(*far) == {"official:juan-perez-vega", "official:juan-perez"}


def test_resolve_keeps_apart_whom_initials_tell_apart(naming):
    one, two = naming("a.txt", "official", "Otto W. Berg"), naming("b.txt", "official", "Otto H. K. Berg")

    assert ids(one, two) == {"official:otto-w-berg", "official:otto-h-k-berg"}


def test_resolve_leaves_a_name_without_initials_between_two_who_have_them(naming):
    one, two = naming("a.txt", "official", "Otto W. Berg"), naming("b.txt", "official", "Otto K. Berg")

    assert "official:otto-berg" in ids(one, two, naming("c.txt", "official", "Otto Berg"))


@pytest.mark.parametrize("written", ["Otto Berg Jr.", "Otto K. Berg, Jr.", "Otto Berg III", "Otto K. Berg 3d"])
def test_resolve_reads_no_second_person_into_a_generation(naming, written):
    texts = [naming("a.txt", "official", written, "Berg"), naming("b.txt", "official", "Otto Berg")]

    assert ids(*texts) == {"official:otto-berg"}


def test_resolve_joins_nobody_to_two_names_run_together(naming):
    text = naming("a.txt", "person", "Otto Berg Tor Vinje", "Berg")
    alone = naming("a.txt", "person", "Otto Berg", "Tor Vinje")

    assert ids(replace(text, mentions=text.mentions[:1] + alone.mentions)) == {
        "person:otto-berg-tor-vinje",
        "person:otto-berg",
        "person:tor-vinje",
    }


def test_resolve_keeps_father_and_son_apart(naming):
    text = naming("a.txt", "official", "Otto Berg Sr.", "Otto Berg Jr.")
    text = called(text, **{"Otto Berg Sr.": "Otto Berg", "Otto Berg Jr.": "Otto Berg"})

    assert ids(text) == {"official:otto-berg-sr", "official:otto-berg-jr"}
    assert resolve([text, naming("b.txt", "official", "Otto Berg")]).places["b.txt", 0] == "official:otto-berg"


@pytest.mark.parametrize(("full", "other"), [("Aung San Suu Kyi", "Aung San"), ("Kim Song Chol", "Kim Song")])
def test_resolve_cuts_no_name_of_single_syllables(naming, full, other):
    assert len(ids(naming("a.txt", "person", full, other))) == 2


def test_resolve_joins_no_surname_that_is_also_a_first_name(naming):
    texts = [naming("a.txt", "official", "Yuna Kim"), naming("b.txt", "person", "Kim Novak", "Berg")]

    assert "official:kim" in ids(*texts, naming("c.txt", "official", "Kim"))


def test_resolve_joins_no_surname_across_decades(naming):
    then = naming("a.txt", "official", "Berg", day=date(1988, 3, 1))
    now = naming("b.txt", "official", "Anna Berg", day=date(2003, 3, 1))

    assert ids(then, now) == {"official:berg", "official:anna-berg"}


def test_resolve_tells_two_bearers_apart_by_the_time_of_their_texts(naming):
    texts = [
        naming("a.txt", "official", "Otto Berg", day=date(1990, 1, 1)),
        naming("b.txt", "official", "Anna Berg", day=date(2004, 1, 1)),
        naming("c.txt", "official", "Berg", day=date(1991, 1, 1)),
    ]

    assert resolve(texts).places["c.txt", 0] == "official:otto-berg"


def test_resolve_says_why_it_joined(naming):
    texts = [
        naming("a.txt", "official", "Anna Berg", "Berg"),
        naming("b.txt", "official", "Anne-Marie Olsen"),
        naming("c.txt", "official", "Olsen"),
        naming("d.txt", "person", "Ana Berg"),
    ]

    assert reasons(*texts) == {
        "Berg": "short for a full name in this text",
        "Olsen": "short for the only such full name in all texts",
        "Ana Berg": "another spelling",
    }


def test_resolve_says_why_a_person_is_an_official(naming):
    texts = [naming("a.txt", "official", "Anna Berg"), naming("b.txt", "person", "Anna Berg")]

    assert reasons(*texts) == {"Anna Berg": "called an official elsewhere"}


def test_resolve_keeps_the_initials_of_a_full_name_that_components_know(naming):
    texts = [
        called(naming("a.txt", "official", "Berg"), Berg="Otto H. W. Berg"),
        called(naming("b.txt", "official", "Otto Berg"), **{"Otto Berg": "Otto W. Berg"}),
    ]

    assert ids(*texts) == {"official:otto-h-w-berg", "official:otto-w-berg"}


def test_resolve_joins_no_surname_that_well_known_officials_share(naming):
    texts = [naming("a.txt", "official", "George W. Bush"), naming("b.txt", "official", "Bush")]

    assert ids(*texts) == {"official:george-bush", "official:bush"}


@pytest.mark.parametrize(("text", "bearer"), [("in 2004", "official:anna-berg"), ("in 1985", "official:berg")])
def test_resolve_takes_the_latest_year_of_an_undated_text_for_its_own(read_aloud, naming, text, bearer):
    short = read_aloud("a.txt", f"Berg, born in 1955, spoke {text}.", {"Berg": ("official", None)}, day=None)

    assert resolve([short, naming("b.txt", "official", "Anna Berg", day=date(2003, 1, 1))]).places["a.txt", 0] == bearer


def test_resolve_joins_the_spellings_of_a_company(naming):
    one, other = naming("a.txt", "organization", "PJSC Nord-Oil"), naming("b.txt", "organization", "Nordoil")

    assert ids(one, other) == {"organization:nord-oil"}


def test_resolve_joins_a_company_and_its_group(naming):
    assert ids(naming("a.txt", "organization", "Nordoil Group", "Nordoil")) == {"organization:nordoil"}


def test_resolve_takes_the_id_that_another_mention_of_the_name_has(naming):
    sure = naming("a.txt", "agency", "Harbour Board", **{"Harbour Board": "agency:no-harbour-board"})
    unsure = naming("b.txt", "organization", "Harbour Board")

    assert ids(sure, unsure) == {"agency:no-harbour-board"}


def test_resolve_takes_no_id_that_two_bodies_share_a_name_for(naming):
    one = naming("a.txt", "agency", "Harbour Board", **{"Harbour Board": "agency:no-harbour-board"})
    two = naming("b.txt", "agency", "Harbour Board", **{"Harbour Board": "agency:se-harbour-board"})

    assert "organization:harbour-board" in ids(one, two, naming("c.txt", "organization", "Harbour Board"))


def test_resolve_reads_the_beginning_of_a_body_as_the_body_in_the_same_text(naming):
    near = naming("a.txt", "organization", "Nordoil Exploration Ltd", "Nordoil")
    far = naming("b.txt", "organization", "Nordoil")

    assert resolve([near, far]).places["a.txt", 0] == "organization:nordoil-exploration"
    assert ids(near, far) == {"organization:nordoil-exploration", "organization:nordoil"}


@pytest.mark.parametrize("names", [("Vega Ltd", "Vega Bank Ltd"), ("Vega", "Vega Bank Ltd", "Vega Oil Ltd")])
def test_resolve_takes_no_complete_or_ambiguous_name_for_a_short_one(naming, names):
    assert len(ids(naming("a.txt", "organization", *names))) == len(names)


def test_resolve_keeps_a_vessel_apart_from_its_company(naming):
    text = naming("a.txt", "organization", "Vega Shipping", "Vega")
    mentions = tuple(replace(one, reason="after tanker") if one.text == "Vega" else one for one in text.mentions)

    assert ids(replace(text, mentions=mentions)) == {"organization:vega-shipping", "organization:vega"}


def test_resolve_reads_an_acronym_as_another_text_explains_it(naming):
    explained = called(naming("a.txt", "organization", "Nordic Oil Works", "NOW"), NOW="Nordic Oil Works")
    alone = naming("b.txt", "organization", "NOW")

    assert ids(explained, alone) == {"organization:nordic-oil-works"}


def test_resolve_reads_no_acronym_that_two_texts_explain_otherwise(naming):
    one = called(naming("a.txt", "organization", "Nordic Oil Works", "NOW"), NOW="Nordic Oil Works")
    two = called(naming("b.txt", "organization", "Norse Ore Wharves", "NOW"), NOW="Norse Ore Wharves")

    assert "organization:now" in ids(one, two, naming("c.txt", "organization", "NOW"))


def test_resolve_names_a_measure_after_whom_its_target_turned_out_to_be(read_aloud):
    names = {"Nord-Oil": ("organization", None), "sanctions": ("measure", "measure:sanctions:nord-oil")}
    one = read_aloud("a.txt", "Nord-Oil faces sanctions.", names)
    other = read_aloud("b.txt", "Nordoil spoke.\nNordoil left.", {"Nordoil": ("organization", None)})

    assert "measure:sanctions:nordoil" in ids(one, other)


@pytest.mark.parametrize(
    "words",
    [
        ", also known as {}, left.",
        " (a.k.a. {}) left.",
        ", aka {}, left.",
        ", alias {}, left.",
        ", whose real name is {}, left.",
        " (formerly {}) left.",
        ", who is better known as “{}”, left.",
    ],
)
def test_resolve_joins_what_a_text_calls_another_name(read_aloud, words):
    names = {"Otto Vik": ("person", None), "Abu Berg": ("person", None)}
    text = read_aloud("a.txt", "Otto Vik" + words.format("Abu Berg"), names)
    other = read_aloud("b.txt", "Abu Berg spoke.", {"Abu Berg": ("person", None)})

    assert ids(text, other) == {"person:otto-vik"}
    assert reasons(text, other) == {"Abu Berg": "another name, as a text says"}


@pytest.mark.parametrize("words", [" and {} left.", ", known as a friend of {}, left.", " formerly served {}."])
def test_resolve_joins_no_neighbours_that_are_not_called_one(read_aloud, words):
    names = {"Otto Vik": ("person", None), "Abu Berg": ("person", None)}

    assert len(ids(read_aloud("a.txt", "Otto Vik" + words.format("Abu Berg"), names))) == 2


def test_resolve_takes_an_alias_of_one_word_for_its_own_text_only(read_aloud):
    names = {"Otto Vik": ("person", None), "Hawk": ("person", None)}
    text = read_aloud("a.txt", "Otto Vik, alias Hawk, left.", names)
    other = read_aloud("b.txt", "Hawk spoke.", {"Hawk": ("person", None)})

    assert ids(text, other) == {"person:otto-vik", "person:hawk"}


def test_resolve_joins_no_alias_that_two_texts_give_to_two(read_aloud):
    one, two = (
        read_aloud(doc, f"{name}, alias Abu Berg, left.", {name: ("person", None), "Abu Berg": ("person", None)})
        for doc, name in (("a.txt", "Otto Vik"), ("b.txt", "Nora Lund"))
    )

    assert ids(one, two) == {"person:otto-vik", "person:nora-lund", "person:abu-berg"}


def test_resolve_survives_aliases_in_a_circle(read_aloud):
    names = {"Otto Vik": ("person", None), "Abu Berg": ("person", None)}
    one = read_aloud("a.txt", "Otto Vik, alias Abu Berg, left.", names)
    two = read_aloud("b.txt", "Abu Berg, alias Otto Vik, left.", names)

    assert ids(one, two) == {"person:otto-vik", "person:abu-berg"}


def test_resolve_cuts_the_second_family_name_of_a_well_known_official_in_any_text(naming):
    texts = [naming("a.txt", "person", "Hugo Chávez Frías"), naming("b.txt", "official", "Hugo Chávez")]

    assert ids(*texts) == {"official:hugo-chavez-frias"}


def guessed(annotation):
    """Return an annotation whose mentions rest on a recogniser alone."""
    mentions = tuple(replace(mention, reason="recognised name") for mention in annotation.mentions)
    return replace(annotation, mentions=mentions)


@pytest.mark.parametrize(("told", "guess"), [("person", "organization"), ("organization", "person")])
def test_resolve_settles_a_guessed_kind_by_sure_signs_elsewhere(naming, told, guess):
    texts = [naming("a.txt", told, "Nayif Salih"), guessed(naming("b.txt", guess, "Nayif Salih"))]

    assert ids(*texts) == {f"{told}:nayif-salih"}
    assert reasons(*texts) == {"Nayif Salih": "of this kind by the words around the same name elsewhere"}


def test_resolve_gives_a_short_form_the_kind_of_the_full_name(naming):
    text = guessed(naming("a.txt", "person", "Tor Vinje"))
    short = called(naming("a.txt", "organization", "Tor"), Tor="Tor Vinje").mentions[0]
    text = replace(text, mentions=(*text.mentions, replace(short, start=90, end=93, reason="short for Tor Vinje")))

    assert ids(text) == {"person:tor-vinje"}


def test_resolve_settles_no_kind_that_has_a_sure_sign(naming):
    texts = [naming("a.txt", "person", "Calvin Berg"), naming("b.txt", "organization", "Calvin Berg")]

    assert ids(*texts) == {"person:calvin-berg", "organization:calvin-berg"}


def test_resolve_settles_the_kind_of_a_single_word_in_its_own_text_only(naming):
    texts = [naming("a.txt", "person", "Berg"), guessed(naming("b.txt", "organization", "Berg"))]

    assert ids(*texts) == {"person:berg", "organization:berg"}


@pytest.fixture
def serving(read_aloud):
    """A function that makes a text in which Anna Berg holds office in a country."""

    def read(doc, state):
        names = {"Anna Berg": ("official", None), "Land": ("country", f"country:{state}")}
        return read_aloud(doc, "Anna Berg serves Land.", names, [("Anna Berg", "serves", "Land")])

    return read


def test_resolve_says_where_an_official_may_be_a_namesake(serving):
    (entity, *_) = resolve([serving("a.txt", "no"), serving("b.txt", "no"), serving("c.txt", "dk")]).entities[::-1]

    assert {doc: dict(mention.attributes).get("doubt", "") for doc, mention in entity.mentions} == {
        "a.txt": "",
        "b.txt": "",
        "c.txt": "perhaps a namesake: other texts place the bearer in another state",
    }


PEOPLE = ["Anna Berg", "Anna K. Berg", "Ana Berg", "A. Berg", "Berg", "Otto Berg", "Otto von Berg", "von Berg", "Anna"]
BODIES = ["Nordoil", "Nord-Oil Ltd", "Nordoil Group", "Nordoil Exploration", "NOW", "Nordic Oil Works", "Anna Berg"]
NAMES = st.one_of(
    st.tuples(st.sampled_from([Kind.OFFICIAL, Kind.PERSON]), st.sampled_from(PEOPLE)),
    st.tuples(st.just(Kind.ORGANIZATION), st.sampled_from(BODIES)),
)
TEXTS = st.lists(
    st.tuples(st.lists(NAMES, min_size=1, max_size=5, unique=True), st.integers(1987, 2025), st.booleans()), max_size=7
)


@given(texts=TEXTS, random=st.randoms(use_true_random=False))
@settings(deadline=None)  # the first example reads the tables
def test_resolve_does_not_depend_on_the_order_of_texts(texts, random):
    annotations = [
        Annotation(
            Document(f"{number}.txt", "", date=date(year, 1, 1)),
            mentions=tuple(
                Mention(n, n + 1, name, kind, 0, name, reason="recognised" if is_guess else "title before name")
                for n, (kind, name) in enumerate(names)
            ),
        )
        for number, (names, year, is_guess) in enumerate(texts)
    ]
    shuffled = random.sample(annotations, len(annotations))

    assert resolve(annotations) == resolve(shuffled)
