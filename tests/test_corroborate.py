from datetime import date, timedelta

import pytest

from graphbuild.corroborate import DAYS_APART, LEAD, SHORTEST, _shared, source_of
from graphbuild.types import Document

DAY = date(2024, 5, 1)


def story(topic, sentences=20):
    """Write a report in whose wording nothing but the small words recurs."""
    return " ".join(
        f"On {topic} matter {n} minister {topic}{n}a told envoy {topic}{n}b that {topic}{n}c would see {topic}{n}d."
        for n in range(sentences)
    )


def groups(*texts, days=()):
    """Name the source of each text, which are called a, b, c and so on."""
    documents = [
        Document("abcdefgh"[number], text, date=days[number] if days else DAY) for number, text in enumerate(texts)
    ]
    return "".join(source_of(documents).values())


WIRE = story("grain")


def test_source_of_takes_different_reports_for_different_sources():
    assert groups(WIRE, story("steel")) == "ab"


def test_source_of_names_a_group_by_its_smallest_id():
    assert groups(story("steel"), WIRE[: len(WIRE) // 2], WIRE) == "abb"


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        WIRE.upper(),
        WIRE.replace(" ", "\n\n").replace(".", " …"),
        f"By our own staff, Valletta. {WIRE} Read more on our site.",
        WIRE.replace("grain7a told", "grain7a said to"),
        WIRE[: len(WIRE) // 5],
        f"VALLETTA, May 2 (Agency) — {WIRE[: len(WIRE) // 3]}",
    ],
    ids=["same", "case", "layout", "frame", "edited", "cut short", "cut short in a frame"],
)
def test_source_of_counts_copies_as_one(copy):
    assert groups(WIRE, copy) == "aa"


def test_source_of_takes_the_same_news_in_other_words_for_two_sources():
    retold = WIRE.replace(" told envoy ", " informed, as it became known, the envoy ").replace(" would see ", " saw ")

    assert groups(WIRE, retold) == "ab"


def test_source_of_makes_no_copies_of_two_reports_that_a_third_prints_both():
    steel = story("steel", 14)

    assert groups(f"{steel} {WIRE}", WIRE, steel) == "aac"


def test_source_of_takes_two_cuts_of_one_report_for_copies():
    assert groups(WIRE, WIRE[: len(WIRE) // 3], WIRE[: len(WIRE) // 4]) == "aaa"


def test_source_of_goes_by_very_words_in_short_texts():
    headline = "Ruritania bans all grain from Graustark, the minister told envoys in Valletta on Monday"

    assert groups(headline, headline.upper(), f"{headline} night") == "aac"


@pytest.mark.parametrize(("days", "found"), [(DAYS_APART, "aa"), (DAYS_APART + timedelta(1), "ab")])
def test_source_of_takes_a_form_letter_of_another_month_for_new(days, found):
    assert groups(WIRE, f"{WIRE} Signed.", days=(DAY, DAY + days)) == found


def test_source_of_compares_an_undated_text_with_all():
    assert groups(WIRE, f"{WIRE} Signed.", days=(DAY, None)) == "aa"


def test_source_of_takes_the_very_same_words_for_a_copy_on_any_day():
    assert groups(WIRE, WIRE, days=(DAY, DAY + 10 * DAYS_APART)) == "aa"


@pytest.mark.parametrize("text", ["", "...", "\ud800", "oil " * (LEAD + SHORTEST)])
def test_source_of_takes_any_text(text):
    assert groups(text, WIRE, text + "x y z") == "abc"


def test_source_of_makes_no_copies_of_texts_without_a_word():
    assert groups("...", "") == "ab"


def test_source_of_does_not_depend_on_order():
    texts = [WIRE, story("steel"), WIRE[: len(WIRE) // 2], f"{story('steel')} {story('wool')}", story("wool")]
    documents = [Document(f"{number}.txt", text) for number, text in enumerate(texts)]

    assert source_of(documents[::-1]) == source_of(documents)


def test_source_of_compares_few_pairs(monkeypatch):
    compared = []
    monkeypatch.setattr(
        "graphbuild.corroborate._shared", lambda *pair, shared=_shared: compared.append(pair) or shared(*pair)
    )
    stories = [story(f"topic{number}", 5) for number in range(60)]

    copies = source_of(Document(f"{n}.txt", text) for n, text in enumerate([*stories, *(s[:-60] for s in stories)]))

    assert len(set(copies.values())) == len(stories)
    assert len(compared) <= 3 * len(stories)
