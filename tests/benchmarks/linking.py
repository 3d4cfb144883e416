"""How well, and how fast, are nodes linked to a reference list? Measured on OFAC's list.

Each alias of the list is a node that nothing else is known of, and is held against the first names of all entries.
Precision is the share of links that lead to the alias's own entry, or to one that bears that very name; recall the
share of aliases that are linked, of all (most are other names altogether) and of those that look much like the first
name. Of a suggestion it is told how often the own entry is among those suggested. Told are entries of odd ids: to
mend the rules only even ones were read. Speed is measured on a list of a hundred thousand entries, recombined from the
words of this one, and twenty thousand nodes.
"""

import difflib
import os
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import networkx as nx

from graphbuild.link import add_references, read_list, references_of
from graphbuild.link.indexing import indexed
from graphbuild.names import fold
from graphbuild.references import Entry, EntryKind, ReferenceList
from graphbuild.store import open_store

FOLDER = Path(os.environ.get("GRAPHBUILD_SHARED", Path(__file__).parents[3] / "shared")) / "corpus" / "reference"
KINDS = {EntryKind.PERSON: "person", EntryKind.ORGANIZATION: "organization"}
ALIKE = 0.8
NODES, ENTRIES = 20_000, 100_000


def main():
    """Print precision, recall and speed."""
    if not FOLDER.is_dir():
        sys.stdout.write(f"{'':15}linking         no list in {FOLDER}\n")
        return
    listed = read_list(FOLDER / "sdn.csv")
    for kind in KINDS:
        told(listed, kind)
    speed(listed)


def told(listed, kind):
    """Print how aliases of one kind are linked."""
    first = replace(listed, entries=tuple(replace(one, aliases=(), weak=()) for one in listed.entries))
    truth = {
        f"{KINDS[kind]}:{one.id}-{place}": (one, written(alias, kind))
        for one in listed.entries
        if one.kind is kind and int(one.id) % 2
        for place, alias in enumerate(one.aliases)
        if fold(alias) != fold(one.name)
    }
    graph = nx.MultiDiGraph()
    for node, (_, alias) in truth.items():
        graph.add_node(node, kind=KINDS[kind], name=alias, aliases=[], mentions=[])
    seconds = linked(graph, first)
    found = {node: references_of(graph, node) for node in graph}
    names = {one.id: fold(written(one.name, kind)) for one in listed.entries}
    links = [(truth[node], told[0]) for node, told in found.items() if told and told[0]["status"] == "linked"]
    right = [one["id"] == entry.id or names[one["id"]] == fold(alias) for (entry, alias), one in links]
    hints = [(truth[node][0].id, told) for node, told in found.items() if told and told[0]["status"] == "suggested"]
    helped = [any(one["id"] == key for one in told) for key, told in hints]
    alike = [node for node, (entry, alias) in truth.items() if near(names[entry.id], fold(alias))]
    own = {f"{KINDS[kind]}:{entry.id}" for entry, _ in (one for one, _ in links)}
    joined = [node for node in alike if found[node] and found[node][0]["status"] == "linked"]
    sys.stdout.write(
        f"{len(truth):>7} aliases {kind:14} {seconds:8.1f} s, {len(own)} entries\n"
        f"{'':15}links          precision  {share(right)}\n"
        f"{'':15}all            recall     {len(links) / len(truth):.3f} of {len(truth)}\n"
        f"{'':15}alike          recall     {len(joined) / len(alike):.3f} of {len(alike)}\n"
        f"{'':15}suggestions    precision  {share(helped)}\n"
    )


def written(name, kind):
    """Turn "SURNAME, Given" round for a person, in the letters of a text."""
    surname, _, given = name.partition(", ")
    return f"{given} {surname}".strip().title() if kind is EntryKind.PERSON else name


def near(one, other):
    """Tell whether two names look much alike."""
    return difflib.SequenceMatcher(None, one, other).ratio() >= ALIKE


def share(found):
    """Write how many of some are so."""
    return f"{sum(found) / max(len(found), 1):.3f} of {len(found)}"


def linked(graph, listed):
    """Hold a graph against a list; returns the seconds that this took, the list's way into the database left out."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "a.db", create=True) as store:
        store.lists.save(listed, indexed(listed.entries))
        start = time.process_time()
        add_references(graph, store)
        return time.process_time() - start


def speed(listed):
    """Print how long a large list takes to come in, and to be held against many nodes."""
    rng = random.Random(7)
    persons = [one for one in listed.entries if one.kind is EntryKind.PERSON and ", " in one.name]
    bodies = [one for one in listed.entries if one.kind is EntryKind.ORGANIZATION]
    surnames, given = zip(*(one.name.split(", ", 1) for one in persons), strict=True)
    entries = tuple(
        Entry(str(n), f"{rng.choice(surnames)}, {rng.choice(given)}", EntryKind.PERSON)
        if n % 2
        else Entry(str(n), mixed(rng, bodies), EntryKind.ORGANIZATION)
        for n in range(ENTRIES)
    )
    graph = nx.MultiDiGraph()
    for n in range(NODES):
        one = entries[rng.randrange(ENTRIES)]
        name = written(one.name, one.kind) if n % 4 else f"{rng.choice(given)} {rng.choice(surnames)}".title()
        graph.add_node(f"{KINDS[one.kind]}:{n}", kind=KINDS[one.kind], name=name, aliases=[], mentions=[])
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "a.db", create=True) as store:
        start = time.process_time()
        store.lists.save(ReferenceList("Large", "large.csv", "CSV", "", entries), indexed(entries))
        middle = time.process_time()
        add_references(graph, store)
        end = time.process_time()
        size = (Path(folder) / "a.db").stat().st_size / 2**20
    sys.stdout.write(
        f"{ENTRIES:>7} entries taken in      {middle - start:8.1f} s, {size:.0f} MiB\n"
        f"{NODES:>7} nodes held against them {end - middle:6.1f} s\n"
    )


def mixed(rng, bodies):
    """Return a body's name made from two."""
    one, other = (rng.choice(bodies).name.split() for _ in range(2))
    return " ".join([*one[: len(one) // 2 + 1], *other[len(other) // 2 :]])


if __name__ == "__main__":
    main()
