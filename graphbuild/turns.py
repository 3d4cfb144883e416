"""Which texts must be read: those that are new or changed, or that would now be read in another way."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Literal, NamedTuple

from graphbuild.annotate import OnError
from graphbuild.errors import SourceError, StoreError
from graphbuild.store import Failure, Store
from graphbuild.types import Document

READING = "reading"
"""The setting that is there while texts are read; where a build was killed, it stays."""


class Turn(NamedTuple):
    """What is to be done with a text, and the digest that its reading gets."""

    do: Literal["read", "keep", "leave out"]
    digest: str


class Before(NamedTuple):
    """How texts are read now, and under which digests they were read, or failed, in earlier builds."""

    mark: str
    known: Mapping[str, str]
    failures: Mapping[str, Failure]

    def changed(self, documents: Iterable[Document], given: dict[str, Turn]) -> Iterator[Document]:
        """Yield the documents that must be read, noting of each that is given what is to be done with it."""
        for document in documents:
            given[document.id] = turn = self._turn(document)
            if turn.do == "read":
                yield document

    def _turn(self, document: Document) -> Turn:
        digest, failure = digest_of(self.mark, document), self.failures.get(document.id)
        if self.known.get(document.id) == digest:
            return Turn("keep", digest)
        return Turn("leave out" if failure and failure.fingerprint == digest else "read", digest)


@contextmanager
def noted(store: Store, texts: Iterator[Document]) -> Iterator[tuple[Iterator[Document], bool]]:
    """Note in the store, from the first text to the end, that texts are read, and tell whether a build left that."""

    def begun() -> Iterator[Document]:
        for number, text in enumerate(texts):
            if number == 0:
                store.remember(READING, "begun and not ended")
            yield text

    try:
        yield begun(), READING in store.settings()
    finally:
        with suppress(StoreError):  # what went wrong before is what the user should hear
            store.remember(READING, None)


def digest_of(mark: str, document: Document) -> str:
    """Return what a stored reading must carry to be still valid: how it was read, and what."""
    return hashlib.sha256(f"{mark} {document!r}".encode("utf-8", "surrogatepass")).hexdigest()


def collecting(failed: list[SourceError], on_error: OnError | None) -> OnError:
    """Collect each error before it is passed on; with nobody to pass it to, raise it."""

    def collect(problem: SourceError) -> None:
        failed.append(problem)
        if on_error is None:
            raise problem
        on_error(problem)

    return collect
