"""Noun phrases that name a measure: where they stand and of which type they are.

A phrase runs from the first modifier of its own to its head, or to the end of the goods that define it ("ban on the
export of goods"); articles, the issuer and the target stay outside. It is read from tags; where a text has none, only
words of the vocabulary belong to a phrase.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from graphbuild.components.grammar import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, prepositional
from graphbuild.components.measures.words import Head, Words
from graphbuild.resources.words import WEEKDAYS
from graphbuild.types import MeasureType

LONGEST_COMPLEMENT = 8
"""Tokens after a head that may define it."""

_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_HYPHENS = frozenset({"-", "–", "/"})
_JOINTS = frozenset({"and", "or", ","})
_DEFINING = frozenset({"on", "of", "against"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_BODIES = frozenset({"companies", "entities", "firms", "individuals", "officials", "oligarchs", "persons"})
_TIMES = WEEKDAYS | {"today", "tomorrow", "tonight", "yesterday"}
_LINKS = frozenset({"a", "all", "an", "and", "of", "or", "the"})
_GOODS = frozenset({"exports", "imports"})
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


@dataclass(frozen=True, slots=True)
class _Complement:
    """What follows a head and defines it: its words in lower case, its end, and whether an actor stands there."""

    words: tuple[str, ...]
    end: int
    has_actor: bool


def find_phrases(doc: Doc, words: Words, actors: AbstractSet[int]) -> list[Phrase]:
    """Find the phrases that name a measure, in order; `actors` are the tokens that name who acts or is hit."""
    found: list[Phrase] = []
    passed_over = actors | _elsewhere(doc, words, actors)
    for token in doc:
        head = words.heads.get(token.lower_)
        if head and token.i not in passed_over and _is_noun(token) and not _modifies(token, words, actors):
            phrase = _read(token, head, words, actors)
            phrase = phrase and _settle(phrase, head, doc, found)
            if phrase:
                found.append(phrase)
    near = zip(found, [None, *found], [*found[1:], None], strict=False)
    return [phrase for phrase, *others in near if not any(other and _is_inside(phrase, other) for other in others)]


def _elsewhere(doc: Doc, words: Words, actors: AbstractSet[int]) -> set[int]:
    """Return the tokens of sentences that speak of courts or sport and of no country or body."""
    if not doc.has_annotation("SENT_START"):
        return set()
    strange = (sent for sent in doc.sents if any(token.lower_ in words.elsewhere for token in sent))
    return {token.i for sent in strange if not any(token.i in actors for token in sent) for token in sent}


def _is_inside(phrase: Phrase, other: Phrase) -> bool:
    return other.start <= phrase.start and phrase.end <= other.end


def _is_noun(token: Token) -> bool:
    if token.i and token.lower_ == "sanction" and token.nbor(-1).lower_ == "to":
        return False
    if token.pos_ or token.tag_:
        return token.pos_ in {"NOUN", "PROPN"} or token.tag_.startswith("NN")
    return token.i == 0 or token.nbor(-1).lower_ not in _TO_VERBS


def _modifies(token: Token, words: Words, actors: AbstractSet[int]) -> bool:
    """Tell whether a head is only part of something else: "sanctions evasion", "sanctions-busting", or is a verb."""
    if token.i + 1 == len(token.doc):
        return False
    after = token.nbor(1)
    if after.text in _HYPHENS and not token.whitespace_:
        return True
    is_subject = token.dep_ in SUBJECTS and token.head.i == after.i  # of a verb that was tagged as a noun
    if is_subject or after.lower_ in words.heads or after.lower_ in _TIMES:
        return False
    if after.lower_ in words.carriers or after.pos_ == "NOUN":
        return True
    if after.pos_ == "PROPN" and token.dep_ == "compound" and token.head.i > token.i:
        return token.head.lower_ not in words.heads
    follows_actor = token.i - 1 in actors and token.text[0].isupper()
    return follows_actor and (after.pos_ in {"ADJ", "PROPN", "NUM", "DET"} or after.i in actors)


def _read(token: Token, head: Head, words: Words, actors: AbstractSet[int]) -> Phrase | None:
    start = _left_edge(token, head, words, actors)
    own = tuple(word.lower_ for word in token.doc[start : token.i])
    complement = _complement(token, head, words, actors)
    if words.blockers.intersection(own + complement.words) or words.carriers.intersection(own):
        return None
    told = _rule(head, own[::-1])
    if told or (head.type and not _rule(head, complement.words)):
        return Phrase(start, token.i, token.i + 1, told or head.type, "head and modifiers")
    told = _rule(head, complement.words)
    if told:
        return Phrase(start, token.i, complement.end, told, "head and what follows it")
    if head.on_actor and (complement.has_actor or _is_laid_on_actor(token, actors)):
        return Phrase(start, token.i, token.i + 1, head.on_actor, "restriction on an actor")
    return Phrase(start, token.i, token.i + 1, None, "short for an earlier phrase") if head.again else None


def _rule(head: Head, words: tuple[str, ...]) -> MeasureType | None:
    """Return the type that the first telling word tells."""
    return next((type_ for word in words for type_, telling in head.rules if word in telling), None)


def _settle(phrase: Phrase, head: Head, doc: Doc, earlier: list[Phrase]) -> Phrase | None:
    """Type a definite short form ("the ban") like the nearest earlier phrase with such a head."""
    if phrase.type:
        return phrase
    alike = [other for other in earlier if doc[other.head].lower_ in head.words]
    definite = phrase.start > 0 and doc[phrase.start - 1].lower_ in _DEFINITE
    return replace(phrase, type=alike[-1].type) if alike and definite else None


def _left_edge(token: Token, head: Head, words: Words, actors: AbstractSet[int]) -> int:
    start = token.i
    while start and _belongs(token.doc[start - 1], token.doc[start], head, words, actors):
        start -= 1
    while start < token.i and (token.doc[start].text in _HYPHENS or token.doc[start].lower_ in _JOINTS):
        start += 2 if token.doc[start].text in _HYPHENS else 1  # what is joined to an actor: "Iran-related"
    return min(start, token.i)


def _belongs(token: Token, after: Token, head: Head, words: Words, actors: AbstractSet[int]) -> bool:
    """Tell whether a token before a phrase is one of its modifiers."""
    if token.i in actors or token.is_space or token.lower_ in head.words | words.outside | words.evading:
        return False
    if token.lower_ in words.imposing - words.modifiers:
        return False
    if token.lower_ in _JOINTS:
        return token.i > 0 and token.nbor(-1).lower_ not in words.heads and _is_pair(token.nbor(-1), after, head)
    if token.text in _HYPHENS or after.text in _HYPHENS:
        return not token.whitespace_
    if token.i - 1 in actors and token.text.istitle() and token.tag_ != "NN" and token.text.endswith("s"):
        return False  # the verb of a headline: "Treasury Issues New Waivers"
    return _is_modifier(token, words)


def _is_pair(left: Token, right: Token, head: Head) -> bool:
    """Tell whether "and" or a comma joins two modifiers of one head: "economic and financial", "oil and gas"."""
    telling = frozenset[str]().union(*(told for _, told in head.rules))
    return (left.pos_ == right.pos_ == "ADJ") or {left.lower_, right.lower_} <= telling


def _is_modifier(token: Token, words: Words) -> bool:
    if not token.pos_:
        telling = any(token.lower_ in told for head in words.heads.values() for _, told in head.rules)
        return token.lower_ in words.modifiers or token.lower_ in words.heads or token.is_digit or telling
    if token.lower_.endswith("ing"):
        is_joined = token.i > 0 and token.nbor(-1).text in _HYPHENS
        return token.lower_ in words.modifiers or token.tag_ == "NN" or is_joined
    return token.pos_ in _MODIFIERS or token.lower_ in words.modifiers or token.dep_ == "amod"


def _complement(token: Token, head: Head, words: Words, actors: AbstractSet[int]) -> _Complement:
    """Read what "on", "of" or "against" adds to a head, as far as it is one run of nouns."""
    after = token.doc[token.i + 1 : token.i + 2 + LONGEST_COMPLEMENT]
    if not after or after[0].lower_ not in _DEFINING:
        return _Complement((), token.i + 1, has_actor=False)
    run = _nominal_run(after[1:], head, words, actors)
    before_actor = next((index for index, word in enumerate(run) if word.i in actors), len(run))
    own = run[:before_actor]
    while own and own[-1].pos_ not in _MODIFIERS | {""}:
        own.pop()
    hit = before_actor < len(run) or any(word.lower_ in _BODIES for word in run)
    return _Complement(tuple(word.lower_ for word in run), own[-1].i + 1 if own else token.i + 1, has_actor=hit)


def _is_laid_on_actor(token: Token, actors: AbstractSet[int]) -> bool:
    """Tell whether the verb says whom it hits: "restrictions will be introduced against companies"."""
    phrases = prepositional(token.head) if token.dep_ in SUBJECTS | PASSIVE_SUBJECTS | OBJECTS else ()
    return any(
        preposition in {"against", "on"} and (noun.i in actors or noun.lower_ in _BODIES)
        for preposition, noun in phrases
    )


def _nominal_run(after: Span, head: Head, words: Words, actors: AbstractSet[int]) -> list[Token]:
    """Take tokens while they continue one phrase; what is coordinated with it and has a head of its own is left out."""
    run: list[Token] = []
    for word in after:
        if word.lower_ in words.heads and word.lower_ not in _GOODS and any(w.lower_ in _JOINTS for w in run):
            return run[: max(index for index, w in enumerate(run) if w.lower_ in _JOINTS)]
        if not _continues(word, head, words) and word.i not in actors:
            break
        run.append(word)
    return run


def _continues(token: Token, head: Head, words: Words) -> bool:
    if token.is_space or (token.lower_ in words.heads and token.lower_ not in _GOODS):
        return False
    if token.lower_ in _LINKS or any(token.lower_ in told for _, told in head.rules):
        return True
    if token.pos_:
        return token.pos_ in _MODIFIERS | {"ADV"} or token.text in _HYPHENS
    return token.lower_ in words.modifiers or token.text in _HYPHENS
