"""Graphs as offline HTML pages."""

from graphbuild.views.elements import select
from graphbuild.views.index import PageLink, index_html
from graphbuild.views.page import page_html, write_page

__all__ = ["PageLink", "index_html", "page_html", "select", "write_page"]
