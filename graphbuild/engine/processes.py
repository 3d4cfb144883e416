"""Batches read by several processes of this machine; a text that ends its process is singled out."""

import os
import signal
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import connection, get_context, parent_process
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from graphbuild.annotate import load_pipeline
from graphbuild.engine.jobs import Batch, Job
from graphbuild.errors import GraphbuildError, SourceError, TextError
from graphbuild.types import Document

AHEAD = 2
"""How many batches a worker may be given ahead: enough to keep it busy, few enough to keep memory flat."""

Result = TypeVar("Result")


def in_processes(batches: Iterator[Batch], job: Job[Result], workers: int) -> Iterator[Result | SourceError]:
    """Hand batches to processes, a few ahead, and yield their results in the order of the batches.

    Raises:
        ModelError: There is no such pipeline.
        GraphbuildError: A process ended before it had loaded the pipeline.
    """
    readers = [Reader(job) for _ in range(workers)]
    idle = SimpleQueue[Reader[Result]]()
    for reader in readers:
        idle.put(reader)
    pending, threads = deque[Future[list[Result | SourceError]]](), ThreadPoolExecutor(workers)
    try:
        for batch in batches:
            pending.append(threads.submit(_by_whoever_is_idle, idle, batch))
            if len(pending) > AHEAD * workers:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for reader in readers:
            reader.stop()
        threads.shutdown()
        for reader in readers:
            reader.close()


def _by_whoever_is_idle(idle: "SimpleQueue[Reader[Result]]", batch: Batch) -> list[Result | SourceError]:
    reader = idle.get()
    try:
        return reader.read(batch)
    finally:
        idle.put(reader)


class Reader(Generic[Result]):
    """A process that reads one batch after another, started when first needed, and another one when it has ended."""

    def __init__(self, job: Job[Result]) -> None:
        self._job = job
        self._process: SpawnProcess | None = None
        self._line: Any = None
        self._stopped = False

    def read(self, batch: Batch) -> list[Result | SourceError]:
        """Return the results of a batch; a text that ends its process again when it is read alone is a fault."""
        try:
            return self._ask(batch)
        except _EndedError:
            return [found for document in batch for found in self._alone(document)]

    def stop(self) -> None:
        """End the process, whatever it does; whoever waits for it is told so."""
        self._stopped = True
        if self._process is not None:
            self._process.terminate()

    def close(self) -> None:
        """Wait until the process has ended, after it was stopped."""
        if self._process is not None:
            self._process.join()
            self._line.close()

    def _alone(self, document: Document) -> list[Result | SourceError]:
        try:
            return self._ask((document,))
        except _EndedError as problem:
            return [TextError(f"{document.id} ended the process that read it ({problem}), twice.", document.id)]

    def _ask(self, batch: Batch) -> list[Result | SourceError]:
        if self._line is None:
            self._start()
        try:
            self._line.send(batch)
            found: list[Result | SourceError] = _answer(self._line)
        except (EOFError, OSError):
            raise _EndedError(self._clear_away()) from None
        return found

    def _start(self) -> None:
        """Start a process and wait until it can read."""
        context = get_context("spawn")  # a forked worker would share the database connection
        self._line, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._job), daemon=True)
        process.start()
        theirs.close()
        self._process = process
        if self._stopped:  # meanwhile, by whoever could not yet see it
            process.terminate()
        try:
            _answer(self._line)
        except (EOFError, OSError):
            raise GraphbuildError(
                f"A worker process ended before it could read ({self._clear_away()}), perhaps for want of memory. "
                "What was read before is kept: run it again, with fewer --workers."
            ) from None

    def _clear_away(self) -> str:
        """Forget the process that has ended and return how it did."""
        self._line.close()
        process, self._process, self._line = self._process, None, None
        if process is None or self._stopped:
            raise GraphbuildError("The reading was stopped.")
        process.join()
        code = process.exitcode or 0
        return f"signal {-code}" if code < 0 else f"exit code {code}"


class _EndedError(Exception):
    """The process has ended, by that signal or with that exit code."""


def _answer(line: Any) -> Any:  # noqa: ANN401  whatever came through the pipe
    answer = line.recv()
    if isinstance(answer, GraphbuildError):
        raise answer
    return answer


def _serve(line: connection.Connection, job: Job[Any]) -> None:
    """Load the pipeline, say so, and read what comes until nothing does. A fault that is not a text's is an answer."""
    _follow_parent()
    try:
        pipeline = load_pipeline(job.model)
        line.send(None)
        while True:
            line.send(job.work(line.recv(), pipeline))
    except GraphbuildError as problem:
        line.send(problem)
    except EOFError:
        pass


def _follow_parent() -> None:
    """Let a worker end with its parent: at an interrupt, which the parent handles, and when the parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
