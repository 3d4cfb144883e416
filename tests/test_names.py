import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.names import fold, person_key, slug, without_possessive


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("U.S.", "us"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("  European\n Union", "european union"),
        ("Kim Jong-un", "Kim Jong un"),
        ("𝕬𝖓𝖓𝖆 ŉ", "Anna n"),
    ],
)
def test_fold_makes_spellings_of_one_name_equal(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Iran", "Iraq"), ("AT&T", "ATT"), ("Niger", "Nigeria")])
def test_fold_keeps_different_names_apart(one, other):
    assert fold(one) != fold(other)


@given(st.text())
def test_fold_changes_nothing_the_second_time(name):
    assert fold(fold(name)) == fold(name)


@given(st.text())
def test_slug_holds_no_blank_and_is_never_empty(name):
    assert slug(name)
    assert not any(char.isspace() for char in slug(name))


@pytest.mark.parametrize(
    ("written", "name"),
    [("Russia's", "Russia"), ("Russiaʼs", "Russia"), ("United States’", "United States"), ("Texas", "Texas")],
)
def test_without_possessive_cuts_the_ending_only(written, name):
    assert without_possessive(written) == name


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Otto K. Berg", ("otto", "berg")),
        ("O. Berg", ("o", "berg")),
        ("Nur al-Haddad", ("nur", "haddad")),
        ("BERG Jr.", ("berg",)),
        ("al", ()),
    ],
)
def test_person_key_keeps_the_telling_words(written, key):
    assert person_key(written) == key
