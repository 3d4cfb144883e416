"""The file of changes that a page saves: decisions to be applied."""

import json
from typing import Any

from graphbuild.errors import LedgerError
from graphbuild.ledger.decisions import Decision
from graphbuild.ledger.reading import decision_from

FORMAT = "graphbuild-changes 1"
"""What marks such a file."""


def changes_from(text: str, *, by: str | None = None, otherwise: str = "") -> tuple[Decision, ...]:
    """Read what a page saved.

    Args:
        text: The file: a JSON object with ``format``, ``by`` (may be empty) and ``changes``, a list of decisions.
        by: Whose decisions they are, whatever the file says.
        otherwise: Whose they are if nobody says.

    Raises:
        LedgerError: The text is no such file, or one of its changes is none; the message says which and why.
    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise LedgerError(f"This is no JSON ({problem}). Save the changes in the page again.") from None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise LedgerError(f"This is no file of changes: its 'format' is not '{FORMAT}'. Save it in a graphbuild page.")
    changes, signed = told.get("changes"), told.get("by", "")
    if not isinstance(changes, list) or not isinstance(signed, str):
        raise LedgerError("The file has no proper 'changes' or 'by'. Save the changes in the page again.")
    author = by or signed.strip() or otherwise
    return tuple(_change(number, change, author) for number, change in enumerate(changes))


def _change(number: int, change: Any, author: str) -> Decision:  # noqa: ANN401  what JSON holds
    try:
        if isinstance(change, dict) and change.get("action") == "undo":
            raise LedgerError("is an undo, which only graphbuild undo records")  # noqa: TRY301
        return decision_from(change, by=author)
    except LedgerError as problem:
        raise LedgerError(f"changes[{number}] {problem}. Nothing was recorded.") from None
