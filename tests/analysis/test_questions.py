"""What is asked of people, and in which order."""

import pytest

from graphbuild.analysis.likeness import GIVEN
from graphbuild.analysis.questions import Side, questions
from graphbuild.graph import build_graph
from graphbuild.relate import relate
from graphbuild.resolve import resolve
from graphbuild.types import Kind

NAMES = {
    "Karim Haddad": ("person", "person:karim-haddad"),
    "Kareem Haddad": ("official", "official:kareem-haddad"),
    "Katerina Stone": ("person", "person:katerina-stone"),
    "Katarina Stone": ("person", "person:katarina-stone"),
    "Marisol Shipping": ("organization", "organization:marisol-shipping"),
    "Marisol Shiping": ("organization", "organization:marisol-shiping"),
    "Chile": ("country", "country:cl"),
}


@pytest.fixture
def graph(read_aloud):
    texts = [
        read_aloud(
            "a", "Karim Haddad met Chile.\nKaterina Stone came.", NAMES, [("Karim Haddad", "consults", "Chile")]
        ),
        read_aloud("b", "Karim Haddad attacked Chile.", NAMES, [("Karim Haddad", "attacks", "Chile")]),
        read_aloud(
            "c", "Kareem Haddad met Chile.\nKatarina Stone left.", NAMES, [("Kareem Haddad", "consults", "Chile")]
        ),
        read_aloud("d", "Marisol Shipping left.\nMarisol Shiping came.\nMarisol Shipping stayed.", NAMES),
    ]
    resolution = resolve(texts)
    return build_graph([text.document for text in texts], resolution.entities, relate(texts, resolution))


def pairs(graph, **limits):
    return [(one.moving.node, one.staying.node) for one in questions(graph, **limits)]


def test_questions_come_with_the_most_consequential_first(graph):
    assert pairs(graph) == [
        ("person:karim-haddad", "official:kareem-haddad"),
        ("organization:marisol-shiping", "organization:marisol-shipping"),
        ("person:katarina-stone", "person:katerina-stone"),
    ]
    assert [one.claims for one in questions(graph)] == [2, 0, 0]


def test_questions_tell_why_and_who_stands_beside_both(graph):
    first = questions(graph)[0]

    assert (first.reason, first.company, first.is_about_one) == (GIVEN, ("country:cl",), False)
    assert first.moving == Side("person:karim-haddad", ("a", "b"))


def test_questions_are_about_some_kinds_if_asked(graph):
    assert pairs(graph, kinds=[Kind.ORGANIZATION]) == [
        ("organization:marisol-shiping", "organization:marisol-shipping")
    ]


def test_questions_leave_out_what_people_decided(graph):
    graph.graph["ledger"] = {"apart": [["person:katarina-stone", "person:katerina-stone"]]}

    assert len(pairs(graph)) == 2


def test_questions_ask_whether_one_is_two(read_aloud):
    names = {"Alfa": ("organization", "organization:alfa")} | {
        name: ("country", f"country:{code}") for name, code in (("Chile", "cl"), ("Norway", "no"))
    }
    names |= {name: ("person", f"person:{name.lower()}") for name in ("Ann", "Bob")}
    texts = [
        read_aloud("a", "Alfa met Chile and Ann.", names, [("Alfa", "consults", "Chile")]),
        read_aloud("b", "Alfa met Chile and Ann.\nAnn left.", names, [("Alfa", "consults", "Chile")]),
        read_aloud("c", "Alfa met Norway and Bob.", names, [("Alfa", "consults", "Norway")]),
    ]
    resolution = resolve(texts)
    graph = build_graph([text.document for text in texts], resolution.entities, relate(texts, resolution))
    one = next(one for one in questions(graph) if one.is_about_one)

    assert (one.staying, one.moving) == (Side("organization:alfa", ("a", "b")), Side("organization:alfa", ("c",)))
    assert one.claims == 1
