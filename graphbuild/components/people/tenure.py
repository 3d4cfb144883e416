"""Office, standing and dates of a person, as attributes of a mention: what a text says beside the name."""

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from graphbuild.components.people.titles import Titles, is_plural, singular
from graphbuild.resources.words import WEEKDAYS
from graphbuild.types import Attributes, Kind

_LEADING = frozenset({
    "&", "'s", ",", "-", "a", "acted", "all", "also", "an", "and", "are", "as", "at", "be", "became", "become",
    "been", "both", "currently", "down", "each", "for", "had", "has", "have", "her", "his", "in", "is", "its", "now",
    "of", "one", "quit", "remained", "remains", "resigned", "s", "serves", "stepped", "the", "their", "to", "was",
    "were", "who", "whom", "with", "worked", "works", "’s",
})  # fmt: skip
"""Words that an office does not begin or end with."""
_BREAKS = WEEKDAYS | {"talks", "with"}
"""Words that no title holds, though they may stand before one."""
_DAY = r"(?:(?:[A-Z][a-z]+\.?\s+)?(?:\d{1,2},\s+)?(?:19|20)\d\d|\d{1,2}\s+[A-Z][a-z]+\s+(?:19|20)\d\d)"
_TERM = re.compile(
    rf"""[\s,(]*
    (?:(?:from|between)\s+(?P<since>{_DAY})\s*(?:to|until|till|through|and|[-–—])\s*(?P<until>{_DAY})
      |(?P<from>{_DAY})\s*[-–—]\s*(?P<to>{_DAY})
      |since\s+(?P<start>{_DAY}) | (?:until|till)\s+(?P<end>{_DAY}))""",
    re.VERBOSE,
)


def office_of(phrase: Sequence[Token], kind: Kind, titles: Titles, *, before: bool) -> Attributes:
    """Return what a title before a name, or a description after it, tells of the office or the private role.

    ``phrase`` are its tokens in the order of the text, ``before`` says that they stand before the name. Words of
    standing ("former") are no part of the office.
    """
    words = list(_without(_alone(phrase, titles, before=before), titles))
    while words and words[-1].lower_ in _LEADING:
        words.pop()
    standings = [titles.standing[word] for word in map(singular, phrase) if word in titles.standing]
    told = {"standing": standings[0]} if standings else {}
    if words:
        told["office" if kind is Kind.OFFICIAL else "role"] = _text(words, titles)
    return tuple(sorted(told.items()))


def _alone(phrase: Sequence[Token], titles: Titles, *, before: bool) -> Sequence[Token]:
    """Cut what belongs to another off an office: "talks with King", "Maine and Representative", "who is the envoy"."""
    start, end = 0, len(phrase)
    for place, token in enumerate(phrase):
        has_role = any(titles.is_role(other) for other in phrase[start:place])
        if not before and has_role and token.text in {"who", "under"}:
            end = place
            break
        if (
            _parts(phrase, place, titles)
            or (has_role and token.text == "under")
            or (token.text == "and" and not has_role)
        ):
            start = place + 1
    return phrase[start:end] if any(titles.is_role(token) for token in phrase[start:end]) else phrase


def _parts(phrase: Sequence[Token], place: int, titles: Titles) -> bool:
    """Tell whether an office begins only after a word: "seven officials", "talks with King", "allies of President"."""
    token, previous = phrase[place], phrase[max(place - 1, 0)]
    is_of = token.text == "of" and is_plural(previous) and singular(previous) in titles.private
    return is_of or token.like_num or token.lower_ in _BREAKS


def _without(phrase: Iterable[Token], titles: Titles) -> Iterator[Token]:
    """Yield the tokens of a phrase from the first that belongs to the office, without words of standing before it."""
    begun = False
    for token in phrase:
        begun = begun or not (token.lower_ in _LEADING or token.is_digit or singular(token) in titles.standing)
        if begun:
            yield token


def _text(words: Sequence[Token], titles: Titles) -> str:
    """Write an office in the singular: of many "officials" each is one."""
    doc = words[0].doc
    tokens = doc[words[0].i : words[-1].i + 1]
    return " ".join("".join(_as_one(token, titles) + token.whitespace_ for token in tokens).split())


def _as_one(token: Token, titles: Titles) -> str:
    if not titles.is_role(token) or not is_plural(token) or token.text.endswith("."):
        return token.text
    return singular(token) if token.is_lower else singular(token).capitalize()


def term_after(text: str) -> Attributes:
    """Read when an office was held, where a text says so right after naming it.

    >>> term_after(" from 2015 to May 2019, said")
    (('since', '2015'), ('until', 'May 2019'))
    >>> term_after("since 2015")
    (('since', '2015'),)
    """
    match = _TERM.match(text)
    if match is None:
        return ()
    since, until = (match["since"] or match["from"] or match["start"]), (match["until"] or match["to"] or match["end"])
    return tuple((name, day) for name, day in (("since", since), ("until", until)) if day)
