"""The commands that record people's decisions, on the seeds."""

import json
import shlex
import shutil

import pytest
from click.testing import CliRunner

from graphbuild.cli import main

DAY = "2026-03-04T05:06:07Z"


def change(action, id_, *names, **fields):
    return {"action": action, "because": "because", "date": DAY, "entity": {"id": id_, "names": list(names)}, **fields}


HIDE = change("hide", "official:antony-blinken", "Antony Blinken")
RENAME = change("rename", "agency:nato", "NATO", name="The Alliance")
MERGE = change("merge", "country:gb", "Britain", into={"id": "country:ru", "names": ["Russia"]})
NOTE = change("note", "country:ru", "Russia", text="Ask \x1b[31mthe desk.")


@pytest.fixture
def db(tmp_path, monkeypatch, seed_db):
    """A copy of the seeds' database in the current folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(seed_db, "graph.db")
    return tmp_path


@pytest.fixture
def run(db):  # noqa: ARG001  the copy in the current folder
    """Run a command line on the copy; returns click's result."""
    return lambda line, **options: CliRunner().invoke(main, [*shlex.split(line), "--db", "graph.db"], **options)


@pytest.fixture
def apply(run):
    """Apply changes given on standard input, which must succeed; returns what is said."""

    def applied(*changes, line="apply - --by Ana"):
        result = run(line, input=json.dumps({"format": "graphbuild-changes 1", "by": "", "changes": changes}))
        assert (result.exit_code, result.stdout) == (0, ""), result.stderr
        return result.stderr

    return applied


def ids(run):
    return [decision["id"] for decision in json.loads(run("ledger --json").stdout)["decisions"]]


def test_apply_records_what_every_command_then_shows(run, apply):
    assert apply(HIDE, RENAME, NOTE) == "Recorded 3 decisions in graph.ledger.jsonl.\n"

    shown = run("show nato")
    assert shown.stdout.startswith("The Alliance: agency, agency:nato\n")
    assert shown.stderr == "1 entity is hidden by decisions; list them: graphbuild ledger\n"
    assert "note by Ana, 2026-03-04: Ask the desk." in run("show Russia").stdout
    assert run("show Blinken").exit_code == 1
    assert "  decisions 3\n" in run("info").stdout


def test_apply_takes_the_same_file_twice_but_adds_nothing(apply, db):
    apply(HIDE, RENAME)
    before = (db / "graph.ledger.jsonl").read_bytes()

    assert apply(HIDE, RENAME) == "Recorded 0 decisions in graph.ledger.jsonl; 2 known before.\n"
    assert (db / "graph.ledger.jsonl").read_bytes() == before


def test_apply_says_of_each_decision_that_has_no_effect_why(apply):
    said = apply(HIDE, change("hide", "person:nobody", "Nobody \u202eat all")).splitlines()

    assert "(hide 'Nobody at all') has no effect: nothing in the texts answers to 'Nobody at all'" in said[0]
    assert said[1:] == ["Recorded 2 decisions in graph.ledger.jsonl."]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("nonsense", "Error: This is no JSON"),
        (
            {"format": "graphbuild-changes 1", "changes": [HIDE, {**HIDE, "date": "today"}]},
            "Error: changes[1] has no proper 'date': write it like 2026-11-22T12:30:00Z. Nothing was recorded.\n",
        ),
        (
            {"format": "graphbuild-changes 1", "changes": [change("hide", "person:nobody", "Nobody")]},
            "Error: None of these changes is about what graph.db holds. Name another database with --db.\n",
        ),
    ],
    ids=["no JSON", "a faulty change", "another database"],
)
def test_apply_of_a_faulty_file_changes_nothing(run, db, text, complaint):
    result = run("apply -", input=text if isinstance(text, str) else json.dumps(text))

    assert result.exit_code == 1
    assert result.stderr.startswith(complaint)
    assert not (db / "graph.ledger.jsonl").exists()


def test_apply_explains_a_file_that_it_cannot_read(run, db):
    (db / "latin.json").write_bytes(b'{"by": "Ren\xe9"}')

    assert run("apply no-such.json").stderr.startswith("Error: Cannot read no-such.json: No such file")
    assert run("apply latin.json").stderr.startswith("Error: latin.json is not UTF-8 (byte 11)")


def test_ledger_lists_decisions_and_marks_those_that_are_undone(run, apply):
    apply(HIDE, RENAME)
    first, second = ids(run)
    assert run(f"undo {first[:6]} --by Ben --because 'she is needed'").exit_code == 0
    third = ids(run)[2]

    lines = run("ledger").stdout.splitlines()
    assert lines[0] == f"{first} 2026-03-04 Ana: hide 'Antony Blinken': because [undone by {third}]"
    assert lines[1] == f"{second} 2026-03-04 Ana: rename 'NATO' to 'The Alliance': because"
    assert lines[2].endswith(f"Ben: undo {first}: she is needed")
    assert run("show Blinken").exit_code == 0


def test_ledger_says_where_there_is_none(run):
    result = run("ledger")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("There are no decisions in graph.ledger.jsonl yet.")


def test_undo_is_undone_by_the_command_that_it_names(run, apply):
    apply(HIDE)
    said = run(f"undo {ids(run)[0]}").stderr
    again = run(said.split("graphbuild ")[1].strip())

    assert again.exit_code == 0
    assert run("show Blinken").exit_code == 1


def test_undo_explains_what_it_cannot_take_back(run, apply):
    apply(HIDE)
    (decision,) = ids(run)
    assert run("undo 0").stderr.startswith("Error: No decision '0' in graph.ledger.jsonl. List them: graphbuild ledger")

    run(f"undo {decision}")
    assert run(f"undo {decision}").stderr.startswith(f"Error: Decision {decision} was undone before, by ")


def test_a_ledger_that_is_damaged_stops_with_its_line(run, apply, db):
    apply(HIDE)
    with (db / "graph.ledger.jsonl").open("a") as ledger:
        ledger.write("nonsense\n")

    result = run("show Russia")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: graph.ledger.jsonl: line 2 is no JSON")


def test_export_is_the_same_without_decisions_and_after_all_are_undone(run, apply):
    before = run("export").stdout
    apply(HIDE, MERGE)
    assert run("export").stdout != before

    for decision in ids(run):
        run(f"undo {decision}")
    assert run("export").stdout == before


def test_export_names_nobody_who_is_hidden_and_is_the_same_each_time(run, apply):
    apply(HIDE)
    exported = run("export").stdout

    assert "official:antony-blinken" not in exported
    assert json.loads(exported)["graph"]["ledger"] == {"held": 1, "hidden": 1, "problems": []}
    assert run("export").stdout == exported


def test_verify_holds_decided_graphs_to_their_texts(run, apply):
    apply(HIDE, RENAME, NOTE)

    assert run("verify").exit_code == 0


def test_run_replays_the_ledger_beside_its_database(run, apply, db, seeds):
    apply(HIDE, change("pin", "agency:nato", at=[7, -9]))
    result = run(f"run {seeds} -o out")

    assert result.exit_code == 0, result.stderr
    page = (db / "out" / "graph.html").read_text("utf-8")
    assert "official:antony-blinken" not in page
    assert '"x":7,"y":-9}' in page
