"""Commands that set parts side by side: ``diff`` graphs and periods, ``communities`` groups of one graph."""

from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from graphbuild.cli.options import co_mentions, common, emit, formats, min_sources, output, period, relations
from graphbuild.cli.reading import read_graph
from graphbuild.errors import SourceError
from graphbuild.types import RelationType

if TYPE_CHECKING:
    from graphbuild.analysis.changes import Span
    from graphbuild.graph import EntityGraph

_SQLITE = b"SQLite format 3\0"


class Ranks(TypedDict):
    """How ranks are compared."""

    measure: str
    least_move: int
    resamples: int


def _days(text: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day.

    >>> _days("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    if len(text) not in {4, 7, 10}:
        raise ValueError(text)
    first = date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    month = first.month if len(text) > len("2024") else 12
    last = date(first.year, month, monthrange(first.year, month)[1])
    return first, first if len(text) == len("2024-02-29") else last


def _span(text: str) -> "Span":
    """Return the first and the last day of a period, None where it is open.

    >>> _span("2021"), _span("2022-03..")
    ((datetime.date(2021, 1, 1), datetime.date(2021, 12, 31)), (datetime.date(2022, 3, 1), None))
    """
    start, dots, end = text.strip().partition("..")
    if not dots:
        return _days(start)
    span = _days(start)[0] if start else None, _days(end)[1] if end else None
    if span == (None, None) or (span[0] and span[1] and span[0] > span[1]):
        raise ValueError(text)
    return span


def _periods(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, str] | None
) -> "tuple[Span, Span] | None":
    return (_period(values[0]), _period(values[1])) if values else None


def _period(text: str) -> "Span":
    try:
        return _span(text)
    except ValueError:
        raise click.BadParameter(
            f"'{text}' is no period. Give a year, a month or a day, or the first and the last with two dots between: "
            "2021, 2021-03, 2021-01-01..2021-06-30, ..2021, 2022-03.."
        ) from None


@click.command()
@click.argument("old", required=False, type=click.Path(path_type=Path))
@click.argument("new", required=False, type=click.Path(path_type=Path))
@click.option(
    "--periods", nargs=2, callback=_periods, metavar="FIRST SECOND",
    help="Instead of two files: two periods of the database.",
)  # fmt: skip
@click.option("--measure", default="degree", show_default=True, metavar="M", help="The centrality to compare ranks by.")
@click.option(
    "--least-move", type=click.IntRange(1), default=3, show_default=True,
    help="Tell of those who moved by so many ranks or more.",
)  # fmt: skip
@click.option(
    "--resamples", type=click.IntRange(0), default=100, show_default=True,
    help="How often to draw the sources anew, to tell moves in rank from chance.",
)  # fmt: skip
@click.option("--top", type=click.IntRange(1), default=5, show_default=True, help="How many lines of each sort.")
@formats("text", "json", "html", "md")
@output()
@common
def diff(
    old: Path | None,
    new: Path | None,
    periods: "tuple[Span, Span] | None",
    measure: str,
    least_move: int,
    resamples: int,
    top: int,
    format_: str,
    output: str,
    db: Path,
) -> None:
    """Tell what changed between two graphs or periods.

    OLD and NEW are databases or exported graphs, --periods two periods of one database. It tells which measures stand
    otherwise, which relations and actors
    are new or gone, who rose and who fell, each with a sentence; JSON has all of it.

    \b
    Examples:
      graphbuild diff last-week.db output/graph.db
      graphbuild diff --periods 2021 2022 --format html -o 2022.html
      graphbuild diff --periods ..2022-02-23 2022-02-24.. --measure pagerank
    """
    from graphbuild.analysis.changes import compare, compare_periods, period_name
    from graphbuild.reports import changes_report

    ranks: Ranks = {"measure": measure.lower(), "least_move": least_move, "resamples": resamples}
    if periods and not old:
        before = after = read_graph(db)
        changes = compare_periods(before, *periods, **ranks)
        names = [period_name(period) for period in periods]
    elif old and new and not periods:
        before, after = _graph(old), _graph(new)
        changes = compare(before, after, **ranks)
        names = [old.name, new.name] if old.name != new.name else [str(old), str(new)]
    else:
        raise click.UsageError("Give two files, OLD and NEW, or two periods: --periods 2021 2022")
    emit(changes_report(changes, before, after, format_, names=names, top=top), output)


@click.command()
@relations
@click.option("--all-claims", is_flag=True, help="Let every claim tie, hostile ones too: who has to do with whom.")
@co_mentions
@period
@min_sources
@click.option(
    "--resolution", type=click.FloatRange(0, min_open=True), default=1.0, show_default=True,
    help="Above 1: more and smaller groups; below: fewer and larger ones.",
)  # fmt: skip
@click.option(
    "--resamples", type=click.IntRange(0), default=100, show_default=True,
    help="How often to draw the sources anew, to see who stays together.",
)  # fmt: skip
@click.option("--top", type=click.IntRange(1), default=8, show_default=True, help="How many groups to write out.")
@formats("text", "csv", "json", "html", "md")
@output()
@common
def communities(
    relations: tuple[RelationType, ...],
    all_claims: bool,
    co_mentions: bool,
    since: date | None,
    until: date | None,
    min_sources: int,
    resolution: float,
    resamples: int,
    top: int,
    format_: str,
    output: str,
    db: Path,
) -> None:
    """Tell who stands together, and which groups are at odds.

    Groups have more ties within than between them. A tie is an office, a membership or working together, unless you
    name other relations.

    \b
    Examples:
      graphbuild communities --top 5
      graphbuild communities --since 2022-02-24 --min-sources 2 --format html -o groups.html
      graphbuild communities --relation cooperates --relation consults --format csv -o groups.csv
    """
    from graphbuild.analysis.communities import BONDS
    from graphbuild.analysis.communities import communities as find
    from graphbuild.analysis.ties import CLAIMS
    from graphbuild.reports import communities_report

    graph = read_graph(db)
    found = find(
        graph,
        relations=CLAIMS if all_claims else relations or BONDS,
        co_mentions=co_mentions,
        since=since,
        until=until,
        min_sources=min_sources,
        resolution=resolution,
        resamples=resamples,
    )
    emit(communities_report(found, graph, format_, top=top), output)


def _graph(path: Path) -> "EntityGraph":
    """Read a graph from a database or from an export."""
    from graphbuild.exports import load

    if not path.exists():
        raise SourceError(f"There is no file {path}. Give a database, or what graphbuild export has written.")
    if path.is_dir():
        return load(path)
    with path.open("rb") as stream:
        is_database = stream.read(len(_SQLITE)) == _SQLITE
    return read_graph(path) if is_database else load(path)
