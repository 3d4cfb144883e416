import pytest
import spacy

from graphbuild.training.apostrophes import split_apostrophes


@pytest.fixture(scope="module")
def nlp(tmp_path_factory):
    nlp = spacy.blank("en")
    split_apostrophes(nlp)
    folder = tmp_path_factory.mktemp("blank")
    nlp.to_disk(folder)
    return spacy.load(folder)


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_split_apostrophes_parts_possessives_and_contractions(nlp, apostrophe):
    doc = nlp(f"Peru{apostrophe}s allies don{apostrophe}t know.")

    assert [token.text for token in doc][:2] == ["Peru", f"{apostrophe}s"]
    assert [token.norm_ for token in doc] == ["peru", "'s", "allies", "do", "not", "know", "."]


def test_split_apostrophes_never_changes_the_text(nlp):
    text = "Peruʼs  port’s 'gate'\n isnʼt shut"

    assert nlp(text).text == text
