"""The decisions that people made, as text and JSON."""

from collections.abc import Sequence

from graphbuild.ledger import Decision, Splitting, in_words, record_of, undone
from graphbuild.reports.records import Record
from graphbuild.reports.wording import json_text, plain


def ledger_report(decisions: Sequence[Decision], form: str = "text") -> str:
    """List decisions in the order in which they were made, with what took each back.

    Args:
        decisions: All that a ledger holds.
        form: ``text``, a line each, or ``json``.
    """
    taken_back = undone(decisions)
    if form == "json":
        return json_text({"decisions": [_record(decision, taken_back.get(decision.id)) for decision in decisions]})
    return "".join(f"{_line(decision, taken_back.get(decision.id))}\n" for decision in decisions)


def _record(decision: Decision, by: str | None) -> Record:
    return {"id": decision.id, **record_of(decision), "undone_by": by}


def _line(decision: Decision, by: str | None) -> str:
    reason = f": {decision.because}" if decision.because else ""
    mark = f" [undone by {by}]" if by else ""
    return (
        plain(f"{decision.id} {decision.date:%Y-%m-%d} {decision.by}: {in_words(decision)}{_which(decision)}{reason}")
        + mark
    )


def _which(decision: Decision) -> str:
    """Say which mentions a split takes, as the command that made it was told."""
    if not isinstance(decision, Splitting):
        return ""
    spellings = [f"written '{spelling}'" for spelling in decision.spellings]
    places = [f"{doc}:{start}" for doc, start in decision.places]
    return f" ({', '.join([*decision.documents, *spellings, *places])})"
