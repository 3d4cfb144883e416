"""How commands read the graph that a database holds: whole, or as far as they look at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from graphbuild.cli.options import say

if TYPE_CHECKING:
    from graphbuild.graph import EntityGraph
    from graphbuild.store import Store, Texts
    from graphbuild.types import Document

MANY_TEXTS = 500
"""From so many texts on it is told that they are resolved, since that takes longer than a few seconds."""


def read_texts(db: Path) -> Iterator["Document"]:
    """Yield the texts that a database holds."""
    from graphbuild.store import open_store

    with open_store(db) as store:
        yield from store.documents()


def read_graph(db: Path) -> "EntityGraph":
    """Load the graph that a database holds."""
    from graphbuild.store import open_store

    with open_store(db) as store:
        return read_whole(store)


@contextmanager
def open_part(db: Path, *, whole: bool = False) -> "Iterator[tuple[EntityGraph, Texts]]":
    """Open the graph that a database holds, and its texts, for a command that looks at a part of it or at the whole."""
    from graphbuild.pipeline import open_graph
    from graphbuild.store import Texts, open_store

    with open_store(db) as store:
        if whole:
            yield read_whole(store), Texts(store)
            return
        with open_graph(store, on_refresh=say_refresh) as graph:
            say_decided(graph)
            yield graph, Texts(store)


def read_whole(store: "Store") -> "EntityGraph":
    """Load the graph that an open database holds, and tell what people's decisions keep out of it."""
    from graphbuild.pipeline import load_graph

    graph = load_graph(store, on_refresh=say_refresh)
    say_decided(graph)
    return graph


def say_refresh(texts: int) -> None:
    """Tell why a command takes its time, where it does."""
    if texts >= MANY_TEXTS:
        say(f"Resolving {texts} texts anew, since a text, a decision or the program has changed; later it is quick.")


def say_decided(graph: "EntityGraph") -> None:
    """Tell what people's decisions keep out of a graph, and which of them have no effect."""
    from graphbuild.graph import decided_in
    from graphbuild.reports.wording import count, plain

    decided = decided_in(graph)
    if decided["hidden"]:
        hidden = count(decided["hidden"], "entity is", "entities are")
        say(f"{hidden} hidden by decisions; list them: graphbuild ledger")
    for problem in decided["problems"]:
        say(plain(problem))
