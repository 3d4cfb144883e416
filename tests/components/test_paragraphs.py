"""Where layout begins a sentence."""

import pytest
from spacy.lang.en import English

from graphbuild.components.paragraphs import paragraphs

DATELINES = {
    "an agency's": ("GENEVA, March 3 (Reuters) - Iran left the talks.", "Iran"),
    "two cities'": ("SEOUL/TOKYO, Jan 5 (Reuters) — North Korea fired a missile.", "North"),
    "a newspaper's": ("PORT-AU-PRINCE, Haiti, Oct. 3 — The army left.", "The"),
    "one without spaces": ("WASHINGTON—Today the bank closed.", "Today"),
    "one before a quotation": ("KYIV, Ukraine (AP) -- “We won,” he said.", "“"),
}

OTHERS = {
    "a compound": "UAE-based firms were hit.",
    "a headline": "US imposes sanctions - Reuters",
    "a heading with small letters": "OFAC designated Al - Kani today.",
}


def starts(text):
    doc = paragraphs(English()(text))
    return [token.text for token in doc if token.is_sent_start and token.i]


@pytest.mark.parametrize(("text", "first"), DATELINES.values(), ids=DATELINES)
def test_paragraphs_begins_a_sentence_after_a_dateline_like(text, first):
    assert starts(text) == [first]


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_paragraphs_takes_for_no_dateline(text):
    assert starts(text) == []


def test_paragraphs_finds_a_dateline_below_a_headline():
    assert starts("Talks fail in the city of Geneva\n\nGENEVA - Iran left.") == ["GENEVA", "Iran"]
