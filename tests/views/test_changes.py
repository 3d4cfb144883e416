"""The page's changes against the ledger's: the same ones leave the same entities and relations."""

import json
import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from graphbuild.ledger import changes_from
from graphbuild.relate import relate
from graphbuild.resolve import resolve
from graphbuild.resolve.replay import replay
from graphbuild.types import RelationType

HERE = Path(__file__).parent
STATIC = HERE.parents[1] / "graphbuild" / "views" / "static"
NAMES = {
    **{f"Org{letter}": ("organization", f"organization:org{letter.lower()}") for letter in "ABCDEF"},
    "levyx": ("measure", "measure:tariff:x"),
    "levyy": ("measure", "measure:tariff:y"),
}
IDS = {id_: name for name, (_, id_) in NAMES.items()}
ACTIONS = ("hide", "merge", "merge", "merge", "rename", "note")


def subject(id_):
    return {"id": id_, "names": [IDS[id_]]}


def random_changes(seed):
    dice = random.Random(seed)
    for number in range(dice.randint(1, 7)):
        action, (one, other) = dice.choice(ACTIONS), dice.sample(sorted(IDS), 2)
        more = {
            "merge": {"into": subject(other)},
            "rename": {"name": f"New{number}"},
            "note": {"text": f"note {number}"},
        }
        made = {"action": action, "because": str(number), "date": "2026-03-04T05:06:07Z", "entity": subject(one)}
        yield {**made, **more.get(action, {})}


@pytest.fixture
def texts(read_aloud):
    """Sentences that name two or three, half of which claim something of the first two."""
    dice, found = random.Random(7), []
    for number in range(6):
        lines, claims = [], []
        for _ in range(5):
            named = dice.sample(sorted(NAMES), dice.choice((2, 3)))
            lines.append(f"{' and '.join(named)} ({len(lines)}, {number}).")
            if dice.random() < 0.5:
                claims.append((named[0], dice.choice(("consults", "criticises")), named[1]))
        found.append(read_aloud(f"{number}.txt", "\n".join(lines), NAMES, claims))
    return found


def place(citation):
    return f"{citation.doc} {citation.start:04}"


def page_of(texts, resolution):
    """Return what the page's script takes, sentences named by their places."""
    entities = {
        entity.id: {"kind": entity.kind, "name": entity.name, "aliases": entity.aliases, "mentions": 1, "notes": []}
        for entity in resolution.entities
    }
    claims = [
        {
            "source": relation.source,
            "relation": relation.relation,
            "target": relation.target,
            "weight": relation.weight,
            "evidence": [{"sentence": place(citation)} for citation in relation.citations],
        }
        for relation in relate(texts, resolution)
    ]
    return {"entities": entities, "claims": claims}


def left_by_the_ledger(texts, resolution, changes):
    decisions = changes_from(json.dumps({"format": "graphbuild-changes 1", "by": "Ana", "changes": changes}))
    replayed = replay(resolution, decisions)
    entities = {
        entity.id: [entity.name, list(entity.aliases), [text for text, *_ in entity.notes]]
        for entity in replayed.resolution.entities
        if entity.id not in replayed.hidden
    }
    claims = [
        [relation.relation, relation.source, relation.target, sorted(map(place, relation.citations))]
        for relation in relate(texts, replayed.resolution)
        if {relation.source, relation.target} <= entities.keys()
    ]
    return {"entities": entities, "claims": sorted(claims)}


def without_closeness(left):
    """Leave out closeness: whether two who are one now still stand only beside a third is not for the page to say."""
    return {**left, "claims": [claim for claim in left["claims"] if claim[0] != RelationType.CO_MENTIONED]}


def test_page_leaves_what_the_ledger_leaves(texts):
    program = shutil.which("node")
    if not program:
        pytest.skip("node not found; on Debian: apt-get install nodejs")
    resolution = resolve(texts)
    changes = [list(random_changes(seed)) for seed in range(200)]

    told = json.dumps([{"page": page_of(texts, resolution), "changes": some} for some in changes])
    done = subprocess.run(
        [program, str(HERE / "scripts" / "changes.cjs")],
        env={**os.environ, "STATIC": str(STATIC)},
        input=told,
        capture_output=True,
        text=True,
        check=True,
    )

    expected = [left_by_the_ledger(texts, resolution, some) for some in changes]
    assert [without_closeness(left) for left in json.loads(done.stdout)] == [
        without_closeness(left) for left in expected
    ]
