"""How a measure stands, and how it came to that, as its page tells it."""

from graphbuild.analysis.measures import status_of
from graphbuild.graph import kind_of, sources_of
from graphbuild.reports.measures import DOUBTS, dossier_writer, said, status_line
from graphbuild.reports.records import Record
from graphbuild.site.archive import Archive
from graphbuild.site.pages import behind, quotation
from graphbuild.types import Kind, Status


def dossiers_of(archive: Archive) -> dict[str, Record]:
    """Return what the page of each measure tells of its life, by node.

    ``line`` is how it stands, ``last`` the step that says so, if any, and ``quote`` its plainest sentence. ``steps``
    are all that is known of it in order of time, each with the place of its plainest sentence, ``disputes`` pairs that
    do not go together.
    """
    measures = (node for node in archive.links if kind_of(archive.graph, node) is Kind.MEASURE)
    write, sources = dossier_writer(archive.graph), sources_of(archive.graph)
    return {node: _dossier(archive, write(status_of(archive.graph, node, sources=sources))) for node in measures}


def _dossier(archive: Archive, record: Record) -> Record:
    status = record["status"]
    return {
        "line": status_line(record),
        "last": said(status) if status else "",
        "quote": status and quotation(archive, status["evidence"][0]),
        "steps": [_step(archive, step) for step in record["steps"]],
        "disputes": [[_step(archive, step) for step in pair] for pair in record["disputes"]],
    }


def _step(archive: Archive, step: Record) -> Record:
    return {
        "reading": DOUBTS.get(Status(step["status"]), "") + step["reading"],
        "actor": archive.links[step["actor"]["id"]],
        "when": step["when"],
        "behind": behind(step),
        "place": quotation(archive, step["evidence"][0])["place"],
    }
