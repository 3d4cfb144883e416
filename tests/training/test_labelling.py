import pytest
import spacy

from graphbuild.training.labelling import WINDOW, Guess, mark, windows


@pytest.fixture(scope="module")
def blank():
    return spacy.blank("en")


def test_mark_writes_names(blank):
    doc = mark(blank("Mara Quill left"), [Guess("B-PER", 0.9), Guess("I-PER", 0.9), Guess("O", 0.9)], 0.8)

    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Mara Quill", "PER")]


def test_mark_leaves_open_what_is_unsure(blank):
    doc = mark(blank("Mara Quill left Oslo"), [Guess("B-PER", 0.9), Guess("I-PER", 0.5), *[Guess("O", 0.7)] * 2], 0.6)

    assert [token.ent_iob for token in doc] == [0, 0, 2, 2]


def test_windows_cut_at_line_breaks(blank):
    doc = blank("one two three.\n" * (WINDOW // 2))
    cuts = list(windows(doc))

    assert all(doc[end - 1].text == "\n" for _, end in cuts)
    assert [start for start, _ in cuts[1:]] == [end for _, end in cuts[:-1]]


def test_windows_are_never_too_long(blank):
    doc = blank("word " * (3 * WINDOW))

    assert [end - start for start, end in windows(doc)] == [WINDOW] * 3
