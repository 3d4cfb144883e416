"""The whole flow, from files to graph, in a few short functions."""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from graphbuild import __version__
from graphbuild.annotate import OnError, fingerprint
from graphbuild.engine import annotate_all
from graphbuild.errors import AnnotationError, LabelError, SourceError, TextError
from graphbuild.graph import EntityGraph
from graphbuild.labels import read_labels
from graphbuild.loading import Model, recipe_of
from graphbuild.read import Columns, read_documents
from graphbuild.resolve import resolve
from graphbuild.resolve.replay import Replayed, replay
from graphbuild.snapshot import OnRefresh, browse, held, laid_out, resolved_of, whole
from graphbuild.store import Store, open_store
from graphbuild.turns import Before, Turn, collecting, noted
from graphbuild.types import Annotation, Document

Sources = str | Path | Document | Iterable[str | Path | Document]
"""What a build reads: files, folders and globs, and texts that are at hand."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What a caller hears of a build while it runs; by default nothing."""

    on_error: OnError | None = None
    on_document: Callable[[Document], None] = field(default=lambda _document: None)
    on_part: Callable[[Sequence[str]], None] = field(default=lambda _texts: None)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, in numbers of texts.

    ``read`` were new or changed, ``unchanged`` were left as they were, ``removed`` were pruned, ``kept`` are in the
    database from earlier builds though no source gave them, ``failed`` could not be read. ``left_out`` failed in an
    earlier build and have not changed since, nor has how they would be read, so that they were not tried again.
    ``unknown`` are labels, in annotations made elsewhere, that the table of labels has no row for.
    """

    read: int
    unchanged: int
    removed: int
    kept: int
    failed: int
    left_out: int = 0
    unknown: int = 0


def build(  # noqa: PLR0913  the options of `graphbuild build`
    sources: Sources,
    *,
    db: str | Path | None = None,
    model: Model = None,
    prune: bool = False,
    columns: Columns | None = None,
    labels: str | Path | None = None,
    form: str | None = None,
    workers: int = 1,
    scheduler: str | None = None,
) -> EntityGraph:
    """Read texts and return the graph of all that the database then holds.

    Args:
        sources: Files, folders, globs, or ``-`` for standard input (:func:`graphbuild.read.read_documents`); documents
            are taken as they are.
        db: The database file, made when missing; by default one in memory, gone afterwards.
        model: A spaCy pipeline by name or path, by default ours; or a :class:`graphbuild.loading.Recipe` with more.
        prune: Remove texts from the database that are not among the sources, unless a source failed.
        columns: Which columns of tables hold what; by default they are guessed.
        labels: A TOML file: what labels of annotations made elsewhere, and of the ``model``, mean (:mod:`.labels`).
        form: The format of all sources, by default told from each (:data:`graphbuild.read.FORMATS`).
        workers: How many processes read (:func:`graphbuild.engine.annotate_all`).
        scheduler: A Dask cluster that reads instead, by the address of its scheduler.

    Raises:
        SourceError: A source cannot be read, or has a label that means nothing.
        LabelsError: The table of labels cannot be read.
        ModelError: There is no such pipeline.
        StoreError: The database cannot be used.
    """
    with open_store(db, create=True) as store:
        read = partial(update, store, sources, model=model, columns=columns, labels=labels, form=form)
        read(prune=prune, workers=workers, scheduler=scheduler)
        return load_graph(store)


def update(  # noqa: PLR0913  the options of `graphbuild build`
    store: Store,
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
    """Bring a store up to date with its sources: read what is new or changed, and only that.

    Each text is stored as soon as it is read, whole or not at all, so that an interrupted build loses at most the batch
    that was in work, and the next one goes on from there. Raises as :func:`build` does; with ``progress.on_error`` a
    text that cannot be read is reported there instead and costs no other. What breaks while it is read is remembered,
    and tried again only when the text, or how it would be read, has changed, or with ``retry``. More than one of the
    ``workers`` are started where there is enough to read (:func:`graphbuild.engine.annotate_all`), and where the last
    build was killed, perhaps by a text.
    """
    progress = progress or Progress()
    recipe = recipe_of(model, labels)
    before = Before(fingerprint(recipe), store.fingerprints(), {} if retry else store.failures())
    given, failed, read = dict[str, Turn](), list[SourceError](), 0
    on_error, table = _remembering(store, given, collecting(failed, progress.on_error)), read_labels(labels)
    documents = documents_of(sources, columns=columns, labels=table, form=form, on_error=on_error)
    texts = before.changed(documents, given)
    with noted(store, texts) as (texts, killed):
        reading = partial(annotate_all, workers=workers, scheduler=scheduler, apart=killed, on_error=on_error)
        for annotation in reading(texts, recipe):
            if saved(store, annotation, given[annotation.document.id].digest, on_error):
                progress.on_document(annotation.document)
                read += 1
    store.remember("pipeline", str(recipe.model or "graphbuild_news"))
    store.remember("graphbuild", __version__)
    absent = before.known.keys() - given.keys()
    removed = absent if prune and not failed else set[str]()
    if prune and not failed:
        store.remove(sorted(removed | store.failures().keys() - given.keys()))
    return report_of(given, failed, read=read, removed=len(removed), kept=len(absent - removed))


def report_of(
    given: Mapping[str, Turn], failed: Sequence[SourceError], *, read: int, removed: int, kept: int
) -> BuildReport:
    """Count what was done with the texts that were given, and what failed."""
    turns = Counter(turn.do for turn in given.values())
    unknown = sum(isinstance(problem, LabelError) for problem in failed)
    return BuildReport(read, turns["keep"], removed, kept, len(failed) - unknown, turns["leave out"], unknown)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let Python look for no cycles meanwhile: records have none, and among millions of them it looks for long."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


@_uncollected()
def load_graph(store: Store, *, on_refresh: OnRefresh | None = None) -> EntityGraph:
    """Return the graph of all that a store holds: resolved, corroborated and related, as people have decided.

    It is read as it was kept. The first time after a text, a decision or the program has changed it is made anew and
    kept in the database, all of it or nothing, so that the next one is quick; where that cannot be written, it is only
    made.

    Where decisions hold or have no effect, the graph's attribute ``ledger`` counts those that are ``held`` and the
    entities that are ``hidden``, has the ``problems`` of the others, one line each, and names who was judged to be
    ``apart`` (pairs of ids) or ``one``. Nodes are linked to the reference lists that the store holds
    (:mod:`graphbuild.link`).

    Args:
        store: The database.
        on_refresh: What is told of how many texts the graph is made anew, before that begins.

    Raises:
        StoreError: The database fails.
        LedgerError: The ledger beside it cannot be read.
    """
    with held(store, on_refresh) as resolved:
        return laid_out(resolved) if resolved else whole(store)


@contextmanager
def open_graph(store: Store, *, on_refresh: OnRefresh | None = None) -> Iterator[EntityGraph]:
    """Open the graph of all that a store holds, to look at parts of it: nothing is read before it is looked at.

    It has what :func:`load_graph` returns, and that is made first where anything has changed. It cannot be changed, and
    ends with the ``with`` statement; copies of parts stay. For what asks about all of it :func:`load_graph` is quicker.

    Raises:
        StoreError: The database fails.
        LedgerError: The ledger beside it cannot be read.
    """
    with ExitStack() as stack:
        with _uncollected():
            resolved = stack.enter_context(held(store, on_refresh))
        yield laid_out(resolved) if resolved else browse(store)


def graph_of(annotations: Iterable[Annotation], replayed: Replayed | None = None) -> EntityGraph:
    """Corroborate and relate what was read, and lay it out as a graph, as people have decided or as the texts say."""
    annotations = list(annotations)
    replayed = replayed or replay(resolve(annotations), ())
    return laid_out(resolved_of(annotations, replayed))


def documents_of(sources: Sources, **options: Any) -> Iterator[Document]:  # noqa: ANN401  as read_documents() takes them
    """Yield what sources hold, documents first."""
    given = [sources] if isinstance(sources, str | Path | Document) else list(sources)
    paths = [source for source in given if not isinstance(source, Document)]
    texts = [source for source in given if isinstance(source, Document)]
    yield from read_documents(paths, texts=texts, **options)


def saved(store: Store, annotation: Annotation, digest: str, on_error: OnError) -> bool:
    """Store what was read from a text and tell whether that could be done; a fault of the text is reported."""
    try:
        store.save(annotation, digest)
    except AnnotationError as problem:
        on_error(TextError(str(problem), annotation.document.id))
        return False
    return True


def _remembering(store: Store, given: Mapping[str, Turn], on_error: OnError) -> OnError:
    """Remember the errors of texts in the store before they are passed on."""

    def remember(problem: SourceError) -> None:
        if isinstance(problem, TextError) and problem.text in given:
            store.fail(problem.text, str(problem), given[problem.text].digest)
        on_error(problem)

    return remember
