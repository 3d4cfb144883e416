"""Decisions of people replayed on entities."""

from datetime import UTC, datetime, timedelta

import pytest

from graphbuild.graph import build_graph
from graphbuild.ledger import Hiding, Merging, Noting, Pinning, Renaming, Subject, Undoing
from graphbuild.relate import relate
from graphbuild.resolve import resolve
from graphbuild.resolve.replay import replay

NAMES = {
    "Alfa": ("organization", "organization:alfa"),
    "Beta": ("organization", "organization:beta"),
    "Gamma": ("agency", "agency:gamma"),
    "Norway": ("country", "country:no"),
    "Otto Berg": ("person", "person:otto-berg"),
    "embargo": ("measure", "measure:arms_embargo:no"),
}
IDS = {name.split()[-1]: id_ for name, (_, id_) in NAMES.items()}


@pytest.fixture
def texts(read_aloud):
    claims = [("Norway", "criticises", "Alfa"), ("Alfa", "consults", "Beta")]
    return [
        read_aloud("a", "Norway accused Alfa.\nAlfa met Beta.", NAMES, claims),
        read_aloud("b", "Norway accused Beta.\nGamma met Otto Berg.", NAMES, [("Norway", "criticises", "Beta")]),
        read_aloud("c", "Alfa named the embargo.", NAMES),
    ]


class Clock:
    """Makes decisions, each a second after the last."""

    def __init__(self):
        self.now = datetime(2026, 3, 4, tzinfo=UTC)

    def made(self, by="Ana"):
        self.now += timedelta(seconds=1)
        return {"by": by, "date": self.now, "because": "I say so"}


@pytest.fixture
def clock():
    return Clock()


def about(name, *names):
    return Subject(IDS.get(name, name), (name, *names))


@pytest.fixture
def merge(clock):
    return lambda one, other, by="Ana": Merging(**clock.made(by), entity=about(one), into=about(other))


@pytest.fixture
def hide(clock):
    return lambda one, by="Ana": Hiding(**clock.made(by), entity=about(one))


@pytest.fixture
def rename(clock):
    return lambda one, name, by="Ana": Renaming(**clock.made(by), entity=about(one), name=name)


def entities(replayed):
    return {entity.id.partition(":")[2]: entity for entity in replayed.resolution.entities}


def test_replay_without_decisions_changes_nothing(texts):
    resolution = resolve(texts)

    assert replay(resolution, []).resolution is resolution


def test_replay_merges_mentions_aliases_and_places(texts, merge):
    resolution = resolve(texts)
    replayed = replay(resolution, [merge("Alfa", "Beta")])

    assert "alfa" not in entities(replayed)
    beta = entities(replayed)["beta"]
    assert beta.aliases == ("Alfa",)
    assert [(doc, mention.text) for doc, mention in beta.mentions] == [
        ("a", "Alfa"), ("a", "Alfa"), ("a", "Beta"), ("b", "Beta"), ("c", "Alfa"),
    ]  # fmt: skip
    assert set(replayed.resolution.places.values()) == set(resolution.places.values()) - {IDS["Alfa"]}


def test_replay_says_of_a_mention_why_it_was_joined(texts, merge):
    decision = merge("Alfa", "Beta")
    beta = entities(replay(resolve(texts), [decision]))["beta"]

    assert dict(beta.mentions[0][1].attributes) == {"joined": f"decision {decision.id}: I say so"}


def test_replay_joins_relations_and_drops_those_that_become_loops(texts, merge):
    resolution = replay(resolve(texts), [merge("Alfa", "Beta")]).resolution
    graph = build_graph([text.document for text in texts], resolution.entities, relate(texts, resolution))

    claims = {(a, key, b): record["weight"] for a, b, key, record in graph.edges(keys=True, data=True)}
    assert claims[IDS["Norway"], "criticises", IDS["Beta"]] == 2
    assert not [edge for edge in claims if edge[0] == edge[2]]


@pytest.mark.parametrize("order", [[("Alfa", "Beta"), ("Beta", "Gamma")], [("Beta", "Gamma"), ("Alfa", "Beta")]])
def test_replay_follows_a_chain_of_merges_in_either_order(texts, merge, order):
    replayed = replay(resolve(texts), [merge(*pair) for pair in order])

    assert replayed.problems == ()
    assert entities(replayed)["gamma"].aliases == ("Alfa", "Beta")


@pytest.mark.parametrize("pairs", [[("Alfa", "Beta")], [("Alfa", "Beta"), ("Beta", "Gamma")]])
def test_replay_reports_a_circle_of_merges(texts, merge, pairs):
    last = merge(pairs[-1][1], "Alfa")
    replayed = replay(resolve(texts), [*(merge(*pair) for pair in pairs), last])

    assert [(problem.decision, problem.lost) for problem in replayed.problems] == [(last, False)]
    assert "'Alfa' is merged into it by" in str(replayed.problems[0])
    assert replayed.held == len(pairs)


def test_replay_takes_two_merges_of_the_same_for_one(texts, merge):
    replayed = replay(resolve(texts), [merge("Alfa", "Beta"), merge("Alfa", "Beta", by="Ben")])

    assert (replayed.problems, replayed.held) == ((), 2)


def test_replay_reports_a_merge_into_two(texts, merge):
    replayed = replay(resolve(texts), [merge("Alfa", "Beta"), merge("Alfa", "Gamma", by="Ben")])

    (problem,) = replayed.problems
    assert "merge 'Alfa' into 'Gamma') has no effect: it is merged into 'Beta' by" in str(problem)
    assert "Alfa" not in entities(replayed)["gamma"].aliases


def test_replay_keeps_measures_apart_from_who_makes_them(texts, merge):
    (problem,) = replay(resolve(texts), [merge("embargo", "Alfa")]).problems

    assert "a measure and what is none cannot be the same" in str(problem)


def test_replay_hides_what_was_merged_into_the_hidden(texts, merge, hide):
    replayed = replay(resolve(texts), [merge("Alfa", "Beta"), hide("Beta")])

    assert replayed.hidden == {IDS["Beta"]}


@pytest.mark.parametrize("pair", [("Alfa", "Beta"), ("Beta", "Alfa")])
def test_replay_reports_a_merge_with_what_is_hidden(texts, merge, hide, pair):
    replayed = replay(resolve(texts), [hide("Alfa"), merge(*pair, by="Ben")])

    assert "'Alfa' is hidden by" in str(replayed.problems[0])


def test_replay_reports_the_hiding_of_what_was_merged_away(texts, merge, hide):
    replayed = replay(resolve(texts), [merge("Alfa", "Beta"), hide("Alfa", by="Ben")])

    assert replayed.hidden == frozenset()
    assert "it is merged into 'Beta' by" in str(replayed.problems[0])


def test_replay_renames_and_keeps_the_old_name_as_an_alias(texts, rename):
    alfa = entities(replay(resolve(texts), [rename("Alfa", "Alpha"), rename("Alfa", "Alpha Ltd")]))["alfa"]

    assert (alfa.name, alfa.aliases) == ("Alpha Ltd", ("Alfa", "Alpha"))


def test_replay_reports_two_names_by_two_people(texts, rename):
    replayed = replay(resolve(texts), [rename("Alfa", "Alpha"), rename("Alfa", "Al-Fa", by="Ben")])

    assert entities(replayed)["alfa"].name == "Alpha"
    assert "Ana renamed it to 'Alpha' by" in str(replayed.problems[0])


def test_replay_keeps_notes_also_of_what_is_merged_and_the_last_pin(texts, merge, clock):
    decisions = [
        Noting(**clock.made(), entity=about("Alfa"), text="Ask Ben."),
        merge("Alfa", "Beta"),
        Noting(**clock.made("Ben"), entity=about("Alfa"), text="Asked."),
        Pinning(**clock.made(), entity=about("Beta"), at=(1, 2)),
        Pinning(**clock.made("Ben"), entity=about("Beta"), at=(3, 4)),
    ]
    beta = entities(replay(resolve(texts), decisions))["beta"]

    day = clock.now.date()
    assert (beta.notes, beta.pin) == ((("Ask Ben.", "Ana", day), ("Asked.", "Ben", day)), (3, 4))


def test_replay_leaves_out_what_was_undone(texts, hide, clock):
    decision = hide("Alfa")
    undoing = Undoing(**clock.made(), decision=decision.id)
    redoing = Undoing(**clock.made(), decision=undoing.id)

    assert replay(resolve(texts), [decision, undoing]).hidden == frozenset()
    assert replay(resolve(texts), [decision, undoing, redoing]).hidden == {IDS["Alfa"]}


def test_replay_finds_by_name_who_has_another_id_now(texts, clock):
    moved = Subject("official:o-berg", ("O. Berg", "Otto Berg", "Berg"))
    replayed = replay(resolve(texts), [Renaming(**clock.made(), entity=moved, name="Otto")])

    assert entities(replayed)["otto-berg"].name == "Otto"


@pytest.mark.parametrize(
    ("subject", "why", "lost"),
    [
        (Subject("person:x", ("Nobody", "Alfa")), "nothing in the texts answers to 'Nobody' (person:x)", True),
        (Subject("organization:x", ("Alfa", "Gamma")), "", False),
        (Subject("organization:x", ("Delta", "Alfa", "Beta")), "'Delta' may be organization:alfa or", False),
        (Subject("person:x"), "nothing in the texts answers to 'person:x'", True),
    ],
)
def test_replay_guesses_nobody(texts, clock, subject, why, lost):
    problems = replay(resolve(texts), [Hiding(**clock.made(), entity=subject)]).problems

    assert [(why in str(problem), problem.lost) for problem in problems] == ([(True, lost)] if why else [])


def test_replay_finds_nobody_by_a_surname_alone(texts, clock):
    subject = Subject("person:x", ("Xaver Berg", "Berg"))

    assert replay(resolve(texts), [Hiding(**clock.made(), entity=subject)]).problems[0].lost
