"""File names that every system takes, and that keep pages apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.graph import Edge
from graphbuild.types import Kind, RelationType
from graphbuild.views.places import entity_place, graph_address, part_place, relation_place, text_place

IDS = st.text(max_size=120) | st.sampled_from(
    ["con", "CON", "nul.txt", "com1", "..", "a/b", "a\\b", "a b", "A", "a", "index"]
)
SAFE = re.compile(r"[a-z0-9_]+([.-]+[a-z0-9_]+)*")
DEVICES = {"con", "prn", "aux", "nul", "index", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}


def file_of(place):
    return place.partition("/")[2].removesuffix(".html")


@pytest.mark.parametrize(
    ("node", "place"),
    [
        ("country:us", "country/us.html"),
        ("country:legal_instrument:eo-13818", "country/legal_instrument.eo-13818.html"),
        ("country:con", "country/con--1143da2bc5.html"),
        ("country:中国", "country/x--f0e9521611.html"),
    ],
)
def test_entity_place_reads_like_the_id_where_that_is_safe(node, place):
    assert entity_place(Kind.COUNTRY, node) == place


@given(IDS)
def test_places_are_names_that_every_system_takes(name):
    for place in (entity_place(Kind.PERSON, name), text_place(name), relation_place(edge(name, "person:b"))):
        assert SAFE.fullmatch(file_of(place)), place
        assert file_of(place).partition(".")[0] not in DEVICES
        assert len(file_of(place)) <= 100


@given(IDS, IDS)
def test_places_of_two_ids_differ_also_where_case_does_not_count(one, other):
    for place in (
        lambda name: entity_place(Kind.PERSON, name),
        text_place,
        lambda name: relation_place(edge(name, "b")),
    ):
        assert (place(one).casefold() == place(other).casefold()) == (one == other)


@given(IDS, IDS)
def test_a_part_of_one_page_is_no_other_page(one, other):
    part = part_place(entity_place(Kind.PERSON, one), "texts", 2)

    assert part != entity_place(Kind.PERSON, other)


def test_part_place_of_the_first_part_is_the_page_itself():
    assert part_place("country/us.html", "", 1) == "country/us.html"


def test_graph_address_takes_half_a_character():
    assert graph_address("person:\ud800&#") == "#person%3A%3F%26%23"


def edge(source, target):
    return Edge(source, target, RelationType.CRITICISES, 1.0, ())
