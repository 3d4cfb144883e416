"""The teacher as a spaCy component, so that whatever takes a pipeline takes the teacher."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from spacy.lang.en import English
from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example

from graphbuild.training.apostrophes import split_apostrophes
from graphbuild.training.teacher import LABELS, Window, batched, to_tensors, to_window

WINDOW = 150
"""Words that the teacher reads at once, at most."""

BATCH = 6000
"""Word pieces labelled at once, at most."""


class Guess(NamedTuple):
    """What the teacher takes a word for, and how probable that is, from 0 to 1."""

    tag: str
    probability: float


class Teacher:
    """Marks names; what it is not sure of it leaves open, neither a name nor none.

    Args:
        path: The folder of the tuned encoder.
        sure: The probability from which a tag counts; with 0 nothing is left open.
    """

    def __init__(self, path: str, sure: float) -> None:
        transformers = import_module("transformers")
        self._tokenizer = transformers.AutoTokenizer.from_pretrained(path)
        self._model = transformers.AutoModelForTokenClassification.from_pretrained(path).eval()
        self._sure = sure

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Mark the names of many texts, whose windows are labelled together."""
        rest = iter(docs)
        while batch := list(islice(rest, batch_size)):
            cuts = [[doc[start:end] for start, end in windows(doc)] for doc in batch]
            guesses = iter(self._guess([span for spans in cuts for span in spans]))
            for doc, spans in zip(batch, cuts, strict=True):
                yield mark(doc, [guess for _ in spans for guess in next(guesses)], self._sure)

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, Any]:
        """Examine the component as spaCy's own recogniser is examined."""
        return get_ner_prf(examples)

    def _guess(self, spans: list[Span]) -> list[list[Guess]]:
        """Label each window, one guess per word."""
        found = [[Guess("O", 1.0)] * len(span) for span in spans]
        inputs = [to_window((token.text for token in span), ["O"] * len(span), self._tokenizer) for span in spans]
        order = sorted(range(len(spans)), key=lambda number: len(inputs[number]["input_ids"]))
        rows = (row for batch in batched([inputs[number] for number in order], BATCH) for row in self._rows(batch))
        for number, row in zip(order, rows, strict=True):
            for place, guess in zip(inputs[number]["places"], row, strict=False):
                if place >= 0:
                    found[number][place] = guess
        return found

    def _rows(self, batch: list[Window]) -> Iterator[list[Guess]]:
        """Run the encoder on one batch; one guess per word piece, padding included."""
        torch = import_module("torch")
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            logits = self._model(**to_tensors(batch, self._tokenizer)).logits
        best = logits.float().softmax(-1).max(-1)
        for values, indices in zip(best.values.tolist(), best.indices.tolist(), strict=True):
            yield [Guess(LABELS[index], value) for value, index in zip(values, indices, strict=True)]


@Language.factory("teacher", default_config={"sure": 0.0})
def make_teacher(nlp: Language, name: str, path: str, sure: float) -> Teacher:  # noqa: ARG001
    """Make the component from its configuration."""
    return Teacher(path, sure)


def load_teacher(path: Path, sure: float = 0.0) -> Language:
    """Load a tuned encoder as a pipeline with our tokenizer."""
    nlp = English()
    split_apostrophes(nlp)
    nlp.add_pipe("teacher", config={"path": str(path), "sure": sure})
    return nlp


def windows(doc: Doc) -> Iterator[tuple[int, int]]:
    """Cut a text into windows, at the last line break where there is one, else at the last full stop."""
    start = 0
    while start < len(doc):
        end = start + WINDOW
        if end < len(doc):
            inner = range(end - 1, start + WINDOW // 3, -1)
            end = next((place + 1 for place in inner if doc[place].text.startswith("\n")), 0) or next(
                (place + 1 for place in inner if doc[place].text in {".", "!", "?"}), end
            )
        yield start, min(end, len(doc))
        start = end


def mark(doc: Doc, guesses: list[Guess], sure: float) -> Doc:
    """Write guesses into a text: a name counts if each of its words is sure."""
    ents: list[Span] = []
    unsure: list[Span] = []
    for start, end, label in to_spans([guess.tag for guess in guesses]):
        certain = all(guess.probability >= sure for guess in guesses[start:end])
        (ents if certain and label else unsure if not certain else []).append(Span(doc, start, end, label))
    doc.set_ents(ents, missing=unsure, default="outside")
    return doc


def to_spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """Read IOB tags, each word outside a name as a span of its own without label; a stray I opens a name.

    Example:
        >>> to_spans(["O", "I-PER", "I-PER", "I-ORG", "B-ORG"])
        [(0, 1, ''), (1, 3, 'PER'), (3, 4, 'ORG'), (4, 5, 'ORG')]
    """
    spans: list[tuple[int, int, str]] = []
    for place, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if prefix == "I" and spans and spans[-1][2] == label:
            spans[-1] = (spans[-1][0], place + 1, label)
        else:
            spans.append((place, place + 1, label))
    return spans
