"""What the texts tell of a node that a list can be held against."""

import networkx as nx
import pytest

from graphbuild.link.facts import facts_of


@pytest.fixture
def graph():
    graph = nx.MultiDiGraph()
    graph.add_node("country:no", kind="country", name="Norway", aliases=[], mentions=[])
    graph.add_node("country:td", kind="country", name="Chad", aliases=[], mentions=[])
    return graph


def told(graph, node, name, *aliases, **about):
    reasons, attributes = about.get("reasons", ("",)), {"office": about.get("office", "")}
    mentions = [{"doc": "a", "reason": reason, "attributes": attributes} for reason in reasons]
    graph.add_node(node, kind=node.partition(":")[0], name=name, aliases=list(aliases), mentions=mentions)
    for target, relation in about.get("ties", ()):
        graph.add_edge(node, target, key=relation, relation=relation)
    return facts_of(graph, node)


@pytest.mark.parametrize(
    ("kind", "names", "expected"),
    [
        ("person", ("Otto Berg", "Berg", "OTTO BERG", "O. Berg", "Otto Karl Berg"), ("Otto Berg", "Otto Karl Berg")),
        ("person", ("Otto Karl Berg", "Otto Berg"), ("Otto Karl Berg",)),
        ("organization", ("Tinker Lines", "Tinker", "Tinker Shipping"), ("Tinker Lines", "Tinker Shipping")),
        ("organization", ("Tinker",), ("Tinker",)),
    ],
)
def test_facts_of_keeps_the_names_that_tell(graph, kind, names, expected):
    assert told(graph, f"{kind}:x", *names).names == expected


@pytest.mark.parametrize(("kind", "name"), [("person", "Berg"), ("measure", "sanctions on Chad")])
def test_facts_of_has_nothing_to_hold_against_a_list(graph, kind, name):
    assert told(graph, f"{kind}:x", name) is None


def test_facts_of_knows_its_countries_and_those_beside(graph):
    facts = told(graph, "official:x", "Otto Berg", office="Norwegian envoy", ties=[("country:td", "co_mentioned")])

    assert (facts.countries, facts.beside) == ({"no"}, {"td"})


def test_facts_of_takes_the_country_of_whom_it_serves(graph):
    graph.add_node("agency:no-army", kind="agency", name="Army", aliases=[], mentions=[])

    assert told(graph, "official:x", "Otto Berg", ties=[("agency:no-army", "serves")]).countries == {"no"}


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [
        (("recognised name", "after oil tanker"), True),
        (("after M/V",), True),
        (("after flagged",), True),
        (("after company",), False),
        (("after vessels", "name with Shipping"), False),
    ],
)
def test_facts_of_knows_a_vessel_by_the_word_before_its_name(graph, reasons, expected):
    assert told(graph, "organization:x", "Saltwind", reasons=reasons).is_vessel is expected
