from dataclasses import replace
from datetime import date

import pytest

from graphbuild.analysis.measures import status_of
from graphbuild.errors import GraphbuildError, NodeNotFoundError
from graphbuild.graph import build_graph
from graphbuild.types import Citation, Document, Entity, Kind, Period, Relation, RelationType, Status

BAN = "measure:import_ban:graustark"
TEXTS = {"jan.txt": date(2024, 1, 10), "may.txt": date(2024, 5, 20), "copy.txt": date(2024, 5, 21), "undated.txt": None}
COPIES = {"copy.txt": "may.txt"}


def period(told):
    """Read '2024-03-05' as a day and '2024-03' as a month."""
    first = date.fromisoformat(told if len(told) > 7 else f"{told}-01")
    last, granularity = (first, "day") if len(told) > 7 else (first.replace(day=28), "month")
    return Period(first, last, granularity, relative=False, span=(0, 1))


def graph_of(*claims):
    """Build a graph from claims such as 'ruritania imposes jan.txt 2023-12 denied': the last two may be left out."""
    citations = {}
    for place, claim in enumerate(claims):
        actor, relation, doc, *more = claim.split()
        told = next((word for word in more if word[0].isdigit()), None)
        status = next((Status(word) for word in more if word.isalpha()), Status.ASSERTED)
        start = 100 * place
        citation = Citation(doc, start, start + len(claim), claim, TEXTS[doc], (start, start + 1), (start, start + 2))
        said = {"status": status, "period": told and period(told)}
        edge = (BAN, f"country:{actor}") if relation == "targets" else (f"country:{actor}", BAN)
        citations.setdefault((*edge, RelationType(relation)), []).append(replace(citation, **said))
    nodes = {node for edge in citations for node in edge[:2]} | {BAN, "country:idle"}
    entities = [Entity(node, Kind(node.split(":")[0]), node.split(":")[-1], (), ()) for node in nodes]
    relations = [Relation(*edge, float(len(found)), tuple(found)) for edge, found in citations.items()]
    return build_graph([Document(doc, doc, date=day) for doc, day in TEXTS.items()], entities, relations, COPIES)


def told(step):
    """Return a step in a few words; None where there is none."""
    return step and f"{step.actor.partition(':')[2]} {step.relation} {'by ' * step.reported}{step.first}"


def dossier(*claims, **options):
    return status_of(graph_of(*claims), BAN, **options)


@pytest.mark.parametrize(
    ("claims", "stands"),
    [
        (("ruritania imposes jan.txt", "lutha imposes may.txt 2031-10"), "ruritania imposes by 2024-01-10"),
        (("lutha imposes may.txt 2031-10",), "lutha imposes 2031-10-01"),
    ],
)
def test_status_of_takes_no_day_after_the_newest_text_for_what_has_come(claims, stands):
    assert told(dossier(*claims).status) == stands


def test_status_of_lists_steps_in_order_of_time():
    steps = dossier(
        "ruritania eases may.txt",
        "lutha evades undated.txt",
        "ruritania imposes may.txt 2023-11",
        "lutha opposes jan.txt 2024-01-09",
    ).steps

    assert [told(step) for step in steps] == [
        "ruritania imposes 2023-11-01",
        "lutha opposes 2024-01-09",
        "ruritania eases by 2024-05-20",
        "lutha evades by None",
    ]


def test_status_of_gathers_the_sentences_of_one_step_and_counts_copies_once():
    (step,) = dossier("ruritania imposes may.txt 2024-05-02", "ruritania imposes copy.txt 2024-05-02").steps

    assert (len(step.citations), step.sources) == (2, ("may.txt",))


def test_status_of_keeps_voices_apart():
    steps = dossier("ruritania imposes jan.txt", "ruritania imposes jan.txt alleged").steps

    assert [step.status for step in steps] == ["alleged", "asserted"]


def test_status_of_joins_reports_that_do_not_say_when():
    (step,) = dossier("ruritania imposes jan.txt", "ruritania imposes may.txt", "ruritania imposes copy.txt").steps

    assert (step.first, step.last, step.sources) == (TEXTS["jan.txt"], TEXTS["copy.txt"], ("jan.txt", "may.txt"))


def test_status_of_joins_no_reports_from_before_and_after_the_opposite():
    steps = dossier(
        "ruritania imposes jan.txt", "ruritania eases may.txt 2024-03-01", "ruritania imposes may.txt"
    ).steps

    assert [told(step) for step in steps] == [
        "ruritania imposes by 2024-01-10",
        "ruritania eases 2024-03-01",
        "ruritania imposes by 2024-05-20",
    ]


def test_status_of_leaves_out_the_sentences_of_later_texts():
    (step,) = dossier("ruritania imposes jan.txt", "ruritania imposes may.txt", as_of=date(2024, 2, 1)).steps

    assert [citation.doc for citation in step.citations] == ["jan.txt"]


def test_status_of_takes_a_plan_as_made_when_it_was_reported():
    (step,) = dossier("ruritania proposes jan.txt 2024-06").steps

    assert told(step) == "ruritania proposes by 2024-01-10"


IMPOSED, EASED = "ruritania imposes jan.txt 2024-01-09", "ruritania eases may.txt 2024-05-19"


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ((), None),
        (("lutha opposes jan.txt", "lutha evades jan.txt", "idle targets jan.txt"), None),
        (("ruritania proposes jan.txt",), "ruritania proposes by 2024-01-10"),
        ((IMPOSED, "lutha opposes may.txt"), "ruritania imposes 2024-01-09"),
        ((IMPOSED, "ruritania proposes may.txt"), "ruritania imposes 2024-01-09"),
        ((IMPOSED, EASED), "ruritania eases 2024-05-19"),
        ((IMPOSED, EASED, "ruritania imposes copy.txt"), "ruritania eases 2024-05-19"),
        ((IMPOSED, EASED, "ruritania imposes copy.txt 2024-05-21"), "ruritania imposes 2024-05-21"),
        ((IMPOSED, "ruritania eases may.txt quoted"), "ruritania eases by 2024-05-20"),
        ((IMPOSED, "ruritania eases may.txt denied"), "ruritania imposes 2024-01-09"),
        ((IMPOSED, "ruritania eases may.txt alleged"), "ruritania imposes 2024-01-09"),
        ((IMPOSED, "ruritania eases undated.txt"), "ruritania imposes 2024-01-09"),
        (("ruritania imposes undated.txt",), "ruritania imposes by None"),
    ],
)
def test_status_of_tells_how_a_measure_stands(claims, status):
    assert told(dossier(*claims).status) == status


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2024-01-08", None),
        ("2024-01-09", "ruritania imposes 2024-01-09"),
        ("2024-05-18", "ruritania imposes 2024-01-09"),
        ("2024-05-19", "ruritania eases 2024-05-19"),
    ],
)
def test_status_of_tells_how_a_measure_stood_on_a_day(day, status):
    claims = (IMPOSED, EASED, "lutha imposes undated.txt")

    assert told(dossier(*claims, as_of=date.fromisoformat(day)).status) == status


def test_status_of_leaves_out_what_came_later():
    steps = dossier(IMPOSED, EASED, as_of=date(2024, 3, 1)).steps

    assert [told(step) for step in steps] == ["ruritania imposes 2024-01-09"]


def test_status_of_tells_where_each_actor_stands_the_latest_first():
    actors = dossier(IMPOSED, "lutha imposes jan.txt 2024-01-05", EASED, "lutha opposes may.txt").actors

    assert [told(step) for step in actors] == ["ruritania eases 2024-05-19", "lutha imposes 2024-01-05"]


def test_status_of_names_whom_the_measure_is_aimed_at_the_best_borne_out_first():
    targets = dossier("lutha targets jan.txt", "ixania targets jan.txt", "ixania targets may.txt").targets

    assert [edge.target for edge in targets] == ["country:ixania", "country:lutha"]


@pytest.mark.parametrize(
    ("claims", "disputes"),
    [
        (("ruritania imposes may.txt 2024-05-01", EASED), 1),
        (("ruritania imposes may.txt 2024-05", EASED), 1),
        (("ruritania imposes jan.txt 2024-04-01", EASED), 0),
        (("lutha imposes may.txt 2024-05-01", EASED), 0),
        (("ruritania imposes may.txt 2024-05-19 denied", EASED), 0),
        (("ruritania eases may.txt 2024-05-18 denied", EASED), 1),
        (("ruritania enforces may.txt 2024-05-18", "ruritania evades may.txt 2024-05-19"), 1),
        (("ruritania proposes may.txt 2024-05-18", "ruritania opposes may.txt 2024-05-19"), 1),
        (("ruritania imposes may.txt", "ruritania eases may.txt"), 0),
        (("ruritania imposes may.txt", "ruritania eases copy.txt"), 0),
        (("ruritania imposes undated.txt", EASED), 0),
    ],
)
def test_status_of_sets_side_by_side_what_does_not_go_together(claims, disputes):
    assert len(dossier(*claims).disputes) == disputes


def test_status_of_sets_what_two_sources_say_of_one_time_side_by_side():
    ((one, other),) = dossier("ruritania imposes may.txt 2024-05-20", "ruritania eases jan.txt 2024-05-20").disputes

    assert (told(one), told(other)) == ("ruritania imposes 2024-05-20", "ruritania eases 2024-05-20")


def test_status_of_sets_beside_a_step_only_the_nearest_against_it():
    claims = ("ruritania imposes may.txt 2024-05-02", "ruritania imposes may.txt 2024-05-12")

    ((one, _),) = dossier(*claims, EASED).disputes
    assert told(one) == "ruritania imposes 2024-05-12"


def test_status_of_proposes_measures_where_the_name_is_none():
    with pytest.raises(
        GraphbuildError, match=f"'lutha' means country:lutha, and that is no measure. Tied to it are '{BAN}'"
    ):
        status_of(graph_of("lutha targets jan.txt"), "lutha")


def test_status_of_says_where_measures_are_listed_when_none_is_near():
    with pytest.raises(GraphbuildError, match=r"no measure\. List them: graphbuild centrality --kind measure"):
        status_of(graph_of(), "idle")


def test_status_of_refuses_an_unknown_name():
    with pytest.raises(NodeNotFoundError):
        status_of(graph_of(), "nowhere")
