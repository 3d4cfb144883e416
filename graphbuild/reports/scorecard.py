"""A scorecard as text, Markdown and JSON."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TypeAlias

from graphbuild.analysis.scorecard import Scorecard
from graphbuild.reports.wording import json_text, markdown, markdown_table, plain, table

Errors: TypeAlias = Mapping[str, tuple[str, ...]]


def scorecard_report(scorecard: Scorecard, form: str = "text", *, errors: bool = False) -> str:
    """Write a scorecard, with the lists of what is missing and too much when asked for.

    Args:
        scorecard: What :func:`graphbuild.analysis.scorecard.score` found.
        form: A format among :data:`WRITERS`.
        errors: Whether to list every miss and every spurious item.
    """
    return WRITERS[form](scorecard, scorecard.errors if errors else {})


def _rows(scorecard: Scorecard) -> list[list[str]]:
    rows = [["", "", "P", "R", "F1", "predicted", "gold"]]
    for figure in scorecard.figures:
        shares = (f"{share:.3f}" for share in (figure.precision, figure.recall, figure.f1))
        rows.append([figure.part, figure.name, *shares, str(figure.predicted), str(figure.gold)])
    return rows


def _text(scorecard: Scorecard, errors: Errors) -> str:
    blocks = [table(_rows(scorecard), numbers=range(2, 7))]
    for name, lines in errors.items():
        blocks.append("\n".join([f"{name} ({len(lines)})", *(f"  {plain(line)}" for line in lines)]))
    return "\n\n".join(blocks) + "\n"


def _markdown(scorecard: Scorecard, errors: Errors) -> str:
    blocks = [markdown_table(_rows(scorecard), numbers=range(2, 7))]
    for name, lines in errors.items():
        blocks += [f"## {name} ({len(lines)})", "\n".join(f"- {markdown(line)}" for line in lines)]
    return "\n\n".join(blocks) + "\n"


def _json(scorecard: Scorecard, errors: Errors) -> str:
    record: dict[str, object] = {"figures": [asdict(figure) for figure in scorecard.figures]}
    return json_text({**record, "errors": dict(errors)} if errors else record)


WRITERS: dict[str, Callable[[Scorecard, Errors], str]] = {"text": _text, "md": _markdown, "json": _json}
"""Format name → what writes a scorecard in it."""
