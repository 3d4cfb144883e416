"""Options that several commands share, and how they print."""

import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from itertools import repeat
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from graphbuild.cli.completion import DEFAULT_DB, naming
from graphbuild.types import Kind, RelationType

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = (
    "text",
    "graphbuild",
    "spacy",
    "spacy-json",
    "prodigy",
    "label-studio",
    "huggingface",
    "gliner",
    "conll",
    "brat",
)
"""What ``--input-format`` takes: "text" leaves annotations aside, the others are formats of annotations."""


def _as_member(vocabulary: type[StrEnum]) -> Callable[..., Any]:
    """Return a callback that turns what was chosen into members of a vocabulary."""

    def convert(_ctx: click.Context, _param: click.Parameter, value: str | tuple[str, ...] | None) -> Any:
        return tuple(map(vocabulary, value)) if isinstance(value, tuple) else value and vocabulary(value)

    return convert


def member(name: str, *aliases: str, of: type[StrEnum], **attributes: Any) -> Callable[[Command], Command]:
    """Add an option that takes one of a closed vocabulary, in any case."""
    choice = click.Choice([str(one) for one in of], case_sensitive=False)
    return click.option(name, *aliases, type=choice, callback=_as_member(of), **attributes)


def day(name: str, **attributes: Any) -> Callable[[Command], Command]:
    """Add an option that takes a day."""

    def convert(_ctx: click.Context, _param: click.Parameter, value: datetime | None) -> date | None:
        return value and value.date()

    return click.option(name, type=click.DateTime(["%Y-%m-%d"]), callback=convert, metavar="YYYY-MM-DD", **attributes)


def _set_verbosity(ctx: click.Context, param: click.Parameter, value: int) -> None:
    if value:
        ctx.meta["graphbuild.verbosity"] = -1 if param.name == "quiet" else value


def common(command: Command) -> Command:
    """Add what every command takes: the database, and how much is said."""
    for option in (
        click.option("-v", "--verbose", count=True, expose_value=False, callback=_set_verbosity, help="Say more."),
        click.option("-q", "--quiet", is_flag=True, expose_value=False, callback=_set_verbosity, help="Say nothing."),
        click.option(
            "--db", type=click.Path(path_type=Path, dir_okay=False), default=DEFAULT_DB, show_default=True,
            help="The database.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def output(default: str = "-") -> Callable[[Command], Command]:
    """Add ``-o``; ``-`` is standard output."""
    return click.option(
        "-o",
        "--output",
        default=default,
        show_default=True,
        metavar="FILE",
        help="Where to write; - is standard output.",
    )


kinds = member("--kind", "kinds", of=Kind, multiple=True, help="Only this kind (may be repeated).")
relations = member("--relation", "relations", of=RelationType, multiple=True, help="Only this relation (repeatable).")
co_mentions = click.option("--co-mentions", is_flag=True, help="Let mere closeness in one sentence count, too.")

min_sources = click.option(
    "--min-sources",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Only what so many independent sources say; copies are one.",
)


def period(command: Command) -> Command:
    """Add ``--since`` and ``--until``."""
    until = day("--until", help="Only what was published on this day or before.")
    return day("--since", help="Only what was published on this day or later.")(until(command))


def formats(first: str, *others: str) -> Callable[[Command], Command]:
    """Add ``--format``, by default the first of the formats."""
    choice = click.Choice([first, *others])
    return click.option("--format", "format_", type=choice, default=first, show_default=True)


def narrowing(command: Command) -> Command:
    """Add the options that say which part of a graph to take; the command hands them on as keywords."""
    for option in (
        min_sources,
        period,
        relations,
        kinds,
        click.option("--top", type=click.IntRange(1), help="Only the best connected entities of each kind."),
    ):
        command = option(command)
    return command


def around(command: Command) -> Command:
    """Add ``--focus`` and ``--hops``."""
    hops = click.option(
        "--hops", type=click.IntRange(0), default=1, show_default=True, help="How far around the focus."
    )
    said = "Show what is around this entity (may be repeated)."
    return naming("--focus", multiple=True, metavar="NAME", help=said)(hops(command))


def say(message: str, *, level: int = 0) -> None:
    """Tell the user something on standard error; `level` 1 is said with ``-v`` only, errors (-1) always."""
    verbosity = click.get_current_context().meta.get("graphbuild.verbosity", 0)
    if level <= verbosity or level < 0:
        click.echo(message, err=True)


def command_line(ctx: click.Context) -> str:
    """Return the command as it was given, but for the database and where it writes to."""
    words = ["graphbuild", ctx.command.name or ""]
    for parameter in ctx.command.params:
        given = ctx.get_parameter_source(parameter.name or "") is ParameterSource.COMMANDLINE
        if given and parameter.name not in {"db", "output"}:
            words += _given(parameter, ctx.params[parameter.name])
    return shlex.join(words)


def _given(parameter: click.Parameter, value: Any) -> list[str]:
    name = max(parameter.opts, key=len)
    if value is True:
        return [name]
    values = list(map(str, value if isinstance(value, tuple) else (value,)))
    if parameter.nargs > 1:
        return [name, *values]
    return values if isinstance(parameter, click.Argument) else [word for one in values for word in (name, one)]


def emit(text: str, target: str) -> None:
    """Write a result to a file, whole or not at all, or to standard output."""
    from graphbuild.resources.files import write_atomic

    if target == "-":
        click.echo(text, nl=not text.endswith("\n"))
    else:
        write_atomic(Path(target), text)
        say(f"Wrote {target}")


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[object], None]]:
    """Show that long work goes on, on a terminal only; yields what to call at each step."""
    hidden = (
        not (sys.stderr and sys.stderr.isatty()) or click.get_current_context().meta.get("graphbuild.verbosity", 0) < 0
    )
    endless = repeat(None)  # nobody knows how many texts there are before they are read
    with click.progressbar(endless, label=label, file=sys.stderr, hidden=hidden, show_pos=True) as bar:
        yield lambda _item: bar.update(1)
