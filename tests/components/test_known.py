import pytest
import spacy

from graphbuild.components.bodies.known import TABLES, KnownNames, known_names
from graphbuild.resources import read_table


@pytest.fixture(scope="module")
def find():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    names = KnownNames(nlp)

    def found(text):
        doc = nlp(text)
        return [(doc[match.start : match.end].text, match.value.id) for match in names.find(doc)]

    return found


def test_known_names_are_sorted_and_told_apart():
    tables = [[row["id"] for row in read_table(table)] for table, _, _ in TABLES]
    meant = {}
    clashes = [text for text, known in known_names() if meant.setdefault(text, known.id) != known.id]

    assert (tables, clashes) == ([sorted(set(ids)) for ids in tables], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was in the Times.", [("Times", "times")]),
        ("He joined al-Qaeda.", [("al-Qaeda", "al-qaeda")]),
        ("The African National Congress won.", [("African National Congress", "african-national-congress")]),
        ("We asked Shell.", [("Shell", "shell")]),
        ("He left Nato.", [("Nato", "nato")]),
        ("OPEC and OPEC+ met.", [("OPEC", "opec"), ("OPEC+", "opec-plus")]),
        ("He left the International Labor Organization.", [("International Labor Organization", "un-ilo")]),
    ],
)
def test_find_takes_the_longest_name_without_article(find, text, expected):
    assert find(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The hill is steep.",
        "The Australian team won.",
        "the House of Saud",
        "Shell companies are banned.",
        "Treasury yields rose",
        "the tanker (IMO 9000001)",
        "the times have changed",
        "They took swift action.",
        "He studied En attendant Godot.",
        "PORT-AU-PRINCE is far.",
    ],
)
def test_find_leaves_other_meanings_alone(find, text):
    assert find(text) == []
