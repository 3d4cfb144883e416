import json
from datetime import date

import pytest

from graphbuild.analysis.changes import compare, compare_periods
from graphbuild.graph import build_graph
from graphbuild.relate import relate
from graphbuild.reports import changes_report
from graphbuild.resolve import resolve
from graphbuild.types import Citation, Document, Entity, Kind, Mention, Relation, RelationType

SPANS = (date(2024, 5, 1), date(2024, 5, 31)), (date(2024, 6, 1), date(2024, 6, 30))
HOSTILE = "<script>x</script>\x1b[2J \u202e{{ 7 * 7 }}"


@pytest.fixture
def spring(story):
    """What changed in the made-up dispute from May to June."""
    return compare_periods(story, *SPANS, least_move=1)


@pytest.fixture
def builds(read_aloud):
    """Two builds of a growing archive: a plan becomes a ban, one text is gone, and somebody is called otherwise."""
    lands = {name: ("country", f"country:{name.lower()}") for name in ("Ruritania", "Graustark", "Lutha", "Zenda")}
    names = {**lands, "Ilse Brandt": ("official", None), "import ban": ("measure", "measure:import_ban:graustark")}
    names["Otto Lind"] = ("person", None)
    plan = "Ruritania wants an import ban on Graustark.\nIlse Brandt is Ruritania's minister."
    ban = "Lutha imposed the import ban.\nLutha attacked Graustark.\nLutha met Zenda.\nLutha met Ruritania."
    texts = {
        "plan.txt": (plan, [("Ruritania", "proposes", "import ban"), ("Ilse Brandt", "serves", "Ruritania")]),
        "lind.txt": ("Otto Lind blamed Lutha.", [("Otto Lind", "criticises", "Lutha")]),
        "ban.txt": (
            ban,
            [
                ("Lutha", "imposes", "import ban"),
                ("Lutha", "attacks", "Graustark"),
                ("Lutha", "consults", "Zenda"),
                ("Lutha", "consults", "Ruritania"),
            ],
        ),
    }
    days = {"plan.txt": date(2024, 5, 1), "lind.txt": date(2024, 5, 2), "ban.txt": date(2024, 6, 3)}
    heard = {doc: read_aloud(doc, text, names, claims, day=days[doc]) for doc, (text, claims) in texts.items()}
    graphs = [_built([heard[doc] for doc in docs]) for docs in (("plan.txt", "lind.txt"), ("ban.txt", "plan.txt"))]
    graphs[1].nodes["official:ilse-brandt"]["name"] = "Ilse M. Brandt"
    return graphs


def _built(texts):
    resolution = resolve(texts)
    return build_graph([text.document for text in texts], resolution.entities, relate(texts, resolution))


def crowd(*names):
    """Return a graph in which each of some persons talks with Ada, in one text."""
    text = "Ada met them all."
    mention = Mention(0, 3, "Ada", Kind.PERSON, 0, "Ada")
    entities = [Entity(f"person:{name}", Kind.PERSON, name, (), (("a.txt", mention),)) for name in ("Ada", *names)]
    citation = Citation("a.txt", 0, len(text), text, None, (0, 3), (8, 12))
    relations = [Relation("person:Ada", f"person:{name}", RelationType.CONSULTS, 1.0, (citation,)) for name in names]
    return build_graph([Document("a.txt", text + " ".join(names))], entities, relations)


@pytest.mark.parametrize(("form", "name"), [("text", "changes.txt"), ("md", "changes.md"), ("json", "changes.json")])
def test_changes_report_reads_as_the_golden_file(story, spring, golden, form, name):
    golden(name, changes_report(spring, story, story, form, names=("2024-05", "2024-06")))


def test_changes_report_is_a_briefing_of_two_builds(builds, golden):
    changes = compare(*builds, least_move=1, resamples=20)

    golden("briefing.md", changes_report(changes, *builds, "md", names=("may.db", "june.db"), top=3))


def test_changes_report_says_in_one_line_that_nothing_changed(story):
    report = changes_report(compare(story, story), story, story, names=("old.db", "new.db"))

    assert report == (
        "Nothing changed: old.db → new.db. "
        "2 texts, then 2 (all the same); 6 entities, then 6; 6 claimed relations, then 6.\n"
    )


def test_changes_report_counts_what_it_leaves_out():
    new = crowd("Bo", "Cy", "Di", "Ed")
    report = changes_report(compare(crowd(), new), crowd(), new, top=1)

    assert report.count("   and 3 more\n") == 2


def test_changes_report_shows_a_sentence_once():
    new = crowd("Bo", "Cy", "Di", "Ed")
    report = changes_report(compare(crowd(), new), crowd(), new)

    assert (report.count("“Ada met them all.”"), report.count("(sentence above)")) == (1, 7)


def test_changes_report_keeps_everything_in_json():
    new = crowd("Bo", "Cy", "Di", "Ed")
    record = json.loads(changes_report(compare(crowd(), new), crowd(), new, "json", top=1))

    assert (len(record["claims"]), len(record["came"]), record["documents"]["changed"][0]["id"]) == (4, 4, "a.txt")


def test_changes_report_shows_no_question_where_somebody_says_so():
    graphs = crowd(), crowd("Bo")
    said = graphs[1].edges["person:Ada", "person:Bo", "consults"]["evidence"]
    said.insert(0, said[0] | {"text": "“Did Ada meet Bo?”", "start": 20, "end": 38})

    report = changes_report(compare(*graphs), *graphs)
    assert ("“Ada met them all.”" in report, "Did Ada" in report) == (True, False)


def test_changes_report_warns_that_more_texts_tell_more(story):
    one = build_graph([Document("a", "a")], [], [])
    report = changes_report(compare(one, story), one, story)

    assert "The second has 2.0 times as many texts, and more texts tell more." in report


def test_changes_report_writes_a_page_that_asks_for_nothing(story, spring):
    page = changes_report(spring, story, story, "html")

    assert "<h2>New relations</h2>" in page
    assert "default-src &#39;none&#39;" in page
    assert "http" not in page.replace("http-equiv", "")


@pytest.mark.parametrize("form", ["text", "md", "json", "html"])
def test_changes_report_lets_no_text_command_a_terminal_or_a_page(form):
    new = crowd(HOSTILE)
    report = changes_report(compare(crowd(), new), crowd(), new, form, names=(HOSTILE, HOSTILE))

    assert [char for char in report if not char.isprintable() and char != "\n"] == []
    assert "<script>x" not in report or form in {"text", "json"}
