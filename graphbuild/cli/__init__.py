"""The command line: arguments, one library call, print.

Commands import what they need when they run, so that ``graphbuild --help`` answers at once. What a program may read
goes to standard output, all else to standard error. Exit codes: 0, 1 (an error that the user can mend), 2 (usage).
"""

import errno
import io
import sys

import click

from graphbuild import __version__
from graphbuild.cli.build import build, info, run
from graphbuild.cli.centrality import centrality
from graphbuild.cli.check import evaluate, export, verify
from graphbuild.cli.compare import communities, diff
from graphbuild.cli.completion import completion
from graphbuild.cli.decide import apply, ledger, undo
from graphbuild.cli.docs import docs
from graphbuild.cli.explore import measure, show, view
from graphbuild.cli.judge import hide, kind, merge, not_same, note, rename, split
from graphbuild.cli.link import link
from graphbuild.cli.parts import gather, query
from graphbuild.cli.paths import connect, paths
from graphbuild.cli.publish import site
from graphbuild.cli.review import review
from graphbuild.cli.search import search
from graphbuild.errors import GraphbuildError

SECTIONS = {
    "Make a graph": (run, build, gather, info),
    "Look": (view, site, show, search),
    "Ask": (paths, connect, centrality, communities, measure, diff, query),
    "Decide": (link, review, merge, not_same, split, kind, hide, rename, note, apply, ledger, undo),
    "Hand on and check": (export, evaluate, verify),
    "The program": (docs, completion),
}
"""The commands as a reader meets them, not by alphabet."""

COMMANDS = tuple(command for commands in SECTIONS.values() for command in commands)


class Commands(click.Group):
    """A group whose commands report what goes wrong in one line, and list in order of use."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the chosen command; a :class:`GraphbuildError` or a full disk becomes one line and exit code 1."""
        _speak_utf8()
        try:
            return super().invoke(ctx)
        except GraphbuildError as problem:
            raise click.ClickException(str(problem)) from problem
        except OSError as problem:
            if problem.errno == errno.EPIPE:  # the reader has had enough; click ends without a word
                raise
            raise click.ClickException(f"Cannot go on: {problem}.") from problem

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the commands in order of use."""
        return [command.name or "" for command in COMMANDS]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  as above
        """Write what each command does in one line, under what it is for."""
        widest = max(len(command.name or "") for command in COMMANDS)
        for title, commands in SECTIONS.items():
            rows = [(f"{one.name:{widest}}", one.get_short_help_str(formatter.width - 6 - widest)) for one in commands]
            with formatter.section(title):
                formatter.write_dl(rows)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale says, as files are written: names and quotations fit no narrower code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version")
def main() -> None:
    """Explore who acts on whom in sanctions and diplomacy news.

    Texts become a graph of officials, countries, agencies and measures, in which every edge keeps the sentence that
    says so.

    \b
    Examples:
      graphbuild run seeds/ -o output
      graphbuild paths "Joe Biden" "Nord Stream 2"
      graphbuild centrality --kind official
      graphbuild COMMAND --help

    \b
    Files:
      output/graph.db            what was read; --db names another file
      output/graph.ledger.jsonl  people's decisions, beside the database

    \b
    Environment:
      LOGNAME, USER  who decides, where --by does not say it

    \b
    Exit codes:
      0  done
      1  an error that you can mend; one line on standard error says how
      2  the command line cannot be understood
    """


for _command in COMMANDS:
    main.add_command(_command)
