import gzip
import json

import pytest
import spacy
from spacy.tokens import Doc, Span

from graphbuild.training.press import SHARES, press_sentences, read_releases

PROSE = "The ministry of trade said on Monday that talks with the port of Oslo would go on for as long as it takes."


@pytest.fixture
def nlp():
    """A pipeline that knows one person and one place, and is unsure of one word."""
    nlp = spacy.blank("en")
    patterns = [{"label": "PER", "pattern": "Mara Quill"}, {"label": "PER", "pattern": "Odo"}]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    nlp.add_pipe("unsure_of_finn")
    return nlp


@spacy.Language.component("unsure_of_finn")
def unsure_of_finn(doc: Doc) -> Doc:
    """Leave one word open."""
    doc.set_ents(list(doc.ents), missing=[Span(doc, token.i, token.i + 1) for token in doc if token.text == "Finn"])
    return doc


def write(folder, rows):
    for name in SHARES:
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows if name == "sanctions_relevant")


def test_read_releases_keeps_prose_without_tables_and_listed_entries(tmp_path):
    table = "2019 | 14 | 15"
    entry = "QUILL, Mara; DOB 1 Jan 1970; Oslo"
    write(tmp_path, [{"title": "A Ministry Speaks of Oslo", "text": f"(Archived)\n{PROSE}\n{table}\n{entry}"}])

    assert list(read_releases(tmp_path)) == [f"A Ministry Speaks of Oslo\n\n{PROSE}"]


def test_read_releases_leaves_out_copies_and_what_is_held_out(tmp_path):
    write(tmp_path, [{"title": "A", "text": PROSE}, {"title": "A", "text": PROSE}])

    assert len(list(read_releases(tmp_path))) == 1
    assert list(read_releases(tmp_path, f"He added: {PROSE}")) == []


def test_press_sentences_makes_one_record_of_each_paragraph(nlp):
    sentences = list(press_sentences(["Mara Quill left.\n\nOslo grew."], nlp, {}))

    assert [sentence.text for sentence in sentences] == ["Mara Quill left.", "Oslo grew."]


def test_press_sentences_leaves_open_what_was_open(nlp):
    (sentence,) = press_sentences(["Finn left"], nlp, {})

    assert sentence.entities == ("", "O")


def test_press_sentences_knows_a_surname_from_the_full_name(nlp):
    (sentence,) = press_sentences(["Mara Quill left and Quill wrote."], nlp, {})

    assert sentence.entities == ("B-PER", "I-PER", "O", "O", "B-PER", "O", "O")


def test_press_sentences_lets_no_name_run_into_the_next_paragraph(nlp):
    nlp.get_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Odo\nQuill"}])

    sentences = list(press_sentences(["Odo\nQuill"], nlp, {}))

    assert [sentence.entities for sentence in sentences] == [("O",), ("O",)]


def test_press_sentences_believes_a_list(nlp):
    (sentence,) = press_sentences(["The Odo Bank fell"], nlp, {"ORG": ["Odo Bank"]})

    assert sentence.entities == ("O", "B-ORG", "I-ORG", "O")
