"""One batch of documents after another, in this process or in several; the annotations and their order are the same."""

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import chain, islice
from multiprocessing import connection, get_context, parent_process
from pathlib import Path

from graphbuild.annotate import BATCH_SIZE, OnError, annotate, load_pipeline
from graphbuild.errors import GraphbuildError, SourceError
from graphbuild.types import Annotation, Document

AHEAD = 2
"""How many batches a worker may be given ahead: enough to keep it busy, few enough to keep memory flat."""

_load_once = cache(load_pipeline)

Model = str | Path | None
Batch = tuple[Document, ...]
Read = list[Annotation | SourceError]


def annotate_all(
    documents: Iterable[Document], model: Model = None, *, workers: int = 1, on_error: OnError
) -> Iterator[Annotation]:
    """Read documents and yield what they say, in the same order; without a document no pipeline is loaded.

    Args:
        documents: What to read.
        model: A spaCy pipeline by name or path; by default the one that ships with graphbuild.
        workers: The number of processes. They are started only where there are more batches than processes, for
            each takes some seconds to start. As with all of Python's process pools, a script that asks for more than
            one keeps its own work under ``if __name__ == "__main__"``.
        on_error: Told of each text that cannot be read.

    Raises:
        ModelError: There is no such pipeline.
        GraphbuildError: A worker process died.
    """
    batches = _batches(documents)
    first = list(islice(batches, workers + 1))
    if not first:
        return
    if workers == 1 or len(first) <= workers:
        texts = chain.from_iterable(chain(first, batches))
        yield from annotate(texts, load_pipeline(model), on_error=on_error)
        return
    for found in _in_processes(chain(first, batches), model, workers):
        if isinstance(found, SourceError):
            on_error(found)
        else:
            yield found


def _batches(documents: Iterable[Document]) -> Iterator[Batch]:
    stream = iter(documents)
    while batch := tuple(islice(stream, BATCH_SIZE)):
        yield batch


def _in_processes(batches: Iterator[Batch], model: Model, workers: int) -> Iterator[Annotation | SourceError]:
    """Hand batches to worker processes, a few ahead, and yield their results in the order of the batches."""
    # Spawned workers, for a forked one would share the database connection.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_follow_parent)
    pending = deque[Future[Read]]()
    try:
        for batch in batches:
            pending.append(pool.submit(_read, batch, model))
            if len(pending) > AHEAD * workers:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    except BrokenProcessPool as problem:
        raise GraphbuildError(
            "A worker process died, perhaps for want of memory. What was read before is kept: "
            "run it again, with fewer --workers."
        ) from problem
    finally:
        pool.shutdown(cancel_futures=True)


def _read(batch: Batch, model: Model) -> Read:
    """Read a batch in a worker; what cannot be read stands where its annotation would."""
    found: Read = []
    for annotation in annotate(batch, _load_once(model), on_error=found.append):
        found.append(annotation)
    return found


def _follow_parent() -> None:
    """Let a worker end with its parent: at an interrupt, which the parent handles, and when the parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
