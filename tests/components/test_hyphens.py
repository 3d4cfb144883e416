import pytest
import spacy

from graphbuild.components.hyphens import part_hyphens

NLP = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S.-China talks", ["U.S.", "-", "China", "talks"]),
        ("a U.N.–backed force", ["a", "U.N.", "–", "backed", "force"]),
        ("a U.S./EU ban", ["a", "U.S.", "/", "EU", "ban"]),
        ("the U.S. alone", ["the", "U.S.", "alone"]),
        ("on 1.5.-2.5. only", [token.text for token in NLP("on 1.5.-2.5. only")]),
    ],
)
def test_part_hyphens_parts_words_joined_to_an_abbreviation(text, words):
    doc = part_hyphens(NLP(text))

    assert [token.text for token in doc] == words


def test_part_hyphens_leaves_the_text_as_it_is():
    text = "The U.S.-China and U.S.-Hong Kong ties."

    assert part_hyphens(NLP(text)).text == text
