"""What the first lines of a text say of it: title, date and address. Nothing rather than a guess."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from graphbuild.errors import SourceError
from graphbuild.read.dates import date_of_line
from graphbuild.read.source import printable
from graphbuild.types import Basis, Document

HEAD_LINES = 8
"""How many lines that are not blank count as the head of a text."""
_HEAD_LENGTH = 6000
_TITLE_WORDS = range(3, 26)
_TITLE_LENGTH = 160
_UNWRAPPED = 120
"""A line of more code points is a whole paragraph, so its text was not wrapped at a fixed width."""
_FURNITURE = re.compile(
    r"""(?:press\ \W?enter\W?\ to\ skip|(?:skip|jump)\ to|click\ here)\b.*
    |(?:main\ )?menu|navigation|home|search|advertisements?|share(?:\ this.*)?|subscribe|sign\ (?:in|up)|log\ ?in|print
    |as\ (?:prepared|delivered)\b.*
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What stands above an article or speech and says nothing of it, a line to itself."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_BYLINE = re.compile(r"by\s+\S", re.IGNORECASE)
_URL_LINE = re.compile(r"(?:(?:url|link|source)\s*:\s*)?(https?://\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a text besides the text. ``url`` is always http or https."""

    title: str | None = None
    date: dt.date | None = None
    url: str | None = None
    source: str | None = None


def make_document(name: str, text: str, stated: Head | None = None, basis: Basis = Basis.COLUMN) -> Document:
    """Join a text with what is ``stated`` of it, ``basis`` saying where; its own first lines fill the gaps.

    Without a stated source it is the host of the address.

    Raises:
        SourceError: The text is blank, or holds what no text holds.
    """
    _refuse_unreadable(printable(name), text)
    stated, found = stated or Head(), read_head(text)
    url = stated.url or found.url
    return Document(
        id=name,
        text=text,
        title=stated.title or found.title,
        title_basis=basis if stated.title else Basis.TEXT if found.title else None,
        date=stated.date or found.date,
        date_basis=basis if stated.date else Basis.TEXT if found.date else None,
        url=url,
        source=stated.source or host_of(url),
    )


def _refuse_unreadable(name: str, text: str) -> None:
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise SourceError(f"{name} holds no text. Nothing is read from it.")
    if "\0" in text:
        raise SourceError(f"{name} holds NUL characters, so it is no plain text. Nothing is read from it.")
    if _SURROGATE.search(text):
        raise SourceError(
            f"{name} holds characters that are not valid Unicode. Repair its encoding, then read it again."
        )


def web_address(text: str) -> str | None:
    """Return a text that is an http or https address, trimmed; anything else is none.

    >>> web_address(" https://example.org/a ")
    'https://example.org/a'
    >>> web_address("javascript:alert(1)")
    """
    match = _URL_LINE.fullmatch(text.strip())
    return match[1] if match else None


def host_of(url: str | None) -> str | None:
    """Return the host of an address without ``www.``.

    >>> host_of("https://www.example.org:8080/a")
    'example.org'
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def read_head(text: str) -> Head:
    r"""Read title, date and address from the first lines of a text.

    >>> read_head("Envoys to meet in Vienna\n20220109\nThe envoys of three states will meet.").title
    'Envoys to meet in Vienna'
    """
    lines = head_lines(text)
    return Head(
        title=_title_of(text[:_HEAD_LENGTH]),
        date=next(filter(None, map(date_of_line, lines)), None),
        url=next(filter(None, map(web_address, lines)), None),
    )


def head_lines(text: str) -> list[str]:
    """Return the first lines that are not blank, trimmed, up to the first of the prose and at most ``HEAD_LINES``."""
    lines = [line for line in _lines(text[:_HEAD_LENGTH]) if line][:HEAD_LINES]
    prose = next((n for n, line in enumerate(lines) if len(line) > _UNWRAPPED or line.endswith(".")), len(lines))
    return lines[: prose + 1]


def _lines(text: str) -> Iterator[str]:
    return (line.strip().lstrip("\ufeff") for line in text.splitlines())


def _title_of(head: str) -> str | None:
    lines = list(_lines(head))
    first = next((n for n, line in enumerate(lines) if line and not _FURNITURE.fullmatch(line)), len(lines))
    below = lines[first + 1 :]
    if any(below) and _like_title(lines[first]) and _sets_off(below[0]):
        return lines[first]
    return None


def _like_title(line: str) -> bool:
    last = line.rstrip("\"'”’)")[-1:]
    plain = len(line) <= _TITLE_LENGTH and len(line.split()) in _TITLE_WORDS and (last.isalnum() or last in "?!")
    return plain and date_of_line(line) is None


def _sets_off(line: str) -> bool:
    """Tell whether what stands right below a line shows that the line is no part of a wrapped paragraph."""
    marks = (not line, date_of_line(line), web_address(line), _BYLINE.match(line), len(line) > _UNWRAPPED)
    return any(marks)
