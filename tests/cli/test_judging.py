"""The commands that record one decision each, on the seeds."""

import json
import shlex
import shutil

import pytest
from click.testing import CliRunner

from graphbuild.cli import main


def test_kind_offers_what_the_ledger_takes():
    from graphbuild.cli import judge
    from graphbuild.ledger import KINDS

    assert judge.KINDS == KINDS


@pytest.fixture
def run(tmp_path, monkeypatch, seed_db):
    """Run a command line on a copy of the seeds' database; returns click's result."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(seed_db, "graph.db")
    return lambda line: CliRunner().invoke(main, [*shlex.split(line), "--db", "graph.db"])


def decided(run):
    return json.loads(run("ledger --json").stdout)["decisions"]


def test_merge_says_what_it_recorded_and_how_to_take_it_back(run):
    result = run("merge Adeyemo 'Treasury Department' --because 'a test' --by Ana")
    (decision,) = decided(run)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        f"Recorded {decision['id']}: merge 'Wally Adeyemo' into 'Treasury Department'. "
        f"To take it back: graphbuild undo {decision['id']}\n"
    )
    assert (decision["by"], decision["because"]) == ("Ana", "a test")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("merge Adeyemo Blinken", ["Antony Blinken: official, official:antony-blinken", "Wally Adeyemo"]),
        ("rename Blinken 'A. Blinken'", ["A. Blinken: official, official:antony-blinken"]),
        ("kind Blinken person", ["Antony Blinken: other person, person:antony-blinken"]),
        ("note Blinken 'Call him.'", ["note by", "Call him."]),
    ],
)
def test_a_decision_shows_in_every_command(run, line, shown):
    assert run(f"{line} --because 'a test'").exit_code == 0
    text = run("show Blinken").stdout

    assert [words for words in shown if words not in text] == []


def test_hide_takes_a_name_off_every_graph(run):
    run("hide Blinken --because 'a test'")

    assert run("show Blinken").exit_code == 1
    assert run("hide Blinken --because again").stderr.startswith("1 entity is hidden by decisions")


def test_not_same_bars_a_merge(run):
    run("not-same Blinken Adeyemo --because 'two men'")
    result = run("merge Adeyemo Blinken --because 'one man'")

    assert result.exit_code == 1
    assert "to keep 'Antony Blinken' apart from 'Wally Adeyemo'; undo one of the two" in result.stderr
    assert len(decided(run)) == 1


def test_split_makes_two_of_one(run):
    mentions = json.loads(run("show NATO --format json").stdout)["mentions"]
    result = run(f"split NATO --doc {next(iter(mentions))} --name 'NATO (one text)' --because 'a test'")

    assert result.exit_code == 0, result.stderr
    assert result.stderr.endswith("The other one is agency:nato-one-text.\n")
    assert run("show 'NATO (one text)'").stdout.startswith("NATO (one text): agency, agency:nato-one-text\n")
    assert run("verify").exit_code == 0
    assert f"split 'NATO (one text)' off 'NATO' ({next(iter(mentions))}): a test" in run("ledger").stdout


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("merge Blinken", "Missing argument 'INTO'"),
        ("merge Blinken Adeyemo", "Missing option '--because'"),
        ("kind Blinken country --because x", "'country' is not one of 'official', 'person', 'agency', 'organization'"),
        ("split NATO --at nowhere --because x", "'nowhere' is no ID:START, such as report.txt:1042."),
    ],
)
def test_usage_that_is_wrong_is_explained(run, line, complaint):
    result = run(line)

    assert result.exit_code == 2
    assert complaint in result.stderr


def test_a_near_spelling_is_proposed(run):
    result = run("hide Blinkin --because x")

    assert result.stderr == "Error: No entity named 'Blinkin' in the graph. Did you mean 'Blinken'?\n"
