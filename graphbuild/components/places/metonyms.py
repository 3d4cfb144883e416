"""Does a capital stand for its government? Only where grammar makes it an actor.

"Moscow said", "Moscow's demands", "talks with Moscow" name the state; "in Moscow", "flights from Moscow" and a dateline
name a place. The words that decide are in ``resources/metonyms.toml``.

References:
    Markert and Nissim (2007), SemEval-2007 Task 08: Metonymy Resolution, for the place-for-people reading.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Span, Token

from graphbuild.components.arguments import agents
from graphbuild.components.grammar import (
    INDIRECT_OBJECTS,
    OBJECTS,
    PASSIVE_SUBJECTS,
    POSSESSIVES,
    POSSESSORS,
    SUBJECTS,
    children,
    first_conjunct,
)
from graphbuild.components.paragraphs import is_wrapped
from graphbuild.resources.words import inflections, read_lists

VERBS = ("acts", "suffers")
DATELINE_ENDS = frozenset({"-", "–", "—", "(", ",", ":", "/"})
OPEN = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
"""What may follow a capital that only modifies ("Moscow residents")."""

PAST = frozenset(
    {"began", "chose", "gave", "kept", "made", "said", "sent", "sought", "swore", "told", "took", "withdrew"}
)
"""Irregular forms that can be nothing but a verb in the past."""
COPULAS = frozenset({"cop"})
PREPOSITIONS = frozenset({"prep", "case"})
VENUE = frozenset({"across", "around", "at", "from", "in", "inside", "into", "near", "outside", "through", "to", "via"})
"""Before a place that is one, whatever follows it."""
BETWEEN_WINDOW = 4
"""Tokens: how far apart "between", a capital and "and" may stand."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that make an actor of a place; verbs in every regular form, other words as lemmas."""

    acts: frozenset[str]
    states: frozenset[str]
    suffers: frozenset[str]
    places: frozenset[str]
    governing: frozenset[str]
    meetings: frozenset[str]
    journeys: frozenset[str]
    hyphened: frozenset[str]
    after: dict[str, frozenset[str]]


def read_vocabulary() -> Vocabulary:
    """Return the words that ship with the package."""
    table = read_lists("metonyms.toml")
    del table["american_states"]
    after = {preposition: frozenset(words) for preposition, words in table.pop("after").items()}
    verbs = {name: frozenset(form for verb in table.pop(name) for form in (verb, *inflections(verb))) for name in VERBS}
    return Vocabulary(**{name: frozenset(words) for name, words in table.items()}, **verbs, after=after)


def actor_reason(span: Span, words: Vocabulary, *, trim: int = 0) -> str:
    """Say in a few words why a capital is an actor here; an empty string where it is a place.

    Args:
        span: The capital's name.
        words: The vocabulary.
        trim: The code points of the last token that are no part of the name: a possessive that lost its apostrophe.
    """
    if _is_dateline(span) or _names_place(span, words):
        return ""
    reason = (
        _possessor(span, words, trim)
        or _hyphened(span, words)
        or _between(span, words)
        or _beside_verb(span, words)
        or _beside_preposition(span, words)
    )
    if not reason and span.doc.has_annotation("DEP"):
        reason = _in_syntax(span.root, words)
    return f"metonym: {reason}" if reason else ""


def _is_dateline(span: Span) -> bool:
    doc, start, end = span.doc, span.start, span.end
    while start > 1 and doc[start - 1].text == "/":
        start -= 2  # "KYIV/MOSCOW (Reuters)"
    opens = start == 0 or (doc[start - 1].is_space and not _is_wrapped_line(span))
    return opens and end < len(doc) and doc[end].text in DATELINE_ENDS and not _hyphen_follows(span)


def _names_place(span: Span, words: Vocabulary) -> bool:
    """Tell "the Rome airport" and "the Rome and Vienna airports" from a government."""
    after = span.doc[span.end : span.end + 3]
    last = after[2:3] if len(after) and after[0].lower_ in {"and", "or"} else after[:1]
    return any({token.lemma_, token.lower_.removesuffix("s")} & words.places for token in last)


def _hyphen_follows(span: Span) -> bool:
    """Tell "Moscow-backed" from "Moscow - The": no space before the hyphen."""
    return span.doc[span.end].text == "-" and not span[-1].whitespace_


def _beside_verb(span: Span, words: Vocabulary) -> str:
    """Read "Moscow demands", "the Moscow regime" and "help Moscow evade" by word, for parsers see compounds there."""
    doc, end = span.doc, span.end
    before = _word_before(span)
    after = doc[end].lower_ if end < len(doc) else ""
    if after in words.governing:
        return f"before {after}"
    is_finite = after.endswith(("s", "ed")) or after in PAST
    if after in words.acts and is_finite and not _is_venue(span, before):
        return f"subject of {after}"
    is_free = after in words.acts or (end < len(doc) and (doc[end].is_punct or doc[end].pos_ not in {*OPEN, ""}))
    return f"object of {before}" if before in words.suffers and is_free else ""


def _is_venue(span: Span, before: str) -> bool:
    """Tell "officials in Moscow and Kyiv said" from "Moscow and Kyiv said"."""
    first = span.doc[max(span.start - 3, 0)].lower_ if before in {"and", "or", ","} else before
    return first in VENUE


def _beside_preposition(span: Span, words: Vocabulary) -> str:
    """Read "pressure on Moscow" from the words alone, since parsers often attach a name of several words elsewhere."""
    doc, start, end = span.doc, span.start, span.end
    if start < len(("pressure", "on")) or (end < len(doc) and doc[end].pos_ in {*OPEN, ""}):
        return ""
    governor = next((token for token in reversed(doc[: start - 1]) if not token.is_quote), doc[0])
    preposition = doc[start - 1].lower_
    is_telling = not words.after.get(preposition, frozenset()).isdisjoint({governor.lemma_, governor.lower_})
    return f"after {governor.lower_} {preposition}" if is_telling else ""


def _is_wrapped_line(span: Span) -> bool:
    """Tell whether a name stands at the start of a line only because its text was wrapped by hand."""
    before = span.doc[max(span.start - 2, 0) : span.start].text_with_ws
    return before[-1:] == "\n" and before[-2:-1] not in {"\n", ""} and is_wrapped(span.doc)


def _word_before(span: Span) -> str:
    """Return the word before a span in lower case, also across the break of a wrapped line."""
    start = span.start - (2 if span.start > 1 and _is_wrapped_line(span) else 1)
    return span.doc[start].lower_ if start >= 0 else ""


def _possessor(span: Span, words: Vocabulary, trim: int) -> str:
    following = span.doc[span.end : span.end + 4]
    rest = [token for token in following if token.text not in POSSESSIVES]
    ending = following[0].text if len(following) and following[0].text in POSSESSIVES else ""
    is_possessive = bool(trim) or len(ending) > 1 or (bool(ending) and span.text.endswith("s"))
    if not is_possessive or not rest or not rest[0].text[0].isalnum():
        return ""
    owned = _owned(span.root, rest[0])
    forms = {owned.lemma_, owned.lower_, owned.lower_.removesuffix("s")}
    return "" if forms & words.places else f"possessor of {owned.text}"


def _owned(root: Token, following: Token) -> Token:
    return root.head if root.dep_ in POSSESSORS else following


def _hyphened(span: Span, words: Vocabulary) -> str:
    doc = span.doc
    after = doc[span.end : span.end + 2].text.lower()
    before = doc[max(span.start - 2, 0) : span.start].text.lower()
    if after.startswith("-") and after[1:] in words.hyphened:
        return f"before {after}"
    return f"after {before}" if before in {"pro-", "anti-"} else ""


def _in_syntax(token: Token, words: Vocabulary) -> str:
    rules: tuple[Callable[[Token, Vocabulary], str], ...] = (_subject, _object, _agent, _complement)
    for place in dict.fromkeys((token, first_conjunct(token))):
        for rule in rules:
            reason = rule(place, words)
            if reason:
                return reason
    return ""


def _subject(token: Token, words: Vocabulary) -> str:
    verb = token.head
    if token.dep_ in PASSIVE_SUBJECTS:
        return f"subject of being {verb.lower_}" if _is_any(verb, words.suffers) else ""
    allowed = words.states if children(verb, COPULAS) else words.acts
    is_act = _is_any(verb, allowed) or (verb.lemma_ == "hold" and _has_meeting(verb, words))
    return f"subject of {verb.lower_}" if token.dep_ in SUBJECTS and is_act else ""


def _has_meeting(verb: Token, words: Vocabulary) -> bool:
    """Tell "Seoul and Washington held talks" from "Paris held a marathon"."""
    return any(_is_any(noun, words.meetings) for noun in children(verb, OBJECTS))


def _object(token: Token, words: Vocabulary) -> str:
    is_object = token.dep_ in OBJECTS | INDIRECT_OBJECTS and _is_any(token.head, words.suffers)
    return f"object of {token.head.lower_}" if is_object else ""


def _agent(token: Token, _: Vocabulary) -> str:
    verb = _governor(token)
    return f"agent of {verb.lower_}" if verb.tag_ == "VBN" and token in agents(verb) else ""


def _complement(token: Token, words: Vocabulary) -> str:
    preposition, governor = _preposition(token), _governor(token)
    allowed = words.after.get(preposition, frozenset())
    noun = token.nbor(-2) if token.i > 1 and token.nbor(-1).lower_ == preposition else governor
    return f"after {governor.lower_} {preposition}" if allowed & {"*", governor.lemma_, noun.lemma_} else ""


def _between(span: Span, words: Vocabulary) -> str:
    """Read "between A and B" from the words alone, since parsers often err there."""
    doc, start = span.doc, span.start
    window = [token.lower_ for token in doc[max(start - BETWEEN_WINDOW, 0) : start]]
    is_first = window[-1:] == ["between"] and "and" in [
        token.lower_ for token in doc[span.end : span.end + BETWEEN_WINDOW]
    ]
    is_second = window[-1:] == ["and"] and "between" in window
    if not is_first and not is_second:
        return ""
    linked = doc[max(start - len(window) + window.index("between") - 1, 0)]
    return "" if {linked.lemma_, linked.lower_} & words.journeys else "between two governments"


def _is_any(token: Token, words: frozenset[str]) -> bool:
    return not words.isdisjoint({token.lemma_, token.lower_})


def _preposition(token: Token) -> str:
    """Return the preposition before a noun, whether it stands above the noun or below, lower-cased."""
    if token.head.dep_ in {"prep", "agent"} and token.dep_ == "pobj":
        return token.head.lower_
    return next((child.lower_ for child in children(token, PREPOSITIONS) if child.i < token.i), "")


def _governor(token: Token) -> Token:
    """Return the word that a noun's preposition hangs on."""
    return token.head.head if token.head.dep_ in {"prep", "agent"} else token.head
