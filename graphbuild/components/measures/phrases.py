"""Noun phrases that name a measure: where they stand and of which type they are.

A phrase runs from the first modifier of its own to its head, or to the end of the goods that define it ("ban on the
export of goods"); articles, the issuer and the target stay outside. It is read from tags; where a text has none, only
words of the vocabulary belong to a phrase.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import takewhile

from spacy.tokens import Doc, Span, Token

from graphbuild.components.grammar import OBJECTS, PASSIVE_SUBJECTS, POSSESSIVES, SUBJECTS, children, prepositional
from graphbuild.components.measures.edges import (
    AIMS,
    BODIES,
    HYPHENS,
    follows_its_goods,
    is_verb_of_measure,
    left_edge,
    read_complement,
)
from graphbuild.components.measures.words import Head, Words
from graphbuild.components.strings import strings_of, where
from graphbuild.resources.words import WEEKDAYS
from graphbuild.types import MeasureType

ON_HELPERS = "restriction on those who help"
"""The reason of a measure that hits third parties, whom nobody names."""

LONGEST_CLAUSE = 15
"""Tokens after a head that may tell of whom it hits."""

_STOPS = frozenset({".", ";", ":"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "our", "your"})
_INDEFINITE = frozenset({"a", "an", "any"})
_COMPARING = frozenset({"JJR", "JJS"})
_EXPORTS = frozenset({"export", "exportation", "exporting", "exports", "re-export", "re-exports", "reexport"})
_BANS = frozenset({"ban", "bans", "prohibition", "prohibitions"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_TIMES = WEEKDAYS | {"today", "tomorrow", "tonight", "yesterday"}
_CONTRACTED = frozenset(
    {"ai", "are", "ca", "did", "do", "does", "had", "has", "have", "is", "was", "were", "wo", "wont"}
)
"""Auxiliaries, also as they remain where "n't" lost its apostrophe."""
_TO_VERBS = frozenset({"could", "may", "might", "must", "shall", "should", "to", "will", "would"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may name a measure, in tokens; ``end`` is exclusive, ``head`` the index of its head.

    ``type`` is None where only an earlier phrase can tell.
    """

    start: int
    head: int
    end: int
    type: MeasureType | None
    reason: str


def find_phrases(
    doc: Doc, words: Words, actors: AbstractSet[int], sanctioned: AbstractSet[int] = frozenset()
) -> list[Phrase]:
    """Find the phrases that name a measure, in order.

    Args:
        doc: The text.
        words: The vocabulary.
        actors: The tokens that name who acts or is hit.
        sanctioned: Those of them that name a country under a sanctions programme.
    """
    read: list[Phrase] = []
    passed_over = actors | _elsewhere(doc, words, actors)
    for place in where(strings_of(doc).at_lower, words.heads.__contains__):
        token = doc[place]
        if (
            place not in passed_over
            and _is_noun(token, words, sanctioned)
            and not _modifies(token, words, actors, sanctioned)
        ):
            phrase = _read(token, words.heads[token.lower_], words, actors)
            read += [phrase] if phrase else []
    found = [phrase for phrase in (_settle(phrase, doc, words, read) for phrase in read) if phrase]
    near = zip(found, [None, *found], [*found[1:], None], strict=False)
    return [phrase for phrase, *others in near if not any(other and _is_inside(phrase, other) for other in others)]


def _elsewhere(doc: Doc, words: Words, actors: AbstractSet[int]) -> set[int]:
    """Return the tokens of sentences that speak of sport, or of courts and of no country or body."""
    if not doc.has_annotation("SENT_START"):
        return set()
    strange = words.elsewhere | words.sport
    elsewhere: set[int] = set()
    for place in where(strings_of(doc).at_lower, strange.__contains__):
        if place not in elsewhere and place not in actors:
            token = doc[place]
            sent = range(token.sent.start, token.sent.end)
            if token.lower_ in words.sport or actors.isdisjoint(sent):
                elsewhere.update(sent)
    return elsewhere


def _is_inside(phrase: Phrase, other: Phrase) -> bool:
    return other.start <= phrase.start and phrase.end <= other.end


def _is_noun(token: Token, words: Words, sanctioned: AbstractSet[int]) -> bool:
    if token.i and ((token.lower_ == "sanction" and token.nbor(-1).lower_ == "to") or is_verb_of_measure(token, words)):
        return False
    if token.lower_ == "sanctions" and _is_plural(token, sanctioned):
        return True
    if token.pos_ or token.tag_:
        return token.pos_ in {"NOUN", "PROPN"} or token.tag_.startswith("NN") or follows_its_goods(token, words)
    return token.i == 0 or token.nbor(-1).lower_ not in _TO_VERBS


def _is_plural(token: Token, sanctioned: AbstractSet[int]) -> bool:
    """Tell the noun of "sanctions on", "sanctions are" and "Iran sanctions bite", whatever a tagger says."""
    if token.i + 1 == len(token.doc):
        return token.i - 1 in sanctioned
    after = token.nbor(1)
    is_subject = after.pos_ == "AUX" or after.lower_ in _CONTRACTED
    return is_subject or after.lower_ in AIMS or (token.i - 1 in sanctioned and after.pos_ in {"ADV", "VERB"})


def _modifies(token: Token, words: Words, actors: AbstractSet[int], sanctioned: AbstractSet[int]) -> bool:
    """Tell whether a head is only part of something else: "sanctions evasion", "sanctions-busting", or is a verb."""
    if token.i + 1 == len(token.doc):
        return False
    after = token.nbor(1)
    if after.text in HYPHENS and not token.whitespace_:
        return True
    is_subject = token.dep_ in SUBJECTS and token.head.i == after.i  # of a verb that was tagged as a noun
    if is_subject or after.lower_ in words.heads or after.lower_ in _TIMES | _CONTRACTED | words.effects:
        return False
    if after.lower_ in words.carriers or (after.pos_ == "NOUN" and not _is_object(token)):
        return True
    if after.pos_ in {"ADJ", "PROPN"} and token.dep_ == "compound" and token.head.i > token.i:
        return token.head.lower_ not in words.heads
    follows_actor = token.i - 1 in actors and token.text[0].isupper()
    is_verb = token.i - 1 not in sanctioned and after.pos_ in {"ADJ", "PROPN", "NUM", "DET"}
    return follows_actor and (is_verb or after.i in actors)


def _is_object(token: Token) -> bool:
    """Tell "called the embargo genocide" from "embargo breakers": what hangs on a word before it is no modifier."""
    return token.doc.has_annotation("DEP") and token.dep_ in OBJECTS and token.head.i < token.i


def _read(token: Token, head: Head, words: Words, actors: AbstractSet[int]) -> Phrase | None:
    start = left_edge(token, head, words, actors)
    own = tuple(word.lower_ for word in token.doc[start : token.i])
    complement = read_complement(token, head, words, actors)
    blockers = words.blockers if head.type else words.blockers | words.civil
    if blockers.intersection(own + complement.words) or words.carriers.intersection(own):
        return None
    told = _rule(head, own[::-1])
    if told or (head.type and not _rule(head, complement.words)):
        return Phrase(start, token.i, token.i + 1, told or head.type, "head and modifiers")
    told = _rule(head, complement.words)
    if told:
        return Phrase(start, token.i, complement.end, told, "head and what follows it")
    if head.on_actor and (complement.has_actor or _is_laid_on_actor(token, actors)):
        return Phrase(start, token.i, token.i + 1, head.on_actor, "restriction on an actor")
    if head.on_issue and _is_issued(token, start, words, actors):
        return Phrase(start, token.i, token.i + 1, head.on_issue, "permission by an actor")
    return Phrase(start, token.i, token.i + 1, None, "short for an earlier phrase") if head.again else None


def _is_on_helpers(token: Token, words: Words) -> bool:
    """Tell "sanctions against firms that help others evade": what hits third parties, whoever they are."""
    rest = [word.lower_ for word in token.doc[token.i + 1 : token.i + 1 + LONGEST_CLAUSE]]
    after = list(takewhile(lambda word: word not in words.heads and word not in _STOPS, rest))
    body = next((place for place, word in enumerate(after) if word in BODIES), 0)
    relative = next((place for place, word in enumerate(after) if place > body and word in {"that", "which", "who"}), 0)
    is_aimed = not AIMS.isdisjoint(after[:body])
    return is_aimed and bool(relative) and not words.helping.isdisjoint(after[relative + 1 : relative + 6])


def _is_issued(token: Token, start: int, words: Words, actors: AbstractSet[int]) -> bool:
    """Tell "Treasury licences" and "the ministry granted a licence" from what somebody drives with."""
    before = start - 1 if start and token.doc[start - 1].text not in POSSESSIVES else start - 2
    verb = token.head
    granted = token.dep_ in OBJECTS | PASSIVE_SUBJECTS and verb.lemma_ in words.granting
    return before in actors or (
        granted and any(child.i in actors for child in children(verb, SUBJECTS | {"obl:agent"}))
    )


def _rule(head: Head, words: tuple[str, ...]) -> MeasureType | None:
    """Return the type that the first telling word tells; goods alone tell less than that they are exported."""
    told = next((type_ for word in words for type_, telling in head.rules if word in telling), None)
    is_export = told is MeasureType.IMPORT_BAN and not _EXPORTS.isdisjoint(words)
    return (
        MeasureType.EXPORT_CONTROL
        if is_export and any(type_ is MeasureType.EXPORT_CONTROL for type_, _ in head.rules)
        else told
    )


def _settle(phrase: Phrase, doc: Doc, words: Words, read: list[Phrase]) -> Phrase | None:
    """Type a short form ("the ban", "a lower cap") like the nearest earlier phrase with such a head.

    What is laid on those who help others is secondary, whatever it is called.
    """
    if phrase.type is MeasureType.SANCTIONS and _is_on_helpers(doc[phrase.head], words):
        return replace(phrase, type=MeasureType.SECONDARY_SANCTIONS, reason=ON_HELPERS)
    if phrase.type and doc[phrase.head].lower_ == "prohibitions":
        return replace(phrase, type=_type_of_bans(phrase, doc, read))
    if phrase.type:
        return phrase
    before = doc[phrase.start - 1].lower_ if phrase.start else ""
    if before not in _DEFINITE and not _is_other_one(doc[phrase.start : phrase.head], before, words):
        return None
    head = words.heads[doc[phrase.head].lower_]
    alike = [
        other for other in read if other.type and other.head < phrase.head and doc[other.head].lower_ in head.words
    ]
    short = head.short if any(other.type is head.short for other in read) else None
    type_ = alike[-1].type if alike else short
    return replace(phrase, type=type_) if type_ else None


def _type_of_bans(phrase: Phrase, doc: Doc, read: list[Phrase]) -> MeasureType | None:
    """Type "the new prohibitions", which say no goods, like the nearest ban that does."""
    told = [other for other in read if doc[other.head].lower_ in _BANS and other.type not in {None, phrase.type}]
    if phrase.type is not MeasureType.SANCTIONS or not told:
        return phrase.type
    return min(told, key=lambda other: abs(other.head - phrase.head)).type


def _is_other_one(own: Span, before: str, words: Words) -> bool:
    """Tell "a lower cap", "the 18th package" and "further curbs", which stand beside an earlier one."""
    if before in _INDEFINITE:
        return bool(own) and own[0].tag_ in _COMPARING
    return bool(own) and all(word.lower_ in words.others or _ORDINAL.match(word.lower_) for word in own)


def _is_laid_on_actor(token: Token, actors: AbstractSet[int]) -> bool:
    """Tell whether the verb says whom it hits: "restrictions will be introduced against companies"."""
    phrases = prepositional(token.head) if token.dep_ in SUBJECTS | PASSIVE_SUBJECTS | OBJECTS else ()
    return any(
        preposition in {"against", "on"} and (noun.i in actors or noun.lower_ in BODIES)
        for preposition, noun in phrases
    )
