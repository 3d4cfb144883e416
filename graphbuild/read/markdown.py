"""Markdown files → documents. The text stays Markdown; front matter and the first heading say title, date, address."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from graphbuild.read.columns import Columns, head_of
from graphbuild.read.head import Head, head_lines, make_document
from graphbuild.read.source import Reading, Source, read_text
from graphbuild.types import Basis

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(\w[\w -]*?)[ \t]*:[ \t]+(\S.*?)[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(r"#\s+(\S.*?)(?:\s+#+)?")


def read_markdown(source: Source, _columns: Columns) -> Iterator[Reading]:
    """Read a Markdown file.

    Raises:
        SourceError: It cannot be read as text.
    """
    text = read_text(source)
    yield make_document(source.id, text, _stated_head(text), Basis.MARKUP)


def _stated_head(text: str) -> Head:
    front = _FRONT_MATTER.match(text)
    fields = {name: _unquoted(value) for name, value in _FIELD.findall(front[1] if front else "")}
    head = head_of(fields, Columns())
    return replace(head, title=head.title or _heading(text[front.end() if front else 0 :]))


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _heading(body: str) -> str | None:
    lines = takewhile(lambda line: not line.startswith(("```", "~~~")), head_lines(body))
    return next((match[1] for match in map(_HEADING.fullmatch, lines) if match), None)
