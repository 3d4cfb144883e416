"""How many copies of a text are found, and how few pairs are compared for it? Measured on releases of one government.

Of every release four copies are planted under ids of their own: in the frame of another site, with every fortieth word
changed, cut to its first third, and printed in the midst of another release. Found is the share that comes to one
source with its original. Of the releases themselves none should be joined to another but for those that the archive
holds twice; form letters are.
"""

import gzip
import json
import os
import sys
from datetime import date
from pathlib import Path
from unittest import mock

from graphbuild.corroborate import _is_copy, source_of
from graphbuild.types import Document

FILE = (
    Path(os.environ.get("GRAPHBUILD_SHARED", Path(__file__).parents[3] / "shared"))
    / "corpus"
    / "sanctions_relevant.jsonl.gz"
)


def framed(words, _other):
    """Print a text on another site."""
    return ["By", "our", "staff", "in", "Valletta", *words, "Read", "more", "on", "this", "site"]


def edited(words, _other):
    """Change every fortieth word."""
    return [f"{word}x" if place % 40 == 20 else word for place, word in enumerate(words)]


def cut(words, _other):
    """Keep the first third."""
    return words[: len(words) // 3]


def amidst(words, other):
    """Print a text in the midst of another."""
    return [*other[: len(other) // 2], *words, *other[len(other) // 2 :]]


CHANGES = (framed, edited, cut, amidst)


def main():
    """Print the share of copies found of each sort, releases joined, and pairs compared."""
    if not FILE.is_file():
        sys.stdout.write(f"{'':15}copies          no texts in {FILE}\n")
        return
    originals = list(releases())
    alone = source_of(originals)
    joined = len(originals) - len(set(alone.values()))
    sys.stdout.write(f"{len(originals):>7} texts  joined         {joined} to another\n")
    for change in CHANGES:
        found, compared, pairs = planted(originals, change)
        sys.stdout.write(f"{'':15}{change.__name__:14} found {found:.3f}, compared {compared} of {pairs} pairs\n")


def planted(originals, change):
    """Return which share of the copies was found, how many pairs were compared for it, and how many there are."""
    copies = [
        Document(f"copy of {one.id}", " ".join(change(one.text.split(), other.text.split())), date=one.date)
        for one, other in zip(originals, originals[1:] + originals[:1], strict=True)
    ]
    with mock.patch("graphbuild.corroborate._is_copy", wraps=_is_copy) as comparison:
        sources = source_of([*originals, *copies])
    found = sum(sources[one.id] == sources[copy.id] for one, copy in zip(originals, copies, strict=True))
    texts = len(sources)
    return found / len(originals), comparison.call_count, texts * (texts - 1) // 2


def releases():
    """Yield the releases of the archive."""
    with gzip.open(FILE, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            yield Document(f"{number:05}", row["text"], date=date.fromisoformat(row["date"][:10]))


if __name__ == "__main__":
    main()
