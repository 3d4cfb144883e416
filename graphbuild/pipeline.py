"""The whole flow, from files to graph, in a few short functions."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from graphbuild import __version__
from graphbuild.annotate import OnError, annotate, fingerprint, load_pipeline
from graphbuild.errors import SourceError
from graphbuild.graph import EntityGraph, build_graph
from graphbuild.read import Columns, read_documents
from graphbuild.relate import relate
from graphbuild.resolve import resolve
from graphbuild.store import Store, open_store
from graphbuild.types import Annotation, Document

Sources = str | Path | Iterable[str | Path]


@dataclass(frozen=True, slots=True)
class Progress:
    """What a caller hears of a build while it runs; by default nothing."""

    on_error: OnError | None = None
    on_document: Callable[[Document], None] = field(default=lambda _document: None)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, in numbers of texts.

    ``read`` were new or changed, ``unchanged`` were left as they were, ``removed`` were pruned, ``kept`` are in the
    database from earlier builds though no source gave them, ``failed`` could not be read.
    """

    read: int
    unchanged: int
    removed: int
    kept: int
    failed: int


def build(
    sources: Sources,
    *,
    db: str | Path | None = None,
    model: str | Path | None = None,
    prune: bool = False,
    columns: Columns | None = None,
) -> EntityGraph:
    """Read texts and return the graph of all that the database then holds.

    Args:
        sources: Files, folders, globs, or ``-`` for standard input; see :func:`graphbuild.read.read_documents`.
        db: The database file, made when missing; by default one in memory, gone afterwards.
        model: A spaCy pipeline by name or path; by default the one that ships with graphbuild.
        prune: Remove texts from the database that are not among the sources, unless a source failed.
        columns: Which columns of tables hold what; by default they are guessed.

    Raises:
        SourceError: A source cannot be read.
        ModelError: There is no such pipeline.
        StoreError: The database cannot be used.
    """
    with open_store(db, create=True) as store:
        update(store, sources, model=model, prune=prune, columns=columns)
        return load_graph(store)


def update(  # noqa: PLR0913  the options of `graphbuild build`
    store: Store,
    sources: Sources,
    *,
    model: str | Path | None = None,
    prune: bool = False,
    columns: Columns | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring a store up to date with its sources: read what is new or changed, and only that.

    Each text is stored as soon as it is read, whole or not at all, so that an interrupted build loses at most the batch
    that was in work, and the next one goes on from there. Raises as :func:`build` does; with ``progress.on_error`` a
    text that cannot be read is reported there instead and costs no other.
    """
    progress = progress or Progress()
    intake = _Intake(fingerprint(model), store.fingerprints(), progress)
    documents = read_documents(_as_list(sources), columns=columns, on_error=intake.on_error)
    for annotation in _annotate(intake.changed(documents), model, intake.on_error):
        store.save(annotation, intake.fingerprint(annotation.document))
        intake.done(annotation.document)
    store.remember("pipeline", str(model or "graphbuild_news"))
    store.remember("graphbuild", __version__)
    removable = intake.absent() if prune and not intake.failed else []
    store.remove(removable)
    return intake.report(removed=len(removable))


def load_graph(store: Store) -> EntityGraph:
    """Resolve and relate all that a store holds, and lay it out as a graph."""
    annotations = list(store.annotations())
    resolution = resolve(annotations)
    documents = [annotation.document for annotation in annotations]
    return build_graph(documents, resolution.entities, relate(annotations, resolution))


def _as_list(sources: Sources) -> list[str | Path]:
    return [sources] if isinstance(sources, str | Path) else list(sources)


def _annotate(
    documents: Iterator[Document], model: str | Path | None, on_error: OnError | None
) -> Iterator[Annotation]:
    """Annotate documents, loading the pipeline only when there is a first one."""
    for first in documents:
        yield from annotate(chain([first], documents), load_pipeline(model), on_error=on_error)


class _Intake:
    """The bookkeeping of one build: which texts are new or changed, and what became of them."""

    def __init__(self, mark: str, known: dict[str, str], progress: Progress) -> None:
        self._mark = mark
        self._known = known
        self._progress = progress
        self._seen: set[str] = set()
        self._unchanged = 0
        self._read = 0
        self.failed = 0
        self.on_error = self._failed if progress.on_error else None

    def fingerprint(self, document: Document) -> str:
        """Return what a stored reading must carry to be still valid: how it was read, and what."""
        return hashlib.sha256(f"{self._mark} {document!r}".encode("utf-8", "surrogatepass")).hexdigest()

    def changed(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield the documents that must be read."""
        for document in documents:
            self._seen.add(document.id)
            if self._known.get(document.id) == self.fingerprint(document):
                self._unchanged += 1
            else:
                yield document

    def done(self, document: Document) -> None:
        """Count a document that was read and stored."""
        self._read += 1
        self._progress.on_document(document)

    def absent(self) -> list[str]:
        """Return the stored ids that no source gave."""
        return sorted(self._known.keys() - self._seen)

    def report(self, removed: int) -> BuildReport:
        """Sum the build up."""
        return BuildReport(self._read, self._unchanged, removed, len(self.absent()) - removed, self.failed)

    def _failed(self, problem: SourceError) -> None:
        self.failed += 1
        if self._progress.on_error:
            self._progress.on_error(problem)
