"""The texts of a database: all of them in order, or some, one by one as they are asked for."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from graphbuild.types import Document


class Shelf(Protocol):
    """Where documents are; see :class:`graphbuild.store.Store`."""

    def documents(self) -> Iterator[Document]:
        """Yield all in order of their ids."""

    def document(self, name: str) -> Document:
        """Return one."""


class Texts:
    """The texts of a store, to be read for as long as it is open."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __iter__(self) -> Iterator[Document]:
        return self._shelf.documents()

    def among(self, names: Iterable[str]) -> Iterator[Document]:
        """Yield those of some ids, in their order."""
        return map(self._shelf.document, names)
