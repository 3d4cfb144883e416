"""What every user loads: the trained pipeline in graphbuild/resources/model."""

from importlib.resources import files

import pytest
import spacy

MODEL = files("graphbuild.resources") / "model"
LARGEST = 25_000_000


@pytest.fixture(scope="module")
def nlp():
    return spacy.load(MODEL)


def test_model_has_its_components(nlp):
    assert nlp.pipe_names == ["tok2vec", "tagger", "morphologizer", "parser", "lemmatizer", "ner"]
    assert nlp.get_pipe("ner").labels == ("LOC", "ORG", "PER")


def test_model_parses_an_active_sentence(nlp):
    doc = nlp("Norway imposed sanctions on Sudan.")

    assert [(token.lemma_, token.dep_) for token in doc][:3] == [
        ("Norway", "nsubj"),
        ("impose", "ROOT"),
        ("sanction", "obj"),
    ]


def test_model_parses_a_passive_sentence(nlp):
    doc = nlp("Sudan was sanctioned by Norway.")

    assert (doc[0].dep_, doc[2].lemma_, doc[4].dep_) == ("nsubj:pass", "sanction", "obl:agent")


def test_model_finds_names(nlp):
    doc = nlp("President Emmanuel Macron met officials of the United Nations in Kenya.")

    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Emmanuel Macron", "PER"),
        ("United Nations", "ORG"),
        ("Kenya", "LOC"),
    ]


def test_model_parts_possessives_with_any_apostrophe(nlp):
    assert [token.text for token in nlp("Kenyaʼs and Peru’s")] == ["Kenya", "ʼs", "and", "Peru", "’s"]


def test_model_is_small_and_holds_no_paths():
    paths = [path for path in MODEL.rglob("*") if path.is_file()]

    assert sum(path.stat().st_size for path in paths) < LARGEST
    assert "= /" not in (MODEL / "config.cfg").read_text(encoding="utf-8")
