"""A scorecard as text and JSON."""

from collections.abc import Callable
from dataclasses import asdict

from graphbuild.analysis.scorecard import Scorecard
from graphbuild.reports.wording import json_text, plain, table


def scorecard_report(scorecard: Scorecard, form: str = "text", *, errors: bool = False) -> str:
    """Write a scorecard, with the lists of what is missing and too much when asked for.

    Args:
        scorecard: What :func:`graphbuild.analysis.scorecard.score` found.
        form: A format among :data:`WRITERS`.
        errors: Whether to list every miss and every spurious item.
    """
    return WRITERS[form](scorecard, errors)


def _text(scorecard: Scorecard, errors: bool) -> str:  # noqa: FBT001
    rows = [["", "", "P", "R", "F1", "predicted", "gold"]]
    for figure in scorecard.figures:
        shares = (f"{share:.3f}" for share in (figure.precision, figure.recall, figure.f1))
        rows.append([figure.part, figure.name, *shares, str(figure.predicted), str(figure.gold)])
    blocks = [table(rows, numbers=range(2, 7))]
    for name, lines in scorecard.errors.items() if errors else ():
        blocks.append("\n".join([f"{name} ({len(lines)})", *(f"  {plain(line)}" for line in lines)]))
    return "\n\n".join(blocks) + "\n"


def _json(scorecard: Scorecard, errors: bool) -> str:  # noqa: FBT001
    record: dict[str, object] = {"figures": [asdict(figure) for figure in scorecard.figures]}
    return json_text({**record, "errors": dict(scorecard.errors)} if errors else record)


WRITERS: dict[str, Callable[[Scorecard, bool], str]] = {"text": _text, "json": _json}
"""Format name → what writes a scorecard in it."""
