"""The commands as a user runs them, on the seeds."""

import json
import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphbuild.cli import COMMANDS, main


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command line in an empty folder; returns click's result (exit_code, stdout, stderr)."""
    monkeypatch.chdir(tmp_path)
    return lambda line, **options: CliRunner().invoke(main, shlex.split(line), **options)


@pytest.fixture
def ask(run, seed_db):
    """Run a command on the seeds' database; it must succeed; returns standard output."""

    def asked(line):
        result = run(f"{line} --db {seed_db}")
        assert result.exit_code == 0, result.stderr
        return result.stdout

    return asked


@pytest.fixture
def news(tmp_path):
    """A folder with one small text."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Norway imposed sanctions on Chile on Monday.")
    return folder


@pytest.mark.usefixtures("news")
def test_run_writes_pages_and_database_and_says_what_to_open(run, tmp_path):
    result = run("run news -o out")

    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "centrality.html",
        "graph.db",
        "graph.html",
        "index.html",
        "pages",
    ]
    assert result.stdout.endswith(f"Open {Path('out', 'index.html')}\n")


@pytest.mark.usefixtures("news")
def test_run_reads_no_text_again_the_second_time(run):
    run("run news -o out")

    assert "0 read, 1 unchanged" in run("run news -o out").stderr


@pytest.mark.usefixtures("news")
def test_run_writes_the_same_bytes_again(run, tmp_path):
    run("run news -o one")
    run("run news -o two")

    for name in ("index.html", "graph.html", "centrality.html"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_run_works_on_a_text_that_names_nobody(run, tmp_path):
    (tmp_path / "quiet.txt").write_text("It rained all day and nothing else was in the papers.")

    assert run("run quiet.txt -o out").exit_code == 0
    assert (tmp_path / "out" / "index.html").exists()


def test_build_takes_a_text_from_standard_input(run):
    result = run("build -", input="Norway imposed sanctions on Chile.")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 read" in result.stderr


def test_build_reads_all_others_when_a_text_is_broken_and_exits_with_1(run, news):
    (news / "b.txt").write_bytes(b"Caf\xe9")

    result = run("build news")

    assert result.exit_code == 1
    assert "news/b.txt is not UTF-8 (byte 3)" in result.stderr
    assert "1 read" in result.stderr


@pytest.mark.usefixtures("news")
def test_build_says_nothing_when_told_to_be_quiet(run):
    result = run("build news -q")

    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.usefixtures("news")
def test_build_names_each_text_when_told_to_say_more(run):
    assert "Read news/a.txt" in run("build news -v").stderr


def test_build_takes_the_columns_that_it_is_told(run, tmp_path):
    (tmp_path / "table.csv").write_text("key,story\n7,Norway imposed sanctions on Chile.\n")

    result = run("build table.csv --column text=story --column id=key")

    assert result.exit_code == 0, result.stderr
    assert "table.csv#7" in run("export --db output/graph.db").stdout


@pytest.mark.parametrize("column", ["text", "=story", "nonsense=story"])
def test_build_explains_a_column_that_it_does_not_understand(run, column):
    result = run(f"build table.csv --column {column}")

    assert result.exit_code == 2
    assert "FIELD=NAME" in result.stderr


@pytest.mark.parametrize(("source", "target"), [("Joe Biden", "Nord Stream 2"), ("Japan", "export ban")])
def test_paths_answers_with_a_sentence_for_each_hop(ask, seeds, source, target):
    answer = json.loads(ask(f'paths "{source}" "{target}" --format json'))

    texts = {path.name: path.read_bytes().decode() for path in seeds.glob("*.txt")}
    hops = [hop for route in answer["routes"] for hop in route["hops"]]
    assert hops
    for hop in hops:
        assert hop["claims"]
        for claim in hop["claims"]:
            assert claim["evidence"]
            for evidence in claim["evidence"]:
                text = texts[evidence["doc"].rsplit("/", 1)[-1]]
                assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_view_writes_a_page_that_carries_the_texts(ask, tmp_path):
    ask("view -o page.html --focus Japan")

    assert "The American administration suggested that the allies limit " in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize("form", ["text", "json", "html", "md"])
@pytest.mark.parametrize("question", ["paths Russia Ukraine", "connect Russia Ukraine NATO"])
def test_paths_and_connect_write_every_format_to_a_file(ask, tmp_path, question, form):
    ask(f"{question} --format {form} -o route.{form}")

    assert "Ukraine" in (tmp_path / f"route.{form}").read_text("utf-8")


@pytest.mark.parametrize("form", ["table", "csv", "json", "html", "md"])
def test_centrality_writes_every_format(ask, form):
    assert "Russia" in ask(f"centrality --format {form}")


@pytest.mark.parametrize("measure", ["degree", "PageRank"])
def test_centrality_ranks_one_kind_by_one_measure(ask, measure):
    rows = ask(f"centrality --kind official --measure {measure} --format csv").splitlines()

    assert len(rows) > 2
    assert all("official" in row for row in rows[1:])


@pytest.mark.parametrize(
    ("ties", "kept", "left"), [("structure", "serves", "imposes"), ("events", "imposes", "serves")]
)
def test_centrality_keeps_to_a_class_of_relations(ask, ties, kept, left):
    notes = json.loads(ask(f"centrality --ties {ties} --format json"))["notes"]

    named = next(note for note in notes if note.startswith("Only these relations tie"))
    assert (kept in named, left in named) == (True, False)


def test_centrality_tells_who_stands_between_two(ask):
    record = json.loads(ask('centrality --between Russia "European Union" --format json'))

    assert record["command"] == "graphbuild centrality --between Russia 'European Union' --format json"


def test_centrality_between_two_takes_no_measure(run, seed_db):
    result = run(f"centrality --between Russia US --measure degree --db {seed_db}")

    assert (result.exit_code, "--between takes neither" in result.stderr) == (2, True)


def test_centrality_keeps_to_a_period(ask):
    notes = json.loads(ask("centrality --since 2021-01-01 --format json"))["notes"]

    assert any(note.startswith("Only texts dated from 2021-01-01 count") for note in notes)


def test_centrality_proposes_the_measures_that_there_are(run, seed_db):
    result = run(f"centrality --measure fame --db {seed_db}")

    assert result.exit_code == 1
    assert "degree, strength, pagerank, betweenness, closeness, harmonic, eigenvector" in result.stderr


@pytest.mark.parametrize("name", ["NATO", "nato", "agency:nato"])
def test_show_takes_a_name_in_any_case_or_an_id(ask, name):
    assert ask(f"show {name}").startswith("NATO")


def test_show_proposes_what_may_be_meant(run, seed_db):
    result = run(f"show Ukrane --db {seed_db}")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: No entity named 'Ukrane' in the graph. Did you mean 'Ukraine'")


@pytest.mark.parametrize("form", ["text", "json", "md"])
def test_measure_tells_how_a_measure_stands_in_every_format(ask, form):
    assert "Biden administration" in ask(f'measure "sanctions on Nord Stream 2" --format {form}')


def test_measure_looks_back_to_a_day(ask):
    assert "as of 1999-12-31: no text says" in ask('measure "sanctions on Nord Stream 2" --as-of 1999-12-31')


def test_measure_names_measures_that_are_tied_to_what_is_none(run, seed_db):
    result = run(f"measure Russia --db {seed_db}")

    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert result.stderr.startswith(
        "Error: 'Russia' means country:ru, and that is no measure. Tied to it are 'measure:"
    )


def test_view_writes_the_part_that_is_asked_for(ask, tmp_path):
    ask("view -o all.html")
    ask("view -o part.html --focus NATO --hops 1 --kind agency --kind country --since 2020-01-01 --until 2025-12-31")

    assert (tmp_path / "part.html").stat().st_size < (tmp_path / "all.html").stat().st_size


def test_paths_passes_what_it_must_and_avoids_what_it_must_not(ask):
    answer = json.loads(ask('paths Japan Russia --via measure --avoid "United States" --format json'))

    passed = [[hop["to"]["kind"] for hop in route["hops"]] for route in answer["routes"]]
    assert all("measure" in kinds for kinds in passed)


def test_paths_says_when_too_few_sources_tie_the_ends(run, seed_db):
    result = run(f"paths 'Joe Biden' 'Nord Stream 2' --min-sources 5 --db {seed_db}")

    assert result.exit_code == 1
    assert "there is one only by what fewer sources say" in result.stderr


def test_centrality_counts_what_enough_sources_say(run, seed_db):
    assert "No two entities are tied" in run(f"centrality --min-sources 5 --db {seed_db}").stderr


def test_view_leaves_out_what_too_few_sources_say(ask, tmp_path):
    ask("view -o all.html")
    ask("view -o part.html --min-sources 2")

    assert (tmp_path / "part.html").stat().st_size < (tmp_path / "all.html").stat().st_size


def test_view_refuses_a_day_that_is_none(run, seed_db):
    result = run(f"view -o x.html --since yesterday --db {seed_db}")

    assert result.exit_code == 2


def test_export_writes_the_interchange_form_to_standard_output(ask):
    graph = json.loads(ask("export --format json"))

    assert (graph["directed"], graph["multigraph"], graph["graph"]["schema"]) == (True, True, 1)
    assert {node["kind"] for node in graph["nodes"]} == {
        "country",
        "agency",
        "official",
        "person",
        "organization",
        "measure",
    }


def test_verify_finds_every_span_true(ask):
    ask("verify")


def test_verify_fails_on_the_first_untruth(run, news):
    run("build news")
    (news / "a.txt").write_text("Norway lifted its sanctions.")

    result = run("verify")

    assert result.exit_code == 1
    assert "news/a.txt" in result.stderr


def test_info_names_versions_and_what_the_database_holds(ask):
    said = ask("info")

    assert "graphbuild 0." in said
    assert "documents 5" in said


@pytest.mark.parametrize(
    "line",
    ["view -o x.html", "paths a b", "centrality", "show a", "measure a", "export", "verify", "info"],
    ids=str.split,
)
def test_commands_say_how_to_make_a_database_that_is_missing(run, line):
    result = run(line)

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert "graphbuild build" in result.stderr


def test_an_output_that_cannot_be_written_leaves_the_old_one(run, seed_db, tmp_path):
    (tmp_path / "taken").write_text("kept")

    result = run(f"export -o taken/graph.json --db {seed_db}")

    assert result.exit_code == 1
    assert (tmp_path / "taken").read_text() == "kept"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_an_example_and_takes_the_common_options(run, command):
    said = run(f"{command.name} --help").stdout

    assert f"graphbuild {command.name}" in said or command.name == "info"
    without_database = command.name in {"query", "completion", "docs"}
    assert without_database or all(option in said for option in ("--db", "--quiet", "--verbose"))


@pytest.mark.usefixtures("news")
def test_run_passes_over_its_own_output(run):
    said = [run("run . -o output") for _ in range(2)][1]

    assert (said.exit_code, said.stderr) == (0, "Texts: 0 read, 1 unchanged.\n")


def test_run_writes_no_page_where_nothing_was_read(run, tmp_path):
    result = run("run nothing.txt -o out")

    assert result.exit_code == 1
    assert "No page was written." in result.stderr
    assert not (tmp_path / "out" / "index.html").exists()


def test_build_says_once_what_is_missing(run):
    result = run("build nothing.txt -q")

    assert result.exit_code == 1
    assert result.stderr == "Error: There is no file or folder named 'nothing.txt'. Check the path.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")
def test_build_names_a_text_in_one_line(run, tmp_path):
    (tmp_path / "a\nb.txt").write_text("Norway imposed sanctions on Chile.")

    assert run("build . -v").stderr.splitlines()[0] == r"Read a\nb.txt"


def test_view_says_that_nothing_is_left_to_show(run, seed_db):
    result = run(f"view -o x.html --since 2099-01-01 --db {seed_db}")

    assert (result.exit_code, result.stderr.splitlines()[0]) == (
        0,
        "No entity meets these conditions: the page is empty.",
    )


def test_view_says_that_a_page_cannot_hold_the_whole_graph(run, seed_db, tmp_path, monkeypatch):
    monkeypatch.setattr("graphbuild.views.limits.PAGE_NODES", 20)
    result = run(f"view -o {tmp_path / 'x.html'} --db {seed_db}")

    assert result.exit_code == 0
    assert (
        "entities, the best connected of each kind. To see others, narrow it: --focus" in result.stderr.splitlines()[0]
    )
    assert (tmp_path / "x.html").is_file()


def test_site_writes_pages_that_link_to_each_other(ask, tmp_path):
    ask("site -o site")

    assert (tmp_path / "site/pages/official/antony-blinken.html").exists()
    assert "Antony Blinken" in (tmp_path / "site/index.html").read_text("utf-8")


def test_site_writes_the_part_that_is_asked_for(ask, tmp_path):
    ask("site -o site --kind country --since 2025-01-01")

    assert not list((tmp_path / "site/pages/official").glob("[!i]*.html"))
    assert [path.name[:3] for path in (tmp_path / "site/pages/text").glob("0*.html")] == ["002"]


def test_site_leaves_a_folder_of_other_pages_as_it_is(run, seed_db, tmp_path):
    (tmp_path / "index.html").write_text("mine")

    result = run(f"site -o . --db {seed_db}")

    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert "was not written by graphbuild" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_build_says_at_the_end_what_broke_and_info_remembers_it(run, news):
    (news / "b.txt").write_text("Chile " * 200_000)
    first, second, told = run("build news --db x.db"), run("build news --db x.db"), run("info --db x.db")

    reason = "has 1,200,000 characters; split it into texts of at most 1,000,000."
    assert first.stderr.splitlines() == [
        f"Error: news/b.txt {reason}",
        "Texts: 1 read, 0 unchanged, 1 could not be read (see above).",
    ]
    assert (first.exit_code, second.exit_code) == (1, 0)
    assert "1 left out as before (graphbuild info says why, --retry tries again)" in second.stderr
    assert f"  failures 1\n    news/b.txt {reason}\n" in told.stdout


@pytest.fixture
def annotated(tmp_path):
    """A file with a text in which two names are marked, the one by a label of our own."""
    spans = [{"start": 0, "end": 10, "label": "ENVOY"}, {"start": 15, "end": 20, "label": "GPE"}]
    row = {"text": "Otto Quill met Chile over sanctions.", "entities": spans}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    (tmp_path / "labels.toml").write_text('ENVOY = "official"')


def exported(run):
    return {node["id"] for node in json.loads(run("export --db x.db").stdout)["nodes"]}


@pytest.mark.usefixtures("annotated")
def test_build_takes_annotations_made_elsewhere(run):
    result = run("build a.jsonl --labels labels.toml --db x.db")

    assert result.exit_code == 0, result.stderr
    assert exported(run) == {"official:otto-quill", "country:cl", "measure:sanctions:cl"}


@pytest.mark.usefixtures("annotated")
def test_build_names_a_label_that_is_in_no_table(run):
    result = run("build a.jsonl --db x.db")

    assert result.exit_code == 1
    assert 'Error: Row 1 of a.jsonl has the label "ENVOY"' in result.stderr
    assert "Texts: 1 read, 0 unchanged, 1 label without a row left out (see above)." in result.stderr


@pytest.mark.usefixtures("annotated")
def test_build_reads_a_text_again_where_its_marks_mean_something_else(run, tmp_path):
    run("build a.jsonl --labels labels.toml --db x.db")
    unchanged = run("build a.jsonl --labels labels.toml --db x.db")
    (tmp_path / "labels.toml").write_text('ENVOY = "person"\nWEAPON = "ignore"')
    changed = run("build a.jsonl --labels labels.toml --db x.db")

    assert "0 read, 1 unchanged" in unchanged.stderr
    assert "1 read, 0 unchanged" in changed.stderr
    assert "person:otto-quill" in exported(run)


@pytest.mark.usefixtures("annotated")
def test_build_leaves_annotations_aside_where_told_so(run):
    assert run("build a.jsonl --input-format text --db x.db").exit_code == 0
    assert "person:otto-quill" in exported(run)


@pytest.mark.usefixtures("annotated")
def test_build_says_what_is_wrong_with_a_table_of_labels(run, tmp_path):
    (tmp_path / "labels.toml").write_text('ENVOY = "human"')

    result = run("build a.jsonl --labels labels.toml --db x.db")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: labels.toml: ENVOY = 'human' is no kind.")
