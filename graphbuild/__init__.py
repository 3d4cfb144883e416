"""graphbuild: an entity-relationship graph explorer for sanctions and diplomacy news.

>>> import graphbuild as gb
>>> graph = gb.build("seeds/")  # doctest: +SKIP
>>> gb.find_paths(graph, "US", "Nord Stream 2")  # doctest: +SKIP
>>> gb.rank(graph)  # doctest: +SKIP
>>> gb.view(graph, "graph.html")  # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphbuild.analysis.centrality import Ranking, Score, rank
    from graphbuild.analysis.paths import Hop, Route, find_paths
    from graphbuild.analysis.scorecard import Scorecard, score
    from graphbuild.analysis.verify import Untruth, verify
    from graphbuild.annotate import annotate, load_pipeline
    from graphbuild.errors import GraphbuildError
    from graphbuild.exports import load, save
    from graphbuild.graph import EntityGraph, edges_of, find_node, subgraph_of
    from graphbuild.notebook import view
    from graphbuild.pipeline import build, load_graph, update
    from graphbuild.read import Columns, read_documents
    from graphbuild.store import Store, open_store
    from graphbuild.types import Annotation, Document, Kind, MeasureType, Mention, RelationType

__version__ = "0.1.0"

_HOMES = {
    "analysis.centrality": ("Ranking", "Score", "rank"),
    "analysis.paths": ("Hop", "Route", "find_paths"),
    "analysis.scorecard": ("Scorecard", "score"),
    "analysis.verify": ("Untruth", "verify"),
    "annotate": ("annotate", "load_pipeline"),
    "errors": ("GraphbuildError",),
    "exports": ("load", "save"),
    "graph": ("EntityGraph", "edges_of", "find_node", "subgraph_of"),
    "notebook": ("view",),
    "pipeline": ("build", "load_graph", "update"),
    "read": ("Columns", "read_documents"),
    "store": ("Store", "open_store"),
    "types": ("Annotation", "Document", "Kind", "MeasureType", "Mention", "RelationType"),
}
"""Where each public name lives: it is imported when it is first used, so that ``graphbuild --help`` answers at once."""

__all__ = sorted(name for names in _HOMES.values() for name in names)  # noqa: PLE0605  a list of strings all the same


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
