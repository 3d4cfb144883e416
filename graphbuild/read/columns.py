"""Which column of a table, or key of a JSON object, holds what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphbuild.errors import SourceError
from graphbuild.read.dates import parse_date
from graphbuild.read.head import Head, make_document, web_address
from graphbuild.read.source import printable
from graphbuild.types import Document

GUESSES = {
    "id": ("id", "doc_id", "document_id", "article_id", "uid", "guid"),
    "text": ("text", "body", "content", "article", "full_text", "article_text", "body_text", "story"),
    "title": ("title", "headline", "heading"),
    "date": ("date", "published", "published_at", "publication_date", "publish_date", "pub_date", "date_published"),
    "url": ("url", "link", "permalink", "web_url", "source_url"),
    "source": ("source", "publisher", "outlet", "publication", "newspaper", "source_name", "domain"),
}
"""What columns are usually called, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns to read; None guesses from the usual names (:data:`GUESSES`), in any case."""

    id: str | None = None
    text: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    source: str | None = None

    def find(self, field: str, names: Iterable[str]) -> list[str]:
        """Return those of a table's column names that may hold a field, the likeliest first."""
        stated: str | None = getattr(self, field)
        if stated is not None:
            return [name for name in names if name == stated]
        folded = {name.strip().casefold().replace(" ", "_").replace("-", "_"): name for name in names}
        return [folded[guess] for guess in GUESSES[field] if guess in folded]


def require_columns(where: str, names: Sequence[str], columns: Columns) -> None:
    """Make sure that a table has the columns that were named, and one that holds the text.

    Raises:
        SourceError: It has not.
    """
    require_text(where, names, columns)
    stated = filter(None, (columns.id, columns.title, columns.date, columns.url, columns.source))
    missing = next((name for name in stated if name not in names), None)
    if missing:
        raise SourceError(f"{where} has no column '{printable(missing)}'. It has: {_shown(names)}.")


def require_text(where: str, names: Iterable[str], columns: Columns) -> None:
    """Make sure that one of the columns of a table, or keys of a row, holds the text.

    Raises:
        SourceError: None does.
    """
    if not columns.find("text", names):
        wanted = f"no column '{columns.text}'" if columns.text else f"no text column ({', '.join(GUESSES['text'])})"
        raise SourceError(f"{where} has {wanted}. It has: {_shown(names)}. Say which, for example: --column text=body")


def _shown(names: Iterable[str]) -> str:
    return printable(", ".join(list(names)[:12])) or "nothing"


def row_document(file: str, number: int, row: Mapping[str, object], columns: Columns) -> Document:
    """Make a document of a row; its id is ``file#row-id``, with the row's ``number`` where it has no printable id.

    Raises:
        SourceError: The row holds no text.
    """
    row_id = _cell(row, columns.find("id", row)).strip()
    name = f"{file}#{row_id if row_id and row_id.isprintable() else number}"
    return make_document(name, _cell(row, columns.find("text", row)), head_of(row, columns))


def head_of(row: Mapping[str, object], columns: Columns) -> Head:
    """Return what the columns of a row, other than its text, say of the text."""
    cells = {field: _cell(row, columns.find(field, row)).strip() for field in ("title", "date", "url", "source")}
    return Head(
        title=cells["title"] or None,
        date=parse_date(cells["date"]),
        url=web_address(cells["url"]),
        source=cells["source"] or None,
    )


def _cell(row: Mapping[str, object], names: Iterable[str]) -> str:
    cells = (row[name] for name in names)
    return next((str(cell) for cell in cells if type(cell) in {str, int} and str(cell).strip()), "")
