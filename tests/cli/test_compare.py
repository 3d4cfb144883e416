"""The command that sets graphs side by side, as a user runs it."""

import json
import shlex

import pytest
from click.testing import CliRunner

from graphbuild.cli import main
from graphbuild.exports import save


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command line in an empty folder; returns click's result (exit_code, stdout, stderr)."""
    monkeypatch.chdir(tmp_path)
    return lambda line: CliRunner().invoke(main, shlex.split(line))


@pytest.fixture
def export(seed_graph, tmp_path):
    """The seeds' graph without what one of their texts claims, as an export."""
    seed_graph.remove_edges_from(
        [
            (source, target, key)
            for source, target, key, record in seed_graph.edges(keys=True, data=True)
            if {item["doc"] for item in record["evidence"]} == {seed_graph.graph["documents"][2]["id"]}
        ]
    )
    save(seed_graph, tmp_path / "old.json")
    return tmp_path / "old.json"


def test_diff_sets_an_export_beside_a_database(run, seed_db, export):
    result = run(f"diff {export} {seed_db}")

    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith(
        f"What changed: {export.name} → {seed_db.name}\n   5 texts, then 5 (all the same); "
    )


def test_diff_says_in_one_line_that_nothing_changed(run, seed_db):
    result = run(f"diff {seed_db} {seed_db}")

    assert result.stdout.startswith("Nothing changed: ")
    assert result.stdout.count("\n") == 1


def test_diff_sets_two_periods_side_by_side(run, seed_db):
    record = json.loads(run(f"diff --periods 2022 2025 --format json --db {seed_db}").stdout)

    assert (record["names"], record["as_of"]) == (["2022", "2025"], ["2022-12-31", "2025-12-31"])
    assert (record["documents"]["before"], record["documents"]["after"]) == (1, 1)


@pytest.mark.parametrize(
    ("period", "name"),
    [("..2022-02", "until 2022-02-28"), ("2022-01-09", "2022-01-09"), ("2022-01..", "since 2022-01-01")],
)
def test_diff_understands_a_period(run, seed_db, period, name):
    record = json.loads(run(f"diff --periods {period} 2025 --format json --db {seed_db}").stdout)

    assert record["names"][0] == name


@pytest.mark.parametrize(
    "period", ["20", "202x", "2022-13", "2022..2021", "..", "2022-1", "yesterday", "2022-01-09T00"]
)
def test_diff_refuses_what_is_no_period(run, seed_db, period):
    result = run(f"diff --periods 2022 {period} --db {seed_db}")

    assert result.exit_code == 2
    assert f"'{period}' is no period" in result.stderr


@pytest.mark.parametrize("line", ["diff", "diff one.db", "diff one.db two.db --periods 2021 2022"])
def test_diff_wants_two_files_or_two_periods(run, line):
    result = run(line)

    assert result.exit_code == 2
    assert "Give two files, OLD and NEW, or two periods" in result.stderr


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (None, "There is no file new.json."),
        ("Norway.", "new.json: This is no JSON"),
        ('{"graph": {"schema": 9, "documents": []}, "nodes": [], "edges": []}', "new.json: The graph has schema 9"),
    ],
)
def test_diff_says_in_one_line_what_is_wrong_with_a_file(run, tmp_path, seed_db, text, error):
    if text:
        (tmp_path / "new.json").write_text(text)

    result = run(f"diff {seed_db} new.json")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {error}")
    assert result.stderr.count("\n") == 1


def test_communities_tells_who_stands_together(run, seed_db):
    result = run(f"communities --db {seed_db} --top 2")

    assert result.exit_code == 0, result.stderr
    assert "\n1. United States, " in result.stdout
    assert "\n3. " not in result.stdout


def test_communities_goes_by_the_relations_that_are_named(run, seed_db):
    record = json.loads(run(f"communities --relation member_of --relation serves --format json --db {seed_db}").stdout)

    assert record["relations"] == ["member_of", "serves"]


def test_communities_lets_every_claim_tie_if_asked(run, seed_db):
    record = json.loads(run(f"communities --all-claims --resamples 0 --format json --db {seed_db}").stdout)

    assert {"attacks", "imposes"} < set(record["relations"])
    assert record["quarrels"] == []
