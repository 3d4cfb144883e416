"""Whose a measure is, and of what goods it speaks, as far as its own clause says."""

from spacy.tokens import Doc, Span, Token

from graphbuild.components.arguments import agents, surface_subjects
from graphbuild.components.grammar import OBJECTS, PASSIVE_SUBJECTS, POSSESSIVES
from graphbuild.components.measures.phrases import Phrase
from graphbuild.components.measures.targets import Actors
from graphbuild.components.measures.words import Words
from graphbuild.types import MeasureType

OF_GOODS = frozenset(
    {
        MeasureType.ARMS_EMBARGO,
        MeasureType.EXPORT_CONTROL,
        MeasureType.IMPORT_BAN,
        MeasureType.PRICE_CAP,
        MeasureType.TARIFF,
        MeasureType.TRADE_EMBARGO,
    }
)
"""The types of measures that are about goods."""

_TRADE = frozenset({"ban", "export", "exports", "import", "imports", "price", "sale", "sales", "trade"})
"""Words that tell a type and name no goods."""


def find_issuer(doc: Doc, phrase: Phrase, words: Words, actors: Actors) -> Span | None:
    """Return who stands before a phrase ("the EU's sanctions"), after "by", or is the subject of imposing it."""
    before = phrase.start - 1
    while before > 0 and doc[before].text in POSSESSIVES:
        before -= 1
    named = actors.get(before) or actors.get(_after_by(doc, phrase, words))
    if named is not None or not doc.has_annotation("DEP"):
        return named
    return next((actors[noun.i] for noun in _doers(doc[phrase.head], words) if noun.i in actors), None)


def _after_by(doc: Doc, phrase: Phrase, words: Words) -> int:
    """Return the place after "sanctions [imposed] by [the]", or -1."""
    place = phrase.end
    while place < len(doc) and doc[place].lower_ in words.imposing:
        place += 1
    if place >= len(doc) or doc[place].lower_ != "by":
        return -1
    place += 1
    return place + 1 if place < len(doc) and doc[place].pos_ == "DET" else place


def _doers(noun: Token, words: Words) -> list[Token]:
    verb = noun.head
    if verb.lemma_ not in words.issuing:
        return []
    if noun.dep_ in OBJECTS:
        return surface_subjects(verb)
    return agents(verb) if noun.dep_ in PASSIVE_SUBJECTS else []


def goods_of(doc: Doc, phrase: Phrase, words: Words) -> str:
    """Return the goods that a phrase names: what follows its head, else the telling words before it."""
    if phrase.type not in OF_GOODS:
        return ""
    if phrase.end > phrase.head + 1:
        return doc[phrase.head + 2 : phrase.end].text
    rules = words.heads[doc[phrase.head].lower_].rules
    telling = frozenset[str]().union(*(told for _, told in rules)) - _TRADE
    return " ".join(token.text for token in doc[phrase.start : phrase.head] if token.lower_ in telling)
