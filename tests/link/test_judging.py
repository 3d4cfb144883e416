"""Kinds, countries and common names as checks on what names say."""

import pytest

from graphbuild.link.facts import Facts
from graphbuild.link.indexing import indexed
from graphbuild.link.judging import LINK, judge
from graphbuild.references import Entry, EntryKind, ListedName
from graphbuild.types import Kind


def facts(name, kind=Kind.PERSON, *, countries=(), beside=(), is_vessel=False):
    return Facts("x", kind, (name,), frozenset(countries), frozenset(beside), is_vessel)


def entry(name, kind=EntryKind.PERSON, **told):
    return Entry("1", name, kind, **told)


def judged(node, listed, *, weak=False, namesakes=0.1, common=()):
    name = ListedName(1, listed.name, weak, namesakes)
    found = judge(node, listed, name, lambda word: word in common)
    return found.score, found.reason


ORGANIZATION, VESSEL = EntryKind.ORGANIZATION, EntryKind.VESSEL

CASES = {
    "country agrees": (
        judged(facts("Juan Mora", countries={"pe"}), entry("MORA RUIZ, Juan", countries=("pe",))),
        (0.9, "a shorter form of the name; both of PE"),
    ),
    "programme is about its country": (
        judged(facts("Juan Mora", countries={"pe"}), entry("MORA RUIZ, Juan", origins=("pe",))),
        (0.9, "a shorter form of the name; both have to do with PE"),
    ),
    "named beside the country": (
        judged(facts("Juan Mora", beside={"pe", "cl"}), entry("MORA RUIZ, Juan", countries=("pe",))),
        (0.85, "a shorter form of the name; named beside PE"),
    ),
    "another country": (
        judged(facts("Juan Mora", countries={"cl"}), entry("MORA, Juan", countries=("pe",))),
        (0.7, "the same name; but of CL in the texts and PE in the list"),
    ),
    "a common name": (
        judged(facts("Juan Mora"), entry("MORA, Juan"), namesakes=2.0),
        (0.8, "the same name; a common name"),
    ),
    "two syllables": (
        judged(facts("Li Wen"), entry("LI, Wen")),
        (0.6, "the same name in another order; a common name"),
    ),
    "a rare short form": (
        judged(facts("Juan Ygarza"), entry("YGARZA RUIZ, Juan"), namesakes=0.0),
        (0.85, "a shorter form of the name; a rare name"),
    ),
    "a short form of an alias": (
        judged(
            Facts("x", Kind.PERSON, ("Ali Baran", "Juan Mora"), frozenset(), frozenset(), is_vessel=False),
            entry("MORA RUIZ, Juan", origins=("pe",)),
        ),
        (0.65, "a shorter form of the name as 'Juan Mora'; not by the name that the texts use most"),
    ),
    "a weak alias": (
        judged(facts("Juan Mora"), entry("MORA, Juan"), weak=True),
        (0.75, "the same name; an alias that the list calls weak"),
    ),
    "a vessel": (
        judged(facts("Saltwind", Kind.ORGANIZATION, is_vessel=True), entry("SALTWIND", VESSEL)),
        (1.0, "the same name"),
    ),
    "a vessel and a company": (
        judged(facts("Saltwind", Kind.ORGANIZATION, is_vessel=True), entry("SALTWIND", ORGANIZATION)),
        (0.0, ""),
    ),
    "a single word": (
        judged(facts("Granit", Kind.ORGANIZATION), entry("GRANIT LLC", ORGANIZATION), common={"granit"}),
        (0.75, "the same name but for the legal form; a single word"),
    ),
    "common words": (
        judged(facts("Trade Bank", Kind.ORGANIZATION), entry("TRADE BANK", ORGANIZATION), common={"trade", "bank"}),
        (0.8, "the same name; a name that bodies of other countries may have"),
    ),
    "an agency of the country": (
        judged(
            facts("Harbour Board", Kind.AGENCY, countries={"pe"}), entry("HARBOUR BOARD", ORGANIZATION, origins=("pe",))
        ),
        (1.0, "the same name; both have to do with PE"),
    ),
    "a person and a body": (judged(facts("Juan Mora"), entry("JUAN MORA", ORGANIZATION)), (0.0, "")),
    "a country": (judged(facts("Peru", Kind.COUNTRY), entry("Peru", EntryKind.ANY)), (0.0, "")),
}


@pytest.mark.parametrize("case", CASES)
def test_judge_weighs_names_kinds_and_countries(case):
    found, expected = CASES[case]

    assert found == expected


@pytest.mark.parametrize("case", ["another country", "a common name", "two syllables", "a weak alias", "a single word"])
def test_judge_never_links_what_is_in_doubt(case):
    (score, _), _ = CASES[case]

    assert score < LINK


def test_indexed_counts_namesakes_by_chance():
    listed = [
        entry("MORA, Juan"),
        entry("MORA, Pablo"),
        entry("RUIZ, Juan"),
        entry("YGARZA, Ana"),
    ]

    assert [(one.name, one.namesakes) for one in indexed(listed)] == [
        ("MORA, Juan", 0.25),
        ("MORA, Pablo", 0.0),
        ("RUIZ, Juan", 0.0),
        ("YGARZA, Ana", 0.0),
    ]
