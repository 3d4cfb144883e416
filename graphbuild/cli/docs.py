"""The command that writes the documentation: ``docs``."""

from pathlib import Path

import click

from graphbuild.cli.options import say

WIDTH = 100
"""Characters in a line of the help texts."""


@click.command()
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
    help="The folder for the pages.",
)  # fmt: skip
@click.pass_context
def docs(ctx: click.Context, output: Path) -> None:
    """Write the documentation as a folder that works offline.

    It holds the guide, what each command says of itself, and a page for each module with its functions. It takes half
    a minute, and pdoc, which comes with: pip install 'graphbuild[docs]'

    \b
    Example:
      graphbuild docs -o graphbuild-docs
    """
    from graphbuild.guide import write_docs

    say(f"Open {write_docs(output, dict(helps_of(ctx.find_root())))}")


def helps_of(root: click.Context) -> list[tuple[str, str]]:
    """Return the help text of the program and of each command, as they are printed."""
    program = root.command
    above = click.Context(program, info_name="graphbuild")
    commands = program.commands if isinstance(program, click.Group) else {}
    return [
        ("graphbuild", _help(program, None, "graphbuild")),
        *((f"graphbuild {name}", _help(command, above, name)) for name, command in commands.items()),
    ]


def _help(command: click.Command, above: click.Context | None, name: str) -> str:
    return command.get_help(click.Context(command, above, info_name=name, terminal_width=WIDTH))
