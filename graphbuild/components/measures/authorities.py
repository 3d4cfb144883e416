"""Measures that go by the law that they rest on, or by none in particular: they have no target of their own."""

from itertools import combinations

from spacy.tokens import Doc, Span

from graphbuild.components.measures.laws import OFAC_REGULATIONS
from graphbuild.components.measures.numbered import LAW
from graphbuild.components.measures.phrases import Phrase
from graphbuild.components.measures.words import Words
from graphbuild.components.strings import folded
from graphbuild.names import slug
from graphbuild.types import MeasureType

_ALL = frozenset({"all", "any", "each", "every"})
_PROGRAMMES = frozenset({"program", "programme", "programmes", "programs", "regime", "regimes"})
_UNITED_STATES = frozenset({"american", "ofac", "treasury", "u.s.", "us", "'s", "’s"})
"""What stands before "sanctions regulations" that are those of the United States."""


def is_of_all(doc: Doc, phrase: Phrase) -> bool:
    """Tell whether a phrase means no measure alone: "a general or specific license", "all sanctions programs"."""
    before = doc[phrase.start - 1].lower_ if phrase.start else ""
    own = {token.lower_ for token in doc[phrase.start : phrase.head]}
    return "or" in own or (doc[phrase.head].lower_ in _PROGRAMMES and not _ALL.isdisjoint({before, *own}))


def programme_of(doc: Doc, phrase: Phrase, words: Words) -> tuple[str, str] | None:
    """Return the id and name of what goes by its law: "Global Magnitsky sanctions", "U.S. sanctions regulations"."""
    if phrase.type is MeasureType.SANCTIONS and (name := _act_in(doc[phrase.start : phrase.head], words)):
        return f"measure:{phrase.type}:{slug(name)}", f"{name} sanctions"
    is_american = phrase.start > 0 and doc[phrase.start - 1].lower_ in _UNITED_STATES
    if phrase.type is MeasureType.LEGAL_INSTRUMENT and doc[phrase.head].lower_ == "regulations" and is_american:
        return LAW + slug(OFAC_REGULATIONS), OFAC_REGULATIONS
    return None


def _act_in(own: Span, words: Words) -> str:
    """Return the short name of an act among a phrase's own words, without "Act"; empty where there is none."""
    for start, end in combinations(range(len(own) + 1), 2):
        name = own[start:end].text
        if name[0].isupper() and not {folded(name), f"{folded(name)} act"}.isdisjoint(words.acts):
            return name
    return ""
