import pytest
import spacy

from graphbuild.training.parses import SURE, Parse, cut, parse_sentences
from graphbuild.training.sentences import Syntax


class Guesser:
    """Hangs every word on the first, and is as sure as it is told."""

    def __init__(self, probability):
        self.probability = probability

    def parse(self, sentences):
        for words in sentences:
            blank = ("",) * len(words)
            deps = ("ROOT", *("dep",) * (len(words) - 1))
            syntax = Syntax(tags=blank, pos=blank, lemmas=blank, heads=(0,) * len(words), deps=deps)
            yield Parse(syntax, self.probability)


@pytest.fixture
def nlp():
    """A pipeline that sees a sentence begin after "Inc." and in the middle of nothing."""
    nlp = spacy.blank("en")
    nlp.add_pipe("begin_after_inc")
    return nlp


@spacy.Language.component("begin_after_inc")
def begin_after_inc(doc):
    for token in doc[1:]:
        token.is_sent_start = doc[token.i - 1].text in {"Inc.", "port"}
    return doc


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Oslo grew. It paid.", ["Oslo grew.", "It paid."]),
        ("“Oslo grew.” He paid.", ["“Oslo grew.”", "He paid."]),
        ("“Why now?” he asked.", ["“Why now?” he asked."]),
        ("The U.S. Senate met.", ["The U.S. Senate met."]),
        ("He runs Odo Inc. She left.", ["He runs Odo Inc.", "She left."]),
        ("It cost 2.2 million.", ["It cost 2.2 million."]),
        ("The port Oslo has", ["The port Oslo has"]),
    ],
)
def test_cut_goes_by_full_stops(nlp, text, sentences):
    assert [span.text for span in cut(nlp(text)[:])] == sentences


def test_parse_sentences_keeps_paragraphs_apart_and_texts_together(nlp):
    sentences = list(parse_sentences(["Talks in Oslo\n\nOslo grew.  It paid.", "Finn left."], nlp, Guesser(1.0)))

    assert [(sentence.document, sentence.text) for sentence in sentences] == [
        ("parsed 0", "Talks in Oslo"),
        ("parsed 0", "Oslo grew."),
        ("parsed 0", "It paid."),
        ("parsed 1", "Finn left."),
    ]
    assert sentences[1].syntax.deps == ("ROOT", "dep", "dep")


def test_parse_sentences_leaves_out_what_is_unsure(nlp):
    assert list(parse_sentences(["Oslo grew."], nlp, Guesser(SURE - 0.01))) == []
