"""What a search has found, as a person and as a program read it."""

import json
from datetime import date

from graphbuild.reports import search_report
from graphbuild.store import Found, Hit
from graphbuild.store.search import Named
from graphbuild.types import Kind

HIT = Hit(
    "a.txt", "Oil\x1b[31m", date(2023, 5, 2), None, 0, 9, "Oil rose.", 2, (Named("Oslo", Kind.ORGANIZATION, None),)
)


def test_search_report_writes_sentence_text_and_names():
    assert search_report(Found(4, 2, (HIT,))) == (
        "“Oil rose.”\n"
        "(Oil, 2023-05-02; and 2 more times, word for word)\n"
        "   names Oslo (organization)\n\n"
        "4 sentences in 2 wordings in all; --limit 2 shows every one.\n"
    )


def test_search_report_says_that_nothing_was_found():
    assert search_report(Found(0, 0, ())).startswith("No such sentence was found.")


def test_search_report_writes_the_same_as_json():
    found = json.loads(search_report(Found(3, 1, (HIT,)), "json"))

    assert (found["sentences"], found["wordings"]) == (3, 1)
    assert found["hits"][0]["date"] == "2023-05-02"
    assert found["hits"][0]["names"] == [{"name": "Oslo", "kind": "organization", "entity": None}]
