"""A tree says what spaCy says."""

import pytest
import spacy
from spacy.tokens import Span

from graphbuild.annotate import MODEL
from graphbuild.components.tree import Named, grow, words_of

TEXT = "Iran’s foreign minister didn't meet the EU in Oslo.\n\nIt SANCTIONED two banks, which closed."


@pytest.fixture(scope="module")
def doc():
    return spacy.load(MODEL)(TEXT)


@pytest.fixture
def tree(doc):
    words = words_of(doc)
    return grow(words, [word.head.at for word in words], [], {})


@pytest.mark.parametrize("name", ["i", "text", "lower_", "norm_", "lemma_", "pos_", "tag_", "dep_", "is_title"])
def test_grow_gives_words_the_attributes_of_their_tokens(doc, tree, name):
    assert [getattr(word, name) for word in tree] == [getattr(token, name) for token in doc]


def test_grow_gives_words_the_relatives_of_their_tokens(doc, tree):
    assert [word.head.i for word in tree] == [token.head.i for token in doc]
    assert [[child.i for child in word.children] for word in tree] == [[c.i for c in token.children] for token in doc]


def test_grow_parts_sentences_as_the_parser_did(doc, tree):
    found = list(dict.fromkeys((word.sent.start, word.sent.end) for word in tree))

    assert found == [(sentence.start, sentence.end) for sentence in doc.sents]


def test_grow_keeps_what_is_known_of_mentions(doc):
    span = Span(doc, 0, 1, label="country", kb_id="country:ir", span_id="Iran")

    name = grow(words_of(doc), range(len(doc)), [Named(0, 0, span)], {}).mentions[0]

    assert (name.text, name.label_, name.kb_id_, name.id_, name.root.text) == (
        "Iran",
        "country",
        "country:ir",
        "Iran",
        "Iran",
    )


def test_stretch_root_is_the_word_whose_head_lies_outside(doc, tree):
    assert [sentence.root.text for sentence in dict.fromkeys(word.sent for word in tree)] == [
        span.root.text for span in doc.sents
    ]
