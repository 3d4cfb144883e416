"""Graphs as offline HTML pages."""
