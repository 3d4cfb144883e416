"""Whom a measure hits, as far as its text says.

A phrase's own target comes first: what follows it ("sanctions on Iran"), stands in it ("Iran sanctions", "Russian oil
price cap"), evades it ("Iran circumvents sanctions") or suffers it ("Iran is under sanctions"). A phrase without one is
taken to mean the target that the text most often names for that type of measure, then for any, then the country under
sanctions that it names most often; but nobody is hit by a measure of its own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from graphbuild.components.grammar import POSSESSIVES
from graphbuild.components.measures.phrases import Phrase
from graphbuild.components.measures.words import Words
from graphbuild.names import slug
from graphbuild.resources import read_table, values
from graphbuild.types import Kind, MeasureType

REACH = 8
"""Tokens before a phrase within which the clause begins that lays it on somebody."""

WINDOW = 12
"""Tokens after a phrase within which its target begins."""

_AT = frozenset({"against", "at", "for", "on", "over", "to", "toward", "towards"})
_OF_TARGETS = frozenset({MeasureType.ASSET_FREEZE, MeasureType.LISTING, MeasureType.TRADE_EMBARGO})
"""Measures whose target may follow "of": "the blockade of Cuba", "the designation of Bank Nine"."""
_GAP = frozenset(
    {"a", "also", "an", "are", "be", "been", "being", "is", "newly", "that", "the", "was", "were", "which"}
)
_OPENING_NOUNS = frozenset({"ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN"})

_OWN_PEOPLE = frozenset({
    "banks", "businesses", "citizens", "companies", "firms", "individuals", "investors", "nationals", "persons",
    "residents",
})  # fmt: skip
"""Whom a state can forbid something, if they are its own."""

_STATE_BODY = re.compile(r"agency:([a-z]{2})-")
"""The ids of bodies that belong to a state; two letters before a hyphen are its code (see the contract)."""

_PEOPLE = frozenset({Kind.OFFICIAL, Kind.PERSON})

Actors = Mapping[int, Span]
"""The candidates that can be hit, under each of their tokens."""


def index_actors(spans: Iterable[Span]) -> dict[int, Span]:
    """Index candidates by token; of several over one token the longest is kept."""
    index: dict[int, Span] = {}
    for span in sorted(spans, key=lambda span: (len(span), -span.start)):
        index.update(dict.fromkeys(range(span.start, span.end), span))
    return index


def target_slug(actor: Span) -> str:
    """Name an actor as the last part of a measure's id does: a country, and a body of its state, by its code."""
    return _state_of(actor) or actor.kb_id_.partition(":")[2] or slug(actor.id_ or actor.text)


def target_name(actor: Span) -> str:
    """Name whom a measure hits: a body's state by the name of the country."""
    return _country_names().get(_state_of(actor), actor.id_ or actor.text)


def _state_of(actor: Span) -> str:
    """Return the code of the state that a body belongs to; the EU and the UN are none."""
    match = _STATE_BODY.match(actor.kb_id_)
    return match[1] if match and match[1] in _country_names() else ""


@cache
def _country_names() -> dict[str, str]:
    return {row["code"]: values(row["names"])[0] for row in read_table("countries.tsv")}


def own_target(doc: Doc, phrase: Phrase, words: Words, actors: Actors) -> Span | None:
    """Return whom a phrase's own sentence says it hits."""
    return (
        _after(doc, phrase, words, actors)
        or _inside(doc, phrase, words, actors)
        or _subject(doc, phrase, words, actors)
        or _exposed(doc, phrase, words, actors)
    )


def _after(doc: Doc, phrase: Phrase, words: Words, actors: Actors) -> Span | None:
    """Read "sanctions [imposed] on X", "sanctions targeting X", "a ban on exports to X", "ban on X's oil"."""
    for start in sorted({phrase.head + 1, phrase.end, _past_conjunct(doc, phrase.end, words)}):
        for token in doc[start : start + WINDOW]:
            if token.lower_ in _aims(phrase) or token.lower_.startswith(("target", "hitting")):
                hit = _first_actor(doc[token.i + 1 : token.i + 1 + WINDOW], words, actors)
                if hit:
                    return hit
                break
            if token.lower_ not in words.imposing and token.lower_ not in _GAP and token.pos_ not in {"AUX", "ADV"}:
                break
    return None


def _past_conjunct(doc: Doc, end: int, words: Words) -> int:
    """Return the place after a second measure that is laid on the same: "visa bans and asset freezes on"."""
    if doc[end : end + 1].text != "and":
        return end
    heads = (token.i + 1 for token in doc[end + 1 : end + 5] if token.lower_ in words.heads)
    return max(heads, default=end)


def _aims(phrase: Phrase) -> frozenset[str]:
    """Return the prepositions before a target; imports are banned "from" somewhere "to" those who ban them."""
    if phrase.type in {MeasureType.IMPORT_BAN, MeasureType.TARIFF}:
        return _AT - {"to"} | {"from"}
    return _AT | {"of"} if phrase.type in _OF_TARGETS else _AT


def _first_actor(run: Span, words: Words, actors: Actors) -> Span | None:
    """Return the actor that heads a run of nouns: the last before "and", "of" or the like, else the first after it."""
    found: Span | None = None
    for token in run:
        actor = actors.get(token.i)
        if actor is not None:
            found = actor if _can_be_hit(actor) and not _is_held_back(actor, words) else found
        elif _ends_run(token) or (found is not None and token.lower_ in {"and", "by", "of", "in", ",", "from"}):
            return found
    return found


def _can_be_hit(actor: Span) -> bool:
    """Tell whether an actor is a likely target: any but a body of no known state (the UN, "the military regime")."""
    return actor.label_ != Kind.AGENCY or bool(_state_of(actor))


def _is_held_back(actor: Span, words: Words) -> bool:
    """Tell those whom a measure forbids to deal with others: "a ban on travel by U.S. citizens"."""
    doc = actor.doc
    is_of_own = actor.label_ == Kind.COUNTRY and target_slug(actor) not in words.programmes
    return is_of_own and doc[actor.start - 1].lower_ == "by" and doc[actor.end : actor.end + 1].text in _OWN_PEOPLE


def _ends_run(token: Token) -> bool:
    if token.is_space or token.text in {".", ";", ":"}:
        return True
    return bool(token.pos_) and not (_may_stand_before_target(token) or token.is_currency)


def _may_stand_before_target(token: Token) -> bool:
    return (
        token.pos_ in _OPENING_NOUNS
        or token.lower_ in {"of", "and", "in", "from", "'s", "by", "-"}
        or token.tag_ == "VBG"
        or token.dep_ == "amod"
    )


def _inside(doc: Doc, phrase: Phrase, words: Words, actors: Actors) -> Span | None:
    """Read "Iran sanctions", "Iran-related sanctions" and "Russian oil ban"; any other possessor is the issuer.

    But nobody lays an arms embargo on others of its own: "Somalia's arms embargo" hits Somalia.
    """
    if phrase.start > 2 and doc[phrase.start - 1].lower_ == "related":  # noqa: PLR2004  "Iran", "-" and "related"
        return actors.get(phrase.start - 3)
    is_owned = phrase.type is MeasureType.ARMS_EMBARGO and doc[phrase.start - 1].text in POSSESSIVES
    actor = actors.get(phrase.start - 1 - is_owned) if phrase.start else None
    if actor is None:
        return None
    is_programme = target_slug(actor) in words.programmes
    return actor if is_programme or actor.label_ in {Kind.ORGANIZATION, Kind.PERSON} else None


def _subject(doc: Doc, phrase: Phrase, words: Words, actors: Actors) -> Span | None:
    """Read "help Moscow circumvent sanctions": the one who evades is hit."""
    for index in range(phrase.start - 1, max(phrase.start - 5, -1), -1):
        if doc[index].lower_ in words.evading:
            before = (actors.get(place) for place in range(index - 1, max(index - 5, -1), -1))
            return next((actor for actor in before if actor is not None), None)
    return None


def _exposed(doc: Doc, phrase: Phrase, words: Words, actors: Actors) -> Span | None:
    """Read "X is under sanctions", "X was hit by sanctions" and "hit X with sanctions"."""
    before = [token for token in doc[max(phrase.start - REACH, 0) : phrase.start] if token.pos_ != "DET"]
    if not before or before[-1].lower_ not in {"by", "to", "under", "with"}:
        return None
    link, verb = before[-1].lower_, before[-2].lower_ if len(before) > 1 else ""
    if link == "under" or (link == "by" and verb in words.hitting) or (link == "to" and verb == "subject"):
        run = [token for token in before[:-1] if token.pos_ not in {"AUX", "ADV"}]
        while run and run[-1].pos_ in {"VERB", "ADJ"} and run[-1].i not in actors:
            run.pop()
        return actors.get(run[-1].i) if run else None
    is_with = link == "with" and any(token.lower_ in words.hitting for token in before[:-2])
    return actors.get(before[-2].i) if is_with else None


def usual_targets(
    phrases: Sequence[tuple[MeasureType, Span | None]], countries: Iterable[Span], words: Words
) -> dict[MeasureType | None, Span]:
    """Return whom a text's measures of each type hit, and under None whom they hit in general, where that is known."""
    hits = Counter(target_slug(target) for _, target in phrases if target is not None)
    own = [(type_, target) for type_, target in phrases if target is not None and _is_typical(target, hits)]
    named = [(target_slug(country), country) for country in countries]
    mentioned = [country for code, country in named if code in words.programmes]
    mentioned = mentioned or [country for code, country in named if code not in words.senders]
    states = [target for _, target in own if target.label_ not in _PEOPLE] or mentioned
    general = _most_frequent(states or [target for _, target in own])
    usual: dict[MeasureType | None, Span] = {} if general is None else {None: general}
    for type_ in {type_ for type_, _ in own}:
        favourite = _most_frequent([target for other, target in own if other is type_])
        if favourite is not None and (favourite.label_ not in _PEOPLE or not states):
            usual[type_] = favourite
    return usual


def _is_typical(target: Span, hits: Mapping[str, int]) -> bool:
    """Tell whether a target may stand for others of its text: a country, or whoever is hit more than once."""
    return target.label_ == Kind.COUNTRY or hits[target_slug(target)] > 1


def _most_frequent(spans: Sequence[Span]) -> Span | None:
    """Return the actor named most often; of equals the one named first."""
    counts = Counter(target_slug(span) for span in spans)
    return max(spans, key=lambda span: (counts[target_slug(span)], -span.start), default=None)
