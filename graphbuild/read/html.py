"""Web pages → documents: the article without its frame, and what its markup says of it. The only trafilatura."""

from collections.abc import Iterator

from graphbuild.errors import SourceError
from graphbuild.read.columns import Columns
from graphbuild.read.dates import parse_date
from graphbuild.read.head import Head, make_document, web_address
from graphbuild.read.source import Reading, Source, printable, read_text
from graphbuild.types import Basis

_DATES = {
    "extensive_search": False,  # a date in the prose is not the date of the page
    "original_date": True,
    "min_date": "1900-01-01",
    "max_date": "2099-12-31",  # by default it is today, and the same page would read otherwise tomorrow
}


def read_html(source: Source, _columns: Columns) -> Iterator[Reading]:
    """Read a web page; the document's text, to which all offsets refer, is the article that trafilatura extracts.

    Raises:
        SourceError: It cannot be read as text, or no article is found in it.
    """
    from trafilatura import bare_extraction

    page = bare_extraction(
        read_text(source), include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
    )
    if page is None or isinstance(page, dict) or not page.text:
        raise SourceError(f"No article found in {printable(source.id)}. Save its text in a .txt file.")
    head = Head(title=page.title, date=parse_date(page.date or ""), url=web_address(page.url or ""))
    yield make_document(source.id, page.text, head, Basis.MARKUP)
