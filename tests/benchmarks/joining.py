"""How well do names tell who is the same? Measured on OFAC's list of sanctioned persons and bodies.

Every name and alias of the list stands alone in a text of its own, and all texts are resolved together. Of the pairs of
names that were joined, precision is the share that the list gives to one entry, or to two entries that share a name
letter by letter, which no rule on names can tell apart. Recall is the share of aliases that were joined to the first
name of their entry: of all, most of which are other names altogether (noms de guerre, translations), and of those that
look much like it. Names that differ in nothing but case, accents and hyphens do not count.
"""

import csv
import difflib
import os
import sys
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from graphbuild.names import fold
from graphbuild.resolve import resolve
from graphbuild.types import Annotation, Document, Kind, Mention

FOLDER = Path(os.environ.get("GRAPHBUILD_SHARED", Path(__file__).parents[3] / "shared")) / "corpus" / "reference"
TYPES = {"individual": Kind.PERSON, "-0-": Kind.ORGANIZATION}
"""OFAC's word for a type of entry, as far as it is measured."""
ALIKE = 0.8


def main():
    """Print precision and recall for persons and for organizations."""
    if not FOLDER.is_dir():
        sys.stdout.write(f"{'':15}joining         no list in {FOLDER}\n")
        return
    for kind in TYPES.values():
        entries = listed(kind)
        start = time.process_time()
        clusters = resolved(entries, kind)
        seconds = time.process_time() - start
        sys.stdout.write(f"{sum(map(len, entries.values())):>7} names  {kind:14} {seconds:8.1f} s\n")
        sys.stdout.write(f"{'':15}pairs          {precision(entries, clusters)}\n")
        sys.stdout.write(f"{'':15}aliases        {recall(entries, clusters, 0)}\n")
        sys.stdout.write(f"{'':15}alike          {recall(entries, clusters, ALIKE)}\n")


def precision(entries, clusters):
    """Say how many of the joined pairs of names belong to one entry, or to two that share a name letter by letter."""
    folded = {uid: {fold(name) for name in names} for uid, names in entries.items()}
    joined = [pair for cluster in clusters for pair in combinations(cluster, 2) if differ(pair[0][1], pair[1][1])]
    right = [one == other or bool(folded[one] & folded[other]) for (one, _), (other, _) in joined]
    return f"precision  {sum(right) / len(right):.3f} of {len(right)}"


def recall(entries, clusters, alike):
    """Say how many of the aliases that are so much like the first name were joined to it."""
    entity = {name: number for number, cluster in enumerate(clusters) for name in cluster}
    found = [
        entity[uid, first] == entity[uid, alias]
        for uid, (first, *aliases) in entries.items()
        for alias in aliases
        if differ(first, alias) and difflib.SequenceMatcher(None, fold(first), fold(alias)).ratio() >= alike
    ]
    return f"recall     {sum(found) / len(found):.3f} of {len(found)}"


def listed(kind):
    """Return all names of every entry of a kind, the first name first, as a text would write them."""
    with (FOLDER / "sdn.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file) if len(row) > 2]
    entries = {row[0]: [row[1]] for row in rows if TYPES.get(row[2].strip()) is kind}
    with (FOLDER / "alt.csv").open(encoding="utf-8") as file:
        for row in csv.reader(file):
            if len(row) > 3 and row[0] in entries:
                entries[row[0]].append(row[3])
    return {uid: list(dict.fromkeys(written(name, kind) for name in names)) for uid, names in entries.items()}


def written(name, kind):
    """Turn "SURNAME, Given" round for a person."""
    surname, _, given = name.partition(", ")
    return f"{given} {surname}".strip() if kind is Kind.PERSON else name


def resolved(entries, kind):
    """Return the clusters of (entry, name) that resolving makes of all names."""
    places = {f"{uid} {n}": (uid, name) for uid, names in entries.items() for n, name in enumerate(names)}
    texts = [
        Annotation(Document(doc, name), mentions=(Mention(0, len(name), name, kind, 0, name),))
        for doc, (_, name) in places.items()
    ]
    clusters = defaultdict(list)
    for (doc, _), entity in resolve(texts).places.items():
        clusters[entity].append(places[doc])
    return list(clusters.values())


def differ(one, other):
    """Tell whether two spellings are more than case, accents and hyphens apart."""
    return fold(one.replace("-", " ")) != fold(other.replace("-", " "))


if __name__ == "__main__":
    main()
