"""Lists of spans in a row: Prodigy tasks, GLiNER's and Hugging Face's output, each with its text.

References:
    Prodigy, Annotation interfaces (ner_manual): https://prodi.gy/docs/api-interfaces
    GLiNER, Usage: https://urchade.github.io/GLiNER/usage.html
    Transformers, TokenClassificationPipeline: https://huggingface.co/docs/transformers/main_classes/pipelines
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graphbuild.errors import SourceError
from graphbuild.read.columns import Columns
from graphbuild.read.marked.given import Given, Row, Span
from graphbuild.read.marked.tags import OUTSIDE, group, parted

LISTS = ("entities", "ents", "spans", "predictions", "ner", "output", "label", "labels")
"""The keys of a row that may hold its list of spans."""


def prodigy_row(row: Row, columns: Columns) -> Given | None:
    """Read a Prodigy task; one that was rejected or ignored is passed over.

    Raises:
        SourceError: It is no such task.
    """
    if row.values.get("answer", "accept") != "accept":
        return None
    meta = row.values.get("meta")
    told = meta if isinstance(meta, dict) else {}
    document = row.document(columns, **{key: value for key, value in told.items() if key not in row.values})
    spans = row.values.get("spans") or []
    return Given(document, row.where, tuple(_span(span, with_text=True) for span in _listed(row, spans)))


def gliner_row(row: Row, columns: Columns) -> Given:
    """Read a text with what GLiNER found in it (start, end, label), or GLiNER's training form (words and their spans).

    Raises:
        SourceError: It is neither.
    """
    words = row.values.get("tokenized_text")
    if words is not None:
        return _of_words(row, words, columns)
    spans = tuple(_span(span, with_text=True) for span in _listed(row, span_list(row.values)))
    return Given(row.document(columns), row.where, spans)


def huggingface_row(row: Row, columns: Columns) -> Given:
    """Read a text with the output of a token classification, grouped (entity_group) or a label a token (entity).

    Raises:
        SourceError: It is no such row.
    """
    found = _listed(row, span_list(row.values))
    grouped = [_span(span) for span in found if "entity_group" in span]
    pieces = [span for span in found if "entity_group" not in span]
    joined = _joined([_span(span) for span in pieces], row, (str(span.get("word", "")) for span in pieces))
    return Given(row.document(columns), row.where, (*grouped, *joined))


def span_list(values: Mapping[str, Any]) -> list[Any] | None:
    """Return the spans of a row, None where it has no such list.

    >>> span_list({"text": "Chile", "entities": []}), span_list({"text": "Chile", "labels": ["Chile"]})
    ([], None)
    """
    lists = (values.get(key) for key in LISTS)
    return next((found for found in lists if isinstance(found, list) and all(map(_is_span, found))), None)


def _is_span(value: object) -> bool:
    return isinstance(value, dict) and "start" in value and "end" in value and isinstance(_label(value), str)


def _label(span: Mapping[str, Any]) -> object:
    return next((span[key] for key in ("entity_group", "entity", "label") if key in span), None)


def _listed(row: Row, spans: object) -> list[dict[str, Any]]:
    if not isinstance(spans, list) or not all(map(_is_span, spans)):
        raise SourceError(f"{row.where} has no proper list of spans, each with start, end and label. Export it anew.")
    return spans


def _span(span: Mapping[str, Any], *, with_text: bool = False) -> Span:
    text = span.get("text") if with_text else None
    return Span(span["start"], span["end"], str(_label(span)), text if isinstance(text, str) else None)


def _joined(tokens: Sequence[Span], row: Row, words: Iterable[str]) -> Iterator[Span]:
    """Join labelled tokens ("B-PER", "I-PER") to spans; a piece of a word goes with the word."""
    if any(not isinstance(place, int) for token in tokens for place in token[:2]):
        raise SourceError(f"{row.where} has tokens without a place in the text. Run it again with a fast tokenizer.")
    spans = []
    for token, word in zip(tokens, words, strict=True):
        label = parted(token.label)[1]
        goes_on = word.startswith("##") and label != OUTSIDE
        spans.append(token._replace(label=f"I-{label}") if goes_on else token)
    return group(spans)


def _of_words(row: Row, words: object, columns: Columns) -> Given:
    spans = row.values.get("ner", [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words) or not isinstance(spans, list):
        raise SourceError(f"{row.where} has no proper tokenized_text and ner. Export it anew.")
    starts = [sum(len(word) + 1 for word in words[:number]) for number in range(len(words))]
    found = []
    for span in spans:
        is_whole = isinstance(span, list) and len(span) == len(("first", "last", "label"))
        first, last, label = span if is_whole else (0, -1, "")
        if not (isinstance(first, int) and isinstance(last, int) and 0 <= first <= last < len(words)):
            raise SourceError(f"{row.where} has a span of words, {span!r}, that are not there. Export it anew.")
        found.append(Span(starts[first], starts[last] + len(words[last]), str(label)))
    return Given(row.document(columns, text=" ".join(words)), row.where, tuple(found))
