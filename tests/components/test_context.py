"""Who says a claim, how the text stands to it, and when it happened."""

from datetime import date

import pytest

from graphbuild.annotate import annotate
from graphbuild.types import Document, RelationType

DAY = date(2022, 1, 12)

VOICES = {
    "Russia attacked Ukraine.": ("asserted", None),
    "Antony Blinken said that Russia attacked Ukraine.": ("quoted", "Antony Blinken"),
    "Russia attacked Ukraine, Antony Blinken said.": ("quoted", "Antony Blinken"),
    "“Russia attacked Ukraine,” Antony Blinken said.": ("quoted", "Antony Blinken"),
    "Russia attacked Ukraine, according to Reuters.": ("quoted", "Reuters"),
    "According to NATO, Russia attacked Ukraine.": ("quoted", "NATO"),
    "US officials said Russia attacked Ukraine.": ("quoted", "United States"),
    "Sources told Reuters that Russia attacked Ukraine.": ("quoted", "Reuters"),
    "Poland alleged that Russia attacked Ukraine.": ("alleged", "Poland"),
    "Russia allegedly attacked Ukraine.": ("alleged", None),
    "Russia is believed to have attacked Ukraine.": ("alleged", None),
    "Russia was said to have attacked Ukraine.": ("alleged", None),
    "Russia attacked Ukraine, the Financial Times reported.": ("quoted", "Financial Times"),
    "Russia attacked Ukraine, the Financial Times notes, citing officials.": ("quoted", "Financial Times"),
    "Russia attacked Ukraine, Antony Blinken claims.": ("alleged", "Antony Blinken"),
    "Russia attacked Ukraine, a charge that Moscow denies.": ("denied", "Russia"),
}

TIMES = {
    "Russia attacked Ukraine on Monday.": ("2022-01-10", "day", "Monday"),
    "Russia attacks Ukraine on Monday.": ("2022-01-17", "day", "Monday"),
    "Russia is attacking Ukraine in May.": ("2022-05-01", "month", "in May"),
    "In March 2014 Russia attacked Ukraine.": ("2014-03-01", "month", "March 2014"),
    "Antony Blinken said on Tuesday that Russia attacked Ukraine last week.": ("2022-01-03", "week", "last week"),
}


def attack(nlp, text, day=DAY):
    [annotation] = annotate([Document("a.txt", text, date=day)], nlp)
    [found] = [claim for claim in annotation.evidence if claim.relation is RelationType.ATTACKS]
    return annotation, found


@pytest.mark.parametrize(("text", "voice"), VOICES.items())
def test_a_claim_has_the_voice_in_which_it_is_made(nlp, text, voice):
    annotation, found = attack(nlp, text)

    speaker = None if found.speaker is None else annotation.mentions[found.speaker].name

    assert (str(found.status), speaker) == voice


@pytest.mark.parametrize(("text", "time"), TIMES.items())
def test_a_claim_has_the_time_that_its_clause_tells(nlp, text, time):
    _, found = attack(nlp, text)

    assert (str(found.period.first), found.period.granularity, text[slice(*found.period.span)]) == time


@pytest.mark.parametrize(
    "text", ["Russia attacked Ukraine.", "On Monday Antony Blinken said that Russia attacked Ukraine."]
)
def test_a_claim_has_no_time_where_its_clause_tells_none(nlp, text):
    _, found = attack(nlp, text)

    assert found.period is None


def test_a_relative_time_is_left_open_in_a_text_without_a_date(nlp):
    _, found = attack(nlp, "Russia attacked Ukraine on Monday.", day=None)

    assert found.period is None
