"""The ``graphbuild_marks`` component: names that others have found are handed on as marks, and to our components.

The marks of a text come with it (:class:`~graphbuild.marks.MarkedDocument`), or, where a table of labels is given, from
the pipeline itself: the entities of a ``Doc`` as its own components have set them, else what its groups of spans hold.
Any other text is left as it is.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from graphbuild.components.marked import DOCUMENT
from graphbuild.errors import LabelsError
from graphbuild.labels import Labels, read_labels
from graphbuild.marks import IGNORE, Mark, MarkedDocument, marked
from graphbuild.types import Document, Kind

ENTS = {
    Kind.OFFICIAL: "PERSON", Kind.PERSON: "PERSON", Kind.AGENCY: "ORG", Kind.ORGANIZATION: "ORG", Kind.COUNTRY: "GPE",
}  # fmt: skip
"""The label under which our components know what each kind of mark is."""


@Language.factory("graphbuild_marks", assigns=["doc.ents"], default_config={"labels": None})
def make_marks(nlp: Language, name: str, labels: str | None) -> "Marks":  # noqa: ARG001  the signature is spaCy's
    """Make the component; ``labels`` is a file with a table of labels for the names that the pipeline finds."""
    return Marks(read_labels(labels) if labels else None)


class Marks:
    """The component: sets ``doc.ents`` to what is marked."""

    def __init__(self, labels: Labels | None) -> None:
        self._labels = labels

    def __call__(self, doc: Doc) -> Doc:
        """Hand what is marked to our components as the names that a recogniser has found."""
        document = doc.user_data.get(DOCUMENT)
        if not isinstance(document, MarkedDocument):
            if self._labels is None:
                return doc
            plain = document or Document("", doc.text)
            marks = tuple(sorted(set(_found(doc, self._labels))))
            document = marked(plain, marks=marks, adds=self._labels.added(marks))
            doc.user_data[DOCUMENT] = document
        doc.ents = filter_spans([span for mark in document.marks for span in _recognised(doc, mark)])
        return doc


def _found(doc: Doc, labels: Labels) -> Iterator[Mark]:
    """Yield what the pipeline has found as marks.

    Raises:
        LabelsError: It has a label that the table lacks.
    """
    for span in doc.ents or [span for group in doc.spans.values() for span in group]:
        kinds = _entity_kind(span) or labels.kinds_of(span.label_)
        if not kinds:
            raise LabelsError(f'{labels.name} has no row for "{span.label_}", a label of the pipeline. Give it one.')
        if kinds != (IGNORE,):
            entity = span.kb_id_ if _entity_kind(span) else ""
            yield Mark(span.start_char, span.end_char, kinds, span.label_, entity=entity or "")


def _entity_kind(span: Span) -> tuple[str, ...] | None:
    """Return the kind of the node whose id a span carries, if it is one of ours."""
    kind, colon, _ = span.kb_id_.partition(":")
    return (kind,) if colon and kind in set(Kind) else None


def _recognised(doc: Doc, mark: Mark) -> Iterator[Span]:
    label = next((ENTS[Kind(kind)] for kind in mark.kinds if kind in ENTS), None)
    span = label and doc.char_span(mark.start, mark.end, label=label, alignment_mode="expand")
    if span:
        yield span
