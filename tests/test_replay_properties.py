"""What holds of replayed decisions whatever they are, and in whatever order."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.ledger import (
    KINDS,
    Affirming,
    Hiding,
    Merging,
    Noting,
    Parting,
    Renaming,
    Retyping,
    Splitting,
    Subject,
    Undoing,
    append,
    read_ledger,
)
from graphbuild.resolve import resolve
from graphbuild.resolve.replay import replay
from graphbuild.types import Annotation, Document, Kind, Mention, Sentence

NAMES = {name: ("organization", f"organization:{name.lower()}") for name in ("Alfa", "Beta", "Gamma", "Delta")}
NAMES |= {name: ("person", f"person:{name.lower()}") for name in ("Otto", "Anna")}


def naming(doc, *names):
    """Annotate a text that does nothing but name somebody."""
    text = " ".join(names)
    mentions = (
        Mention(text.index(name), text.index(name) + len(name), name, Kind(NAMES[name][0]), 0, name, NAMES[name][1])
        for name in names
    )
    return Annotation(Document(doc, text), (Sentence(0, len(text)),), tuple(mentions))


RESOLUTION = resolve(
    [
        naming("a", "Alfa", "Beta", "Otto", "Gamma", "Anna"),
        naming("b", "Alfa", "Gamma", "Anna", "Delta", "Otto"),
        naming("c", "Beta", "Delta"),
    ]
)
MENTIONS = sorted((doc, mention.start) for entity in RESOLUTION.entities for doc, mention in entity.mentions)
START = datetime(2026, 3, 4, tzinfo=UTC)

subjects = st.sampled_from([Subject(id_, (name,)) for name, (_, id_) in NAMES.items()])
documents = st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True).map(tuple)
fresh = st.sampled_from([Subject(f"person:new-{number}", (f"New {number}",)) for number in range(3)])


def one_of_all(subject=subjects, other=subjects | fresh, new=fresh):
    """Any decision, made with a date yet to be given."""
    return st.one_of(
        st.tuples(st.just(Merging), st.fixed_dictionaries({"entity": subject, "into": other})),
        st.tuples(st.just(Parting), st.fixed_dictionaries({"entity": subject, "other": other})),
        st.tuples(st.just(Splitting), st.fixed_dictionaries({"entity": subject, "new": new, "documents": documents})),
        st.tuples(st.just(Retyping), st.fixed_dictionaries({"entity": subject, "kind": st.sampled_from(KINDS)})),
        st.tuples(st.just(Renaming), st.fixed_dictionaries({"entity": subject, "name": st.sampled_from("XY")})),
        st.tuples(st.just(Noting), st.fixed_dictionaries({"entity": subject, "text": st.just("so")})),
        st.tuples(st.sampled_from([Hiding, Affirming]), st.fixed_dictionaries({"entity": subject})),
    )


def dated(told):
    return [
        record(by="AnaBen"[number % 2 * 3 :][:3], date=START + timedelta(seconds=number), because="", **fields)
        for number, (record, fields) in enumerate(told)
    ]


ledgers = st.lists(one_of_all(), max_size=8).map(dated)


def undo(decision, number):
    return Undoing(by="Ana", date=START + timedelta(days=1, seconds=number), decision=decision.id)


def shown(replayed):
    return replayed.resolution, replayed.hidden, replayed.apart, replayed.one


@given(ledgers)
def test_replay_loses_no_mention_and_gives_no_id_twice(decisions):
    replayed = replay(RESOLUTION, decisions)
    entities, places = replayed.resolution.entities, replayed.resolution.places

    assert sorted((doc, mention.start) for entity in entities for doc, mention in entity.mentions) == MENTIONS
    assert len({entity.id for entity in entities}) == len(entities)
    assert all(entity.id.startswith(f"{entity.kind}:") and entity.mentions for entity in entities)
    assert set(places) == set(RESOLUTION.places)
    assert set(places.values()) == {entity.id for entity in entities}
    assert replayed.held + len(replayed.problems) == len(decisions)


@given(ledgers)
def test_replay_leads_each_place_to_the_entity_that_has_its_mention(decisions):
    resolution = replay(RESOLUTION, decisions).resolution
    owners = {(doc, mention.start): entity.id for entity in resolution.entities for doc, mention in entity.mentions}
    starts = {doc: sorted(start for one, start in MENTIONS if one == doc) for doc in "abc"}

    assert {(doc, starts[doc][number]): id_ for (doc, number), id_ in resolution.places.items()} == owners


@given(ledgers)
def test_replay_never_makes_one_of_who_is_apart(decisions):
    replayed = replay(RESOLUTION, decisions)

    assert {id_ for pair in replayed.apart for id_ in pair} <= set(replayed.resolution.places.values())
    assert all(one < other for one, other in replayed.apart)


@given(ledgers, st.data())
def test_replay_of_what_is_all_undone_is_what_the_texts_say(decisions, data):
    undoings = [undo(decision, number) for number, decision in enumerate(data.draw(st.permutations(decisions)))]

    assert replay(RESOLUTION, [*decisions, *undoings]).resolution is RESOLUTION


@given(ledgers, st.data())
def test_replay_of_an_undone_decision_is_as_if_it_had_never_been(decisions, data):
    number = data.draw(st.integers(0, max(len(decisions) - 1, 0)))
    without = decisions[:number] + decisions[number + 1 :]
    undoings = [undo(decision, 0) for decision in decisions[number : number + 1]]

    assert replay(RESOLUTION, [*decisions, *undoings]) == replay(RESOLUTION, without)


def about_their_own(names, number):
    """A decision on two entities that no other decision is about."""
    one, other = (Subject(NAMES[name][1], (name,)) for name in names)
    new = Subject(f"person:new-{number}", (f"New {number}",))
    return one_of_all(st.just(one), st.just(other), st.just(new))


unrelated = st.tuples(*map(about_their_own, [("Alfa", "Otto"), ("Beta", "Anna"), ("Gamma", "Delta")], range(3)))


@given(unrelated.map(dated), st.data())
def test_replay_does_not_depend_on_the_order_of_unrelated_decisions(decisions, data):
    shuffled = data.draw(st.permutations(decisions))

    assert shown(replay(RESOLUTION, shuffled)) == shown(replay(RESOLUTION, decisions))


@settings(deadline=None, max_examples=20)  # the disk takes its time
@given(ledgers)
def test_append_twice_adds_nothing_and_replays_the_same(tmp_path_factory, decisions):
    path = tmp_path_factory.mktemp("ledger") / "graph.ledger.jsonl"
    append(path, decisions)
    before = path.read_bytes() if decisions else b""

    assert append(path, decisions) == ()
    assert (path.read_bytes() if decisions else b"") == before
    assert replay(RESOLUTION, read_ledger(path)) == replay(RESOLUTION, decisions)
