"""Whom one circle of texts may not mean."""

from datetime import date

import pytest

from graphbuild.analysis.homonyms import homonyms
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Document, Entity, Kind, Mention, Relation, RelationType

NODE = "organization:alfa"
OTHER_NAME = "short for the one body that a text gives it for"


class Archive:
    """A graph in the making: who is named in which text, and how."""

    def __init__(self):
        self.mentions = {}
        self.beside = []

    def tell(self, doc, *others, text="Alfa Trading", node=NODE, **attributes):
        """Name the one in question, and some others in the same sentence."""
        reason = attributes.pop("reason", "name with Trading")
        mention = Mention(0, len(text), text, Kind.ORGANIZATION, 0, text, None, reason, tuple(attributes.items()))
        self.mentions.setdefault(node, []).append((doc, mention))
        for other in others:
            self.mentions.setdefault(other, []).append((doc, Mention(50, 51, "x", Kind.PERSON, 0, "x")))
            self.beside.append((doc, node, other))
        return self

    def graph(self, copies=None, ledger=None, days=None):
        documents = sorted({doc for mentions in self.mentions.values() for doc, _ in mentions})
        names = {NODE: "Alfa Trading"}
        entities = [
            Entity(node, Kind(node.split(":")[0]), names.get(node, node.split(":")[1]), (), tuple(mentions))
            for node, mentions in self.mentions.items()
        ]
        near = RelationType.CO_MENTIONED
        relations = [
            Relation(node, other, near, 1.0, (Citation(doc, 0, 60, "x" * 60, None, (0, 5), (50, 51)),))
            for doc, node, other in self.beside
        ]
        graph = build_graph(
            [Document(doc, doc, date=(days or {}).get(doc)) for doc in documents], entities, relations, copies
        )
        graph.graph["ledger"] = ledger or {}
        return graph


@pytest.fixture
def archive():
    """One who is named in a circle of two texts beside Norway."""
    return Archive().tell("a", "country:no", "person:ann").tell("b", "country:no", "person:ann")


def found(graph):
    return [(one.node, one.documents, one.reason) for one in homonyms(graph, sorted(graph))]


def test_homonyms_tells_of_a_circle_in_other_states(archive):
    graph = archive.tell("c", "country:cl", "person:bob").graph()

    assert found(graph) == [(NODE, ("c",), "1 text beside cl, most of the others beside no")]


@pytest.mark.parametrize("known", ["known organization", "known body"])
def test_homonyms_lets_whom_a_table_knows_be_anywhere(archive, known):
    assert found(archive.tell("c", "country:cl", "person:bob", reason=known).graph()) == []


def test_homonyms_tells_of_a_circle_that_was_led_there_by_a_short_name(archive):
    graph = archive.tell("c", "person:bob", text="AT", joined=OTHER_NAME).graph()

    assert found(graph) == [(NODE, ("c",), "1 text only by 'AT', in company that its other texts never name")]


@pytest.mark.parametrize(
    "told",
    [
        {"text": "AT", "joined": ""},
        {"text": "Trading Alfa", "joined": "another spelling"},
    ],
    ids=["not led there", "all words of the name"],
)
def test_homonyms_trusts_names_that_say_it(archive, told):
    told = {name: value for name, value in told.items() if value}

    assert found(archive.tell("c", "person:bob", **told).graph()) == []


@pytest.mark.parametrize("common", ["person:ann", "country:no"])
def test_homonyms_lets_circles_meet_in_a_third(archive, common):
    assert found(archive.tell("c", "country:cl", common).graph()) == []


def test_homonyms_lets_circles_meet_through_a_third_text(archive):
    archive.tell("c", "country:cl", "person:bob").tell("d", "person:bob", "person:ann")

    assert found(archive.graph()) == []


@pytest.mark.parametrize(
    ("kind", "year", "years"), [("person", 2023, 19), ("person", 2015, 0), ("organization", 2023, 0)]
)
def test_homonyms_tells_of_people_in_circles_of_two_times(kind, year, years):
    archive = Archive().tell("a", "country:no", node=f"{kind}:berg").tell("b", "person:bob", node=f"{kind}:berg")
    graph = archive.graph(days={"a": date(2004, 3, 1), "b": date(year, 5, 1)})

    reasons = [f"1 text {years} years away from most others"] if years else []
    assert [reason for _, _, reason in found(graph)] == reasons


def test_homonyms_counts_copies_as_one_text(archive):
    graph = archive.tell("c", "country:cl", "person:bob").graph(copies={"c": "a", "a": "a"})

    assert found(graph) == []


def test_homonyms_lets_what_everybody_names_bring_nobody_together(archive):
    for doc in "abcdefgh":
        archive.tell(doc, node="agency:everywhere")
    graph = archive.tell("c", "country:cl", "person:bob").graph()

    assert [documents for _, documents, _ in found(graph)] == [("c",)]


def test_homonyms_trusts_one_office_in_both_circles(archive):
    archive.tell("a", office="chief executive")

    assert found(archive.tell("c", "country:cl", "person:bob", office="Executive").graph()) == []


def test_homonyms_asks_nothing_of_whom_people_merged(archive):
    assert found(archive.tell("c", "country:cl", "person:bob", joined="decision 0123456789").graph()) == []


def test_homonyms_asks_nothing_of_whom_people_called_one(archive):
    assert found(archive.tell("c", "country:cl", "person:bob").graph(ledger={"one": [NODE]})) == []
