"""A processed spaCy ``Doc`` becomes records that need no spaCy."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from graphbuild.marks import RecordedDocument, without_marks
from graphbuild.times import read_time
from graphbuild.types import Annotation, Document, Evidence, Kind, Mention, Period, RelationType, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from graphbuild.components.relations.context import Time
    from graphbuild.components.relations.findings import Found

REACH = 3
"""How many sentences apart the names of one claim may stand: what takes longer to quote convinces nobody."""

_FINAL = frozenset(".!?:;…\"'”’)]}—-")
"""What a sentence ends with, unless its line does."""


def annotation_of(doc: "Doc", document: Document) -> Annotation:
    """Turn a processed ``Doc`` into records that need no spaCy; quotations are taken from the document's own text."""
    spans = list(doc.spans.get("mentions", ()))
    stretches = _stretches(doc, spans)
    sentences = tuple(_trimmed(stretch) for stretch in stretches)
    number = [index for index, stretch in enumerate(stretches) for _ in range(len(stretch))]
    mentions = tuple(_mention(span, document, number[span.start]) for span in spans)
    quoting = Quoting(doc, document.date, sentences, mentions, number)
    found = map(quoting.evidence, doc._.evidence)
    evidence = tuple(one for one in found if one is not None)
    return Annotation(document, sentences, mentions, evidence)


def recorded_annotation(doc: "Doc", document: RecordedDocument) -> Annotation:
    """Return what was read from a text before, with its sentences as they are parted now."""
    found = (doc.char_span(mention.start, mention.end, alignment_mode="expand") for mention in document.mentions)
    places = [place if place is not None else doc[:0] for place in found]
    stretches = _stretches(doc, places)
    number = [index for index, stretch in enumerate(stretches) for _ in range(len(stretch))]
    mentions = tuple(
        replace(mention, sentence=number[place.start]) for mention, place in zip(document.mentions, places, strict=True)
    )
    sentences = tuple(_trimmed(stretch) for stretch in stretches)
    return Annotation(without_marks(document), sentences, mentions, document.evidence)


def _stretches(doc: "Doc", spans: "Sequence[Span]") -> "list[Span]":
    """Return the sentences, without boundaries that no reader sees: within a name, or after no mark and no line."""
    within = {at for span in spans for at in range(span.start + 1, span.end)}
    starts = [span.start for span in doc.sents if span.start not in within and _may_end(doc, span.start)]
    return [doc[start:end] for start, end in pairwise([*starts, len(doc)])]


def _may_end(doc: "Doc", start: int) -> bool:
    before = doc[max(start - 1, 0)]
    return start == 0 or before.is_punct or before.text[-1] in _FINAL or "\n" in before.text_with_ws


class Quoting(NamedTuple):
    """What the evidence of a text is made from: its day, sentences and mentions, and the sentence of each token."""

    doc: "Doc"
    day: date | None
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    number: Sequence[int]

    def evidence(self, claim: "Found") -> Evidence | None:
        """Return a claim with the sentences where its two are meant, if these stand close enough to be quoted."""
        first, last = sorted((self.number[claim.source_at], self.number[claim.target_at]))
        if last - first > REACH:
            return None
        return Evidence(
            RelationType(claim.relation),
            claim.source,
            claim.target,
            self.sentences[first].start,
            self.sentences[last].end,
            claim.rule,
            source_span=self._pronoun(claim.source, claim.source_at),
            target_span=self._pronoun(claim.target, claim.target_at),
            status=claim.status,
            speaker=claim.speaker,
            period=self._period(claim.time) if claim.time else None,
        )

    def _pronoun(self, mention: int, at: int) -> tuple[int, int] | None:
        """Return where a pronoun stands, None where the mention itself is meant."""
        token = self.doc[at]
        return None if self.mentions[mention].start == token.idx else (token.idx, token.idx + len(token))

    def _period(self, time: "Time") -> Period | None:
        """Return when words for a time mean, reckoned from the day of the text."""
        words = self.doc[time.start : time.end]
        when = read_time(" ".join(token.lower_ for token in words), self.day, ahead=time.ahead)
        return when and Period(*when, (words.start_char, words.end_char))


def _trimmed(span: "Span") -> Sentence:
    """Return where a sentence stands, without the white space around it."""
    text = span.text
    lead = len(text) - len(text.lstrip())
    return Sentence(span.start_char + lead, span.start_char + max(lead, len(text.rstrip())))


def _mention(span: "Span", document: Document, sentence: int) -> Mention:
    start, end = span.start_char, span.end_char - span._.trim
    text = document.text[start:end]
    return Mention(
        start=start,
        end=end,
        text=text,
        kind=Kind(span.label_),
        sentence=sentence,
        name=span.id_ or text,
        entity=span.kb_id_ or None,
        reason=span._.reason,
        attributes=span._.attributes,
    )
