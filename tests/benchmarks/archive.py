"""An archive that grows: what a build costs where nothing, one text or everything is new. On real press releases.

Of 16,821 releases of the US Treasury every so many-th is read: 100 texts by default, as many as asked for by
``python -m tests.benchmarks.archive 1000``; :mod:`tests.benchmarks.whole` reads all of them. Seconds are processor
time, but those of several workers, which are time that passes; machines differ, so read them as ratios.
"""

import gzip
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from graphbuild.annotate import MODEL
from graphbuild.pipeline import load_graph, update
from graphbuild.read import read_documents
from graphbuild.store import open_store
from tests.benchmarks.extraction import taken

SHARED = Path(os.environ.get("GRAPHBUILD_SHARED", Path(__file__).parents[3] / "shared"))
RELEASES = SHARED / "corpus" / "treasury_news.jsonl.gz"
TEXTS, ALL = 100, 16_821
SIZES = (1000, 4000, 16_000)
ONE_MORE = "Norway imposed sanctions on a shipping company in Oslo on Monday, the Foreign Ministry said.\n" * 20


def main(texts=TEXTS):
    """Print what first, second and further builds of some releases cost, and what their graph does."""
    if not RELEASES.exists():
        sys.stdout.write(f"{'':15}archive         no releases in {RELEASES}\n")
        return
    from tests.benchmarks.asking import asking, making

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        releases = sliced(home / "releases.jsonl", texts)
        (home / "more.txt").write_text(ONE_MORE)
        building(home / "graph.db", releases, texts)
        several(home, releases, texts)
        memory(home, texts)
        for size in SIZES:
            path = growing(home, size)
            making(path, size)
            asking(path, size)


def told(size, what, says, unit="texts"):
    sys.stdout.write(f"{size:>7} {unit}  {what:14} {says}\n")
    sys.stdout.flush()


def sliced(path, texts, share=1.0):
    """Write every so many-th release to a file, and return it."""
    with gzip.open(RELEASES, "rt", encoding="utf-8") as lines:
        path.write_text("".join(line for number, line in enumerate(lines) if number % (ALL // texts) == 0))
    kept = path.read_text().splitlines(keepends=True)[: round(texts * share)]
    path.write_text("".join(kept))
    return path


def building(db, releases, texts):
    """Build twice, the model's own time beside it, and load the graph."""
    import spacy

    documents = list(read_documents([releases]))
    nlp = spacy.load(MODEL)
    bare = taken(lambda: list(nlp.pipe((document.text for document in documents), batch_size=32)))
    with open_store(db, create=True) as store:
        first = taken(lambda: update(store, releases))
        second = taken(lambda: update(store, releases))
        words = sum(len(document.text.split()) for document in documents)
        told(texts, "first build", f"{words / first:8.0f} words/s, {bare / first:.2f} of those of bare nlp.pipe")
        told(texts, "nothing new", f"{second:8.2f} s, {second / first:.2%} of the first build")
        told(texts, "load_graph", f"{taken(lambda: load_graph(store)):8.2f} s")


def several(home, releases, texts):
    """Build with one process and with two, in turns."""
    seconds = {}
    for workers in (1, 2, 1, 2):
        start = time.monotonic()
        run_build(home / f"{workers}-{len(seconds)}-{start}.db", releases, workers)
        seconds.setdefault(workers, []).append(time.monotonic() - start)
    one, two = min(seconds[1]), min(seconds[2])
    told(texts, "two workers", f"{one / two:8.2f} times as fast as one, start included")


def memory(home, texts):
    """Build a quarter and all of the texts with one worker: the peak of each build by itself tells whether it grows."""
    peaks = []
    for share in (0.25, 1.0):
        part = sliced(home / "part.jsonl", texts, share)
        peaks.append(run_build(home / f"{share}.db", part, 1).peak)
    told(texts, "peak memory", f"{peaks[1]:8.0f} MiB, {peaks[1] / peaks[0]:.2f} times that of a quarter of them")


def run_build(db, source, workers):
    """Build in a process of its own and return what that process used, its workers included."""
    command = [sys.executable, "-m", "graphbuild", "build", source, "--workers", str(workers), "--db", db]
    return used_by(command)


LAUNCH = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stderr=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, file=sys.stderr)
"""
"""A small process between: what is started takes over the peak of who starts it, and we have a pipeline loaded."""


class Used(NamedTuple):
    """How a command ended, the seconds of processor time it took and the MiB of its largest process at its peak."""

    code: int
    seconds: float
    peak: float


def used_by(command, out=subprocess.DEVNULL):
    """Run a command to its end and return what it used, processes that it waited for included."""
    launcher = [sys.executable, "-S", "-c", LAUNCH, *map(str, command)]
    code, seconds, peak = subprocess.run(
        launcher, stdout=out, stderr=subprocess.PIPE, check=True, text=True
    ).stderr.split()
    return Used(int(code), float(seconds), float(peak))


def growing(home, size):
    """Blow the archive up with copies under other ids, and add one text to it."""
    path = home / f"{size}.db"
    with open_store(home / "graph.db") as store, open_store(path, create=True) as large:
        found = list(store.annotations())
        for number in range(size):
            one = found[number % len(found)]
            large.save(replace(one, document=replace(one.document, id=f"{number}/{one.document.id}")), "f")
        more = taken(lambda: update(large, home / "more.txt"))
        again = taken(lambda: update(large, home / "more.txt"))
    told(size, "one text more", f"{more:8.2f} s, the pipeline's start included; again {again:.2f} s")
    return path


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
