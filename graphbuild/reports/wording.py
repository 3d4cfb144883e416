"""How reports say things: safe text for a terminal, Markdown and CSV, and the words for kinds and relations."""

import csv
import io
import json
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence

from graphbuild.types import Kind

KIND_NAMES = {
    Kind.COUNTRY: ("country", "countries"),
    Kind.AGENCY: ("agency", "agencies"),
    Kind.OFFICIAL: ("official", "officials"),
    Kind.PERSON: ("other person", "other persons"),
    Kind.ORGANIZATION: ("organization", "organizations"),
    Kind.MEASURE: ("measure", "measures"),
}
"""Each kind as one and as many."""

WIDTH = 100
"""Columns that text for a terminal is wrapped to."""

_ESCAPE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&]|^[#+=-]|(?<=^\d)[.)](?=\s)|(?<=^\d\d)[.)](?=\s)")


def plain(text: str) -> str:
    r"""Return a text that a terminal can only show, on one line.

    Escape sequences, control and format characters (among them those that turn the direction of writing round) are
    taken out, and white space is made single.

    >>> plain("a\x1b[31m\u202eb\n c")
    'ab c'
    """
    shown = (_shown(char) for char in _ESCAPE.sub("", text))
    return " ".join("".join(shown).split())


def _shown(char: str) -> str:
    if char.isspace():
        return " "
    return "" if unicodedata.category(char).startswith("C") else char


def markdown(text: str) -> str:
    r"""Return a text that Markdown shows as it is, also at the start of a line.

    >>> print(markdown("1. *bold* [link](x) a-b"))
    1\. \*bold\* \[link\](x) a-b
    """
    return _MARKDOWN.sub(lambda match: f"\\{match[0]}", plain(text))


def quoted(text: str) -> str:
    """Return a text in quotation marks, unless it begins with one.

    >>> quoted("It is so.")
    '“It is so.”'
    """
    return text if text.startswith(("“", '"', "«", "„")) else f"“{text}”"


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> count(1, "hop"), count(2, "hop"), count(0, "agency", "agencies")
    ('1 hop', '2 hops', '0 agencies')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def wrapped(text: str, indent: int) -> str:
    """Wrap a text to the terminal's columns, each line indented by so many."""
    space = " " * indent
    wrapper = textwrap.TextWrapper(WIDTH, space, space, break_long_words=False, break_on_hyphens=False)
    return wrapper.fill(plain(text))


def table(rows: Sequence[Sequence[str]], *, numbers: Iterable[int] = ()) -> str:
    """Align rows in columns; those numbered, from 0, to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    right = set(numbers)
    lines = (
        "  ".join(cell.rjust(width) if place in right else cell.ljust(width) for place, (cell, width) in enumerate(row))
        for row in (zip(cells, widths, strict=True) for cells in rows)
    )
    return "\n".join(line.rstrip() for line in lines)


def markdown_table(rows: Sequence[Sequence[str]], *, numbers: Iterable[int] = ()) -> str:
    """Write rows, the first as the head, as a Markdown table; the columns numbered, from 0, to the right."""
    right = set(numbers)
    head, *body = ([markdown(cell) for cell in row] for row in rows)
    rule = ["---:" if place in right else "---" for place in range(len(head))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *body))


def csv_text(rows: Iterable[Sequence[str | float]]) -> str:
    r"""Write rows as CSV in which no cell is a formula: one that a spreadsheet would run gets an apostrophe before it.

    >>> csv_text([["=1+1", -2]])
    "'=1+1,-2\n"

    References:
        OWASP, CSV Injection.
    """
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([_cell(cell) for cell in row] for row in rows)
    return stream.getvalue()


def _cell(cell: str | float) -> str | float:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else cell


def json_text(records: object) -> str:
    r"""Write plain values as JSON with sorted keys and a final line break; unprintable characters as their escapes.

    Raises:
        ValueError: A number is NaN or infinite.

    >>> print(json_text({"b": "\u202e", "a": "é"}), end="")
    {
     "a": "é",
     "b": "\u202e"
    }
    """
    text = json.dumps(records, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True)
    return "".join(char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in text) + "\n"
