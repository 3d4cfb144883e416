"""Whom a pronoun means, as far as the claims that follow from it show."""

import pytest

from graphbuild.annotate import annotate
from graphbuild.types import Document, RelationType

MEANT = {
    "the subject of the sentence before": (
        "Vladimir Putin arrived in Minsk. He met Alexander Lukashenko.",
        "Vladimir Putin consults Alexander Lukashenko",
    ),
    "the subject of the clause above": (
        "Joe Biden said that he had met Emmanuel Macron.",
        "Joe Biden consults Emmanuel Macron",
    ),
    "who is called so": (
        "Mr. Lavrov criticised Ms. Baerbock. She met Emmanuel Macron.",
        "Annalena Baerbock consults Emmanuel Macron",
    ),
    "a body, for it": (
        "Iran left the talks. It attacked Israel.",
        "Iran attacks Israel",
    ),
    "who is said to speak, in a quotation": (
        "“We condemn Russia,” said Emmanuel Macron.",
        "Emmanuel Macron criticises Russia",
    ),
    "who speaks in a statement": (
        "Norway stands with Ukraine.\n\nWe call on Russia to withdraw.",
        "Norway requests Russia",
    ),
    "the author of a statement, and his country": (
        "News\n\nAntony Blinken, Secretary of State\n\nThe United States waits. I urge Iran to go. We condemn Russia.",
        "Antony Blinken requests Iran",
        "United States criticises Russia",
    ),
    "the author whom a headline tells": (
        "Statement by Prime Minister Justin Trudeau on Ukraine\n\nI condemn Russia. The war must end.",
        "Justin Trudeau criticises Russia",
    ),
    "who is said to speak where quotation marks are lost": (
        "We condemn Russia, Emmanuel Macron said.",
        "Emmanuel Macron criticises Russia",
    ),
    "those who were the subject together, for they": (
        "France and Germany met. They condemned Russia.",
        "France criticises Russia",
        "Germany criticises Russia",
    ),
    "all who speak in a statement, however far": (
        "We, the G7 and the European Union, met today. " + "It rained. " * 9 + "We condemn Russia.",
        "European Union criticises Russia",
    ),
}

TAKEN_UP = {
    "a firm": ("The EU blacklisted Bank Rossiya. The bank helped Iran.", "Bank Rossiya cooperates Iran"),
    "a country": (
        "Chad jailed him. The country banned the ANC.",
        "Chad coerces African National Congress",
    ),
    "an office": (
        "Iranian Foreign Minister Javad Zarif left Tehran. The minister met Sergei Lavrov.",
        "Mohammad Javad Zarif consults Sergei Lavrov",
    ),
    "an office of a country": (
        "President Vladimir Putin met Xi Jinping. The Russian president praised Iran.",
        "Vladimir Putin cooperates Iran",
    ),
    "both countries": ("France and Germany met. Both countries condemned Russia.", "Germany criticises Russia"),
    "two people": ("Joe Biden met Emmanuel Macron. The two condemned Iran.", "Emmanuel Macron criticises Iran"),
    "a measure": ("The EU imposed sanctions on Russia. China condemned the move.", "China opposes sanctions on Russia"),
    "who rules by force": (
        "Myanmar's military seized power. Britain urged the generals to leave.",
        "United Kingdom requests military of Myanmar",
    ),
}

NEW = {
    "either of two": "The EU blacklisted Alfa Bank and Bank Rossiya. The bank attacked Iran.",
    "one that is told apart": "The EU blacklisted Bank Rossiya. The bank of the rebels attacked Iran.",
    "one that is named": "The EU blacklisted Bank Rossiya. The group, Hezbollah, attacked Iran.",
    "some bank": "The EU blacklisted Bank Rossiya. A bank attacked Iran.",
    "a part of a name": "The EU blacklisted Bank Rossiya. Men in the West Bank attacked Iran.",
}

OPEN = {
    "either of two people": "Joe Biden and Xi Jinping arrived in Lima. He attacked Iran.",
    "nobody": "Iran left the talks. It is likely that Israel attacks Syria.",
    "somebody else in a quotation": "Joe Biden said: “He attacked Iran.”",
    "whoever asks": "Remarks by President Joe Biden\n\nTHE PRESIDENT: I thank Norway.\n\nQUESTION: I attacked Iran.",
}


def claims(nlp, text):
    [annotation] = annotate([Document("a.txt", text)], nlp)
    named = [mention.name for mention in annotation.mentions]
    return annotation, [
        (named[claim.source], str(claim.relation), named[claim.target]) for claim in annotation.evidence
    ]


@pytest.mark.parametrize(("text", "expected"), [(text, set(rest)) for text, *rest in MEANT.values()], ids=MEANT)
def test_a_pronoun_means(nlp, text, expected):
    _, found = claims(nlp, text)

    assert expected <= {" ".join(parts) for parts in found}


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN)
def test_a_pronoun_is_left_open_where_it_may_mean(nlp, text):
    _, found = claims(nlp, text)

    assert not any(relation == RelationType.ATTACKS and "Biden" in source for source, relation, _ in found)


@pytest.mark.parametrize(("text", "claim"), TAKEN_UP.values(), ids=TAKEN_UP)
def test_a_definite_noun_takes_up(nlp, text, claim):
    _, found = claims(nlp, text)

    assert claim in {" ".join(parts) for parts in found}


@pytest.mark.parametrize("text", NEW.values(), ids=NEW)
def test_a_noun_takes_up_nothing_where_it_may_mean(nlp, text):
    _, found = claims(nlp, text)

    assert not any("Rossiya" in source for source, _, _ in found)


def test_annotate_marks_the_pronoun_where_the_name_is_not_quoted(nlp):
    text = "We, the G7 and the European Union, met today. " + "It rained. " * 9 + "We condemn Russia."
    annotation, _ = claims(nlp, text)

    [spoken] = {claim.source_span for claim in annotation.evidence if claim.relation is RelationType.CRITICISES}

    assert text[slice(*spoken)] == "We"
    assert spoken[0] > 100


def test_sanctions_whose_author_is_unsaid_are_not_his_who_sanctioned_in_another_year(nlp):
    text = (
        "In May 2019, the State Department designated Alfa Bank. The Treasury took action. Juan Perez was designated."
    )
    _, found = claims(nlp, text)

    assert [source for source, *deed in found if deed == ["coerces", "Juan Perez"]] == ["Treasury Department"]


@pytest.mark.parametrize(
    "text", ["", " ", "-", "ROME -", "We", "Q", "Iran (", "both countries", "These designations are"]
)
def test_annotate_reads_a_text_that_hardly_is_one(nlp, text):
    _, found = claims(nlp, text)

    assert found == []
