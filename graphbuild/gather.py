"""The flow in parts: texts are read into Parquet parts, wherever that is done, and parts gathered into one store."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from graphbuild.annotate import OnError, fingerprint
from graphbuild.engine import work_through
from graphbuild.engine.jobs import Job
from graphbuild.errors import SourceError, TextError
from graphbuild.labels import read_labels
from graphbuild.loading import Model, recipe_of
from graphbuild.parts import TABLES, Parts, Written, write_part
from graphbuild.parts.folder import Index
from graphbuild.parts.tables import failure_row
from graphbuild.pipeline import BuildReport, Progress, Sources, documents_of, report_of, saved
from graphbuild.read import Columns
from graphbuild.store import Store
from graphbuild.turns import Before, Turn, collecting
from graphbuild.types import Annotation

TEXTS, LENGTH = 256, 1_000_000
"""How many texts, and about how many code points, a part holds: few enough that a lost one costs little."""


def update_parts(  # noqa: PLR0913  the options of `graphbuild build`
    parts: Parts,
    sources: Sources,
    *,
    model: Model = None,
    prune: bool = False,
    retry: bool = False,
    columns: Columns | None = None,
    labels: str | Path | None = None,
    form: str | None = None,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring a folder of parts up to date with its sources, as :func:`graphbuild.pipeline.update` does a store.

    What is read is written by whoever reads it, part by part; an interrupted run goes on where it was. At the end,
    parts that hold texts which have been read anew are written without them.
    """
    progress, recipe = progress or Progress(), recipe_of(model, labels)
    index = parts.index()
    failures = {} if retry else {name: failure for _, name, failure in index.failures}
    before = Before(fingerprint(recipe), {name: digest for _, name, digest in index.texts}, failures)
    given, failed, read = dict[str, Turn](), list[SourceError](), 0
    on_error, table = collecting(failed, progress.on_error), read_labels(labels)
    documents = documents_of(sources, columns=columns, labels=table, form=form, on_error=on_error)
    job = Job(partial(write_part, folder=parts.name, mark=before.mark), recipe)
    texts = before.changed(documents, given)
    working = partial(work_through, workers=workers, scheduler=scheduler, apart=True, most=TEXTS, longest=LENGTH)
    for found in working(texts, job):
        written = _failed(parts, found, given) if isinstance(found, SourceError) else found
        read += len(written.texts)
        for problem in written.failures:
            on_error(problem)
        progress.on_part(written.texts)
    prune = prune and not failed
    _tidy(parts, given, prune=prune)
    parts.describe(str(recipe.model or "graphbuild_news"))
    absent = before.known.keys() - given.keys()
    removed = len(absent) if prune else 0
    return report_of(given, failed, read=read, removed=removed, kept=len(absent) - removed)


def gather(store: Store, parts: Parts, *, prune: bool = False, progress: Progress | None = None) -> BuildReport:
    """Bring a store up to date with a folder of parts, to the content that reading the same texts into it would give.

    With ``prune``, texts and failures are removed from the store that the parts do not hold.
    """
    progress, failed, counts = progress or Progress(), list[SourceError](), Counter[str]()
    on_error = collecting(failed, progress.on_error)
    known, given = store.fingerprints(), set[str]()
    index = parts.index()
    twice = _read_twice(parts, index)
    for problem in twice.values():
        on_error(problem)
    for part in parts.names():
        for annotation, digest in parts.read(part):
            given.add(annotation.document.id)
            if annotation.document.id in twice:
                continue
            counts[_stored(store, annotation, digest, known, on_error)] += 1
            progress.on_document(annotation.document)
    failures = {name: failure for _, name, failure in index.failures}
    for name, failure in failures.items():
        store.fail(name, *failure)
    for name, value in parts.about().items():
        store.remember(name, value)
    absent = known.keys() - given - failures.keys()
    if prune and not failed:
        store.remove(sorted(absent | store.failures().keys() - failures.keys() - given))
    removed = len(absent) if prune and not failed else 0
    return BuildReport(counts["read"], counts["keep"], removed, len(absent) - removed, len(failed), len(failures))


def _read_twice(parts: Parts, index: Index) -> dict[str, TextError]:
    """Name the texts of which there is more than one reading, so that nobody can tell which is the later."""
    digests = defaultdict[str, set[str]](set)
    for _, name, digest in index.texts:
        digests[name].add(digest)
    why = (
        f"was read twice, by a build that was interrupted. Run it again: graphbuild build SOURCES --parts {parts.name}"
    )
    return {name: TextError(f"{name} {why}", name) for name, found in sorted(digests.items()) if len(found) > 1}


def _stored(store: Store, annotation: Annotation, digest: str, known: Mapping[str, str], on_error: OnError) -> str:
    """Store what was read from a text, unless it is there; tell what was done."""
    if known.get(annotation.document.id) == digest:
        return "keep"
    return "read" if saved(store, annotation, digest, on_error) else "fail"


def _failed(parts: Parts, problem: SourceError, given: Mapping[str, Turn]) -> Written:
    """Write that a text could not be read where no worker was left to do so."""
    if not isinstance(problem, TextError):
        return Written("", (), (problem,))
    failed = [failure_row(problem.text, str(problem), given[problem.text].digest)]
    return Written(parts.write({**{table: [] for table in TABLES}, "failures": failed}), (), (problem,))


def _tidy(parts: Parts, given: Mapping[str, Turn], *, prune: bool) -> None:
    """Leave out of all parts what stands elsewhere in a later reading or a second time, or was pruned."""
    index, seen = parts.index(), set[tuple[str, str]]()
    there = {(name, digest) for _, name, digest in index.texts}
    texts, failures = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for part, name, digest in index.texts:
        now = given[name].digest if name in given else None if prune else digest
        if (name, digest) in seen or (now != digest and (now is None or (name, now) in there)):
            texts[part].add(name)
        seen.add((name, digest))
    for part, name, (_, digest) in index.failures:
        now = given[name].digest if name in given else None if prune else digest
        if now != digest or (name, digest) in seen:
            failures[part].add(name)
        seen.add((name, digest))
    for part in sorted(texts.keys() | failures.keys()):
        parts.leave_out(part, texts[part], failures[part])
