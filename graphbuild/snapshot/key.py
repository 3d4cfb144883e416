"""What tells a kept graph that is still so from one of yesterday."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from graphbuild import __version__
from graphbuild.ledger import ledger_digest, ledger_path
from graphbuild.store import Store

RESOLVING = (
    "corroborate", "decide", "graph", "labels", "ledger", "link", "marks", "names", "read", "references", "relate",
    "resolve", "snapshot", "store", "types", "values",
)  # fmt: skip
"""Our modules, beside the tables in ``resources``, that decide what graph the same readings and decisions make."""


def key_of(store: Store) -> str:
    """Return what the graph of a store is made from: its documents, decisions and reference lists, and the program.

    Raises:
        LedgerError: The ledger cannot be read.
    """
    ledger = ledger_digest(store.path and ledger_path(store.path))
    return " ".join(filter(None, (str(store.changes()), _method(), ledger, store.lists.mark())))


@cache
def _method() -> str:
    """Return a digest of all that decides what graph the same readings and decisions make."""
    digest = hashlib.sha256(f"{__version__} {version('datasketch')} {version('numpy')}".encode())
    package = Path(__file__).parents[1]
    ours = [path for name in RESOLVING for path in (package / f"{name}.py", *package.glob(f"{name}/**/*.py"))]
    for path in sorted({path for path in (*ours, *package.glob("resources/*.*")) if path.is_file()}):
        digest.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]
