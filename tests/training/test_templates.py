from itertools import islice

import pytest

from graphbuild.training.templates import template_sentences


@pytest.fixture(scope="module")
def sentences():
    return list(template_sentences(seed=1))


def test_template_sentences_draws_the_same_again(sentences):
    assert list(islice(template_sentences(seed=1), 50)) == sentences[:50]


def test_template_sentences_hold_active_passive_and_headline(sentences):
    parses = [sentence.syntax for sentence in sentences]

    assert any("obj" in parse.deps and "VBD" in parse.tags for parse in parses)
    assert any("nsubj:pass" in parse.deps and "obl:agent" in parse.deps for parse in parses)
    assert any("VBZ" in parse.tags and "." not in parse.tags for parse in parses)


def test_template_sentences_have_one_root_each(sentences):
    for sentence in sentences:
        assert sentence.syntax.deps.count("ROOT") == 1


def test_template_sentences_give_every_word_a_relation(sentences):
    assert all(all(sentence.syntax.deps) for sentence in sentences)
