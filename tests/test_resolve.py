import random

from graphbuild.resolve import resolve


def ids(*annotations):
    return {entity.id for entity in resolve(annotations).entities}


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


def test_resolve_does_not_depend_on_the_order_of_texts(read_aloud):
    texts = [
        read_aloud(f"{n}.txt", f"{name} spoke.", {name: ("official", None)})
        for n, name in enumerate(["Anna Berg", "Berg", "Otto Vik", "Vik", "O. Vik"])
    ]
    shuffled = random.Random(1).sample(texts, len(texts))

    assert resolve(texts) == resolve(shuffled)
