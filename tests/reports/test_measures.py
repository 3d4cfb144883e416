import json
from dataclasses import replace
from datetime import date

import pytest

from graphbuild.analysis.measures import DEEDS, LIFE, status_of
from graphbuild.graph import build_graph
from graphbuild.relate import relate
from graphbuild.reports import measure_report
from graphbuild.reports import measures as wording
from graphbuild.resolve import resolve
from graphbuild.types import Citation, Document, Entity, Kind, Period, Relation, RelationType, Status

BAN = "measure:import_ban:graustark"
COUNCIL = ("agency", "agency:alpine-council")
LUTHA = ("country", "country:lutha")
NAMES = {
    "Alpine Council": COUNCIL,
    "council": COUNCIL,
    "Lutha": LUTHA,
    "Graustark": ("country", "country:graustark"),
    "Ilse Brandt": ("official", None),
    "import ban": ("measure", BAN),
    "ban on imports": ("measure", BAN),
}
HOSTILE = "<script>x</script>\x1b[2J \u202e{{ 7 * 7 }}"


@pytest.fixture
def ban(read_aloud):
    """The graph of three short reports, the last a copy, on what became of a made-up ban."""
    spring = read_aloud(
        "news/spring.txt",
        "The Alpine Council imposed an import ban on Graustark on May 2.\n"
        "Ilse Brandt denied that Lutha circumvents the import ban.",
        NAMES,
        [
            ("Alpine Council", "imposes", "import ban"),
            ("import ban", "targets", "Graustark"),
            ("Lutha", "evades", "import ban"),
        ],
        day=date(2024, 5, 3),
    )
    summer = read_aloud(
        "news/summer.txt",
        "The council lifted its ban on imports, said Ilse Brandt, on May 30.\nLutha welcomed the ban on imports.",
        NAMES,
        [("council", "eases", "ban on imports")],
        day=date(2024, 6, 2),
    )
    imposed = Period(date(2024, 5, 2), date(2024, 5, 2), "day", relative=True, span=(54, 62))
    eased = date(2024, 5, 30)
    speaker = next(place for place, mention in enumerate(summer.mentions) if mention.name == "Ilse Brandt")
    said = {"status": Status.QUOTED, "speaker": speaker, "period": replace(imposed, first=eased, last=eased)}
    first, aim, third = spring.evidence
    spring = replace(spring, evidence=(replace(first, period=imposed), aim, replace(third, status=Status.DENIED)))
    summer = replace(summer, evidence=(replace(summer.evidence[0], **said),))
    copy = replace(spring, document=replace(spring.document, id="news/spring.txt.copy"))
    texts, sources = [spring, summer, copy], {"news/spring.txt.copy": "news/spring.txt"}
    resolution = resolve(texts)
    documents = [text.document for text in texts]
    return build_graph(documents, resolution.entities, relate(texts, resolution, sources), sources)


@pytest.mark.parametrize(("form", "name"), [("text", "measure.txt"), ("md", "measure.md"), ("json", "measure.json")])
def test_measure_report_reads_as_the_golden_file(ban, golden, form, name):
    golden(name, measure_report(status_of(ban, BAN), ban, form))


def test_measure_report_names_the_day_that_it_looks_back_to(ban):
    report = measure_report(status_of(ban, BAN, as_of=date(2024, 5, 10)), ban)

    assert "as of 2024-05-10: imposed by Alpine Council, on 2024-05-02" in report


def test_measure_report_says_that_nothing_is_known(ban):
    report = measure_report(status_of(ban, BAN, as_of=date(1999, 1, 1)), ban)

    assert report.splitlines()[1:] == ["   as of 1999-01-01: no text says that anybody proposed, imposed or eased it"]


def test_measure_report_counts_copies_as_one_source(ban):
    record = json.loads(measure_report(status_of(ban, BAN), ban, "json"))

    assert [(step["sentences"], step["documents"], step["sources"]) for step in record["steps"]] == [
        (2, 2, 1),
        (2, 2, 1),
        (1, 1, 1),
    ]


def test_measure_report_has_relief_granted():
    waiver = "measure:exemption:graustark"
    citation = Citation("a.txt", 0, 5, "words", None, (0, 1), (2, 3))
    entities = [Entity("person:a", Kind.PERSON, "Ada", (), ()), Entity(waiver, Kind.MEASURE, "waiver", (), ())]
    relation = Relation("person:a", waiver, RelationType.IMPOSES, 1.0, (citation,))
    graph = build_graph([Document("a.txt", "words")], entities, [relation])

    assert "latest: granted by Ada, undated" in measure_report(status_of(graph, waiver), graph)


def test_deeds_have_a_reading_each():
    assert set(wording.DEEDS) == set(DEEDS) > set(LIFE)


@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_measure_report_lets_no_text_command_a_terminal(form):
    citation = Citation("a.txt", 0, len(HOSTILE), HOSTILE, None, (0, 3), (4, 6))
    entities = [Entity("person:a", Kind.PERSON, HOSTILE, (), ()), Entity(BAN, Kind.MEASURE, HOSTILE, (), ())]
    relations = [
        Relation("person:a", BAN, RelationType.EVADES, 1.0, (citation,)),
        Relation(BAN, "person:a", RelationType.TARGETS, 1.0, (citation,)),
    ]
    graph = build_graph([Document("a.txt", HOSTILE, HOSTILE)], entities, relations)

    report = measure_report(status_of(graph, BAN), graph, form)
    assert [char for char in report if not char.isprintable() and char != "\n"] == []


def test_measure_report_tells_the_last_of_many_steps_and_says_so(ban, monkeypatch):
    monkeypatch.setattr("graphbuild.reports.measures.MOST", 1)
    report = measure_report(status_of(ban, BAN), ban)

    steps = report.partition("Step by step\n")[2]
    assert "earlier step" in steps.partition("\n")[0]
    assert steps.count("“") == 1
