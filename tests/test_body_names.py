import pytest

from graphbuild.resolve.body_names import body_key, body_sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nordoil", "PJSC Nordoil"),
        ("Nordoil", "Nordoil Public Joint Stock Company"),
        ("Petróleos del Norte, S.A.", "Petroleos del Norte"),
        ("Comercial Vega S.A. de C.V.", "Comercial Vega"),
        ("The Berg & Olsen Company", "Berg and Olsen"),
        ("Sea-Trade L.L.C.", "Seatrade LLC"),
        ("NORDOIL LTD", "Nordoil Ltd."),
        ("People’s Bank", "Peopleʼs Bank"),
    ],
)
def test_body_sound_is_that_of_every_spelling(one, other):
    assert body_sound(body_key(one)) == body_sound(body_key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nordoil", "Nordoil Trading"), ("Nordoil Bank", "Nordoil"), ("Berg Holding I", "Berg Holding II")],
)
def test_body_sound_tells_a_company_from_its_daughters(one, other):
    assert body_sound(body_key(one)) != body_sound(body_key(other))


def test_body_key_of_a_legal_form_alone_is_that_form():
    assert body_key("Company") == "company"
