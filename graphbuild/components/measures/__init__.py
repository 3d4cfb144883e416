"""The ``graphbuild_measures`` component: sanctions, trade restrictions, relief from them, and legal instruments."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from graphbuild.components.measures.authorities import is_of_all, programme_of
from graphbuild.components.measures.issuers import find_issuer, goods_of
from graphbuild.components.measures.laws import Law, find_laws
from graphbuild.components.measures.numbered import LAW
from graphbuild.components.measures.phrases import ON_HELPERS, Phrase, find_phrases
from graphbuild.components.measures.targets import (
    Actors,
    index_actors,
    own_target,
    target_name,
    target_slug,
    usual_targets,
)
from graphbuild.components.measures.words import Words, measure_words
from graphbuild.components.spans import RECOGNISED, candidates, propose
from graphbuild.names import slug
from graphbuild.types import Kind, MeasureType

GROUP = "measures"
COUNTRY_BY_NAME = "name of a country"
"""The reason of a country that a text names, neither by a demonym nor by a capital."""

UNKNOWN = "x"
"""What stands in an id for a target that no one names."""


@dataclass(frozen=True, slots=True)
class _Parties:
    """Whose a measure is and whom it hits: by its own clause, or as the text's other measures do."""

    issuer: Span | None
    target: Span | None
    usual: Span | None


@Language.factory("graphbuild_measures", assigns=["doc.spans"])
def make_measures(nlp: Language, name: str) -> "Measures":  # noqa: ARG001  the factory's signature is spaCy's
    """Make the component."""
    return Measures(measure_words())


class Measures:
    """Proposes every phrase that names a measure, with the id that its type and target make."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, doc: Doc) -> Doc:
        """Propose the measures of a text into ``doc.spans["measures"]``."""
        actors = index_actors(span for span in _actors(doc) if not self._is_measure(span))
        laws = find_laws(doc, self._words)
        lawful = {index for law in laws for index in range(law.start, law.end)}
        sanctioned = {place for place, actor in actors.items() if target_slug(actor) in self._words.programmes}
        found = [
            phrase
            for phrase in find_phrases(doc, self._words, lawful.union(actors), sanctioned)
            if not lawful & {*range(phrase.start, phrase.end)}
        ]
        self._propose(doc, *_merged(laws, found), actors)
        return doc

    def _is_measure(self, span: Span) -> bool:
        """Tell whether a supposed body ends like a measure, or only tells its type: "Visa Restrictions"."""
        words = {token.lower_ for token in span}
        modifies = span.end < len(span.doc) and span.doc[span.end].lower_ in self._words.heads
        is_short = (modifies or span._.reason == RECOGNISED) and words <= self._words.telling
        return span.label_ == Kind.ORGANIZATION and (span[-1].lower_ in self._words.heads or is_short)

    def _propose(self, doc: Doc, laws: Sequence[Law], phrases: Sequence[Phrase], actors: Actors) -> None:
        typed = [(phrase, phrase.type) for phrase in phrases if phrase.type]
        targets = [own_target(doc, phrase, self._words, actors) for phrase, _ in typed]
        usual = usual_targets(
            [(type_, target) for (_, type_), target in zip(typed, targets, strict=True)],
            candidates(doc, "countries"),
            self._words,
        )
        for law in laws:
            self._propose_law(doc, law, actors, usual.get(law.type, usual.get(None)))
        for (phrase, type_), target in zip(typed, targets, strict=True):
            issuer = find_issuer(doc, phrase, self._words, actors)
            is_nobodys = target or phrase.reason == ON_HELPERS or is_of_all(doc, phrase)
            known = () if is_nobodys else (usual.get(type_), usual.get(None))
            fallback = _other_than(issuer, *known)
            self._propose_phrase(doc, phrase, type_, _Parties(issuer, target, fallback))

    def _propose_law(self, doc: Doc, law: Law, actors: Actors, usual: Span | None) -> None:
        start, entity, name, reason = law.start, law.entity, law.name, "legal instrument by its form"
        if not entity and name:
            entity, name = _unnumbered(name, usual)
            reason = "order without a number"
        elif not entity:
            before = actors.get(start - 1)
            start = _with_target(start, before)
            entity, name = self._identity(law.type, before if start < law.start else usual)
            reason = "measure by its form"
        propose(doc, GROUP, start, law.end, kind=Kind.MEASURE, name=name, entity=entity, reason=reason, trim=law.trim)

    def _propose_phrase(self, doc: Doc, phrase: Phrase, type_: MeasureType, parties: _Parties) -> None:
        target = parties.target or parties.usual
        entity, name = programme_of(doc, phrase, self._words) or self._identity(type_, target)
        told = {
            "goods": goods_of(doc, phrase, self._words),
            "issuer": target_name(parties.issuer) if parties.issuer not in {None, target} else "",
            "target": target_name(target) if target else "",
        }
        propose(
            doc,
            GROUP,
            _with_target(phrase.start, target),
            phrase.end,
            kind=Kind.MEASURE,
            name=name,
            entity=entity,
            reason=f"{phrase.reason}; target as elsewhere in the text" if parties.usual else phrase.reason,
            attributes=tuple((key, value) for key, value in told.items() if value),
        )

    def _identity(self, type_: MeasureType, target: Span | None) -> tuple[str, str]:
        """Return the node id and the name of a type of measure against a target."""
        phrase = self._words.names[type_]
        if target is None:
            return f"measure:{type_}:{UNKNOWN}", " ".join(phrase.split()[:-2])
        return f"measure:{type_}:{target_slug(target)}", phrase.format(target_name(target))


def _merged(laws: Sequence[Law], phrases: Sequence[Phrase]) -> tuple[list[Law], list[Phrase]]:
    """Make an act that stands right before a phrase a modifier of it: "CAATSA sanctions"."""
    starts = {law.end: law.start for law in laws}
    found = [replace(phrase, start=starts.get(phrase.start, phrase.start)) for phrase in phrases]
    modifiers = {law.start for law in laws} & {phrase.start for phrase in found}
    return [law for law in laws if law.start not in modifiers], found


def _unnumbered(name: str, target: Span | None) -> tuple[str, str]:
    """Return the node id and the name of an order that has only its kind, and whom its text's measures hit."""
    if target is None:
        return f"{LAW}{slug(name)}", name
    return f"{LAW}{slug(name)}-{target_slug(target)}", f"{name} on {target_name(target)}"


def _with_target(start: int, target: Span | None) -> int:
    """Return where a phrase begins whose target is part of its name: "Iran sanctions", but not "Iranian sanctions"."""
    is_part = target is not None and target.end == start and target._.reason == COUNTRY_BY_NAME
    return target.start if target is not None and is_part else start


def _other_than(issuer: Span | None, *targets: Span | None) -> Span | None:
    """Return the first target that is not who imposes the measure: nobody is hit by a ban of its own."""
    own = target_slug(issuer) if issuer is not None else ""
    return next((target for target in targets if target is not None and target_slug(target) != own), None)


def _actors(doc: Doc) -> list[Span]:
    return candidates(doc, "agencies", "organizations", "people", "countries")
