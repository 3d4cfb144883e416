"""People's decisions about entities: who is the same, what is hidden, how it is called, what is noted of it.

They stand in a plain text file beside the database, one line each, and are only ever added to: what is taken back is
taken back by a line of its own. :mod:`graphbuild.resolve.replay` replays them on every graph.
"""

from graphbuild.ledger.changes import changes_from
from graphbuild.ledger.decisions import (
    ACTIONS,
    DATE_FORMAT,
    Affirming,
    Decision,
    Hiding,
    Linking,
    Merging,
    Noting,
    Parting,
    Pinning,
    Renaming,
    Retyping,
    Splitting,
    Subject,
    Undoing,
    Unlinking,
    holding,
    in_words,
    record_of,
    undone,
)
from graphbuild.ledger.file import append, ledger_digest, ledger_path, read_ledger
from graphbuild.ledger.reading import KINDS, decision_from

__all__ = [
    "ACTIONS", "DATE_FORMAT", "KINDS", "Affirming", "Decision", "Hiding", "Linking", "Merging", "Noting", "Parting",
    "Pinning", "Renaming", "Retyping", "Splitting", "Subject", "Undoing", "Unlinking", "append", "changes_from",
    "decision_from", "holding", "in_words", "ledger_digest", "ledger_path", "read_ledger", "record_of", "undone",
]  # fmt: skip
