"""The command that walks through doubts, on a database of its own."""

import json
import shlex
import signal
import subprocess
import sys

import pytest
from click.testing import CliRunner

from graphbuild.cli import main
from graphbuild.ledger import read_ledger
from graphbuild.store import open_store

NAMES = {
    "Karim Haddad": ("person", "person:karim-haddad"),
    "Kareem Haddad": ("person", "person:kareem-haddad"),
    "Marisol Shipping": ("organization", "organization:marisol-shipping"),
    "Marisol Shiping": ("organization", "organization:marisol-shiping"),
    "Chile": ("country", "country:cl"),
}


def met(name):
    return [(name, "consults", "Chile")]


@pytest.fixture
def run(tmp_path, monkeypatch, read_aloud):
    """Run a command line in a folder with a database in which two pairs may be one; returns click's result."""
    monkeypatch.chdir(tmp_path)
    with open_store(tmp_path / "graph.db", create=True) as store:
        store.save(
            read_aloud("a.txt", "Karim Haddad met \x1b[31mChile.\nMarisol Shipping left.", NAMES, met("Karim Haddad")),
            "mark",
        )
        store.save(
            read_aloud("b.txt", "Kareem Haddad met Chile.\nMarisol Shiping left.", NAMES, met("Kareem Haddad")), "mark"
        )
    return lambda line, **options: CliRunner().invoke(main, [*shlex.split(line), "--db", "graph.db"], **options)


def decided(run):
    return [one["action"] for one in json.loads(run("ledger --json").stdout)["decisions"]]


def test_review_shows_both_sides_of_each_question(run):
    said = run("review", input="l\nl\n")

    assert said.exit_code == 0
    lines = said.stdout.splitlines()
    assert lines[1].startswith("1 of 2. Are these one? The same surname, and given names that may be one; 1 claim ")
    assert [line.split("  ")[0] for line in lines[3:7]] == [
        "Karim Haddad", "other person, person:karim-haddad", "named 1 time in 1 text, 2024-05-01", "",
    ]  # fmt: skip
    assert f"{'“Karim Haddad met Chile.”':<52}“Kareem Haddad met Chile.”" in lines
    assert f"{'(a.txt, 2024-05-01)':<52}(b.txt, 2024-05-01)" in lines
    assert "Beside both: Chile." in lines
    assert said.stderr == "Answered 0, left 2 for later. All answers are in graph.ledger.jsonl.\n"


@pytest.mark.parametrize(
    ("keys", "actions"),
    [
        ("s\nd\n", ["merge", "not-same"]),
        ("D\n\nsame\n", ["not-same", "merge"]),
        ("l\ns\n", ["merge"]),
        ("s\nq\nd\n", ["merge"]),
        ("s\n", ["merge"]),
        ("s\nu\nd\n", ["merge", "undo", "not-same"]),
        ("u\nz\nd\n", ["not-same"]),
        ("", []),
    ],
)
def test_review_reads_keys_as_lines(run, keys, actions):
    assert run("review", input=keys).exit_code == 0
    assert decided(run) == actions


def test_review_says_what_it_does_with_each_key(run):
    said = run("review --by Ana", input="x\nu\ns\n").stderr.splitlines()

    assert said[0] == "'x' is none of s(ame), d(ifferent), l(ater), u(ndo last), q(uit)."
    assert said[1].startswith("There is no answer to take back here.")
    assert ": merge 'Kareem Haddad' into 'Karim Haddad'." in said[2]


def test_review_gives_the_reason_of_the_doubt_or_one_for_all(run):
    run("review", input="s\n")
    run("review --because 'I know them'", input="d\n")

    records = json.loads(run("ledger --json").stdout)["decisions"]
    assert [one["because"] for one in records] == [
        "review: the same surname, and given names that may be one",
        "I know them",
    ]


def test_review_says_when_nothing_is_left_to_ask(run):
    run("review", input="s\nd\n")

    assert run("review", input="").stderr == "Nothing is in doubt that nobody has decided.\n"
    assert run("review --list").stdout == ""


def test_review_lists_its_questions(run):
    assert run("review --list --kind organization").stdout == (
        "1. Marisol Shiping (organization:marisol-shiping) — Marisol Shipping (organization:marisol-shipping): "
        "Names spelled nearly alike; 0 claims would move to the other.\n"
    )


def test_review_writes_its_questions_with_the_commands_that_answer_them(run):
    (asked, _) = json.loads(run("review --json").stdout)["questions"]

    assert asked["if_same"] == "graphbuild merge person:kareem-haddad person:karim-haddad --because"
    (sentence,) = asked["moving"]["sentences"]
    assert (sentence["doc"], sentence["text"], sentence["mark"]) == ("b.txt", "Kareem Haddad met Chile.", [0, 13])
    assert run(f"{asked['if_different'].removeprefix('graphbuild ')} 'two men'").exit_code == 0
    assert len(json.loads(run("review --json").stdout)["questions"]) == 1


def test_review_shows_both_circles_of_one_who_may_be_two(run, tmp_path, read_aloud):
    names = {name: ("organization", f"organization:{name.lower()}") for name in ("Alfa", "Beta", "Gamma")}
    names |= {"Chile": ("country", "country:cl"), "Norway": ("country", "country:no")}
    with open_store(tmp_path / "graph.db") as store:
        for doc, text in (
            ("x", "Alfa and Beta left Chile."),
            ("y", "Beta met Alfa."),
            ("z", "Alfa, Gamma and Norway."),
        ):
            store.save(read_aloud(doc, text, names), "mark")
    said = run("review --kind organization", input="l\n" * 3)
    circles = said.stdout[said.stdout.index("One, or two of one name?") :].splitlines()

    assert circles[0].startswith(
        "One, or two of one name? 1 text beside Norway, most of the others beside Chile; 0 claims"
    )
    assert f"{'beside Beta, Chile':<52}beside Norway, Gamma" in circles


def test_review_that_is_killed_keeps_every_answer(run, tmp_path):
    command = [sys.executable, "-m", "graphbuild", "review", "--db", "graph.db"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as killed:
        killed.stdin.write(b"s\n")
        killed.stdin.flush()
        assert b"Recorded" in killed.stderr.readline()
        killed.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)

    assert len(read_ledger(tmp_path / "graph.ledger.jsonl")) == 1
    assert run("review", input="d\n").stderr.endswith(
        "Answered 1, left 0 for later. All answers are in graph.ledger.jsonl.\n"
    )
