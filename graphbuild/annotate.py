"""Documents become mentions and evidence; the only way into spaCy, whose documents end in :mod:`.annotations`.

They are read by the pipeline that :mod:`.loading` loads. What leaves this module are records.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING

from graphbuild.annotations import annotation_of, recorded_annotation
from graphbuild.errors import SourceError, TextError
from graphbuild.loading import COMPONENTS, MODEL, READING, fingerprint, load_pipeline, locate_pipeline
from graphbuild.marks import MarkedDocument, Parse, RecordedDocument, without_marks
from graphbuild.types import Annotation, Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = [
    "BATCH_SIZE", "MAX_LENGTH", "MODEL", "READING", "OnError", "annotate", "fingerprint", "load_pipeline",
    "locate_pipeline",
]  # fmt: skip

MAX_LENGTH = 1_000_000
"""Code points: the longest text that is read; a parser's memory grows with it."""

BATCH_SIZE = 32
"""Texts that are read together: enough to keep the matrix products busy, few enough to keep memory flat."""

_AS_TYPED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\ufeff": " ", "\u00a0": " ", "\0": " "})
"""What a model was not trained on, one code point for one, so that offsets hold."""

_DOCUMENT = "graphbuild.document"
"""Where a ``Doc`` on its way through the pipeline keeps the document that it was made from."""

OnError = Callable[[SourceError], None]


def annotate(
    documents: Iterable[Document], nlp: "Language", *, on_error: OnError | None = None
) -> Iterator[Annotation]:
    """Read documents in batches and yield what they say, in the same order.

    A text that is too long or that breaks a component is left out: it is reported to `on_error`, or raised. It costs no
    other text: where one of a batch breaks, each of them is read alone.

    Raises:
        TextError: A text cannot be read and there is no `on_error`.
    """
    report = on_error or _raise
    readable = (document for document in documents if _is_readable(document, report))
    before = nlp.default_error_handler
    nlp.default_error_handler = _broken  # nlp.set_error_handler fails on spaCy's compiled parsers
    try:
        while batch := list(islice(readable, BATCH_SIZE)):
            yield from _read(batch, nlp, report)
    finally:
        nlp.default_error_handler = before


def _read(batch: list[Document], nlp: "Language", report: OnError) -> list[Annotation]:
    """Read a batch; a text that breaks anything at all, be it a fault of ours, is reported and left out."""
    try:
        made = [_make_doc(nlp, document) for document in batch]
        return [
            _annotation(doc, doc.user_data[_DOCUMENT])
            for known, docs in groupby(made, key=_given)
            for doc in nlp.pipe(docs, batch_size=BATCH_SIZE, disable=_needless(nlp, known))
        ]
    except Exception as problem:  # noqa: BLE001  components may raise anything
        if len(batch) > 1:
            return [found for document in batch for found in _read([document], nlp, report)]
        name = batch[0].id
        what = problem if isinstance(problem, _BrokenError) else f"the reading: {problem!r}"
        report(TextError(f"{name} breaks {' '.join(str(what).split())}", name))
        return []


class _BrokenError(Exception):
    """A component and what it raised."""


def _broken(name: str, _proc: object, _docs: "list[Doc]", problem: Exception) -> None:
    raise _BrokenError(f"the component {name}: {problem!r}") from problem


def _annotation(doc: "Doc", document: Document) -> Annotation:
    if isinstance(document, RecordedDocument):
        return recorded_annotation(doc, document)
    return annotation_of(doc, without_marks(document))


def _make_doc(nlp: "Language", document: Document) -> "Doc":
    """Part a text into words, as its marks do where it has some, and set what they tell of it."""
    if not isinstance(document, MarkedDocument):
        doc = nlp.make_doc(document.text.translate(_AS_TYPED))
    else:
        from graphbuild.components.marked import part_at_marks

        parse = document.parse
        doc = _parsed(nlp, parse) if parse else nlp.make_doc(document.text.translate(_AS_TYPED))
        doc = part_at_marks(doc, document)
        starts = frozenset() if parse else frozenset(document.starts)
        for token in doc if starts else ():
            token.is_sent_start = token.idx in starts
    doc.user_data[_DOCUMENT] = document
    return doc


def _parsed(nlp: "Language", parse: Parse) -> "Doc":
    from spacy.tokens import Doc

    words = [word.translate(_AS_TYPED) for word in parse.words]
    given = {name: list(getattr(parse, name)) or None for name in ("heads", "deps", "tags", "pos", "morphs", "lemmas")}
    return Doc(nlp.vocab, words, list(parse.spaces), **given)  # type: ignore[arg-type]  # heads are numbers


_GIVEN = {
    "heads": ("token.dep", "token.head", "token.is_sent_start", "doc.sents"),
    "tags": ("token.tag",),
    "pos": ("token.pos", "token.morph"),
    "lemmas": ("token.lemma",),
}
"""What components assign that a parse made elsewhere may have, by its columns."""


_VECTORS = frozenset({"doc.tensor", "doc._.trf_data"})
_SENTENCES = frozenset({"token.is_sent_start", "doc.sents"})
_BUT_SENTENCES = frozenset({"all but sentences"})
"""What is given of a text that was read before."""


def _given(doc: "Doc") -> frozenset[str]:
    """Return what components would assign that is there already, in marks."""
    document = doc.user_data[_DOCUMENT]
    if isinstance(document, RecordedDocument):
        return _BUT_SENTENCES
    if not isinstance(document, MarkedDocument):
        return frozenset()
    columns = [assigned for column, assigned in _GIVEN.items() if getattr(document.parse, column, ())]
    return frozenset({"doc.ents", "token.ent_iob", "token.ent_type"}.union(*columns))


def _needless(nlp: "Language", given: frozenset[str]) -> list[str]:
    """Return the components that would only assign what is given; vectors, too, where nothing is left to use them."""
    if not given:
        return []
    if given is _BUT_SENTENCES:
        needed = _SENTENCES | _VECTORS
        return [name for name in nlp.pipe_names if needed.isdisjoint(nlp.get_pipe_meta(name).assigns)]
    assigned = {name: set(nlp.get_pipe_meta(name).assigns) for name in nlp.pipe_names if name != COMPONENTS[0]}
    needless = [name for name, assigns in assigned.items() if assigns and assigns <= given]
    left = [name for name in assigned if name not in needless and not name.startswith("graphbuild_")]
    vectors = [name for name in left if assigned[name] <= _VECTORS]
    return needless + (vectors if len(vectors) == len(left) else [])


def _raise(problem: SourceError) -> None:
    raise problem


def _is_readable(document: Document, report: OnError) -> bool:
    length = len(document.text)
    if length > MAX_LENGTH:
        message = f"{document.id} has {length:,} characters; split it into texts of at most {MAX_LENGTH:,}."
        report(TextError(message, document.id))
    return length <= MAX_LENGTH
