"""Web pages → documents: the article without its frame, and what its markup says of it. The only trafilatura."""

from collections.abc import Iterator
from typing import Any

from graphbuild.errors import SourceError
from graphbuild.read.columns import Columns
from graphbuild.read.dates import parse_date
from graphbuild.read.head import Head, make_document, web_address
from graphbuild.read.source import Reading, Source, printable, read_text
from graphbuild.types import Basis

OUR_MARK = '<meta name="generator" content="graphbuild">'
"""What graphbuild's own pages carry in their head: they quote texts, and would be counted as one text more."""
_HEAD = 1000

_DATES = {
    "extensive_search": False,  # a date in the prose is not the date of the page
    "original_date": True,
    "min_date": "1900-01-01",
    "max_date": "2099-12-31",  # by default it is today, and the same page would read otherwise tomorrow
}


def read_html(source: Source, _columns: Columns) -> Iterator[Reading]:
    """Read a web page; the document's text, to which all offsets refer, is the article that trafilatura extracts.

    A page that graphbuild wrote is passed over, so that the output may stand among the sources.

    Raises:
        SourceError: It cannot be read as text, or no article is found in it.
    """
    page = read_text(source)
    if OUR_MARK in page[:_HEAD]:
        return
    text, head = _article(printable(source.id), page)
    yield make_document(source.id, text, head, Basis.MARKUP)


def _article(name: str, page: str) -> tuple[str, Head]:
    from trafilatura import bare_extraction

    found: Any
    try:
        found = bare_extraction(page, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES))
    except Exception as problem:  # its parsers fail in ways of their own, and no page may cost another
        raise SourceError(f"Cannot take the page {name} apart ({problem!r}). Save its text as .txt.") from problem
    if not found or not found.text:
        raise SourceError(f"No article found in {name}. Save its text in a .txt file.")
    head = Head(title=found.title, date=parse_date(found.date or ""), url=web_address(found.url or ""))
    return str(found.text), head
