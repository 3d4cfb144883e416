"""What several tests share."""

import os
from datetime import date
from pathlib import Path

import pytest

from graphbuild.types import Annotation, Document, Evidence, Kind, Mention, RelationType, Sentence

ROOT = Path(__file__).parent.parent
LONG = ("browser", "engine", "notebooks", "training", "test_faults.py", "test_pipeline.py")
"""Files, or folders of them, that take long: begun first, so that no core waits for the last of them."""


def pytest_collection_modifyitems(items):
    """Begin with what takes long."""
    items.sort(key=lambda item: item.path.relative_to(ROOT).parts[1] not in LONG)


@pytest.fixture(scope="session")
def seeds():
    """The folder of the five seed articles."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def kills():
    """How many times a test that kills a run does so: a few, or as often as `make faults` asks for."""
    return int(os.environ.get("GRAPHBUILD_KILLS", "3"))


@pytest.fixture(scope="session")
def nlp():
    """The pipeline that ships with graphbuild."""
    from graphbuild.annotate import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="session")
def seed_db(tmp_path_factory, seeds):
    """A database built once from the seeds; tests read it and leave it as it is."""
    from graphbuild.pipeline import update
    from graphbuild.store import open_store

    path = tmp_path_factory.mktemp("seeds") / "graph.db"
    with open_store(path, create=True) as store:
        update(store, seeds)
    return path


@pytest.fixture
def seed_graph(seed_db):
    """The graph of the seeds, fresh for each test."""
    from graphbuild.pipeline import load_graph
    from graphbuild.store import open_store

    with open_store(seed_db) as store:
        return load_graph(store)


def read_aloud(doc, text, names, claims=(), day=date(2024, 5, 1)):
    """Annotate a text by hand: each line is a sentence, `names` maps what to find to (kind, entity or None).

    `claims` are (source text, relation, target text), looked up in the order of the text.
    """
    sentences, start = [], 0
    for line in text.split("\n"):
        sentences.append(Sentence(start, start + len(line)))
        start += len(line) + 1
    mentions = sorted(
        (
            Mention(at, at + len(name), name, Kind(kind), number, name, entity, "by hand")
            for name, (kind, entity) in names.items()
            for number, sentence in enumerate(sentences)
            if (at := text.find(name, sentence.start, sentence.end)) >= 0
        ),
        key=lambda mention: mention.start,
    )
    evidence = tuple(_claim(sentences, mentions, claim) for claim in claims)
    return Annotation(Document(doc, text, date=day), tuple(sentences), tuple(mentions), evidence)


def _claim(sentences, mentions, claim):
    source, relation, target = claim
    for one, mention in enumerate(mentions):
        for other, candidate in enumerate(mentions):
            if (mention.text, candidate.text) == (source, target) and mention.sentence == candidate.sentence:
                sentence = sentences[mention.sentence]
                return Evidence(RelationType(relation), one, other, sentence.start, sentence.end, "by hand")
    raise AssertionError(claim)


@pytest.fixture(name="read_aloud")
def read_aloud_fixture():
    """The function that annotates a text by hand."""
    return read_aloud


def graph_of(*annotations, sources=None):
    """Resolve and relate annotations, and lay them out as a graph."""
    from graphbuild.graph import build_graph
    from graphbuild.relate import relate
    from graphbuild.resolve import resolve

    resolution = resolve(annotations)
    documents = [annotation.document for annotation in annotations]
    return build_graph(documents, resolution.entities, relate(annotations, resolution, sources), sources)


@pytest.fixture(name="graph_of")
def graph_of_fixture():
    """The function that makes a graph of annotations."""
    return graph_of


@pytest.fixture
def site(seed_graph, seed_db, tmp_path):
    """The folder of the seeds' site."""
    from graphbuild.site import write_site
    from graphbuild.store import open_store

    with open_store(seed_db) as store:
        write_site(seed_graph, tmp_path / "site", store.documents())
    return tmp_path / "site"


NAMED = {
    "Norway": ("country", "country:no"),
    "Chile": ("country", "country:cl"),
    "Kenya": ("country", "country:ke"),
    "embargo": ("measure", "measure:arms_embargo:ke"),
}


@pytest.fixture
def graph():
    """A small graph: Norway - Chile (2023) - embargo (2024) - Kenya (2024), and Norway beside Kenya (2023)."""
    accused, imposed = ("Norway", "criticises", "Chile"), ("Chile", "imposes", "embargo")
    texts = [
        read_aloud("a", "Norway accused Chile.\nNorway and Kenya watched.", NAMED, [accused], date(2023, 1, 1)),
        read_aloud("b", "Chile imposed an embargo.\nThe embargo hit Kenya.", NAMED, [imposed], date(2024, 1, 1)),
        read_aloud("c", "An embargo on Kenya.", NAMED, [("embargo", "targets", "Kenya")], date(2024, 6, 1)),
    ]
    return graph_of(*texts)


@pytest.fixture
def voices():
    """A graph of claims in every voice: who serves, who imposes, whom it hits, and who is only named beside whom."""
    from graphbuild.graph import build_graph
    from graphbuild.types import Citation, Entity, Period, Relation, Status

    def cited(doc, text, **told):
        return Citation(doc, 0, len(text), text, days[doc], (0, 3), (4, 8), "by hand", **told)

    days = {"a.txt": date(2024, 5, 1), "b.txt": date(2024, 5, 2), "c.txt": None}
    documents = [
        Document("a.txt", "One", "A day", date=days["a.txt"], url="https://news.example/a", source="The Example"),
        Document("b.txt", "Two", date=days["b.txt"]),
        Document("c.txt", "Three"),
    ]
    named = [
        ("agency:no-finance", Kind.AGENCY, "Ministry of Finance", {}),
        ("country:cl", Kind.COUNTRY, "Chile", {}),
        ("country:no", Kind.COUNTRY, "Norway", {}),
        ("measure:sanctions:cl", Kind.MEASURE, "sanctions on Chile", {}),
        ("official:kari-berg", Kind.OFFICIAL, "Kari Berg", {"title": "Finance Minister", "since": "2021"}),
        ("organization:acme", Kind.ORGANIZATION, "Acme Ltd", {}),
        ("person:juan-soto", Kind.PERSON, "Juan Soto", {}),
    ]
    entities = [
        Entity(node, kind, name, (f"{name}s",), (("c.txt" if kind is Kind.PERSON else "a.txt", mention),))
        for node, kind, name, told in named
        for mention in [Mention(0, 3, name, kind, 0, name, None, "by hand", tuple(told.items()))]
    ]  # fmt: skip
    spring = Period(date(2024, 4, 1), date(2024, 4, 30), "month", relative=True, span=(1, 2))
    said = {"status": Status.QUOTED, "speaker": "official:kari-berg"}
    told = [
        ("official:kari-berg", "serves", "agency:no-finance", [cited("a.txt", "Minister Berg spoke.")]),
        ("agency:no-finance", "part_of", "country:no", [cited("a.txt", "Norway's ministry")]),
        ("country:no", "imposes", "measure:sanctions:cl", [
            cited("a.txt", "Norway imposed sanctions.", period=spring), cited("b.txt", "We did, she said.", **said),
        ]),
        ("measure:sanctions:cl", "targets", "country:cl", [
            cited("a.txt", "sanctions on Chile over fish"), cited("b.txt", "its sanctions on Chile"),
        ]),
        ("measure:sanctions:cl", "targets", "person:juan-soto", [cited("c.txt", "Soto?", status=Status.ALLEGED)]),
        ("country:cl", "attacks", "country:no", [cited("b.txt", "Chile did not attack.", status=Status.DENIED)]),
        ("country:cl", "criticises", "country:no", [
            cited("b.txt", "It denies.", status=Status.DENIED), cited("c.txt", "Chile protested."),
        ]),
        ("country:cl", "co_mentioned", "organization:acme", [cited("a.txt", "Chile and Acme")]),
    ]  # fmt: skip
    relations = [
        Relation(source, target, RelationType(relation), float(len(citations)), tuple(citations))
        for source, relation, target, citations in told
    ]
    return build_graph(documents, entities, relations)
