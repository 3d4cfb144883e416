"""Words as plain strings, and where they stand."""

import pytest
import spacy

from graphbuild.components.strings import strings_of, where


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


def test_strings_of_gives_every_token_as_written_in_lower_case_and_folded(nlp):
    strings = strings_of(nlp("Élan U.S. bans"))

    assert strings.texts == ["Élan", "U.S.", "bans"]
    assert strings.lower == ["élan", "u.s.", "bans"]
    assert strings.folded == ["elan", "us", "bans"]


def test_strings_of_reads_a_text_anew_once_its_tokens_were_joined(nlp):
    doc = nlp("New York acted")
    strings_of(doc)
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[:2])

    assert strings_of(doc).texts == ["New York", "acted"]


def test_strings_of_does_not_hinder_a_text_from_being_sent_to_another_process(nlp):
    doc = nlp("The ban holds")
    strings_of(doc)

    copy = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())

    assert strings_of(copy) == strings_of(doc)


def test_where_gives_the_places_of_all_wanted_words_in_the_order_of_the_text(nlp):
    places = strings_of(nlp("a cap, a ban and a cap")).at_lower

    assert where(places, {"ban", "cap"}.__contains__) == [1, 4, 7]
