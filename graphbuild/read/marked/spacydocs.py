"""spaCy's documents: ``Doc.to_json`` as JSON, and ``DocBin`` files (``.spacy``): the one use of spaCy in reading.

Names are the entities of a document, else what its groups of spans hold; where graphbuild's components have read it,
the mentions that they have chosen. Its parse is kept.

References:
    spaCy, Doc.to_json: https://spacy.io/api/doc#to_json
    spaCy, DocBin: https://spacy.io/api/docbin
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graphbuild.errors import SourceError
from graphbuild.marks import Parse
from graphbuild.read.columns import Columns
from graphbuild.read.marked.given import Found, Given, Row, Span, is_node
from graphbuild.read.source import LIMIT, Source, open_source, printable
from graphbuild.types import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

OURS = "mentions"
"""The group of spans that graphbuild's components choose."""

LONGEST = 64 * LIMIT
"""The longest DocBin, in bytes; it is read whole."""


def spacyjson_row(row: Row, columns: Columns) -> Given:
    """Read what ``Doc.to_json`` gives, or a training record of spaCy's with its entities.

    Raises:
        SourceError: It is no such document.
    """
    document = row.document(columns)
    tokens = row.values.get("tokens") or []
    if not _are_places(tokens):
        raise SourceError(f"{row.where} has tokens without start and end. Export it anew with Doc.to_json().")
    listed, is_ours = _names(row.values)
    spans = tuple(_span(row, span, is_ours=is_ours) for span in listed)
    return Given(document, row.where, spans, parse=_parse(row, document.text, tokens), is_ours=is_ours)


def read_docbin(source: Source, columns: Columns) -> Iterator[Found]:
    """Read a file of many documents.

    Raises:
        SourceError: It is none, or spaCy cannot read it.
    """
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    name = printable(source.id)
    with open_source(source) as stream:
        raw = stream.read(LONGEST + 1)
    if len(raw) > LONGEST:
        raise SourceError(f"{name} is longer than {LONGEST // 2**30} GiB. Write several files.")
    try:
        docs = list(DocBin().from_bytes(raw).get_docs(Vocab()))
    except Exception as problem:  # msgpack, zlib and spaCy fail in ways of their own
        what = printable(" ".join(str(problem).split()))[:100]
        raise SourceError(f"{name} is no DocBin of spaCy ({what}). Write it anew: doc_bin.to_disk().") from problem
    for number, doc in enumerate(docs, 1):
        told = {key: value for key, value in doc.user_data.items() if isinstance(key, str)}
        meta = {key: value for key, value in told.items() if isinstance(value, str | int) and "." not in key}
        row = Row(source.id, number, f"Document {number} of {name}", {**meta, **_values(doc)})
        try:
            yield spacyjson_row(row, columns)
        except SourceError as problem:
            yield problem


def _values(doc: "Doc") -> dict[str, Any]:
    """Return a document's JSON form, with the node ids that its entities may carry."""
    values: dict[str, Any] = doc.to_json()
    for record, ent in zip(values.get("ents", ()), doc.ents, strict=True):
        record["kb_id"] = ent.kb_id_
    return values


def _names(values: Mapping[str, Any]) -> tuple[list[Mapping[str, Any]], bool]:
    """Return the spans that name somebody, and whether our components have chosen them."""
    given = values.get("spans")
    named = given.items() if isinstance(given, dict) else ()
    groups = {key: group for key, group in named if isinstance(group, list)}
    ours = groups.get(OURS, ())
    if ours and all(isinstance(span, dict) and str(span.get("label")) in set(Kind) for span in ours):
        return list(ours), True
    ents = values.get("ents")
    listed = ents if isinstance(ents, list) and ents else [span for group in groups.values() for span in group]
    return [span if isinstance(span, dict) else {} for span in listed], False


def _span(row: Row, span: Mapping[str, Any], *, is_ours: bool) -> Span:
    label, kb_id = span.get("label"), span.get("kb_id")
    if not isinstance(label, str) or not {"start", "end"} <= span.keys():
        raise SourceError(f"{row.where} has a span without start, end or label. Export it anew with Doc.to_json().")
    entity = kb_id if isinstance(kb_id, str) and is_node(kb_id) else None
    return Span(span["start"], span["end"], label, entity=entity, kind=label if is_ours else None)


def _are_places(tokens: object) -> bool:
    """Tell whether tokens have places, in order."""
    if not isinstance(tokens, list) or not all(isinstance(token, dict) for token in tokens):
        return False
    edges = [token.get(edge) for token in tokens for edge in ("start", "end")]
    return all(isinstance(edge, int) for edge in edges) and all(one <= other for one, other in pairwise(edges))


def _parse(row: Row, text: str, tokens: Sequence[Mapping[str, Any]]) -> Parse | None:
    """Return the words of a text with their grammar; None where no heads are given, for then ours is better.

    Raises:
        SourceError: The words are not those of the text, or their heads lead nowhere or in circles.
    """
    heads: list[Any] = [token.get("head") for token in tokens]
    deps = [token.get("dep") for token in tokens]
    if not tokens or not all(isinstance(dep, str) and dep for dep in deps):
        return None
    words = tuple(text[token["start"] : token["end"]] for token in tokens)
    ends = [*(token["start"] for token in tokens[1:]), len(text)]
    spaces = tuple(text[token["end"] : end] == " " for token, end in zip(tokens, ends, strict=True))
    if "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) != text:
        raise SourceError(f"{row.where} has tokens that are not all of its text. Export it anew with Doc.to_json().")
    if not all(isinstance(head, int) and 0 <= head < len(tokens) for head in heads) or _circles(heads):
        raise SourceError(f"{row.where} has heads that lead nowhere or in circles. Export it anew with Doc.to_json().")
    columns = {field: tuple(_column(tokens, key)) for field, key in _COLUMNS.items()}
    return Parse(words, spaces, tuple(heads), **columns)


_COLUMNS = {"deps": "dep", "tags": "tag", "pos": "pos", "morphs": "morph", "lemmas": "lemma"}
"""The columns of a parse and what ``Doc.to_json`` calls them."""


def _column(tokens: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    """Return a column, none of it where it is not given for each word."""
    column = [token.get(key) for token in tokens]
    may_be_empty = key == "morph"
    is_whole = all(isinstance(value, str) and (value or may_be_empty) for value in column)
    return [str(value) for value in column] if is_whole else []


def _circles(heads: Sequence[Any]) -> bool:
    """Tell whether some word is, by way of its head, its own head; a root is at once."""
    done: set[int] = set()
    for start in range(len(heads)):
        way: dict[int, None] = {}
        at = start
        while at not in done and heads[at] != at:
            if at in way:
                return True
            way[at] = None
            at = heads[at]
        done.update(way)
        done.add(at)
    return False
