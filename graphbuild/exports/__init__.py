"""Graphs as files for other programs, one format a file.

Every format keeps attributes, weights and evidence, and tells claims from closeness and asserted claims from alleged or
denied ones; each module says what its format cannot hold. Equal graphs give equal bytes.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from graphbuild.errors import OutputError
from graphbuild.exports.cytoscape import to_cytoscape
from graphbuild.exports.ftm import to_ftm
from graphbuild.exports.gexf import to_gexf
from graphbuild.exports.graphml import to_graphml
from graphbuild.exports.interchange import to_json
from graphbuild.exports.loading import load
from graphbuild.exports.neo4j import FILES, write_neo4j
from graphbuild.exports.outputs import ABOUT, write_folder
from graphbuild.exports.parquet import write_parquet
from graphbuild.exports.spreadsheet import write_csv
from graphbuild.exports.tables import TABLES
from graphbuild.exports.turtle import to_turtle
from graphbuild.graph import EntityGraph
from graphbuild.resources.files import write_pieces

__all__ = ["ENDINGS", "FOLDER_WRITERS", "WRITERS", "form_of", "load", "pieces", "save"]

WRITERS: dict[str, Callable[[EntityGraph], Iterator[str]]] = {
    "json": to_json,
    "graphml": to_graphml,
    "gexf": to_gexf,
    "cytoscape": to_cytoscape,
    "ftm": to_ftm,
    "turtle": to_turtle,
}
"""Format name → what writes a graph as one file of text, piece by piece."""
FOLDER_WRITERS: dict[str, Callable[[EntityGraph, Path], None]] = {
    "csv": write_csv,
    "parquet": write_parquet,
    "neo4j": write_neo4j,
}
"""Format name → what writes a graph as several files into a folder that is there."""
ENDINGS = {
    ".json": "json",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".cyjs": "cytoscape",
    ".ftm": "ftm",
    ".ttl": "turtle",
    ".csv": "csv",
    ".parquet": "parquet",
    ".neo4j": "neo4j",
}
"""What a name ends in → the format that is meant where none is named; ``.zip`` may follow for folders."""
_OURS = {ABOUT, "import.sh", "load.cypher", *(f"{name}.csv" for name in (*TABLES, *FILES))}
_OURS |= {f"{name}.parquet" for name in TABLES}
"""The files of all formats that write several: a folder with any other is not replaced."""
_AT_ONCE = 1 << 16


def save(graph: EntityGraph, path: str | Path, form: str | None = None) -> None:
    """Write a graph to a file or a folder, whole or not at all.

    Args:
        graph: The graph to write.
        path: The file; for a format of several files the folder, or an archive that ends in ``.zip``. The folders
            above it are made. A folder is replaced only if an earlier export wrote it.
        form: A format among :data:`WRITERS` and :data:`FOLDER_WRITERS`; by default what the ending tells.

    Raises:
        OutputError: It cannot be written there, the ending tells no format, or an extra is not installed.
    """
    path = Path(path)
    form = form or form_of(path)
    if form in WRITERS:
        write_pieces(path, pieces(graph, form))
    else:
        write_folder(path, lambda folder: FOLDER_WRITERS[form](graph, folder), _OURS)


def pieces(graph: EntityGraph, form: str) -> Iterator[str]:
    """Write a graph in a format among :data:`WRITERS`, in pieces of some length."""
    gathered: list[str] = []
    length = 0
    for piece in WRITERS[form](graph):
        gathered.append(piece)
        length += len(piece)
        if length >= _AT_ONCE:
            yield "".join(gathered)
            gathered, length = [], 0
    yield "".join(gathered)


def form_of(path: Path) -> str:
    """Tell the format from what a name ends in.

    >>> form_of(Path("graph.gexf")), form_of(Path("tables.csv.zip"))
    ('gexf', 'csv')

    Raises:
        OutputError: The ending tells none.
    """
    ending = (path.with_suffix("") if path.suffix == ".zip" else path).suffix
    if ending not in ENDINGS:
        names = ", ".join([*WRITERS, *FOLDER_WRITERS])
        raise OutputError(f"The name {path} does not tell which format is meant. Name one with --format: {names}")
    return ENDINGS[ending]
