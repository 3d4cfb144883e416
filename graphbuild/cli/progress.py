"""What commands that read texts say meanwhile and at the end."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graphbuild.cli.options import progress_bar, say
from graphbuild.errors import SourceError

if TYPE_CHECKING:
    from graphbuild.pipeline import BuildReport, Progress


@contextmanager
def said_at_the_end() -> "Iterator[Progress]":
    """Show that one text after another is read, and say at the end, in one line each, what cannot be."""
    from graphbuild.pipeline import Progress
    from graphbuild.read.source import printable
    from graphbuild.reports.wording import plain

    problems = list[SourceError]()
    try:
        with progress_bar("Reading") as step:

            def on_texts(names: Iterable[str]) -> None:
                for name in names:
                    step(name)
                    say(f"Read {printable(name)}", level=1)

            yield Progress(problems.append, lambda document: on_texts([document.id]), on_texts)
    finally:
        for problem in problems:
            say(f"Error: {plain(str(problem))}", level=-1)


def say_done(report: "BuildReport") -> None:
    """Say what a build did."""
    say(_in_words(report))


def _in_words(report: "BuildReport") -> str:
    from graphbuild.reports.wording import count

    parts = [f"{report.read} read", f"{report.unchanged} unchanged"]
    if report.failed:
        parts.append(f"{report.failed} could not be read (see above)")
    if report.unknown:
        parts.append(f"{count(report.unknown, 'label')} without a row left out (see above)")
    if report.left_out:
        parts.append(f"{report.left_out} left out as before (graphbuild info says why, --retry tries again)")
    if report.removed:
        parts.append(f"{report.removed} removed")
    if report.kept:
        parts.append(f"{report.kept} kept from earlier builds (--prune removes them)")
    return f"Texts: {', '.join(parts)}."
