"""Texts with annotations made elsewhere → documents with marks. One format a function, all in :data:`FORMATS`."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, TypeAlias

from graphbuild.errors import SourceError
from graphbuild.read.columns import Columns
from graphbuild.read.marked.brat import beside, read_brat
from graphbuild.read.marked.conll import read_conll
from graphbuild.read.marked.given import Found, Given, Row, settled
from graphbuild.read.marked.interchange import is_graph, read_graph
from graphbuild.read.marked.labelstudio import is_value, labelstudio_row
from graphbuild.read.marked.objects import beginning, read_objects
from graphbuild.read.marked.spacydocs import read_docbin, spacyjson_row
from graphbuild.read.marked.spans import gliner_row, huggingface_row, prodigy_row, span_list
from graphbuild.read.plain import read_plain
from graphbuild.read.rows import read_jsonl
from graphbuild.read.source import Reading, Source, printable
from graphbuild.types import Document

__all__ = ["FORMATS", "MARKED", "Given", "read_json", "settled"]

GRAPH = "graphbuild"
"""The format of graphbuild's own exports."""

Reader: TypeAlias = Callable[[Source, Columns], Iterator[Reading | Given]]

ROWS: dict[str, Callable[[Row, Columns], Given | None]] = {
    "spacy-json": spacyjson_row,
    "prodigy": prodigy_row,
    "label-studio": labelstudio_row,
    "huggingface": huggingface_row,
    "gliner": gliner_row,
}
"""What reads an object of each format that is JSON; None is passed over."""


def read_rows(form: str, source: Source, columns: Columns) -> Iterator[Found]:
    """Read a JSON file of one format.

    Raises:
        SourceError: It cannot be read to its end, or holds nothing that somebody has annotated.
    """
    yield from _some(source, _rows(form, read_objects(source), columns))


def _some(source: Source, found: Iterator[Found]) -> Iterator[Found]:
    """Yield what is found in a file; where that is nothing, a file that was named is refused."""
    first = next(found, None)
    if first is not None:
        yield first
        yield from found
    elif source.is_stated:
        raise SourceError(
            f"{printable(source.id)} holds no text that is annotated and accepted; predictions are not read. "
            "Annotate some, then export it anew."
        )


def _rows(form: str, objects: Iterator[Row | SourceError], columns: Columns) -> Iterator[Found]:
    for row in objects:
        if isinstance(row, SourceError):
            yield row
            continue
        try:
            given = ROWS[form](row, columns)
        except SourceError as problem:
            yield problem
        else:
            if given is not None:
                yield given


def read_export(source: Source, columns: Columns) -> Iterator[Reading]:
    """Read graphbuild's own export, and the texts that it tells of from their files.

    Raises:
        SourceError: It cannot be read, or is no such export.
    """

    def texts(path: str) -> Iterator[Document]:
        from graphbuild.read import read_documents  # which reads any file, and so knows this module

        yield from read_documents([path], columns=columns, on_error=lambda _problem: None)

    for row in read_objects(source):
        if isinstance(row, SourceError):
            yield row
        else:
            yield from read_graph(row, source, texts)


FORMATS: dict[str, Callable[[Source, Columns], Iterator[Reading | Given]]] = {
    GRAPH: read_export,
    "spacy": read_docbin,
    **{form: partial(read_rows, form) for form in ROWS},
    "conll": read_conll,
    "brat": read_brat,
}
"""The reader of each format of annotations, by the name that ``--input-format`` takes."""


def form_of(row: Row) -> str | None:
    """Tell the format of an object by its keys.

    >>> form_of(Row("a", 1, "", {"text": "Chile", "entities": [{"start": 0, "end": 5, "label": "LOC"}]}))
    'gliner'
    """
    values = row.values
    if is_graph(values):
        return GRAPH
    if isinstance(values.get("data"), dict) and {"annotations", "completions", "predictions"} & values.keys():
        return "label-studio"
    if any(isinstance(value, list) and value and all(map(is_value, value)) for value in values.values()):
        return "label-studio"
    if "_input_hash" in values or ("answer" in values and isinstance(values.get("spans"), list)):
        return "prodigy"
    tokens = values.get("tokens")
    if isinstance(tokens, list) and tokens and _is_spacy(tokens, values):
        return "spacy-json"
    return _form_of_spans(values)


def _is_spacy(tokens: list[Any], values: Mapping[str, Any]) -> bool:
    """Tell spaCy's tokens from those of a Prodigy task, which has a list of spans beside them."""
    is_placed = all(isinstance(token, dict) and {"id", "start", "end"} <= token.keys() for token in tokens)
    return is_placed and not isinstance(values.get("spans"), list)


def _form_of_spans(values: Mapping[str, Any]) -> str | None:
    if isinstance(values.get("tokenized_text"), list) and isinstance(values.get("ner"), list):
        return "gliner"
    spans = span_list(values)
    if not spans:
        return None
    if "entity" in spans[0] or "entity_group" in spans[0]:
        return "huggingface"
    if values.get("spans") is spans:
        return "prodigy"
    return "spacy-json" if values.get("ents") is spans else "gliner"


def read_json(source: Source, columns: Columns) -> Iterator[Reading | Given]:
    """Read a JSON file by what its first objects are: annotations of some format, or else, a row a line, mere texts.

    A file of whole JSON that is neither is passed over where it only lies in a folder, and so is an export of ours.

    Raises:
        SourceError: It cannot be read to its end, or is no annotation.
    """
    try:
        first, objects = beginning(read_objects(source))
    except SourceError:
        if source.is_stated or source.suffix != ".json":
            raise
        return
    form = next(filter(None, map(form_of, first)), None)
    if form == GRAPH:
        yield from read_export(source, columns) if source.is_stated else ()
    elif form is not None:
        yield from _some(source, _rows(form, objects, columns))
    elif source.suffix != ".json":
        yield from read_jsonl(source, columns)
    elif source.is_stated:
        raise SourceError(
            f"{printable(source.id)} holds no annotations of a format that graphbuild knows ({', '.join(ROWS)}). "
            "Say which, for example: --input-format prodigy"
        )


def read_text_beside(source: Source, columns: Columns) -> Iterator[Reading | Given]:
    """Read a text, with its annotations where brat has put some beside it."""
    yield from read_plain(source, columns) if beside(source) is None else read_brat(source, columns)


MARKED: dict[str, Reader] = {
    ".txt": read_text_beside,
    ".ann": read_brat,
    ".json": read_json,
    ".jsonl": read_json,
    ".ndjson": read_json,
    ".spacy": read_docbin,
    ".conll": read_conll,
    ".conllu": read_conll,
    ".iob": read_conll,
    ".iob2": read_conll,
    ".bio": read_conll,
}
"""The reader of each suffix that files with annotations have."""
