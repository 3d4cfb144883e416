"""Answers as text, Markdown, HTML, CSV and JSON."""

from graphbuild.reports.brokerage import brokerage_report
from graphbuild.reports.centrality import centrality_report, rank_report
from graphbuild.reports.changes import changes_report
from graphbuild.reports.communities import communities_report
from graphbuild.reports.connections import connection_report
from graphbuild.reports.info import info_report
from graphbuild.reports.ledger import ledger_report
from graphbuild.reports.measures import measure_report
from graphbuild.reports.query import query_report
from graphbuild.reports.routes import routes_report
from graphbuild.reports.scorecard import scorecard_report
from graphbuild.reports.search import search_report
from graphbuild.reports.show import show_report
from graphbuild.reports.summary import summary_report

__all__ = [
    "brokerage_report",
    "centrality_report",
    "changes_report",
    "communities_report",
    "connection_report",
    "info_report",
    "ledger_report",
    "measure_report",
    "query_report",
    "rank_report",
    "routes_report",
    "scorecard_report",
    "search_report",
    "show_report",
    "summary_report",
]
