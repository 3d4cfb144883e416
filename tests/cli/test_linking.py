"""The command that links nodes to reference lists, on the seeds."""

import csv
import json
import shlex
import shutil

import pytest
from click.testing import CliRunner

from graphbuild.cli import main

LIST = """id,name,aliases,kind,country,programme
1,"BLINKEN, Antony",,person,us,ALPHA
2,"PUTIN, Vladimir Vladimirovich",,person,kz,BETA
3,"BIDEN, Joseph","BIDEN, Joe",person,,GAMMA
4,"BIDEN, Joe R.",,person,,GAMMA
"""


@pytest.fixture
def run(tmp_path, monkeypatch, seed_db):
    """Run a command line beside a list, on a copy of the seeds' database; returns click's result."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(seed_db, "graph.db")
    (tmp_path / "own.csv").write_text(LIST, "utf-8")
    return lambda line, keys="": CliRunner().invoke(main, [*shlex.split(line), "--db", "graph.db"], input=keys)


def test_link_takes_a_list_in_and_says_how_many_are_linked(run):
    result = run("link own.csv --name Own")

    assert (result.exit_code, result.stdout) == (
        0,
        "Own (own.csv, 4 entries of CSV): 1 node is linked, 2 more may be.\n",
    )
    assert result.stderr.splitlines()[0] == "Read CSV own.csv: 4 entries, as 'Own'"


def test_linked_nodes_say_so_everywhere(run, tmp_path):
    run("link own.csv --name Own")
    run("site -o site")

    said = "on Own: 'BLINKEN, Antony' (1; ALPHA), score 1.00: the same name; both of US"
    (page,) = (tmp_path / "site").rglob("*antony-blinken.html")
    node = next(one for one in json.loads(run("export --format json").stdout)["nodes"] if "blinken" in one["id"])

    assert said in run("show Blinken").stdout
    assert said.replace("'", "&#39;") in page.read_text("utf-8")
    assert "on Own: 'BLINKEN, Antony'" in run("view -o -").stdout
    assert node["references"] == [
        {
            "list": "Own", "id": "1", "name": "BLINKEN, Antony", "programmes": ["ALPHA"], "score": 1.0,
            "status": "linked", "reason": "the same name; both of US", "by": "graphbuild",
        }
    ]  # fmt: skip


def test_link_writes_csv(run):
    run("link own.csv")
    rows = list(csv.DictReader(run("link --format csv").stdout.splitlines()))

    assert [(row["id"], row["status"], row["entry"]) for row in rows] == [
        ("official:antony-blinken", "linked", "1"),
        ("official:joe-biden", "suggested", "3"),
        ("official:joe-biden", "suggested", "4"),
        ("official:vladimir-putin", "suggested", "2"),
    ]


def test_review_asks_with_both_sides_and_records_the_answers(run):
    run("link own.csv --name Own")
    result = run("link --review --by Ana", "n\ny\n")
    decided = json.loads(run("ledger --json").stdout)["decisions"]

    assert "Is this the entry of Own? Score" in result.stdout
    assert "programme: GAMMA" in result.stdout
    assert [(one["action"], one["by"], one["list"], one["entry"]) for one in decided] == [
        ("not-linked", "Ana", "Own", "2"),
        ("link", "Ana", "Own", "3"),
    ]
    assert run("link --review").stderr == "Nothing is suggested that nobody has decided.\n"
    assert ", decided by Ana" in run("show Biden").stdout
    assert run(f"undo {decided[1]['id']}").exit_code == 0
    assert len(json.loads(run("link --review --format json").stdout)["questions"]) == 2


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("link", "Error: There is no list in graph.db yet. Take one in: graphbuild link FILE --db graph.db\n"),
        ("link none.csv", "Error: There is no file named 'none.csv'. Check the path.\n"),
        ("link --remove Own", "Error: There is no list 'Own' in graph.db. There is none.\n"),
    ],
)
def test_link_says_in_one_line_what_is_wrong(run, line, message):
    result = run(line)

    assert (result.exit_code, result.stderr) == (1, message)


def test_link_writes_where_it_is_told_to(run, tmp_path):
    run("link own.csv --name Own --format csv -o links.csv")
    run("link --review --format json -o questions.json")

    assert (tmp_path / "links.csv").read_text("utf-8") == run("link --format csv").stdout
    assert (tmp_path / "questions.json").read_text("utf-8") == run("link --review --format json").stdout


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("link own.csv --top 3", "--linked, --top, --because and --by go with --review"),
        ("link --by Ana", "--linked, --top, --because and --by go with --review"),
        ("link --review -o a.txt", "Leave out -o"),
        ("link --remove own -o a.txt", "Leave out -o"),
    ],
)
def test_link_refuses_options_that_would_do_nothing(run, line, message):
    result = run(line)

    assert (result.exit_code, message in result.stderr) == (2, True)


def test_build_takes_lists_in_beside_the_texts(run):
    result = run("build none.txt --reference own.csv")

    assert "Read CSV own.csv: 4 entries, as 'own'" in result.stderr.splitlines()


def test_info_counts_what_is_linked(run):
    run("link own.csv --name Own")

    assert "\n  list Own: 4 entries, 1 linked, 2 suggested\n" in run("info").stdout


def test_link_remove_forgets_a_list(run):
    run("link own.csv")

    assert run("link --remove own").stderr == "Forgot own.\n"
    assert "BLINKEN, Antony" not in run("show Blinken").stdout
    assert "list own" not in run("info").stdout
