"""What it costs to ask a large archive: to make its graph, to load it as it was kept, and to read only a part of it.

Each in a process of its own, start included, by processor time and peak memory. ``python -m tests.benchmarks.asking
FILE.db`` asks a database of yours, whose graph is then made anew and kept; ``python -m tests.benchmarks.asking
100000`` one of so many made-up entities with ten times as many relations, of which only kept tables are written.
"""

import random
import sys
import tempfile
from pathlib import Path

from graphbuild.snapshot.key import key_of
from graphbuild.store import open_store
from graphbuild.types import Annotation, Document, Kind, Mention, RelationType, Sentence
from tests.benchmarks.archive import told, used_by

MADE = """
import sys
from graphbuild.decide import settle
from graphbuild.pipeline import graph_of
from graphbuild.store import open_store
with open_store(sys.argv[1]) as store:
    annotations = list(store.annotations())
    graph_of(annotations, settle(store, annotations))
"""
LOADED = """
import sys
from graphbuild.pipeline import load_graph
from graphbuild.store import open_store
with open_store(sys.argv[1]) as store:
    load_graph(store)
"""
CLAIMED = """
SELECT entities.id FROM entities JOIN relations ON entities.number IN (source, target)
WHERE relation != 'co_mentioned' GROUP BY entities.number ORDER BY {order}, entities.number LIMIT {limit}
"""
TEXT = "One met another."


def main(what="100000"):
    """Ask a database, or one that is made up."""
    if not what.isdecimal():
        making(Path(what))
        asking(Path(what))
        return
    with tempfile.TemporaryDirectory() as folder:
        asking(made_up(Path(folder) / "graph.db", int(what)))


def making(path, size=None):
    """Make the graph as it was before it was kept, then make it and keep it."""
    size, before = size or counted(path, "documents"), path.stat().st_size
    say(size, "made", [sys.executable, "-c", MADE, path])
    say(size, "made, kept", [sys.executable, "-c", LOADED, path])
    told(size, "room", f"{path.stat().st_size / before:8.2f} times that without a kept graph")


def asking(path, size=None):
    """Load the kept graph, then ask of a usual entity and of the best connected one."""
    size, unit = (size, "texts") if size else (counted(path, "entities"), "entities")
    (hub,), usual = ids(path, "count(*) DESC", 1), ids(path, "abs(count(*) - 8)", 2)
    graphbuild = [sys.executable, "-m", "graphbuild"]
    say(size, "load_graph", [sys.executable, "-c", LOADED, path], unit)
    say(size, "show", [*graphbuild, "show", usual[0], "--db", path], unit)
    say(size, "show a hub", [*graphbuild, "show", hub, "--db", path], unit)
    say(size, "paths", [*graphbuild, "paths", *usual, "--db", path], unit)
    say(size, "paths, a day", [*graphbuild, "paths", *usual, "--since", "2000-01-01", "--db", path], unit)
    say(size, "view --focus", [*graphbuild, "view", "--focus", usual[0], "-o", "-", "--db", path], unit)


def say(size, what, command, unit="texts"):
    used = used_by(command)
    failed = f", and failed ({used.code})" if used.code else ""
    told(size, what, f"{used.seconds:8.2f} s, at most {used.peak:.0f} MiB{failed}", unit)


def counted(path, table):
    with open_store(path) as store:
        return next(store.ask(f"SELECT count(*) FROM {table}"))[0]


def ids(path, order, limit):
    with open_store(path) as store:
        return [name for (name,) in store.ask(CLAIMED.format(order=order, limit=limit))]


def made_up(path, size):
    """Write a kept graph in which few are tied to many, each relation with the one sentence of the one text."""
    chance = random.Random(1)
    names = [(number, f"person:{number:07}", f"Person {number}", "person", "[]", 1, 1) for number in range(1, size + 1)]
    ends = {(one, other) for one in range(1, size + 1) for other in some(chance, size) if one != other}
    kinds = [str(kind) for kind in RelationType if kind is not RelationType.CO_MENTIONED]
    ties = [(place, *pair, chance.choice(kinds), 1.0, 1, 1) for place, pair in enumerate(sorted(ends), start=1)]
    sentence, spot = (1, 0, 0, len(TEXT)), (0, 3, 8, 15)
    mention = Mention(0, 3, "One", Kind.PERSON, 0, "One")
    with open_store(path, create=True) as store:
        store.save(Annotation(Document("a", TEXT), (Sentence(0, len(TEXT)),), (mention,)), "f")
        connection = store._database.conn  # noqa: SLF001  nobody else writes tables that were not made
        with connection:
            connection.executemany("INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)", names)
            connection.executemany("INSERT INTO named VALUES (?, 0, 1, 0, NULL)", [name[:1] for name in names])
            connection.executemany("INSERT INTO relations VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL)", ties)
            cited = [(tie[0], *sentence, *spot) for tie in ties]
            marks = "?, 0, " + "?, " * 8 + "'made up', 'asserted'" + ", NULL" * 7
            connection.executemany(f"INSERT INTO citations VALUES ({marks})", cited)
            connection.execute("INSERT INTO graph VALUES (?, ?, ?, NULL)", (key_of(store), size, len(ties)))
    return path


def some(chance, size):
    """Return about ten others, the first ones more often than the last."""
    return {1 + int(size * chance.random() ** 3) for _ in range(10)}


if __name__ == "__main__":
    main(*sys.argv[1:2])
