"""The command ``completion``, and the names that shells complete, read quickly and without a word."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import click
from click.shell_completion import get_completion_class

DEFAULT_DB = Path("output/graph.db")

MANY = 50
"""How many names are offered at once."""

PROGRAM, ASKED_BY = "graphbuild", "_GRAPHBUILD_COMPLETE"

# The file is asked directly: the libraries of the store take longer to load than one waits after a key.
_NAMES = "SELECT DISTINCT name FROM mentions WHERE name >= ? AND name < ? ORDER BY name LIMIT ?"
_LAST = "\U0010ffff"


def entity_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return names in the database that begin as typed, none where there is no database or it cannot be read."""
    path = Path(ctx.params.get("db") or DEFAULT_DB)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", timeout=0.2, uri=True)) as connection:
            found = sorted(set(_beginning(connection, incomplete)))[:MANY]
    except sqlite3.Error:
        return []
    return [_as_typed(name) for name in found if name.isprintable()]


def _beginning(connection: sqlite3.Connection, typed: str) -> Iterator[str]:
    for start in {typed, typed.title(), typed[:1].upper() + typed[1:], typed.upper()}:
        yield from (name for (name,) in connection.execute(_NAMES, (start, start + _LAST, MANY)))


def _as_typed(name: str) -> str:
    """Return a name as the shell wants it: bash takes it as it is, twice read; zsh and fish quote for themselves."""
    if not os.environ.get(ASKED_BY, "").startswith("bash") or _in_quotes(os.environ.get("COMP_WORDS", "")):
        return name
    return "".join(sign if sign.isalnum() or sign in "-_./" else rf"\\{sign}" for sign in name)


def _in_quotes(line: str) -> bool:
    """Tell whether a command line ends within quotes.

    >>> _in_quotes('graphbuild show "Joe B'), _in_quotes("graphbuild show Joe")
    (True, False)
    """
    return (line.count('"') % 2 or line.replace("\\'", "").count("'") % 2) == 1


named = partial(click.argument, shell_complete=entity_names)
"""Add an argument that takes the name of an entity."""

naming = partial(click.option, shell_complete=entity_names)
"""Add an option that takes the name of an entity."""


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what completes commands and names in SHELL.

    With it in place, Tab completes commands, options and names of entities. Names are those of the database that --db
    names on the line, else of output/graph.db.

    \b
    Examples:
      graphbuild completion bash >> ~/.bashrc
      graphbuild completion zsh >> ~/.zshrc
      graphbuild completion fish > ~/.config/fish/completions/graphbuild.fish
    """
    found = get_completion_class(shell)
    if found is not None:
        click.echo(found(ctx.find_root().command, {}, PROGRAM, ASKED_BY).source(), nl=False)
