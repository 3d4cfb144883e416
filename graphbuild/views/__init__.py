"""Graphs as offline HTML pages."""

from graphbuild.views.elements import select
from graphbuild.views.limits import page_part
from graphbuild.views.page import page_html, routes_html, write_page

__all__ = ["page_html", "page_part", "routes_html", "select", "write_page"]
