"""Where a phrase that names a measure begins and ends: which words around its head belong to it.

Articles and numbers of reference ("such", "more"), the issuer and the target stay outside, and so does a verb that a
tagger took for a modifier.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Token

from graphbuild.components.measures.words import Head, Words
from graphbuild.resources.words import MONTHS, WEEKDAYS

MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
HYPHENS = frozenset({"-", "–", "/"})
JOINTS = frozenset({"and", "or", ","})
AIMS = frozenset({"against", "on", "over", "targeting"})
"""What follows the noun "sanctions" and never the verb."""
BODIES = frozenset({"companies", "entities", "firms", "individuals", "officials", "oligarchs", "persons"})
"""What a measure hits, where no name tells whom."""

LONGEST_COMPLEMENT = 8
"""Tokens after a head that may define it."""

LINE_BREAK = "\n"
_TIMES = WEEKDAYS | {"today", "tomorrow", "tonight", "yesterday"}
_LINKS = frozenset({"a", "all", "an", "and", "of", "or", "the"})
_GOODS = frozenset({"exports", "imports"})
_BEFORE_MODIFIERS = frozenset({"ADJ", "ADP", "DET", "NUM", "VERB"})
"""What stands before a participle that modifies and not before a verb in the past."""


@dataclass(frozen=True, slots=True)
class Complement:
    """What follows a head and defines it: its words in lower case, its end, and whether an actor stands there."""

    words: tuple[str, ...]
    end: int
    has_actor: bool


def is_verb_of_measure(token: Token, words: Words) -> bool:
    """Tell the verb of "the package bans the import", whatever a tagger says."""
    return token.nbor(-1).lower_ in words.heads and token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "DET"


def follows_its_goods(token: Token, words: Words) -> bool:
    """Tell the noun of "assets freeze on", which taggers take for a verb."""
    if not token.i or token.i + 1 == len(token.doc):
        return False
    is_told = token.nbor(-1).lower_ in words.heads[token.lower_].telling and token.nbor(-1).pos_ in {"NOUN", "PROPN"}
    return is_told and token.nbor(1).lower_ in AIMS


def left_edge(token: Token, head: Head, words: Words, actors: AbstractSet[int]) -> int:
    """Return the first token of the phrase that a head closes."""
    start = token.i
    before = _before(token)
    while before is not None and _belongs(before, token.doc[start], head, words, actors):
        start = before.i
        before = _before(before)
    while start < token.i and (token.doc[start].text in HYPHENS or token.doc[start].lower_ in JOINTS):
        start += 2 if token.doc[start].text in HYPHENS else 1  # what is joined to an actor: "Iran-related"
    return min(start, token.i)


def _before(token: Token) -> Token | None:
    """Return the word before another one, also across the break of a wrapped line."""
    start = token.i - 1
    while start > 0 and token.doc[start].text == LINE_BREAK:
        start -= 1
    return token.doc[start] if start >= 0 else None


def _belongs(token: Token, after: Token, head: Head, words: Words, actors: AbstractSet[int]) -> bool:
    """Tell whether a token before a phrase is one of its modifiers."""
    if token.i in actors or token.is_space or token.lower_ in head.words | words.outside | words.evading:
        return False
    if _is_verb(token, words):
        return False
    if token.lower_ in JOINTS:
        pair = _joined(token, after)
        return pair is not None and pair[0].lower_ not in words.heads and _is_pair(*pair, head, words)
    if token.text in HYPHENS or after.text in HYPHENS:
        return not token.whitespace_
    is_titled = token.text.istitle() and token.tag_ != "NN" and token.text.endswith("s")
    if token.i - 1 in actors and is_titled and token.lower_ not in words.heads:
        return False  # the verb of a headline: "Treasury Issues New Waivers"
    return _is_modifier(token, after, words)


def _is_verb(token: Token, words: Words) -> bool:
    """Tell "Congress renewed sanctions" from "face renewed sanctions"."""
    if token.lower_ not in (words.handled | words.imposing) - words.modifiers:
        return False
    if not token.i:
        return True
    before = token.nbor(-1)
    return before.pos_ not in _BEFORE_MODIFIERS and not before.lower_.endswith("ly")


def _joined(joint: Token, after: Token) -> tuple[Token, Token] | None:
    """Return what stands on the two sides of "and", "or" or a comma, also where a comma stands before "and"."""
    left = joint
    while left.lower_ in JOINTS:
        if not left.i:
            return None
        left = left.nbor(-1)
    return left, after.nbor() if after.lower_ in JOINTS else after


def _is_pair(left: Token, right: Token, head: Head, words: Words) -> bool:
    """Tell whether two words modify one head: "economic and financial", "swift and severe", "oil and gas"."""
    if left.tag_ != "NNS" and {left.lower_, right.lower_} <= head.telling:
        return True
    if not _describes(left, words):
        return False
    return _describes(right, words) or right.lower_.endswith("ly") or right.lower_ in words.telling


def _describes(token: Token, words: Words) -> bool:
    return token.pos_ == "ADJ" or token.tag_ == "VBN" or token.lower_ in words.modifiers


def _is_modifier(token: Token, after: Token, words: Words) -> bool:
    if not token.pos_:
        known = token.lower_ in words.modifiers or token.lower_ in words.heads or token.lower_ in words.telling
        return known or token.is_digit
    if token.tag_ == "NNS" and after.pos_ == "ADJ":
        return False  # a verb that was tagged as a noun: "eyes fresh tariffs"
    if token.lower_.endswith("ing"):
        is_joined = token.i > 0 and token.nbor(-1).text in HYPHENS
        return token.lower_ in words.modifiers or token.tag_ == "NN" or is_joined
    if token.lower_.endswith("ly"):
        return (after.tag_ == "JJ" or after.lower_.endswith("ed")) and after.lower_ not in words.heads
    if token.lower_ in MONTHS or (token.i and token.is_digit and token.nbor(-1).lower_ in {",", *MONTHS}):
        return False  # part of a date
    is_known = token.pos_ in MODIFIERS or token.lower_ in words.modifiers or token.dep_ == "amod"
    return is_known or _is_odd_modifier(token)


def _is_odd_modifier(token: Token) -> bool:
    """Tell "25 %" and "the path to sanctions relief", whatever a tagger says."""
    if not token.i:
        return False
    if token.text == "%":
        return token.nbor(-1).like_num
    return token.lower_ == "sanctions" and token.nbor(-1).pos_ in _BEFORE_MODIFIERS | {"PART"}


def read_complement(token: Token, head: Head, words: Words, actors: AbstractSet[int]) -> Complement:
    """Read what "on", "of" or "against" adds to a head, as far as it is one run of nouns."""
    rest = token.doc[token.i + 1 : token.i + 2 + LONGEST_COMPLEMENT]
    after = [word for word in rest if word.text != LINE_BREAK]
    if not after or after[0].lower_ not in head.links:
        return Complement((), token.i + 1, has_actor=False)
    run = _nominal_run(after[1:], head, words, actors)
    before_actor = next((index for index, word in enumerate(run) if word.i in actors), len(run))
    own = run[:before_actor]
    while own and own[-1].pos_ not in {"ADJ", "NOUN", "PROPN", ""} and not _tells(head, own[-1]):
        own.pop()
    hit = before_actor < len(run) or any(word.lower_ in BODIES for word in run)
    return Complement(tuple(word.lower_ for word in run), own[-1].i + 1 if own else token.i + 1, has_actor=hit)


def _nominal_run(after: Sequence[Token], head: Head, words: Words, actors: AbstractSet[int]) -> list[Token]:
    """Take tokens while they continue one phrase; what is coordinated with it and has a head of its own is left out."""
    run: list[Token] = []
    for word in after:
        is_head = word.lower_ in words.heads and word.lower_ not in _GOODS and not head.over
        if is_head and any(w.lower_ in JOINTS for w in run):
            return run[: max(index for index, w in enumerate(run) if w.lower_ in JOINTS)]
        if not _continues(word, head, words) and word.i not in actors:
            break
        if word.pos_ == "DET" and run and run[-1].lower_ in JOINTS:
            return run[:-1]  # "and a" opens another phrase
        run.append(word)
    return run


def _tells(head: Head, token: Token) -> bool:
    return token.lower_ in head.telling


def _continues(token: Token, head: Head, words: Words) -> bool:
    told = _tells(head, token)
    is_head = token.lower_ in words.heads and token.lower_ not in _GOODS
    if token.is_space or token.lower_ in _TIMES or (is_head and not (told and head.over)):
        return False
    if told or token.lower_ in _LINKS or token.tag_ in {"PRP$", "POS"} or token.is_currency:
        return True
    if token.tag_ == "VBN" and token.i + 1 < len(token.doc):
        return token.nbor(1).pos_ in {"ADJ", "NOUN"} and token.nbor(-1).pos_ in _BEFORE_MODIFIERS
    if token.dep_ in {"amod", "compound"}:
        return True
    if token.pos_:
        return token.pos_ in MODIFIERS | {"ADV"} or token.text in HYPHENS
    return token.lower_ in words.modifiers or token.text in HYPHENS
