"""Sentences are found by their words, and only as long as their texts are there."""

from datetime import date

import pytest
from sqlite_utils import Database

from graphbuild.errors import QueryError
from graphbuild.store import open_store
from graphbuild.store.search import match_of

NAMES = {"Perú": ("country", "country:pe"), "Oslo": ("organization", None)}


@pytest.fixture
def read(read_aloud):
    """A function that annotates a text of a day."""

    def read(name, text, day=date(2023, 5, 2)):
        return read_aloud(name, text, {word: told for word, told in NAMES.items() if word in text}, day=day)

    return read


@pytest.fixture
def store(read):
    with open_store(None) as store:
        store.save(read("a", "Perú froze the assets of a bank.\nThe U.S. ban on air-travel ended."), "f")
        store.save(read("b", "Oslo thawed assets in May.", date(2024, 1, 1)), "f")
        store.save(read("c", "Nobody froze in Oslo.", None), "f")
        yield store


def texts(found):
    return sorted(hit.text for hit in found.hits)


@pytest.mark.parametrize(
    ("words", "first_words"),
    [
        ("assets", ["Oslo", "Perú"]),
        ("ASSETS peru", ["Perú"]),
        ('"of a bank"', ["Perú"]),
        ('"bank of"', []),
        ("thaw*", ["Oslo"]),
        ("NEAR(froze bank, 9)", ["Perú"]),
        ("NEAR(froze bank, 1)", []),
        ("froze NOT bank", ["Nobody"]),
        ("(bank OR May) AND assets", ["Oslo", "Perú"]),
        ("U.S. ban", ["The"]),
        ("air-trav*", ["The"]),
        ("air-travel - ended.", ["The"]),
        ("text:ban", []),
        ("froze and", []),
        ("near", []),
    ],
)
def test_search_finds(store, words, first_words):
    assert [text.split()[0] for text in texts(store.search(words))] == first_words


@pytest.mark.parametrize("words", ["assets AND", '"assets', "(assets", "assets)", "NEAR(assets", "(a OR b) c"])
def test_search_says_in_one_line_what_it_cannot_understand(store, words):
    with pytest.raises(QueryError, match=r"^Cannot search for [^\n]+\. Write words[^\n]+$"):
        store.search(words)


@pytest.mark.parametrize("words", ["", "...", "AND", "*", "( )"])
def test_search_wants_a_word(words):
    with pytest.raises(QueryError, match="There is no word to search for"):
        match_of(words)


@pytest.mark.parametrize(
    ("days", "docs"),
    [
        ({"since": date(2023, 5, 3)}, ["b"]),
        ({"until": date(2023, 5, 2)}, ["a"]),
        ({"since": date(2023, 5, 2), "until": date(2024, 1, 1)}, ["a", "b"]),
        ({}, ["a", "b", "c"]),
    ],
)
def test_search_keeps_to_days(store, days, docs):
    assert sorted(hit.doc for hit in store.search("assets OR froze", **days).hits) == docs


def test_search_says_who_is_named_and_where_it_stands(store):
    (hit,) = store.search("bank").hits

    assert [(name.name, name.kind, name.entity) for name in hit.names] == [("Perú", "country", "country:pe")]
    assert (hit.doc, hit.date, hit.start, hit.end) == ("a", date(2023, 5, 2), 0, 32)


def test_search_gives_no_more_than_the_limit_and_counts_all(store):
    found = store.search("assets OR froze", limit=2)

    assert (len(found.hits), found.sentences, found.wordings) == (2, 3, 3)


def test_search_gives_the_earliest_of_equal_sentences_and_counts_the_others(store, read):
    store.save(read("d", "Nobody froze in Oslo.", date(2020, 1, 1)), "f")
    found = store.search("nobody")

    assert [(hit.doc, hit.others) for hit in found.hits] == [("d", 1)]
    assert (found.sentences, found.wordings) == (2, 1)


def test_search_forgets_what_is_removed_or_read_anew(store, read):
    store.remove(["b"])
    store.save(read("c", "Somebody sang in Oslo."), "g")

    assert texts(store.search("oslo")) == ["Somebody sang in Oslo."]


def test_sentences_can_be_searched_with_other_tools(tmp_path, read):
    with open_store(tmp_path / "graph.db", create=True) as store:
        store.save(read("a", "Perú froze the assets of a bank."), "f")
    database = Database(tmp_path / "graph.db")

    assert database["sentences"].detect_fts() == "sentences_fts"
    assert [row["text"] for row in database["sentences"].search("peru")] == ["Perú froze the assets of a bank."]
    database.close()
