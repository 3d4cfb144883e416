"""Searching the seeds as a user does."""

import json

import pytest
from click.testing import CliRunner

from graphbuild.cli import main


@pytest.fixture
def search(seed_db):
    return lambda *words: CliRunner().invoke(main, ["search", *words, "--db", str(seed_db)])


def test_search_prints_sentences_with_their_texts(search):
    result = search("total", "export", "ban", "--limit", "1")

    assert result.exit_code == 0, result.stderr
    assert "total ban on the export of goods" in result.stdout
    assert "sentences in all; --limit" in result.stdout


def test_search_as_json_counts_what_it_leaves_out(search):
    found = json.loads(search("russia", "--limit", "2", "--format", "json").stdout)

    assert len(found["hits"]) == 2 < found["sentences"]


def test_search_says_what_is_wrong_in_one_line(search):
    result = search("Iran", "AND")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: Cannot search for 'Iran AND': it ends where a word should follow. Write")
    assert result.stderr.count("\n") == 1
