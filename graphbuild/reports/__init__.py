"""Answers as text, Markdown, HTML, CSV and JSON."""
