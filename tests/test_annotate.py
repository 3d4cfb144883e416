import subprocess
import sys

import pytest
import spacy
from spacy.language import Language

from graphbuild.annotate import MAX_LENGTH, READING, annotate, fingerprint, load_pipeline, locate_pipeline
from graphbuild.annotations import annotation_of
from graphbuild.errors import ModelError, SourceError
from graphbuild.types import Document, Kind


@Language.component("graphbuild_test_stumble")
def stumble(doc):
    if "stumble" in doc.text:
        raise ValueError("a stone")
    return doc


class Batches:
    """A component that reads texts together, as trained ones do: one that breaks takes the others with it."""

    def __call__(self, doc):
        return stumble(doc)

    def pipe(self, stream, batch_size):
        docs = list(stream)
        assert batch_size >= len(docs)
        for doc in docs:
            stumble(doc)
        yield from docs


@Language.factory("graphbuild_test_batches")
def make_batches(nlp, name):  # noqa: ARG001  spaCy's signature
    return Batches()


@pytest.fixture(scope="module")
def foreign(tmp_path_factory):
    """Somebody else's pipeline: tokens and entity rules with labels of another scheme, and no parser."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(
        [{"label": "PERSON", "pattern": "Anna Berg"}, {"label": "ORG", "pattern": "Nordic Freight"}]
    )
    folder = tmp_path_factory.mktemp("foreign") / "model"
    nlp.to_disk(folder)
    return folder


def annotated(text, nlp):
    return next(annotate([Document("a.txt", text)], nlp))


def test_locate_pipeline_gives_ours_by_default():
    assert (locate_pipeline() / "config.cfg").is_file()


@pytest.mark.parametrize("name", ["no_such_model", "sys"])
def test_locate_pipeline_says_what_it_looked_for(name):
    with pytest.raises(ModelError, match=f"No spaCy pipeline '{name}' is installed"):
        locate_pipeline(name)


def test_fingerprint_tells_pipelines_apart(foreign):
    assert fingerprint(foreign) != fingerprint()


def test_fingerprint_knows_every_module_that_reads_a_text():
    listing = "import sys; from graphbuild.annotate import load_pipeline; load_pipeline(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True).stdout.split()

    ours = {name.split(".")[1] for name in loaded if name.startswith("graphbuild.")}

    assert ours - {"components", "errors", "resources"} == set(READING)


def test_fingerprint_of_one_pipeline_is_always_the_same(foreign):
    assert fingerprint(foreign) == fingerprint(foreign)


def test_fingerprint_tells_versions_of_spacy_apart(foreign, monkeypatch):
    before = fingerprint(foreign)

    monkeypatch.setattr(sys.modules[fingerprint.__module__], "version", lambda _package: "0.0")

    assert fingerprint(foreign) != before


def test_load_pipeline_adds_our_components_to_any_other(foreign):
    names = load_pipeline(foreign).pipe_names

    assert names[-1] == "graphbuild_relations"
    assert "sentencizer" in names


def test_load_pipeline_maps_the_labels_of_another_scheme(foreign):
    found = annotated("Anna Berg sued Nordic Freight in Chile.", load_pipeline(foreign))

    assert [(mention.text, mention.kind) for mention in found.mentions] == [
        ("Anna Berg", Kind.PERSON),
        ("Nordic Freight", Kind.ORGANIZATION),
        ("Chile", Kind.COUNTRY),
    ]


def test_load_pipeline_refuses_a_folder_that_is_broken(tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 'en'\npipeline = ['no_such_thing']\n")

    with pytest.raises(ModelError, match="spaCy cannot load"):
        load_pipeline(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "Norway’s minister met Chile.",
        "\ufeffNorwayʼs minister\u00a0met Chile.\r\n",
        "🇳🇴 Norway \u202eand\u202c Chile\0 met.",
        "HEADLINE WITHOUT STOP\n\nNorway   and\tChile met.\n\n\n",
    ],
)
def test_annotate_keeps_offsets_of_the_stored_text(nlp, text):
    found = annotated(text, nlp)

    assert {mention.name for mention in found.mentions} >= {"Norway", "Chile"}
    assert all(text[mention.start : mention.end] == mention.text for mention in found.mentions)


def test_annotate_ends_a_headline_with_its_line(nlp):
    text = "Norway weighs new rules for ships\n\nThe talks in Chile went on for days, people said, and nobody left."

    sentences = [text[sentence.start : sentence.end] for sentence in annotated(text, nlp).sentences]
    assert sentences[0] == "Norway weighs new rules for ships"


def test_annotate_puts_each_mention_into_its_sentence(nlp):
    found = annotated("Norway agreed. Chile did not.", nlp)

    for mention in found.mentions:
        sentence = found.sentences[mention.sentence]
        assert sentence.start <= mention.start < mention.end <= sentence.end


def test_annotate_keeps_the_order_of_documents(nlp):
    documents = [Document(f"{n}.txt", f"Norway met Chile {n} times.") for n in range(70)]

    assert [found.document for found in annotate(documents, nlp)] == documents


def test_annotate_reports_a_text_that_breaks_a_component_and_goes_on(foreign):
    nlp = load_pipeline(foreign)
    nlp.add_pipe("graphbuild_test_stumble", first=True)
    problems = []

    documents = [Document("a.txt", "Norway."), Document("b.txt", "A stumble."), Document("c.txt", "Chile.")]
    found = list(annotate(documents, nlp, on_error=problems.append))

    assert [annotation.document.id for annotation in found] == ["a.txt", "c.txt"]
    assert "b.txt breaks the component graphbuild_test_stumble" in str(problems[0])


def test_annotate_leaves_out_the_one_text_that_breaks_a_component_which_reads_many_at_once(foreign):
    nlp, problems = load_pipeline(foreign), []
    nlp.add_pipe("graphbuild_test_batches", first=True)

    documents = [Document(name, f"{name} met Chile.") for name in ("Norway", "stumble", "Kenya")]
    found = list(annotate(documents, nlp, on_error=problems.append))

    assert [annotation.document.id for annotation in found] == ["Norway", "Kenya"]
    assert [problem.text for problem in problems] == ["stumble"]


def test_annotate_leaves_out_a_text_whose_records_cannot_be_made(foreign, monkeypatch):
    made, problems = annotation_of, []
    monkeypatch.setattr(
        sys.modules["graphbuild.annotate"],
        "annotation_of",
        lambda doc, document: 1 / 0 if document.id == "b" else made(doc, document),
    )

    found = list(
        annotate([Document(name, "Norway.") for name in "abc"], load_pipeline(foreign), on_error=problems.append)
    )

    assert [annotation.document.id for annotation in found] == ["a", "c"]
    assert str(problems[0]) == "b breaks the reading: ZeroDivisionError('division by zero')"


def test_annotate_refuses_a_text_that_is_too_long(foreign):
    with pytest.raises(SourceError, match=r"split it"):
        list(annotate([Document("long.txt", "x" * (MAX_LENGTH + 1))], load_pipeline(foreign)))
