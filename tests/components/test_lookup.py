import pytest
import spacy

from graphbuild.components.lookup import Lookup

NAMES = [
    ("Example Bank", 1),
    ("Example Bank of Peru", 2),
    ("EB", 3),
    ("the Post", 4),
    ("Post Office", 5),
    ("peace", 6),
    ("The Hill", 7),
]


@pytest.fixture(scope="module")
def blank():
    return spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Example Bank of Peru, Example Bank", [2, 1]),
        ("Éxample Bank", [1]),
        ("EB and E.B. but not eb", [3, 3]),
        ("EBs owner", [3]),
        ("the Post, not the post", [4]),
        ("The Hill, not the Hill", [7]),
        ("the Post Office", [5]),
        ("example bank, peace, Peace", [6, 6]),
    ],
)
def test_find_reads_names_as_they_are_spelled(blank, text, expected):
    lookup = Lookup(blank, NAMES, cased={name for name, _ in NAMES if name != "peace"})

    assert [match.value for match in lookup.find(blank(text))] == expected


def test_find_takes_the_first_meaning_of_a_spelling(blank):
    lookup = Lookup(blank, [("Oman", "first"), ("OMAN", "second")])

    assert [match.value for match in lookup.find(blank("Oman"))] == ["first"]


@pytest.mark.parametrize(("text", "trim"), [("Perus vote", 1), ("Peru-based", 0), ("U.P.-based", 6)])
def test_find_tells_what_is_left_over(blank, text, trim):
    lookup = Lookup(blank, [("Peru", 1), ("U.P.", 2)])

    assert [match.trim for match in lookup.find(blank(text))] == [trim]
