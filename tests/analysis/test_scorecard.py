import importlib.util
import json
import os
from pathlib import Path

import pytest

from graphbuild.analysis.scorecard import score
from graphbuild.errors import InterchangeError
from graphbuild.exports import save
from graphbuild.graph import build_graph
from graphbuild.relate import relate
from graphbuild.resolve import resolve

ROOT = Path(__file__).parent.parent.parent
SHARED_GOLD = Path(os.environ.get("GRAPHBUILD_SHARED", ROOT.parent / "shared")) / "gold"

TEXT = "Ruritania threatens Graustark.\nEnvoy Ilse Brandt of Ruritania met Otto Lind in Zenda."


def at(name, entity, *, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(name, start + 1)
    return {"start": start, "end": start + len(name), "text": name, "entity": entity}


GOLD = {
    "doc": "border.txt",
    "entities": {
        "country:r": {"kind": "country", "name": "Ruritania"},
        "country:g": {"kind": "country", "name": "Graustark"},
        "official:ilse-brandt": {"kind": "official", "name": "Ilse Brandt"},
        "official:otto-lind": {"kind": "official", "name": "Otto Lind"},
    },
    "mentions": [
        at("Ruritania", "country:r"),
        at("Graustark", "country:g"),
        at("Ilse Brandt", "official:ilse-brandt"),
        at("Ruritania", "country:r", nth=1),
        at("Otto Lind", "official:otto-lind"),
    ],
    "ignore": [at("Zenda", "")],
    "relations": [
        {"source": "country:r", "type": "threatens", "target": "country:g"},
        {"source": "official:ilse-brandt", "type": "serves", "target": "country:r"},
        {"source": "official:ilse-brandt", "type": "consults", "target": "official:otto-lind"},
    ],
}


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "border.gold.json"
    path.write_text(json.dumps(GOLD), "utf-8")
    return path


@pytest.fixture
def graph(read_aloud):
    """What a program might have read: one name cut short, one of the wrong kind, one relation wrong, one missed."""
    annotation = read_aloud(
        "news/border.txt",
        TEXT,
        {
            "Ruritania": ("country", "country:ruritania"),
            "Graustark": ("country", "country:g"),
            "Brandt": ("official", "official:brandt"),
            "Otto Lind": ("person", None),
            "Zenda": ("country", "country:zenda"),
        },
        [
            ("Ruritania", "threatens", "Graustark"),
            ("Brandt", "serves", "Ruritania"),
            ("Ruritania", "consults", "Otto Lind"),
        ],
    )
    resolution = resolve([annotation])
    return build_graph([annotation.document], resolution.entities, relate([annotation], resolution))


def figures(card):
    return {figure.name: (figure.precision, figure.recall, figure.f1) for figure in card.figures}


def test_score_counts_each_kind(graph, gold):
    assert figures(score(graph, [gold]))["country"] == (1.0, 1.0, 1.0)


def test_score_takes_overlap_for_found_but_not_for_exact(graph, gold):
    card = figures(score(graph, [gold]))

    assert (card["all"], card["exact span"]) == ((1.0, 0.8, 0.889), (0.75, 0.6, 0.667))


def test_score_aligns_entities_by_their_mentions(graph, gold):
    assert figures(score(graph, [gold]))["ceaf_e"] == (0.75, 0.75, 0.75)


def test_score_reads_relations_after_alignment(graph, gold):
    card = figures(score(graph, [gold]))

    assert (card["events"], card["structure"], card["pair"]) == (
        (0.5, 0.5, 0.5),
        (1.0, 1.0, 1.0),
        (0.667, 0.667, 0.667),
    )


def test_score_lists_what_was_missed(graph, gold):
    errors = score(graph, [gold]).errors

    assert (errors["missed"], errors["missed events"]) == (
        ("border.txt official: Otto Lind",),
        ("border.txt official:ilse-brandt consults official:otto-lind",),
    )


def test_score_lists_what_is_too_much(graph, gold):
    assert score(graph, [gold]).errors["spurious events"] == ("border.txt country:r consults person:otto-lind",)


def test_score_needs_the_annotated_texts(graph, gold):
    gold.write_text(json.dumps({**GOLD, "doc": "other.txt"}), "utf-8")

    with pytest.raises(InterchangeError, match=r"no document other\.txt"):
        score(graph, [gold])


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"doc": 1, "entities": []}'])
def test_score_refuses_what_is_no_gold_file(graph, gold, content):
    gold.write_text(content, "utf-8")

    with pytest.raises(InterchangeError, match=r"border\.gold\.json"):
        score(graph, [gold])


@pytest.mark.slow
def test_score_gives_the_figures_of_the_reference_scorer(seed_graph, tmp_path):
    gold = sorted(SHARED_GOLD.glob("dev/00*.gold.json"))
    if not gold:
        pytest.skip("the annotated texts are not on this machine")
    spec = importlib.util.spec_from_file_location("reference_scorer", SHARED_GOLD / "score.py")
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    save(seed_graph, tmp_path / "graph.json")

    report, _ = reference.score(tmp_path / "graph.json", gold)

    assert {
        (figure.part, figure.name): (figure.precision, figure.recall, figure.f1, figure.predicted, figure.gold)
        for figure in score(seed_graph, gold).figures
    } == {
        (part, name): (row["p"], row["r"], row["f1"], row["predicted"], row["gold"])
        for part, rows in report.items()
        for name, row in rows.items()
    }
