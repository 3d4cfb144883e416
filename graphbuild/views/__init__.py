"""Graphs as offline HTML pages."""

from graphbuild.views.elements import select
from graphbuild.views.limits import leaves_closeness_out, page_part
from graphbuild.views.page import connection_html, page_html, routes_html, write_page

__all__ = ["connection_html", "leaves_closeness_out", "page_html", "page_part", "routes_html", "select", "write_page"]
