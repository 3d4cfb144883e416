import pytest

from graphbuild.training.noise import capitals, curled, lowered, modified, noisy_copies, stripped, titled
from graphbuild.training.sentences import Sentence, Syntax

SENTENCE = Sentence(
    words=("Peru", "'s", "bank", "met"),
    spaces=(False, True, True, True),
    entities=("B-LOC", "O", "O", "O"),
    syntax=Syntax(
        tags=("NNP", "POS", "NN", "VBD"),
        pos=("PROPN", "PART", "NOUN", "VERB"),
        lemmas=("Peru", "'s", "bank", "meet"),
        heads=(2, 0, 3, 3),
        deps=("nmod:poss", "case", "nsubj", "ROOT"),
    ),
)


@pytest.mark.parametrize(
    ("noise", "text"),
    [
        (lowered, "peru's bank met"),
        (capitals, "PERU'S BANK MET"),
        (titled, "Peru's Bank Met"),
        (curled, "Peru’s bank met"),
        (modified, "Peruʼs bank met"),
        (stripped, "Perus bank met"),
    ],
)
def test_noise_respells_the_text(noise, text):
    assert noise(SENTENCE).text == text


def test_stripped_keeps_annotation_with_its_words():
    sentence = stripped(SENTENCE)

    assert sentence.entities == ("B-LOC", "O", "O")
    assert sentence.syntax.heads == (1, 2, 2)
    assert sentence.syntax.deps == ("nmod:poss", "nsubj", "ROOT")


def test_capitals_changes_the_lemmas_too():
    assert capitals(SENTENCE).syntax.lemmas[-1] == "MEET"


def test_noisy_copies_draws_the_same_copies_again():
    sentences = [SENTENCE] * 50

    assert list(noisy_copies(sentences, 3)) == list(noisy_copies(sentences, 3))


def test_noisy_copies_copies_about_every_second_sentence():
    assert 15 < len(list(noisy_copies([SENTENCE] * 60, 3))) < 45
