"""Sentences that a parser has cut, and their halves."""

import pytest

from graphbuild.components.relations.joining import join_sentences
from graphbuild.components.tree import Word

TEXT = [("Minister", "PROPN", "ROOT"), ("Berg", "PROPN", "nsubj"), ("met", "VERB", "ROOT"), ("Kerr", "PROPN", "obj")]


def words_of(text):
    return [Word(word, word.lower(), word, word, pos, "", dep, at) for at, (word, pos, dep) in enumerate(text)]


def test_join_sentences_hangs_a_title_on_its_name():
    words, heads = words_of(TEXT), [0, 2, 2, 2]

    assert join_sentences(words, heads, [0, 1], people={1, 3}) == [0]
    assert (heads, words[0].dep_) == ([1, 2, 2, 2], "nmod:desc")


def test_join_sentences_makes_a_subject_of_what_stands_before_a_verb():
    words, heads = words_of([("Berg", "PROPN", "ROOT"), ("met", "VERB", "ROOT"), ("Kerr", "PROPN", "obj")]), [0, 1, 1]

    assert join_sentences(words, heads, [0, 1], people=set()) == [0]
    assert (heads, words[0].dep_) == ([1, 1, 1], "nsubj")


@pytest.mark.parametrize("heads", [[1, 0, 2, 2], [0, 0, 0, 2], [0, 0, 2, 2]])
def test_join_sentences_makes_no_circle(heads):
    join_sentences(words_of(TEXT), heads, [0, 1], people={1, 3})

    assert heads in ([1, 0, 2, 2], [0, 0, 0, 2], [0, 0, 2, 2], [0, 0, 0, 2])


def test_join_sentences_keeps_a_sentence_that_a_mark_ends():
    words, heads = words_of([("Stop", "VERB", "ROOT"), (".", "PUNCT", "punct"), ("go", "VERB", "ROOT")]), [0, 0, 2]

    assert join_sentences(words, heads, [0, 2], people=set()) == [0, 2]
