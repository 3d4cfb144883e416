"""One batch of documents after another: in this process, in several, or on a cluster, with the same result."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

from graphbuild.annotate import BATCH_SIZE, MAX_LENGTH, OnError, load_pipeline
from graphbuild.engine.cluster import on_cluster
from graphbuild.engine.jobs import Batch, Job, annotations_of
from graphbuild.engine.processes import in_processes
from graphbuild.errors import SourceError
from graphbuild.loading import Model
from graphbuild.types import Annotation, Document

__all__ = ["annotate_all", "work_through"]

Result = TypeVar("Result")


def annotate_all(  # noqa: PLR0913  what, and where
    documents: Iterable[Document],
    model: Model = None,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    apart: bool = False,
    on_error: OnError,
) -> Iterator[Annotation]:
    """Read documents and yield what they say, in the same order; without a document no pipeline is loaded.

    A text that ends the process that reads it, for want of memory or by a fault in compiled code, costs no other where
    several processes read: it is read again alone, and when that process ends, too, it is reported as any text that
    cannot be read. Where only one reads, it is this one.

    Args:
        documents: What to read.
        model: A spaCy pipeline by name or path; by default the one that ships with graphbuild.
        workers: The number of processes. They are started only where there are more batches than processes, for
            each takes some seconds to start. As with all of Python's process pools, a script that asks for more than
            one keeps its own work under ``if __name__ == "__main__"``.
        scheduler: The address of the scheduler of a Dask cluster, whose workers then read, however many there are; or
            "local", to start one here with as many worker processes. It needs the extra ``graphbuild[cluster]``.
        apart: Start processes for few texts, too, if there may be more than one: a text of them may kill its reader.
        on_error: Told of each text that cannot be read.

    Raises:
        ModelError: There is no such pipeline.
        GraphbuildError: A process ended before it had loaded the pipeline, or the cluster does not answer.
    """
    job = Job(annotations_of, model)
    for found in work_through(documents, job, workers=workers, scheduler=scheduler, apart=apart):
        if isinstance(found, SourceError):
            on_error(found)
        else:
            yield found


def work_through(  # noqa: PLR0913  how much, and where
    documents: Iterable[Document],
    job: Job[Result],
    *,
    workers: int = 1,
    scheduler: str | None = None,
    apart: bool = False,
    most: int = BATCH_SIZE,
    longest: int = MAX_LENGTH,
) -> Iterator[Result | SourceError]:
    """Do a job on batches of documents and yield its results in their order, what failed among them.

    ``most`` and ``longest`` say how many texts make a batch, and from how many code points on it is full. All else is
    as in :func:`annotate_all`.
    """
    batches = _batches(documents, most, longest)
    first = list(islice(batches, workers + 1))
    if not first:
        return
    every = chain(first, batches)
    if scheduler:
        yield from on_cluster(every, job, scheduler, workers)
    elif workers > 1 and (apart or len(first) > workers):
        yield from in_processes(every, job, workers)
    else:
        pipeline = load_pipeline(job.model)
        for batch in every:
            yield from job.work(batch, pipeline)


def _batches(documents: Iterable[Document], most: int, longest: int) -> Iterator[Batch]:
    """Yield batches of so many texts at most, and with the last of which they have so many code points at most."""
    batch, length = list[Document](), 0
    for document in documents:
        batch.append(document)
        length += len(document.text)
        if len(batch) == most or length >= longest:
            yield tuple(batch)
            batch, length = [], 0
    if batch:
        yield tuple(batch)
