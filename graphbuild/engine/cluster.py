"""Batches read by the workers of a Dask cluster, which may be many machines; a text that ends workers is singled out.

Scheduler and workers must have the same graphbuild, spaCy and pipeline installed as the program that asks them; each
worker compares before it reads. One that is lost costs the batches that it had in work: Dask has them read again.
"""

import logging
import socket
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from graphbuild.annotate import fingerprint, load_pipeline
from graphbuild.engine.jobs import Batch, Job, Pipeline
from graphbuild.errors import GraphbuildError, ModelError, SourceError, TextError
from graphbuild.loading import Model
from graphbuild.types import Document

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 3
"""How many batches a worker may be given ahead; the scheduler never holds more of an archive."""
LOCAL = "local"
"""In place of a scheduler's address: start one here, with worker processes, and stop it at the end."""
PATIENCE = 10
"""Seconds to wait for the scheduler to answer, and for its first worker."""

_DEATHS = {"distributed.scheduler.allowed-failures": 1}
"""How often the workers of a cluster of our own may die at a task before that is suspected."""
_TURN = threading.Lock()
"""A worker may have several threads; a pipeline reads for one at a time."""

Result = TypeVar("Result")


def on_cluster(
    batches: Iterator[Batch], job: Job[Result], scheduler: str, workers: int
) -> Iterator[Result | SourceError]:
    """Submit batches to a cluster, a few ahead, and yield their results in the order of the batches.

    Raises:
        ModelError: There is no such pipeline, or a worker would read otherwise than this program.
        GraphbuildError: Dask is not installed, no scheduler or worker answers, or the cluster was lost.
    """
    mark = fingerprint(job.model)
    with _connected(scheduler, workers) as client:
        asking = _Asking(client, job, mark)
        for batch in batches:
            asking.submit(batch)
            while len(asking.pending) > AHEAD * len(client.nthreads()):
                yield from asking.next()
        while asking.pending:
            yield from asking.next()


class _Asking(Generic[Result]):
    """Batches that a cluster was asked to read, in their order."""

    def __init__(self, client: "Client", job: Job[Result], mark: str) -> None:
        self.pending: deque[tuple[Batch, Future]] = deque()
        self._client, self._job, self._mark = client, job, mark

    def submit(self, batch: Batch) -> None:
        self.pending.append((batch, self._ask(batch)))

    def next(self) -> list[Result | SourceError]:
        """Wait for the oldest batch; one at which workers died is read text by text while nothing else is."""
        from distributed import KilledWorker

        batch, future = self.pending.popleft()
        try:
            found: list[Result | SourceError] = _answer(future)
        except KilledWorker:
            for _, other in self.pending:
                other.exception()  # waits until it is there, or None, so that nobody but these texts kills a worker now
            found = [one for document in batch for one in self._alone(document)]
        return found

    def _ask(self, batch: Batch) -> "Future":
        return self._client.submit(_read, self._job, self._mark, batch, pure=False)

    def _alone(self, document: Document) -> list[Result | SourceError]:
        from distributed import KilledWorker

        try:
            found: list[Result | SourceError] = _answer(self._ask((document,)))
        except KilledWorker:
            found = [TextError(f"{document.id} ended every worker that read it, when read alone, too.", document.id)]
        return found


def _answer(future: "Future") -> Any:  # noqa: ANN401  what a worker returns
    """Return what was asked for.

    Raises:
        GraphbuildError: A worker says what is wrong, or cannot even be asked.
        KilledWorker: Too many workers died at it.
    """
    from distributed import KilledWorker

    try:
        return future.result()
    except (GraphbuildError, KilledWorker):
        raise
    except Exception as problem:
        said = " ".join(str(problem).split())
        raise GraphbuildError(
            f"The cluster cannot read ({said[:200]}). Its scheduler must run, and it and all workers must have "
            "this very graphbuild installed. What was read before is kept: run it again."
        ) from problem


def _read(job: Job[Result], mark: str, batch: Batch) -> list[Result | SourceError]:
    """Read a batch on a worker."""
    with _TURN:
        return job.work(batch, _pipeline(job.model, mark))


@cache
def _pipeline(model: Model, mark: str) -> Pipeline:
    if fingerprint(model) != mark:
        raise ModelError(
            f"The worker on {socket.gethostname()} would read otherwise than this program: "
            "install the same graphbuild, spaCy and pipeline on both."
        )
    return load_pipeline(model)


@contextmanager
def _connected(scheduler: str, workers: int) -> "Iterator[Client]":
    """Connect to a scheduler that has workers, and disconnect at the end."""
    try:
        from distributed import Client
        from distributed.comm import get_address_host_port
    except ImportError:
        raise GraphbuildError("Dask is not installed. Install it: pip install 'graphbuild[cluster]'") from None
    with ExitStack() as stack:
        address = stack.enter_context(cluster_here(workers)) if scheduler == LOCAL else scheduler
        try:
            if address == scheduler:
                get_address_host_port(address)  # a client that finds out itself that this is none takes long to end
            client = stack.enter_context(Client(address, timeout=PATIENCE, set_as_default=False))
        except (OSError, ValueError):
            raise GraphbuildError(
                f"No Dask scheduler answers at {scheduler}. Start one (dask scheduler), or mend the address."
            ) from None
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise GraphbuildError(
                f"The scheduler at {scheduler} has no workers. Start some: dask worker {scheduler} --nthreads 1"
            ) from None
        yield client


@contextmanager
def cluster_here(workers: int) -> Iterator[Any]:
    """Start a scheduler and worker processes on this machine, and stop them at the end."""
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set(_DEATHS),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        ) as cluster,
    ):
        yield cluster
