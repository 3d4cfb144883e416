from datetime import UTC, datetime
from pathlib import Path

import networkx as nx
import pytest

from graphbuild.annotate import MAX_LENGTH, annotate
from graphbuild.errors import AnnotationError, SourceError
from graphbuild.exports import pieces
from graphbuild.graph import documents_of, edges_of
from graphbuild.ledger import Hiding, Subject, append, ledger_path
from graphbuild.pipeline import BuildReport, Progress, build, graph_of, load_graph, update
from graphbuild.store import Store, open_store
from graphbuild.types import Document, RelationType

NORWAY = "Norway imposed sanctions on Chile on Monday."
KENYA = "Kenya criticised Norway on Tuesday."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two small texts in the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(NORWAY)
    (tmp_path / "news" / "b.txt").write_text(KENYA)
    return tmp_path / "news"


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "graph.db", create=True) as store:
        yield store


def export(store):
    return "".join(pieces(load_graph(store), "json"))


def documents(graph):
    return [record["id"] for record in graph.graph["documents"]]


@pytest.mark.usefixtures("folder")
def test_build_returns_a_plain_networkx_graph_of_all_texts():
    graph = build("news")

    assert type(graph) is nx.MultiDiGraph
    assert documents(graph) == ["news/a.txt", "news/b.txt"]


@pytest.mark.usefixtures("folder")
def test_build_without_a_database_leaves_no_file_behind(tmp_path):
    build("news")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["news"]


@pytest.mark.usefixtures("folder")
def test_update_reads_no_text_twice(store):
    update(store, ["news"])

    assert update(store, ["news"]) == BuildReport(read=0, unchanged=2, removed=0, kept=0, failed=0)


def test_update_loads_no_pipeline_when_nothing_changed(store, folder, monkeypatch):
    update(store, folder)
    monkeypatch.setattr("graphbuild.engine.load_pipeline", lambda _model: pytest.fail("loaded a pipeline"))

    update(store, folder)


def test_update_reads_a_changed_text_again_and_only_that(store, folder):
    update(store, folder)
    (folder / "b.txt").write_text("Kenya praised Norway.")

    assert update(store, folder) == BuildReport(read=1, unchanged=1, removed=0, kept=0, failed=0)


def test_update_gives_the_graph_that_a_fresh_build_of_the_changed_texts_gives(store, folder):
    update(store, folder)
    (folder / "b.txt").write_text("Kenya praised Norway.")
    update(store, folder)

    assert export(store) == "".join(pieces(build(folder), "json"))


def test_update_keeps_what_is_no_longer_among_the_sources(store, folder):
    update(store, folder)
    (folder / "b.txt").unlink()

    assert update(store, folder).kept == 1


def test_update_with_prune_removes_what_is_no_longer_among_the_sources(store, folder):
    update(store, folder)
    (folder / "b.txt").unlink()

    assert update(store, folder, prune=True).removed == 1
    assert [path[-5:] for path in documents(load_graph(store))] == ["a.txt"]


def test_update_prunes_nothing_while_a_source_cannot_be_read(store, folder):
    update(store, folder)
    (folder / "b.txt").write_bytes(b"Keny\xe1")

    report = update(store, folder, prune=True, progress=Progress(on_error=lambda _problem: None))

    assert (report.failed, report.removed, report.kept) == (1, 0, 1)


def test_update_reads_all_other_texts_when_one_is_broken(store, folder):
    (folder / "aa.txt").write_bytes(b"\xff\x00\xff")
    problems = []

    report = update(store, folder, progress=Progress(on_error=problems.append))

    assert (report.read, len(problems)) == (2, 1)


def test_update_raises_what_is_broken_when_nobody_listens(store, folder):
    (folder / "aa.txt").write_bytes(b"\xff\x00\xff")

    with pytest.raises(SourceError, match=r"aa\.txt"):
        update(store, folder)


@pytest.fixture
def long(folder):
    """A text that is too long to be read."""
    path = folder / "long.txt"
    path.write_text("Chile " * (MAX_LENGTH // 5))
    return path


def heard(store, folder, **options):
    """Bring a store up to date; returns what happened, and the problems."""
    problems = []
    return update(store, folder, progress=Progress(on_error=problems.append), **options), problems


def test_update_remembers_why_a_text_broke_and_leaves_it_out_until_it_changes(store, folder, long):
    first, _ = heard(store, folder)
    second, problems = heard(store, folder)
    long.write_text("Chile met Norway.")
    third, _ = heard(store, folder)

    assert (first.read, first.failed, first.left_out) == (2, 1, 0)
    assert (second.read, second.failed, second.left_out, problems) == (0, 0, 1, [])
    assert (third.read, third.failed, third.left_out, store.failures()) == (1, 0, 0, {})


def test_update_keeps_the_reason_of_what_broke(store, folder, long):
    heard(store, folder)

    ((name, failure),) = store.failures().items()
    assert Path(name).name == long.name
    assert failure.reason.endswith("split it into texts of at most 1,000,000.")


def test_update_tries_what_broke_again_when_asked(store, folder, long):
    heard(store, folder)

    assert heard(store, folder, retry=True)[0].failed == len([long])


@pytest.mark.usefixtures("long")
def test_update_tries_what_broke_again_with_another_pipeline(store, folder, tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    heard(store, folder)

    assert heard(store, folder, model=tmp_path / "blank")[0].failed == 1


def test_update_keeps_the_earlier_reading_of_a_text_that_breaks_now(store, folder):
    update(store, folder)
    (folder / "b.txt").write_text("Chile " * (MAX_LENGTH // 5))
    heard(store, folder)

    assert [document.text for document in store.documents()] == [NORWAY, KENYA]


def test_update_prunes_failures_too(store, folder, long):
    heard(store, folder)
    long.unlink()
    heard(store, folder, prune=True)

    assert store.failures() == {}


def test_update_leaves_out_a_text_whose_reading_cannot_be_stored(store, folder, monkeypatch):
    whole = Store.save

    def save(self, annotation, fingerprint):
        if annotation.document.id.endswith("a.txt"):
            raise AnnotationError("It contradicts itself.")
        whole(self, annotation, fingerprint)

    monkeypatch.setattr(Store, "save", save)

    assert heard(store, folder)[0] == BuildReport(read=1, unchanged=0, removed=0, kept=0, failed=1)
    assert [failure.reason for failure in store.failures().values()] == ["It contradicts itself."]


def test_update_reads_everything_again_with_another_pipeline(store, folder, tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    update(store, folder)

    assert update(store, folder, model=tmp_path / "blank").read == 2


def test_load_graph_counts_copies_of_a_text_as_one_source(store, folder):
    (folder / "b.txt").write_text(NORWAY.upper())
    (folder / "c.txt").write_text(NORWAY)
    update(store, folder)

    graph = load_graph(store)
    (edge,) = (edge for edge in edges_of(graph) if edge.relation is RelationType.IMPOSES)
    copies = [record["copy_of"] and Path(record["copy_of"]).name for record in documents_of(graph).values()]
    assert copies == [None, "a.txt", "a.txt"]
    assert edge.weight == 1


def test_load_graph_gives_the_same_bytes_in_whatever_order_texts_came(tmp_path, seeds, seed_db):
    files = sorted(seeds.glob("*.txt"))
    with open_store(tmp_path / "backwards.db", create=True) as store:
        for path in reversed(files):
            update(store, path)
        backwards = export(store)

    with open_store(seed_db) as store:
        assert backwards == export(store)


def test_load_graph_replays_the_ledger_beside_the_database(tmp_path, folder):
    hidden = Hiding(by="Ana", date=datetime(2026, 3, 4, tzinfo=UTC), entity=Subject("country:no", ("Norway",)))
    with open_store(tmp_path / "graph.db", create=True) as store:
        update(store, folder)
        before = set(load_graph(store))
        append(ledger_path(tmp_path / "graph.db"), [hidden])

        assert before - set(load_graph(store)) == {"country:no"}


def test_build_takes_texts_that_are_at_hand_beside_files(folder):
    graph = build([Document("memo", "Peru imposed sanctions on Chile."), folder / "a.txt"])

    assert list(documents_of(graph)) == ["memo", "news/a.txt"]
    assert "country:pe" in graph


def test_graph_of_lays_out_what_a_pipeline_read_without_a_database(nlp):
    texts = [Document("a", NORWAY), Document("b", KENYA)]

    graph = graph_of(annotate(texts, nlp))

    assert nx.utils.graphs_equal(graph, build(texts))


@pytest.mark.parametrize("killed", [False, True])
def test_update_reads_apart_after_a_build_that_was_killed(store, folder, monkeypatch, killed):
    asked = []
    monkeypatch.setattr("graphbuild.pipeline.annotate_all", lambda *_, **options: asked.append(options["apart"]) or [])
    if killed:
        store.remember("reading", "begun and not ended")

    update(store, folder, workers=2)

    assert asked == [killed]
    assert "reading" not in store.settings()


def test_update_notes_that_it_reads_as_long_as_it_does(store, folder):
    noted = []

    update(
        store, folder, progress=Progress(on_document=lambda _document: noted.append(store.settings().get("reading")))
    )

    assert set(noted) == {"begun and not ended"}
    assert "reading" not in store.settings()
