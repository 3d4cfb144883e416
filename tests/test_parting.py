"""Decisions that part entities, keep them apart, or change their kind, replayed."""

from datetime import UTC, datetime, timedelta

import pytest

from graphbuild.ledger import Affirming, Hiding, Merging, Parting, Renaming, Retyping, Splitting, Subject, Undoing
from graphbuild.resolve import resolve
from graphbuild.resolve.replay import replay
from graphbuild.types import Kind

NAMES = {
    "James Brown": ("official", "official:james-brown"),
    "Jim Brown": ("official", "official:james-brown"),
    "Alfa": ("organization", "organization:alfa"),
    "Beta": ("organization", "organization:beta"),
    "Otto Berg": ("person", "person:otto-berg"),
    "Norway": ("country", "country:no"),
    "embargo": ("measure", "measure:arms_embargo:no"),
}
IDS = {name: id_ for name, (_, id_) in NAMES.items()}
NEW = Subject("official:james-brown-banker", ("James Brown (banker)",))
START = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.fixture
def texts(read_aloud):
    return [
        read_aloud("a", "James Brown met Alfa.\nJim Brown left.", NAMES, [("James Brown", "consults", "Alfa")]),
        read_aloud("b", "James Brown met Beta.\nOtto Berg left.", NAMES, [("James Brown", "consults", "Beta")]),
        read_aloud("c", "Norway named Jim Brown.\nNorway imposed an embargo.", NAMES),
    ]


def about(name):
    return Subject(IDS.get(name, name), (name,))


@pytest.fixture
def made():
    """Makes decisions, each a second after the last."""
    moments = (START + timedelta(seconds=number) for number in range(1000))

    def make(record, by="Ana", **fields):
        subjects = {key: about(one) if isinstance(one, str) and key in SUBJECTS else one for key, one in fields.items()}
        return record(by=by, date=next(moments), because="I say so", **subjects)

    return make


SUBJECTS = {"entity", "into", "other"}


@pytest.fixture
def split(made):
    return lambda by="Ana", **which: made(Splitting, by, entity="James Brown", new=NEW, **which)


def named(replayed):
    """Return by id which mentions name an entity."""
    return {
        entity.id: [(doc, mention.text) for doc, mention in entity.mentions] for entity in replayed.resolution.entities
    }


def problem_of(replayed):
    (problem,) = replayed.problems
    return str(problem)


@pytest.mark.parametrize(
    ("which", "taken"),
    [
        ({"documents": ("b",)}, [("b", "James Brown")]),
        ({"spellings": ("jim  BROWN",)}, [("a", "Jim Brown"), ("c", "Jim Brown")]),
        ({"documents": ("a",), "spellings": ("Jim Brown",)}, [("a", "Jim Brown")]),
        ({"places": (("a", 0),)}, [("a", "James Brown")]),
        ({"documents": ("c",), "places": (("a", 0),)}, [("a", "James Brown"), ("c", "Jim Brown")]),
    ],
)
def test_replay_splits_off_the_mentions_that_are_told(texts, split, which, taken):
    found = named(replay(resolve(texts), [split(**which)]))

    assert found[NEW.id] == taken
    assert len(found[IDS["James Brown"]]) == 4 - len(taken)


def test_replay_leads_places_to_whom_was_split_off(texts, split):
    resolution = resolve(texts)
    replayed = replay(resolution, [split(documents=("b",))])

    moved = {place for place, id_ in replayed.resolution.places.items() if id_ != resolution.places[place]}
    assert moved == {("b", 0)}
    assert replayed.resolution.places["b", 0] == NEW.id


def test_replay_names_both_halves_of_a_split(texts, split):
    decision = split(spellings=("James Brown",))
    rest, new = (
        next(one for one in replay(resolve(texts), [decision]).resolution.entities if one.id == id_)
        for id_ in (IDS["James Brown"], NEW.id)
    )

    assert (rest.name, rest.aliases) == ("Jim Brown", ())
    assert (new.name, new.aliases, new.kind) == ("James Brown (banker)", ("James Brown",), Kind.OFFICIAL)
    assert dict(new.mentions[0][1].attributes) == {"joined": f"decision {decision.id}: I say so"}


@pytest.mark.parametrize("which", [{"documents": ("z",)}, {"documents": ("a", "b", "c")}])
def test_replay_reports_a_split_that_leaves_one_with_nothing(texts, split, which):
    resolution = resolve(texts)
    replayed = replay(resolution, [split(**which)])

    assert "has no effect: it must take some of the mentions, and leave some" in problem_of(replayed)
    assert replayed.resolution.entities == resolution.entities


def test_replay_follows_later_decisions_on_whom_was_split_off(texts, split, made):
    merging = made(Merging, entity=NEW, into="Otto Berg")
    replayed = replay(resolve(texts), [split(documents=("b",)), merging])

    assert replayed.problems == ()
    assert named(replayed)[IDS["Otto Berg"]] == [("b", "James Brown"), ("b", "Otto Berg")]
    assert replayed.resolution.places["b", 0] == IDS["Otto Berg"]


def test_replay_splits_what_was_merged_in_before(texts, split, made):
    merging = made(Merging, entity="Otto Berg", into="James Brown")
    replayed = replay(resolve(texts), [merging, split(spellings=("Otto Berg",))])

    assert named(replayed)[NEW.id] == [("b", "Otto Berg")]
    assert replayed.resolution.places["b", 2] == NEW.id


def test_replay_reports_the_merge_of_what_was_split(texts, split, made):
    splitting = split(documents=("b",))
    replayed = replay(resolve(texts), [splitting, made(Merging, "Ben", entity=NEW, into="James Brown")])

    assert f"Ana decided by {splitting.id} to split 'James Brown (banker)' off 'James Brown'" in problem_of(replayed)


def test_replay_reports_a_split_to_the_id_of_somebody_else(texts, made):
    into_alfa = made(Splitting, entity="James Brown", new=about("Alfa"), documents=("b",))

    assert "there is already 'Alfa' (organization:alfa)" in problem_of(replay(resolve(texts), [into_alfa]))


def test_replay_reports_the_split_of_one_who_was_affirmed(texts, split, made):
    affirming = made(Affirming, entity="James Brown")
    replayed = replay(resolve(texts), [affirming, split("Ben", documents=("b",))])

    assert f"Ana affirmed by {affirming.id} that it is one; undo one of the two" in problem_of(replayed)
    assert replayed.one == {IDS["James Brown"]}


def test_replay_keeps_apart_who_is_not_the_same(texts, made):
    parting = made(Parting, entity="Alfa", other="Beta")
    replayed = replay(resolve(texts), [parting, made(Merging, "Ben", entity="Beta", into="Alfa")])

    assert f"Ana decided by {parting.id} to keep 'Alfa' apart from 'Beta'; undo one of the two" in problem_of(replayed)
    assert replayed.apart == {(IDS["Alfa"], IDS["Beta"])}


@pytest.mark.parametrize("order", [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
def test_replay_reports_two_merges_that_make_one_of_who_is_not_the_same(texts, made, order):
    decisions = [
        made(Parting, entity="Alfa", other="Beta"),
        made(Merging, entity="Alfa", into="Otto Berg"),
        made(Merging, entity="Beta", into="Otto Berg"),
    ]
    replayed = replay(resolve(texts), [decisions[number] for number in order])

    assert problem_of(replayed).endswith("undo one of the two.")
    assert replayed.problems[0].decision == decisions[order[-1]]


def test_replay_reports_a_parting_of_who_was_merged(texts, made):
    merging = made(Merging, entity="Alfa", into="Beta")
    replayed = replay(resolve(texts), [merging, made(Parting, "Ben", entity="Beta", other="Alfa")])

    assert f"'Alfa' is merged into 'Beta' by {merging.id}; undo one of the two" in problem_of(replayed)


@pytest.fixture
def spelled(read_aloud):
    """Texts that name two alike, so that their names alone make one of them."""
    names = {"Viktor Bergson": ("person", None), "Victor Bergson": ("person", None), "V. Bergson": ("person", None)}
    return [
        read_aloud("a", "Viktor Bergson spoke.\nV. Bergson left.", names),
        read_aloud("b", "Victor Bergson spoke.\nV. Bergson came.", names),
        read_aloud("c", "Viktor Bergson came.", names),
    ]


VIKTOR = Subject("person:viktor-bergson", ("Viktor Bergson", "V. Bergson"))
VICTOR = Subject("person:victor-bergson", ("Victor Bergson", "V. Bergson"))


@pytest.mark.parametrize("pair", [(VIKTOR, VICTOR), (VICTOR, VIKTOR)], ids=["one way", "the other"])
def test_replay_parts_whom_new_texts_have_made_one(spelled, made, pair):
    resolution = resolve(spelled)
    replayed = replay(resolution, [made(Parting, entity=pair[0], other=pair[1])])

    assert len(resolution.entities) == 1
    assert {tuple(mentions) for mentions in named(replayed).values()} == {
        (("a", "Viktor Bergson"), ("a", "V. Bergson"), ("c", "Viktor Bergson")),
        (("b", "Victor Bergson"), ("b", "V. Bergson")),
    }
    assert replayed.apart == {(VICTOR.id, VIKTOR.id)}


def test_replay_reports_whom_texts_call_the_same(spelled, made):
    decision = made(Parting, entity=VIKTOR, other=Subject("person:v-bergson", ("V. Bergson",)))

    assert "split it instead" in problem_of(replay(resolve(spelled), [decision]))


def test_replay_changes_a_kind_with_the_id(texts, made):
    replayed = replay(resolve(texts), [made(Retyping, entity="Otto Berg", kind=Kind.OFFICIAL)])

    assert named(replayed)["official:otto-berg"] == [("b", "Otto Berg")]
    assert replayed.resolution.places["b", 2] == "official:otto-berg"


@pytest.mark.parametrize("id_", ["person:otto-berg", "official:otto-berg"])
def test_replay_finds_by_either_id_whose_kind_was_changed(texts, made, id_):
    berg = Subject(id_, ("Otto Berg",))
    decisions = [
        made(Retyping, entity="Otto Berg", kind=Kind.OFFICIAL),
        made(Renaming, entity=berg, name="Berg"),
        made(Merging, entity="James Brown", into=berg),
        made(Hiding, entity=berg),
    ]
    replayed = replay(resolve(texts), decisions)

    assert replayed.problems == ()
    assert replayed.hidden == {"official:otto-berg"}
    assert replayed.resolution.places["a", 0] == "official:otto-berg"


@pytest.mark.parametrize("back_to", [Kind.PERSON, Kind.ORGANIZATION])
def test_replay_takes_the_last_kind_that_one_person_gives(texts, made, back_to):
    decisions = [made(Retyping, entity="Otto Berg", kind=kind) for kind in (Kind.OFFICIAL, back_to)]
    replayed = replay(resolve(texts), decisions)

    assert replayed.problems == ()
    assert f"{back_to}:otto-berg" in named(replayed)


def test_replay_reports_two_kinds_by_two_people(texts, made):
    decisions = [
        made(Retyping, entity="Otto Berg", kind=Kind.OFFICIAL),
        made(Retyping, "Ben", entity="Otto Berg", kind=Kind.AGENCY),
    ]

    assert "to set the kind of 'Otto Berg' to official; undo one" in problem_of(replay(resolve(texts), decisions))


@pytest.mark.parametrize("name", ["Norway", "embargo"])
def test_replay_leaves_countries_and_measures_what_they_are(texts, made, name):
    decision = made(Retyping, entity=name, kind=Kind.AGENCY)

    assert "can become nothing else" in problem_of(replay(resolve(texts), [decision]))


def test_replay_reports_a_kind_that_would_make_two_of_one_id(texts, made, read_aloud):
    berg = read_aloud("d", "Otto Berg spoke.", {"Otto Berg": ("official", "official:otto-berg")})
    decision = made(Retyping, entity="Otto Berg", kind=Kind.OFFICIAL)

    assert "there is already 'Otto Berg' (official:otto-berg)" in problem_of(
        replay(resolve([*texts, berg]), [decision])
    )


def test_replay_forgets_what_was_undone(texts, split, made):
    resolution = resolve(texts)
    decisions = [
        split(documents=("b",)),
        made(Parting, entity="Alfa", other="Beta"),
        made(Retyping, entity="Otto Berg", kind=Kind.OFFICIAL),
        made(Affirming, entity="Norway"),
    ]
    undoings = [made(Undoing, decision=decision.id) for decision in decisions]

    assert replay(resolution, [*decisions, *undoings]).resolution is resolution
