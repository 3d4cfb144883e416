"""Texts read into Parquet parts, gathered into a store, and asked in SQL; real files, real Parquet, real DuckDB."""

import json
import shutil
import sys

import pytest
import spacy
from click.testing import CliRunner

from graphbuild.annotate import MAX_LENGTH
from graphbuild.cli import main
from graphbuild.errors import QueryError, StoreError, TextError
from graphbuild.exports import WRITERS
from graphbuild.gather import gather, update_parts
from graphbuild.parts import open_parts, query_parts
from graphbuild.pipeline import Progress, load_graph, update
from graphbuild.store import open_store
from graphbuild.types import Document

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A pipeline that is quick to load."""
    folder = tmp_path_factory.mktemp("quick") / "model"
    spacy.blank("en").to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def archive(tmp_path_factory, model):
    """A folder with some texts, one of which cannot be read, and what was read from them as one part."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "news").mkdir()
    for day in range(4):
        head = f"---\ntitle: No {day}\ndate: 2024-03-0{day + 1}\n---\n"
        (folder / "news" / f"{day}.md").write_text(f"{head}Iran sanctioned Chad on day {day}. It said “naïve 𝒳”.\n")
    (folder / "news" / "long.txt").write_text("x" * (MAX_LENGTH + 1))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        read_parts(model)
    return folder


@pytest.fixture
def desk(archive, tmp_path, monkeypatch):
    """A copy of the archive that a test may spoil, where it works."""
    folder = shutil.copytree(archive, tmp_path / "desk")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def parts(desk):  # noqa: ARG001  they are there
    return open_parts("parts")


def read_parts(model, **options):
    problems, parts = [], open_parts("parts", create=True)
    progress = Progress(on_error=problems.append)
    return update_parts(parts, "news", model=model, progress=progress, **options), problems


def content(store):
    return list(store.annotations()), store.fingerprints(), store.failures(), store.settings()


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_gather_gives_the_database_of_a_direct_build(model, parts):
    with open_store(None) as direct, open_store(None) as gathered:
        update(direct, "news", model=model, progress=Progress(on_error=lambda _problem: None))
        first, second = gather(gathered, parts), gather(gathered, parts)

        assert content(gathered) == content(direct)
        assert "".join(WRITERS["json"](load_graph(gathered))) == "".join(WRITERS["json"](load_graph(direct)))
    assert (first.read, first.left_out, second.read, second.unchanged) == (4, 1, 0, 4)


def test_gather_with_prune_removes_what_the_parts_lack(parts, read_aloud):
    with open_store(None) as store:
        store.save(read_aloud("old.txt", "Chile met Peru.", {}), "digest")
        kept, removed = gather(store, parts), gather(store, parts, prune=True)

        assert (kept.kept, removed.removed) == (1, 1)
        assert "old.txt" not in store.fingerprints()


def test_update_parts_reads_only_what_is_new_and_keeps_one_reading_of_each(desk, model, parts):
    (desk / "news" / "1.md").write_text("Chile met Peru.")
    (desk / "news" / "2.md").unlink()

    first, second = read_parts(model)[0], read_parts(model)[0]

    assert (first.read, first.unchanged, first.kept, first.left_out) == (1, 2, 1, 1)
    assert (second.read, second.unchanged) == (0, 3)
    assert sorted(name for _, name, _ in parts.index().texts) == [f"news/{day}.md" for day in range(4)]
    with open_store(None) as gathered:
        gather(gathered, parts)
        assert gathered.document("news/1.md").text == "Chile met Peru."


@pytest.mark.usefixtures("desk")
def test_update_parts_tries_a_text_again_that_failed_when_asked_to(model, parts):
    report, problems = read_parts(model, retry=True)

    assert (report.failed, report.unchanged, len(parts.index().failures)) == (1, 4, 1)
    assert [problem.text for problem in problems if isinstance(problem, TextError)] == ["news/long.txt"]


def test_update_parts_remembers_a_text_that_kills_its_readers(desk, model, parts, monkeypatch):
    (desk / "news" / "killer.txt").write_text("POISON")
    ended = TextError("news/killer.txt ended the process that read it (signal 9), twice.", "news/killer.txt")
    monkeypatch.setattr("graphbuild.gather.work_through", lambda texts, *_, **__: [ended for _ in texts])

    first, second = read_parts(model)[0], read_parts(model)[0]

    assert (first.failed, second.failed, second.left_out) == (1, 0, 2)
    assert ("news/killer.txt", str(ended)) in [(name, failure.reason) for _, name, failure in parts.index().failures]


def test_update_parts_with_prune_drops_what_is_gone(desk, model, parts):
    (desk / "news" / "2.md").unlink()
    (desk / "news" / "long.txt").unlink()

    report, _ = read_parts(model, prune=True)

    assert report.removed == 1
    assert [name for _, name, _ in parts.index().texts] == ["news/0.md", "news/1.md", "news/3.md"]
    assert parts.index().failures == []


def test_update_parts_goes_on_after_a_kill_and_ends_the_same(desk, model):
    whole = files(desk)
    next((desk / "parts" / "documents").iterdir()).unlink()  # which is written last

    read_parts(model)

    assert files(desk) == whole


def test_update_parts_leaves_out_the_later_of_two_texts_with_one_id(model, tmp_path):
    problems, parts = [], open_parts(str(tmp_path / "parts"), create=True)
    texts = [Document("one", "Iran sanctioned Chad."), Document("one", "Chad sanctioned Iran.")]

    update_parts(parts, texts, model=model, progress=Progress(on_error=problems.append))

    assert [name for _, name, _ in parts.index().texts] == ["one"]
    assert [str(problem) for problem in problems] == [
        "Two texts have the id one. The later is left out: give it its own id."
    ]


def test_open_parts_refuses_a_folder_of_something_else(tmp_path):
    with pytest.raises(StoreError, match="There are no parts in"):
        open_parts(str(tmp_path / "none"))
    (tmp_path / "parts.json").write_text("{}")
    with pytest.raises(StoreError, match="holds no parts that this program can read"):
        open_parts(str(tmp_path))


def test_gather_names_a_text_of_which_a_build_left_two_readings(desk, model, parts, monkeypatch):
    (desk / "news" / "0.md").write_text("Chad sanctioned Iran.\n")
    with monkeypatch.context() as patch:
        patch.setattr("graphbuild.gather._tidy", interrupt)
        with pytest.raises(KeyboardInterrupt):
            read_parts(model)
    problems = []
    with open_store(None) as store:
        gather(store, parts, progress=Progress(on_error=problems.append))
        stored = sorted(store.fingerprints())
    read_parts(model)
    with open_store(None) as store:
        gather(store, parts)
        text = store.document("news/0.md").text

    assert stored == ["news/1.md", "news/2.md", "news/3.md"]
    assert [problem.text for problem in problems] == ["news/0.md"]
    assert "graphbuild build SOURCES --parts parts" in str(problems[0])
    assert "Chad sanctioned Iran." in text


def interrupt(*_given, **_options):
    raise KeyboardInterrupt


def test_gather_says_which_file_of_a_part_is_missing(desk, parts):
    next(desk.glob("parts/mentions/*")).unlink()

    with open_store(None) as store, pytest.raises(StoreError, match=r"its file of mentions is missing\. Delete"):
        gather(store, parts)


def test_gather_names_a_part_that_is_damaged(desk, parts):
    (name,) = parts.names()
    (desk / "parts" / "mentions" / f"{name}.parquet").write_bytes(b"PAR1")

    with (
        open_store(None) as store,
        pytest.raises(StoreError, match=rf"^The part {name} in .* is damaged: its file of men"),
    ):
        gather(store, parts)


def test_query_parts_joins_names_and_quotations_with_their_sentences(parts):
    named = query_parts(
        parts, "SELECT DISTINCT name, kind, date FROM names WHERE date < DATE '2024-03-02' ORDER BY name"
    )

    assert named.columns == ("name", "kind", "date")
    assert [row[:2] for row in named.rows] == [("Chad", "country"), ("Iran", "country")]
    assert (
        query_parts(parts, "SELECT count(*) FROM quotations").rows
        == query_parts(parts, "SELECT count(*) FROM evidence").rows
    )


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY documents TO 'stolen.csv'",
        "ATTACH 'other.db'",
        "SET enable_external_access = true",
        "SELECT 1; SELECT 2",
        "DROP VIEW documents",
        "SELEKT",
        "",
    ],
)
def test_query_parts_only_reads_and_nothing_else(parts, sql, desk):
    before = files(desk)

    with pytest.raises(QueryError):
        query_parts(parts, sql)
    assert files(desk) == before


def test_query_parts_asks_several_folders_at_once(desk, parts):
    shutil.copytree(desk / "parts", desk / "other")

    found = query_parts([parts, open_parts("other")], "SELECT count(*), count(DISTINCT id) FROM documents")

    assert found.rows == [(8, 4)]


def test_query_parts_says_which_folder_must_be_renamed(desk):
    folder = shutil.copytree("parts", desk / "parts*")

    with pytest.raises(StoreError, match=r"Rename the folder .*parts\*"):
        query_parts(open_parts(str(folder)), "SELECT 1")


@pytest.mark.usefixtures("desk")
def test_query_tells_in_json_all_that_was_asked_for():
    sql = "SELECT 1 AS a, 2 AS a, 'nan'::DOUBLE AS n, [{'day': DATE '2024-01-02'}] AS l"

    told = CliRunner().invoke(main, ["query", "parts", sql, "--format", "json"]).stdout

    assert json.loads(told) == [{"a": 1, "a_1": 2, "n": "nan", "l": [{"day": "2024-01-02"}]}]


@pytest.mark.usefixtures("desk")
def test_query_answers_as_text_csv_and_json():
    ask = ["query", "parts", "SELECT name, count(*) AS n, '=1+1' AS f FROM names GROUP BY name ORDER BY name"]

    text, table, told = (CliRunner().invoke(main, [*ask, "--format", form]).stdout for form in ("text", "csv", "json"))

    assert text.splitlines() == ["name  n  f", "Chad  4  =1+1", "Iran  4  =1+1"]
    assert table.splitlines() == ["name,n,f", "Chad,4,'=1+1", "Iran,4,'=1+1"]
    assert '"name": "Chad"' in told


@pytest.mark.usefixtures("desk")
def test_build_gather_and_query_work_on_another_store_from_the_command_line(model):
    folder = "memory://bucket/parts"

    read = CliRunner().invoke(main, ["build", "news", "--parts", folder, "--model", str(model), "--workers", "1"])
    gathered = CliRunner().invoke(main, ["gather", folder, "--db", "graph.db"])
    asked = CliRunner().invoke(main, ["query", folder, "SELECT count(*) AS texts FROM documents"])

    assert (read.exit_code, gathered.exit_code, asked.exit_code) == (1, 0, 0)
    assert "Texts: 4 read, 0 unchanged, 1 could not be read (see above)." in read.stderr
    assert "Texts: 4 read, 0 unchanged, 1 left out as before" in gathered.stderr
    assert asked.stdout == "texts\n    4\n"


def test_build_says_that_parts_cannot_be_linked():
    said = CliRunner().invoke(main, ["build", "news", "--parts", "parts", "--reference", "sdn.csv"])

    assert said.exit_code == 2
    assert "Parts hold no nodes to link" in said.stderr


def test_build_says_that_parts_need_a_name():
    said = CliRunner().invoke(main, ["build", "news", "--parts", ""])

    assert said.exit_code == 2
    assert "--parts: name a folder" in said.stderr


def test_parts_name_the_extra_that_they_need(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(StoreError, match=r"pip install 'graphbuild\[cluster\]'"):
        open_parts(str(tmp_path))
