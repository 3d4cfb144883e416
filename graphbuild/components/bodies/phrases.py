"""Recognises public bodies by how their names are built: "Ministry of Industry and Trade", "central bank".

A body has a head ("ministry", "court"), words before it that belong to the name, and a complement after "of" or "for".
In small letters only a few plain heads count, and only where the caller finds a country beside them. The words are in
``resources/bodies.toml``.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum

from spacy.tokens import Doc, Token

from graphbuild.components.bodies.capitals import is_headline
from graphbuild.components.labels import Role, role_of
from graphbuild.components.strings import folded, strings_of, where
from graphbuild.names import slug
from graphbuild.resources.words import read_lists

LONGEST_HEAD = 4
"""Tokens in the longest head."""

LINKS = frozenset({"and", "&"})
COMPLEMENT = frozenset({"of", "for", "on", "against"})
OPENERS = frozenset({"a", "an", "the", "its", "their", "'s", "’s"})
"""What stands before a name with no part in it."""

INNER = frozenset({"of", "for", "the", "to"})
GOVERNMENTS = frozenset({"administration", "government", "regime"})
"""Heads before which other capitalised words say who governs, not what the body is called."""

FORCES = frozenset({"army", "military", "navy", "police"})
"""Bodies by themselves before "and" ("the military and police")."""
ARMED = frozenset({"army", "battalion", "brigade", "force", "forces"})
UNITS = frozenset({
    "battalion", "brigade", "command", "corps", "directorate", "division", "fleet", "force", "regiment", "unit",
})  # fmt: skip
"""Parts of armies and police forces, whose names may hold those of the wholes."""


@dataclass(frozen=True, slots=True)
class Words:
    """How names of public bodies are built; lower case. ``signals`` are the words at which to look closer."""

    heads: frozenset[str]
    plain: frozenset[str]
    services: frozenset[str]
    adjectives: frozenset[str]
    members: frozenset[str]
    occasions: frozenset[str]
    vague: frozenset[str]
    modifiers: frozenset[str]
    portfolios: frozenset[str]
    silent: frozenset[str]
    alike: frozenset[str]
    american: frozenset[str]
    echoes: frozenset[str]
    rebels: frozenset[str]
    private: frozenset[str]
    everyday: frozenset[str]
    signals: frozenset[str]
    synonyms: dict[str, str]


class Form(Enum):
    """How much of a name a body has."""

    NAMED = "a name that stands by itself"
    PLAIN = "a description that needs a country beside it"
    BARE = "a mere head, which only a fuller name before it explains"


@dataclass(frozen=True, slots=True)
class Body:
    """What may be a body at tokens `start` to `end`, with a lower-cased head."""

    start: int
    end: int
    head: str
    form: Form


def read_words() -> Words:
    """Return the words that ship with the package."""
    table = read_lists("bodies.toml")
    synonyms = table.pop("synonyms")
    words = {name: frozenset(words) for name, words in table.items()}
    words["plain"] |= words["services"]
    signals = frozenset(head.split()[0] for head in words["heads"] | words["plain"])
    return Words(**words, signals=signals, synonyms=synonyms)


def find_bodies(doc: Doc, words: Words, barred: Collection[int] = frozenset()) -> Iterator[Body]:
    """Yield the public bodies of a text in order, none overlapping.

    Args:
        doc: The text.
        words: The vocabulary.
        barred: Indices of tokens that belong to no name of a body: the countries.
    """
    strings, end = strings_of(doc), 0
    for place in where(strings.at_lower, words.signals.__contains__):
        body = _body_at(doc, strings.lower, place, words, barred) if place >= end else None
        if body:
            end = body.end
            yield body


def body_slug(text: str, head: str, words: Words) -> str:
    """Return what identifies a body among those of its country, however its name is written.

    >>> body_slug("Ministry of Foreign Affairs", "ministry", read_words())
    'foreign-ministry'
    >>> body_slug("Foreign Ministry", "ministry", read_words())
    'foreign-ministry'
    """
    name = f" {folded(text)} "
    for variant, usual in words.synonyms.items():
        name = name.replace(f" {variant} ", f" {usual} ")
    head = words.synonyms.get(head, head).replace(" 's", "s").replace(" ’s", "s")
    name = name.replace(f" {head} ", " ", 1) if name.strip() != head else " "
    return slug(" ".join([*(word for word in name.split() if word not in words.silent), head]))


def _body_at(doc: Doc, lower: list[str], place: int, words: Words, barred: Collection[int]) -> Body | None:
    head = next((head for size in range(LONGEST_HEAD, 0, -1) if (head := _head(lower, place, size, words))), "")
    stop = place + len(head.split())
    if not head or _describes(doc, stop, head, words) or is_surname(doc, place):
        return None
    capital = doc[place].text[0].isupper()
    start, end = _left(doc, place, words, barred, capital=capital), stop
    if capital:
        end = _right(doc, stop, words, barred)
    alone = (start, end) == (place, stop)
    if alone and head in words.echoes and lower[start - 1 : start] == ["the"] and lower[stop : stop + 1] != ["of"]:
        return Body(start, end, head, Form.BARE)
    form = _form(head, words, capital=capital, alone=alone)
    is_public = words.private.isdisjoint(lower[start:place]) and not _is_of_rebels(head, lower[start:end], words)
    return Body(start, end, head, form) if form and is_public else None


def _is_of_rebels(head: str, lower: list[str], words: Words) -> bool:
    """Tell whether a name is an armed group's outside a state ("Example Liberation Army")."""
    return head in ARMED and not words.rebels.isdisjoint(lower)


def _describes(doc: Doc, stop: int, head: str, words: Words) -> bool:
    """Tell whether a head only describes the word after it ("military aid", "Armed Forces Day")."""
    following = doc[stop] if stop < len(doc) else None
    if following is None:
        return False
    if following.lower_ in UNITS and following.text[0].isupper() and head.rsplit(maxsplit=1)[-1] in words.modifiers:
        return True  # "Presidential Guard Brigade"
    if head in words.adjectives and following.text == "-":
        return True
    if head in words.adjectives:
        depends = doc[stop - 1].head.i >= stop or not doc.has_annotation("DEP")
        return depends and following.pos_ in {"NOUN", "ADJ"} and following.lower_ not in words.members
    return following.lower_ in words.occasions


def is_surname(doc: Doc, place: int) -> bool:
    """Tell whether a head is the surname of someone ("Ada Chambers", "Roland Duma")."""
    return place > 0 and all(role_of(token.ent_type_) is Role.PERSON for token in doc[place - 1 : place + 1])


def _form(head: str, words: Words, *, capital: bool, alone: bool) -> Form | None:
    if capital and (not alone or " " in head):
        return Form.NAMED
    if head in words.plain and (head not in words.vague or not alone):
        return Form.PLAIN
    return Form.BARE if capital else None


def _head(lower: list[str], place: int, size: int, words: Words) -> str:
    phrase = " ".join(lower[place : place + size])
    return phrase if phrase in words.heads or phrase in words.plain else ""


def _left(doc: Doc, place: int, words: Words, barred: Collection[int], *, capital: bool) -> int:
    """Return where the words before a head begin: known ones, or all with capitals where something opens the name."""
    start = _run_start(doc, place, words.modifiers, barred, capital=capital)
    if not capital or is_headline(doc[place]):
        return start
    widest = _run_start(doc, place, None, barred, capital=True)
    if doc[place].lower_ in GOVERNMENTS:
        return start
    opens = widest - 1 in barred or (widest > 0 and doc[widest - 1].lower_ in OPENERS)
    return widest if opens else start


def _run_start(doc: Doc, place: int, known: Collection[str] | None, barred: Collection[int], *, capital: bool) -> int:
    start = place
    while start > 0 and start - 1 not in barred:
        token = doc[start - 1]
        if _fits(token, known, capital=capital) or token.lower_[:-2].isdigit():
            start -= 1
        elif (
            start > 1
            and _is_link(token)
            and _fits(doc[start - 2], known, capital=capital)
            and doc[start - 2].lower_ not in FORCES
        ):
            start -= 2
        else:
            break
    return start


def _is_link(token: Token) -> bool:
    """Tell whether a token links two words of a name: "and", or the hyphen of "Anti-Corruption"."""
    return token.lower_ in LINKS or (token.text == "-" and not token.whitespace_)


def _right(doc: Doc, stop: int, words: Words, barred: Collection[int]) -> int:
    """Return where the complement after a head ends; `stop` where there is none."""
    if stop >= len(doc) or doc[stop].lower_ not in COMPLEMENT:
        return stop
    place = stop + 2 if stop + 1 < len(doc) and doc[stop + 1].lower_ == "the" else stop + 1
    is_plain = doc[stop - 1].lower_ in words.plain - words.vague
    known = words.portfolios | words.modifiers if is_plain or is_headline(doc[stop]) else None
    end = stop
    while place < len(doc) and place not in barred and _fits(doc[place], known, capital=True):
        end = place + 1
        place = _next_word(doc, end, words)
    return end


def _next_word(doc: Doc, place: int, words: Words) -> int:
    """Return where the next capitalised word of a complement may stand: here, or after what links it."""
    if place + 1 >= len(doc):
        return place
    token, following = doc[place], doc[place + 1]
    if token.lower_ in LINKS or token.text == ",":
        linked = place + 2 if token.text == "," and following.lower_ in LINKS else place + 1
        return linked if linked < len(doc) and doc[linked].lower_ in words.portfolios else place
    while place + 1 < len(doc) and doc[place].lower_ in INNER:
        place += 1
    return place


def _fits(token: Token, known: Collection[str] | None, *, capital: bool) -> bool:
    """Tell whether a token may be part of a name: a word that is known, where `known` is given, in fitting case."""
    if (
        not token.text[0].isalpha()
        or role_of(token.ent_type_) is Role.PERSON
        or (capital and not token.text[0].isupper())
    ):
        return False
    return not token.is_stop if known is None else token.lower_ in known
