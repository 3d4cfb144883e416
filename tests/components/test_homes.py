import pytest

from graphbuild.components.bodies.homes import Homes
from graphbuild.components.bodies.phrases import read_words
from graphbuild.resources import read_table


@pytest.fixture(scope="module")
def homes():
    return Homes(read_words())


def test_built_knows_a_listed_body_by_what_its_name_is_built_of(homes):
    listed = homes.built("ru", "foreign-intelligence-service")

    assert listed is not None
    assert listed.id == "ru-svr"


def test_built_knows_no_body_of_another_country_by_that_name(homes):
    assert homes.built("fr", "foreign-intelligence-service") is None


def test_built_leaves_every_listed_id_to_its_own_body(homes):
    ids = {row["id"]: row["country"] for row in read_table("agencies.tsv")}
    found = {id_: homes.built(code, id_.partition("-")[2]) for id_, code in ids.items() if id_.startswith(f"{code}-")}

    assert {id_: known.id for id_, known in found.items() if known and known.id != id_} == {}


def test_named_tells_bodies_of_one_name_apart_by_country(homes):
    assert [known and known.id for known in (homes.named("by", "KGB"), homes.named("ru", "KGB"))] == [
        "by-kgb",
        "ru-kgb",
    ]
