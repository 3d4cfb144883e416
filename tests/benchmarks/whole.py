"""A whole archive on one machine, opened: is every text there, and what do its reports, pages and questions cost?

All 16,821 releases of the US Treasury are read with two workers, or so many of them by ``--texts``; with ``--db`` what
was read before is taken as it is. Then every text is looked for, each command that reads is run on it, and the site is
opened in a browser. Seconds are processor time, memory is the peak of the largest process.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from itertools import islice
from pathlib import Path

from graphbuild.annotate import MODEL
from tests.benchmarks.archive import ALL, RELEASES, sliced, told, used_by
from tests.benchmarks.extraction import taken
from tests.benchmarks.pages import DRAWN, browser

SAMPLE = 60
"""How many texts the bare model reads beside, for the ratio."""
WORKERS = 2


def main(arguments=()):
    """Print what an archive costs from its first text to its last page."""
    given = options().parse_args(arguments)
    if not RELEASES.exists():
        sys.stdout.write(f"{'':15}archive         no releases in {RELEASES}\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        home = given.output or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        releases, db = sliced(home / "treasury.jsonl", given.texts), given.db or home / "treasury.db"
        if given.db is None:
            build(releases, db, given.texts)
        complete(releases, db, given.texts)
        for name, command in commands(db, home).items():
            run(given.texts, name, command, db, home / f"{name}.out")
        site(home / "site", given.texts)


def options():
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.whole", description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=int, default=ALL, help="only so many, evenly from the archive")
    parser.add_argument("--db", type=Path, help="a database that was built from them before")
    parser.add_argument("-o", "--output", type=Path, help="a folder for what is written, to be looked at afterwards")
    return parser


def build(releases, db, texts):
    """Build with all workers, and tell words per second of processor time beside those of the bare model."""
    import spacy

    found = [json.loads(line)["text"] for line in releases.open(encoding="utf-8")]
    some = found[:: max(1, len(found) // SAMPLE)]
    nlp = spacy.load(MODEL)
    bare = words_in(some) / taken(lambda: list(nlp.pipe(some, batch_size=32)))
    command = [sys.executable, "-m", "graphbuild", "build", releases, "--workers", str(WORKERS), "--db", db]
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        peaks = peaks_of(process)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    words = words_in(found) / (used.ru_utime + used.ru_stime)
    passed = time.monotonic() - start
    told(texts, "build", f"{words:8.0f} words/s of a core, {words / bare:.2f} of those of bare nlp.pipe")
    told(texts, "", f"{passed:8.0f} s passed with {WORKERS} workers, {words_in(found) / 1e6:.1f} million words")
    told(texts, "", f"{' + '.join(f'{peak:.0f}' for peak in sorted(peaks.values()))} MiB, the peaks of its processes")


def words_in(texts):
    return sum(len(text.split()) for text in texts)


def peaks_of(process):
    """Return the peak of a process and of each of its children in MiB, by id, which is kept up to date."""
    peaks = {}

    def look():
        while process.returncode is None:
            for id_ in (process.pid, *children_of(process.pid)):
                peaks[id_] = max(peaks.get(id_, 0), peak_of(id_))
            time.sleep(1)

    threading.Thread(target=look, daemon=True).start()
    return peaks


def children_of(process):
    try:
        return Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []


def peak_of(process):
    """Return the peak of a process in MiB as Linux tells it; 0 of one that is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0)


def complete(releases, db, texts):
    """Tell whether every text is in the database, or said to be unreadable there."""
    ids = [json.loads(line)["id"] for line in releases.open(encoding="utf-8")]
    with closing(sqlite3.connect(f"{Path(db).absolute().as_uri()}?mode=ro", uri=True)) as database:
        read, failed = (
            {name.partition("#")[2] for (name,) in database.execute(f"SELECT id FROM {table}")}
            for table in ("documents", "failures")
        )
    lost = set(ids) - read - failed
    told(texts, "texts", f"{len(read & set(ids))} read, {len(failed)} failed, {len(lost)} lost")
    if len(set(ids)) < len(ids):
        told(texts, "", f"{len(ids) - len(set(ids))} have the id of another")
    told(texts, "database", f"{db.stat().st_size / 1e6:8.0f} MB")


def commands(db, home):
    """Return the commands that read a database, by name, with those for names who are named most."""
    one, two, measure, first, second = known(db)
    return {
        "info": ["info"],
        "verify": ["verify"],
        "search": ["search", "assets", "frozen"],
        "show": ["show", two],
        "measure": ["measure", measure],
        "paths": ["paths", one, two],
        "view --focus": ["view", "--focus", two, "-o", home / "focus.html"],
        "view": ["view", "-o", home / "view.html"],
        "centrality": ["centrality", "--format", "html", "-o", home / "centrality.html"],
        "--between": ["centrality", "--between", one, two, "--format", "html", "-o", home / "between.html"],
        "communities": ["communities", "--format", "html", "-o", home / "communities.html"],
        "diff": ["diff", "--periods", first, second, "--format", "html", "-o", home / "diff.html"],
        "review": ["review", "--list", "--top", "20"],
        "export": ["export", "-o", home / "graph.json"],
        "site": ["site", "-o", home / "site"],
        "site again": ["site", "-o", home / "site"],
    }


def known(db):
    """Return the two countries, after the first, and the measure that are named most, and two years of most texts."""
    with closing(sqlite3.connect(db)) as database:

        def most(what, many):
            counted = database.execute(f"SELECT {what} GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT {many}")
            return [str(value) for (value,) in counted]

        _, one, two = most("entity FROM mentions WHERE kind = 'country'", 3)
        measures = most("entity FROM mentions WHERE kind = 'measure' AND entity LIKE 'measure:sanctions:__'", 1)
        first, second = sorted(most("substr(date, 1, 4) FROM documents WHERE date IS NOT NULL", 2))
        return one, two, *(measures or [one]), first, second


def run(texts, name, command, db, out):
    """Run a command on the archive; tell what it takes and writes."""
    with out.open("wb") as file:
        used = used_by([sys.executable, "-m", "graphbuild", *command, "--db", db], file)
    target = Path(command[command.index("-o") + 1]) if "-o" in command else out
    says = f"{used.seconds:8.2f} s, {used.peak:6.0f} MiB"
    wrote = f", {target.stat().st_size / 1e6:.2f} MB written" if target.is_file() else ""
    told(texts, name, f"{says}{wrote}{f', ended with {used.code}' if used.code else ''}")


def site(folder, texts):
    """Tell how many pages there are and how large, and how long the largest take to open, without an error."""
    sizes = {path: path.stat().st_size for path in folder.rglob("*") if path.is_file()}
    largest = sorted(sizes, key=lambda path: (-sizes[path], path))
    told(texts, "site", f"{len(sizes):8} files, {sum(sizes.values()) / 1e6:.0f} MB")
    driver = browser()
    if driver is None:
        sys.stdout.write(f"{'':15}site            no chromium with its driver: not opened\n")
        return
    pages = [folder / "index.html", *sorted(folder.glob("pages/*/index.html"))]
    pages += [page for page in largest if page.suffix == ".html" and page not in pages][:5]
    for page in pages:
        told(texts, "opened", f"{opened(driver, page):8.2f} s, {sizes[page] / 1e6:.2f} MB, {page.relative_to(folder)}")
    driver.quit()


def opened(driver, page):
    """Return the seconds in which a page is drawn; whatever the browser complains of is said."""
    driver.get("about:blank")
    start = time.perf_counter()
    driver.get(page.as_uri())
    driver.execute_async_script(DRAWN)
    seconds = time.perf_counter() - start
    for entry in islice(driver.get_log("browser"), 3):
        sys.stdout.write(f"{'':15}{page.name} complains: {entry['message']}\n")
    return seconds


if __name__ == "__main__":
    main(sys.argv[1:])
