import pytest

from graphbuild.analysis.doubts import Likeness, likenesses, thin_joins
from graphbuild.analysis.likeness import (
    ALIAS,
    AMONG,
    GIVEN,
    INITIALS,
    NEAR,
    NEAR_SURNAME,
    OPENING,
    SAME_ENDS,
    SURNAME,
)
from graphbuild.graph import build_graph
from graphbuild.resolve.doubts import NAMESAKE
from graphbuild.resolve.people import IN_ALL_TEXTS
from graphbuild.types import Entity, Kind, Mention


def mention(text, reason="title before name", **attributes):
    return Mention(0, len(text), text, Kind.OFFICIAL, 0, text, None, reason, tuple(attributes.items()))


def graph_of(*names, known=(), mentions=()):
    """Build a graph of entities such as 'official: Ann Berg = Berg', each with its name and others that it goes by."""
    entities = []
    for one in names:
        kind, _, spelled = one.partition(": ")
        name, *aliases = spelled.split(" = ")
        told = (("1", mention(name, "known official" if name in known else "title before name")), *mentions)
        entities.append(Entity(f"{kind}:{name}", Kind(kind.split("/")[0]), name, tuple(aliases), told))
    return build_graph([], entities, [])


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("person: Karim Haddad", "person: Kareem Haddad", GIVEN),
        ("person: Karim Haddad", "official: Karim Hadid", ""),
        ("person: Karim Haddad", "person: K. Haddad", GIVEN),
        ("person: Alex Stone", "official: Alexander Stone", GIVEN),
        ("person: Anna Stone", "person: Boris Stone", ""),
        ("person: Anna Stone", "person: Stone", SURNAME),
        ("person: Anna Maria Stone", "person: Anna Stone", SAME_ENDS),
        ("person: Anna Maria Stone", "person: Anna Ruth Stone", ""),
        ("person: Anna B. Stone", "person: Anna C. Stone", ""),
        ("person: Otto Berg", "person: Otto Berg Jr.", ""),
        ("person: Rosa Lima", "person: Rosa Lima Prado", AMONG),
        ("person: Abd Rahman", "person: Abd Rahman Sayid", ""),
        ("person: Leonid Marchenko", "person: Leonid Martchenko", NEAR_SURNAME),
        ("organization: Marisol Shipping", "organization: Marisol Shiping", NEAR),
        ("organization: Marisol 1", "organization: Marisol 2", ""),
        ("organization: Los Altos Drug Trafficking", "organization: Los Bajos Drug Trafficking", ""),
        ("organization: Marisol Shipping of Peru", "organization: Marisol Shippings of Peru", NEAR),
        ("organization: Marisol Shipping", "organization: Marisol Shipping Lines", OPENING),
        ("organization: Marisol", "organization: Marisol Shipping", ""),
        ("organization: Northern Maritime Trade Bank", "agency: NMTB", INITIALS),
        ("agency: Port Authority", "agency: Harbour Board = Port Authority", ALIAS),
        ("agency: Ministry", "agency: Trade Ministry = Ministry", ""),
        ("organization: Ann Berg", "person: Ann Berg", ""),
        ("country: Niger", "country: Nigeria", ""),
    ],
)  # fmt: skip
def test_likenesses_tells_why_two_may_be_one(one, other, reason):
    graph = graph_of(one, other)

    assert [found.reason for found in likenesses(graph, sorted(graph))] == [reason] * bool(reason)


def test_likenesses_takes_two_known_ones_for_two():
    graph = graph_of("person: Karim Haddad", "person: Kareem Haddad", known={"Karim Haddad", "Kareem Haddad"})

    assert not list(likenesses(graph, graph))


def test_likenesses_compares_one_known_with_others():
    graph = graph_of("person: Karim Haddad", "person: Kareem Haddad", known={"Karim Haddad"})

    assert len(list(likenesses(graph, graph))) == 1


def test_likenesses_takes_bodies_of_two_states_for_two():
    graph = build_graph(
        [], [Entity(f"agency:{state}-customs", Kind.AGENCY, "Customs Office", (), ()) for state in ("no", "se")], []
    )

    assert not list(likenesses(graph, graph))


def test_likenesses_keeps_apart_whom_people_keep_apart():
    graph = graph_of("person: Karim Haddad", "person: Kareem Haddad")
    graph.graph["ledger"] = {"apart": [["person:Kareem Haddad", "person:Karim Haddad"]]}

    assert not list(likenesses(graph, graph))


def test_likenesses_passes_over_a_surname_that_many_bear():
    names = [f"person: {given} Stone" for given in ("Anna", "Boris", "Carl", "Dora")]

    assert not list(likenesses(graph_of("person: Stone", *names), ["person:Stone"]))
    assert len(list(likenesses(graph_of("person: Stone", *names[:3]), ["person:Stone"]))) == 3


def test_likenesses_looks_at_those_asked_for_only():
    graph = graph_of("person: Karim Haddad", "person: Kareem Haddad", "person: Anna Stone", "person: Annah Stone")

    assert list(likenesses(graph, ["person:Annah Stone"])) == [
        Likeness("person:Annah Stone", "person:Anna Stone", GIVEN)
    ]


def joined(*told):
    """Return who goes by 'Anna Stone' in a text and is told of in others by (document, text, attributes)."""
    graph = graph_of("person: Anna Stone", mentions=[(doc, mention(text, **found)) for doc, text, found in told])
    return [(found.documents, found.reason) for found in thin_joins(graph, graph)]


def test_thin_joins_finds_texts_that_say_the_surname_alone():
    assert joined(("2", "Stone", {"joined": IN_ALL_TEXTS})) == [(("2",), "1 text of 2 by the surname alone")]


def test_thin_joins_passes_over_texts_that_say_more():
    assert not joined(("2", "Stone", {"joined": IN_ALL_TEXTS}), ("2", "Anna Stone", {}))


def test_thin_joins_passes_over_short_full_names():
    assert not joined(("2", "A. Stone", {"joined": IN_ALL_TEXTS}))


def test_thin_joins_finds_namesakes():
    assert joined(("2", "Anna Stone", {"doubt": NAMESAKE})) == [
        (("2",), "1 text of 2 may mean a namesake in office elsewhere")
    ]


def test_thin_joins_trusts_the_surname_of_whom_tables_know():
    stone = [("2", mention("Stone", joined=IN_ALL_TEXTS))]

    assert not list(thin_joins(graph := graph_of("person: Anna Stone", known={"Anna Stone"}, mentions=stone), graph))


def test_thin_joins_trusts_people_who_say_that_it_is_one():
    graph = graph_of("person: Anna Stone", mentions=[("2", mention("Stone", joined=IN_ALL_TEXTS))])
    graph.graph["ledger"] = {"one": ["person:Anna Stone"]}

    assert not list(thin_joins(graph, graph))
