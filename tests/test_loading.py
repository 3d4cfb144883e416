"""Somebody else's pipeline: a component and a table of labels of one's own."""

import pytest
import spacy
from spacy.language import Language

from graphbuild.annotate import annotate
from graphbuild.errors import LabelsError, ModelError
from graphbuild.loading import Recipe, fingerprint, load_pipeline
from graphbuild.types import Document

TEXT = "Envoy Otto Quill met Chile's envoys over a ban on oil from Peru."
CODE = """
from spacy.language import Language
from spacy.tokens import Span


@Language.component("graphbuild_test_envoys")
def envoys(doc):
    starts = [token.i + 1 for token in doc if token.text == "Envoy"]
    doc.ents = [*doc.ents, *(Span(doc, start, start + 2, label="ENVOY") for start in starts)]
    return doc
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A pipeline without a parser: a rule for names, and a component from a file of the user's."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "code.py").write_text(CODE)
    (folder / "labels.toml").write_text('ENVOY = "official"\nLAND = "country"')
    spacy.util.import_file("graphbuild_user_code", folder / "code.py")
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "LAND", "pattern": "Chile"}])
    nlp.add_pipe("graphbuild_test_envoys")
    nlp.to_disk(folder / "model")
    return folder


@pytest.fixture(scope="module")
def own(folder):
    return Recipe(folder / "model", folder / "labels.toml", folder / "code.py")


def read(recipe):
    nlp = load_pipeline(recipe)
    return next(annotate([Document("a.txt", TEXT)], nlp)), nlp


def test_load_pipeline_takes_the_names_of_another_pipeline_as_its_labels_say(own):
    found, nlp = read(own)

    assert [(mention.text, str(mention.kind), mention.entity) for mention in found.mentions] == [
        ("Otto Quill", "official", None),
        ("Chile", "country", "country:cl"),
        ("ban on oil", "measure", "measure:import_ban:pe"),
    ]
    assert nlp.pipe_names[-1] == "graphbuild_relations"


def test_load_pipeline_takes_names_for_hints_without_a_table(own):
    found, _ = read(Recipe(own.model, code=own.code))

    assert "Peru" in {mention.text for mention in found.mentions}


def test_load_pipeline_runs_the_code_of_components(own, monkeypatch):
    monkeypatch.delattr(Language.factories, "graphbuild_test_envoys", raising=False)

    assert "graphbuild_test_envoys" in load_pipeline(own).pipe_names


def test_load_pipeline_refuses_a_table_that_lacks_a_label(own, tmp_path):
    (tmp_path / "labels.toml").write_text('ENVOY = "official"')

    with pytest.raises(LabelsError, match="has no row for LAND, labels of the pipeline"):
        load_pipeline(Recipe(own.model, tmp_path / "labels.toml", own.code))


def test_annotate_names_a_label_of_a_component_that_the_table_lacks(own, tmp_path):
    (tmp_path / "labels.toml").write_text('LAND = "country"')
    problems = []

    nlp = load_pipeline(Recipe(own.model, tmp_path / "labels.toml", own.code))
    found = list(annotate([Document("a.txt", TEXT)], nlp, on_error=problems.append))
    assert found == []
    assert 'has no row for "ENVOY", a label of the pipeline' in str(problems[0])


@pytest.mark.parametrize(("code", "says"), [("1 / 0", "ZeroDivisionError"), (None, "Cannot read the code")])
def test_load_pipeline_says_what_is_wrong_with_code(own, code, says, tmp_path):
    path = tmp_path / "code.py"
    if code:
        path.write_text(code)

    with pytest.raises(ModelError, match=says):
        load_pipeline(Recipe(own.model, code=path))


def test_load_pipeline_reads_no_claims_where_told_so(own):
    assert "graphbuild_relations" not in load_pipeline(Recipe(own.model, relations=False, code=own.code)).pipe_names


def test_fingerprint_tells_labels_code_and_relations_apart(own, folder, tmp_path):
    (tmp_path / "labels.toml").write_text('ENVOY = "person"\nLAND = "country"')
    (tmp_path / "code.py").write_text(CODE + "\n")
    recipes = [
        own,
        Recipe(own.model),
        Recipe(own.model, tmp_path / "labels.toml", own.code),
        Recipe(own.model, own.labels, tmp_path / "code.py"),
        Recipe(own.model, own.labels, own.code, relations=False),
    ]

    assert len({fingerprint(recipe) for recipe in recipes}) == len(recipes)
    assert fingerprint(Recipe(folder / "model")) == fingerprint(folder / "model")
