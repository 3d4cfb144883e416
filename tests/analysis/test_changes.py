from datetime import date

import pytest

from graphbuild.analysis.changes import compare, compare_periods, period_name
from graphbuild.analysis.moves import Move, Position
from graphbuild.errors import GraphbuildError, GraphTooSmallError
from graphbuild.types import Kind, RelationType

MAY, JUNE = ["2024-05-01", "Norway criticises Chile"], ["2024-06-01", "Norway criticises Chile"]
YEAR_2023, YEAR_2024 = (date(2023, 1, 1), date(2023, 12, 31)), (date(2024, 1, 1), date(2024, 12, 31))


def told(changes):
    return [(claim.what, claim.edge.source, claim.edge.target, claim.before, claim.after) for claim in changes.claims]


def deed(step):
    return step and (str(step.relation), step.actor)


def stood(changes):
    return [(standing.measure, deed(standing.before), deed(standing.after)) for standing in changes.measures]


def test_compare_finds_nothing_between_equals(archive):
    changes = compare(archive(a=MAY), archive(a=MAY))

    assert changes.claims + changes.came + changes.gone + changes.identities + changes.moves == ()


def test_compare_tells_new_claims_and_gone_ones(archive):
    changes = compare(archive(a=MAY), archive(b=["2024-06-01", "Kenya attacks Peru"]))

    assert told(changes) == [
        ("new", "country:kenya", "country:peru", 0, 1),
        ("gone", "country:norway", "country:chile", 1, 0),
    ]


def test_compare_tells_claims_that_more_or_fewer_sources_make(archive):
    one, two = archive(a=MAY), archive(a=MAY, b=JUNE)

    assert told(compare(one, two)) == [("stronger", "country:norway", "country:chile", 1, 2)]
    assert told(compare(two, one)) == [("weaker", "country:norway", "country:chile", 2, 1)]


def test_compare_counts_a_copy_as_no_new_source(archive):
    changes = compare(archive(a=MAY), archive(a=MAY, b=JUNE, copies={"b": "a"}))

    assert told(changes) == [("retold", "country:norway", "country:chile", 1, 1)]


def test_compare_gives_the_sentences_that_came_or_went(archive):
    one, two = archive(a=MAY), archive(a=MAY, b=JUNE)

    assert [[c.doc for c in change.edge.citations] for change in compare(one, two).claims] == [["b"]]
    assert [(change.past, change.edge.citations[0].doc) for change in compare(two, one).claims] == [(True, "b")]


def test_compare_marks_what_the_same_texts_are_read_to_say(archive):
    old, new = archive(a=MAY), archive(a=MAY)
    old.remove_edge("country:norway", "country:chile")

    assert [(claim.what, claim.reread) for claim in compare(old, new).claims] == [("new", True)]


def test_compare_passes_closeness_over(archive):
    old = archive(a=["2024-05-01", "Norway co_mentioned Chile"])

    assert compare(old, archive(a=["2024-05-01", "Norway", "Chile"])).claims == ()


def test_compare_puts_deeds_first_then_what_changed_most_then_plain_words(archive):
    texts = {
        "a": [None, "Norway member_of Chile", "Kenya attacks Peru?", "Chile attacks Peru", "Peru consults Chile"],
        "b": [None, "Norway member_of Chile", "Peru consults Chile"],
    }

    changes = compare(archive(), archive(**texts))

    assert [(claim.edge.source, claim.after) for claim in changes.claims] == [
        ("country:peru", 2),
        ("country:chile", 1),
        ("country:kenya", 1),
        ("country:norway", 2),
    ]


def test_compare_weighs_the_first_sources_most(archive):
    few = {f"a{number}": [None, "Kenya attacks Peru"] for number in range(4)}
    many = {f"b{number}": [None, "Norway attacks Chile"] for number in range(14)}
    old = archive(**dict(list(few.items())[:1]), **dict(list(many.items())[:10]))

    changes = compare(old, archive(**few, **many))

    assert told(changes)[0][1:] == ("country:kenya", "country:peru", 1, 4)


def test_compare_knows_claims_of_one_who_has_another_id(archive):
    text = [None, "Ilse criticises Chile"]
    changes = compare(archive(ids={"Ilse": "person:ilse"}, a=text), archive(a=text))

    assert (changes.claims, changes.came, changes.gone) == ((), (), ())


def test_compare_tells_who_came_and_who_is_gone_with_their_deeds_before_their_offices(archive):
    new = archive(b=["2024-06-01", "Ilse serves Norway", "Ilse criticises Chile", "Kenya"])

    changes = compare(archive(a=MAY), new)

    assert [(one.node, len(one.claims), one.mentions) for one in changes.came] == [
        ("official:ilse", 2, 2),
        ("country:kenya", 0, 1),
    ]
    assert changes.came[0].claims[0].relation is RelationType.CRITICISES
    assert [one.node for one in compare(new, archive(a=MAY)).gone] == ["official:ilse", "country:kenya"]


def test_compare_tells_how_a_measure_stands_now(archive):
    plan = ["2024-05-01", "Norway proposes Ban"]
    changes = compare(archive(a=plan), archive(a=plan, b=["2024-06-01", "Chile imposes Ban", "Kenya eases Cap"]))

    assert stood(changes) == [
        ("measure:import_ban:ban", ("proposes", "country:norway"), ("imposes", "country:chile")),
        ("measure:import_ban:cap", None, ("eases", "country:kenya")),
    ]


def test_compare_tells_of_a_measure_that_no_text_knows_any_more(archive):
    changes = compare(archive(a=["2024-05-01", "Norway imposes Ban"]), archive(a=["2024-05-01", "Norway"]))

    assert stood(changes) == [("measure:import_ban:ban", ("imposes", "country:norway"), None)]


def test_compare_leaves_a_measure_be_on_which_the_same_actor_does_the_same_again(archive):
    first = ["2024-05-01", "Norway imposes Ban"]
    changes = compare(archive(a=first), archive(a=first, b=["2024-06-01", "Norway imposes Ban"]))

    assert changes.measures == ()


def test_compare_tells_who_rose_by_how_much(archive):
    star = {name: ["2024-05-01", f"Norway consults {name}"] for name in ("Chile", "Kenya", "Peru", "Fiji")}
    more = {f"x{name}": ["2024-06-01", f"Fiji consults {name}"] for name in ("Chile", "Kenya", "Peru", "Iran", "Mali")}

    changes = compare(archive(**star), archive(**star, **more), least_move=1, resamples=0)

    assert changes.moves == (
        Move("country:fiji", Kind.COUNTRY, Position(1.0, 2, 5), Position(6.0, 1, 1)),
        Move("country:norway", Kind.COUNTRY, Position(4.0, 1, 1), Position(4.0, 2, 2)),
    )
    assert [(move.places, move.passed) for move in changes.moves] == [(1, False), (-1, True)]


@pytest.mark.parametrize(("reports", "sure"), [(20, True), (1, False)])
def test_compare_tells_moves_that_chance_hardly_explains_from_others(archive, reports, sure):
    star = [None, *(f"Norway consults {name}" for name in ("Chile", "Kenya", "Peru", "Fiji"))]
    rise = [None, *(f"Peru consults {name}" for name in ("Chile", "Kenya", "Fiji", "Iran", "Mali"))]
    old = {f"o{number}": star for number in range(20)}

    moves = compare(archive(**old), archive(**old, **{f"n{number}": rise for number in range(reports)}), least_move=1)

    assert [(move.node, move.sure) for move in moves.moves if not move.passed] == [("country:peru", sure)]


def test_compare_takes_equals_for_ties(archive):
    old = archive(a=[None, "Norway consults Chile", "Kenya consults Peru"])
    new = archive(a=[None, "Norway consults Chile", "Kenya consults Peru"], b=[None, "Iran consults Mali"])

    assert compare(old, new, least_move=1).moves == ()


def test_compare_says_that_ranks_cannot_be_compared(archive):
    changes = compare(archive(a=["2024-05-01", "Norway"]), archive(a=MAY))

    assert changes.notes == ("Ranks are not compared: in one of the two no claim ties any actors.",)


def test_compare_refuses_an_unknown_measure_of_centrality(archive):
    with pytest.raises(GraphbuildError, match="no measure 'fame'"):
        compare(archive(a=MAY), archive(a=MAY), measure="fame")


def test_compare_periods_sets_what_their_texts_say_side_by_side(archive):
    graph = archive(
        a=["2023-05-01", "Norway criticises Chile"], b=["2024-05-01", "Kenya attacks Chile"], c=[None, "Peru"]
    )

    changes = compare_periods(graph, YEAR_2023, YEAR_2024)

    assert told(changes) == [
        ("new", "country:kenya", "country:chile", 0, 1),
        ("gone", "country:norway", "country:chile", 1, 0),
    ]
    assert ([one.node for one in changes.came], [one.node for one in changes.gone]) == (
        ["country:kenya"],
        ["country:norway"],
    )
    assert changes.notes == ("1 of 3 texts have no date and belong to no period.",)


def test_compare_periods_asks_all_texts_how_a_measure_stands(archive):
    graph = archive(
        a=["2022-05-01", "Norway proposes Ban"], b=["2023-05-01", "Kenya"], c=["2024-05-01", "Chile imposes Ban"]
    )

    changes = compare_periods(graph, YEAR_2023, YEAR_2024)

    assert stood(changes) == [("measure:import_ban:ban", ("proposes", "country:norway"), ("imposes", "country:chile"))]
    assert changes.as_of == (date(2023, 12, 31), date(2024, 12, 31))


def test_compare_periods_says_which_texts_there_are(archive):
    with pytest.raises(GraphTooSmallError, match=r"no text of 2023\. Dated texts run from 2024-05-01 to 2024-05-01"):
        compare_periods(archive(a=MAY), YEAR_2023, YEAR_2024)


def test_compare_periods_leaves_the_graph_as_it_is(archive):
    graph = archive(a=["2023-05-01", "Norway criticises Chile"], b=["2024-05-01", "Kenya attacks Chile"])
    before = len(graph), graph.size(), [len(record["mentions"]) for _, record in graph.nodes(data=True)]

    compare_periods(graph, YEAR_2023, YEAR_2024)

    assert before == (len(graph), graph.size(), [len(record["mentions"]) for _, record in graph.nodes(data=True)])


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("2023-01-01", "2023-12-31", "2023"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-01-01", "2024-02-29", "2024-01-01 to 2024-02-29"),
        ("2024-01-01", None, "since 2024-01-01"),
        (None, "2024-01-01", "until 2024-01-01"),
        (None, None, "all time"),
    ],
)
def test_period_name_is_as_short_as_the_calendar_allows(first, last, name):
    span = tuple(day and date.fromisoformat(day) for day in (first, last))

    assert period_name(span) == name
