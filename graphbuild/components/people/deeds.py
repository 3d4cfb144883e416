"""Deeds that only those in public office do: "was elected to parliament", "used their positions in public office"."""

from operator import or_

from spacy.tokens import Doc

from graphbuild.components.people.judge import Bodies
from graphbuild.components.strings import strings_of

_REACH = 14
"""Tokens after a name among which its deed is told."""
_OPENING = frozenset({
    ",", "-", "–", "—", "also", "be", "been", "both", "currently", "first", "formerly", "had", "has", "have",
    "is", "later", "now", "once", "previously", "then", "was", "were", "who",
})  # fmt: skip
_CHOSEN = frozenset({"appointed", "assigned", "elected", "named", "nominated", "re-elected", "reelected"})
_SEATED = frozenset({"sat", "serve", "served", "serves", "serving", "sit", "sits"})
_ENTERING = frozenset({"entered", "joined", "joins"})
_WORKING = frozenset({"charge", "employed", "responsible", "work", "worked", "works"})
"""Of whoever is said to do so at a public body acts for it."""
_AT = frozenset({"at", "in", "on", "within"})
_LINKS = _AT | {"a", "an", "for", "from", "with", "her", "his", "into", "of", "the", "to", "'s", "’s"}
_CHAMBERS = frozenset({
    "bundestag", "cabinet", "commons", "congress", "government", "junta", "knesset", "legislature", "lords",
    "parliament", "politburo", "presidium", "senate",
})  # fmt: skip
_STRANGERS = 2
"""Words between a verb and a public body that may say more of it: "to the lower house of parliament"."""
_ABUSING = frozenset({
    "abused", "exercised", "exploited", "held", "hold", "holds", "leveraged", "misused", "occupied", "use", "used",
    "uses", "using",
})  # fmt: skip
_THEIRS = frozenset({"a", "her", "his", "public", "their"})
_OFFICIAL = frozenset({"government", "governmental", "official", "public"})
_POSTS = frozenset({"office", "offices", "position", "positions", "post", "posts"})


def acts_in_office(doc: Doc, end: int, bodies: Bodies) -> bool:
    """Tell whether the clause after a name, which ends before token `end`, says that its bearer acts in office.

    >>> import spacy
    >>> doc = spacy.blank("en")("Ada Quill used her position in public office")
    >>> acts_in_office(doc, 2, Bodies())
    True
    """
    words = strings_of(doc).lower[end : end + _REACH]
    opening = next((place for place, word in enumerate(words) if word not in _OPENING), len(words))
    rest = words[opening:]
    if not rest or "." in words[:opening]:
        return False
    if rest[0] in _ABUSING:
        return _names_post(rest[1:])
    start = end + opening + 1
    named = [place in bodies.agencies for place in range(start, start + len(rest) - 1)]
    if rest[0] in _WORKING or rest[:2] == ["in", "charge"]:
        return _lies_ahead(rest[1:], named)
    chambers = [word in _CHAMBERS for word in rest[1:]]
    if rest[0] in _ENTERING:
        return _reaches(rest[1:], chambers)
    is_placed = (rest[0] in _CHOSEN and rest[1:2] == ["to"]) or (rest[0] in _SEATED and rest[1:2] and rest[1] in _AT)
    return bool(is_placed) and _reaches(rest[1:], [*map(or_, chambers, named)])


def _names_post(words: list[str]) -> bool:
    """Read "his position in public office", "their official positions", "public office"."""
    if not words or words[0] not in _THEIRS:
        return False
    clause = words[: next((place for place, word in enumerate(words) if word in {",", ".", ";", "to"}), len(words))]
    return not _OFFICIAL.isdisjoint(clause) and not _POSTS.isdisjoint(clause)


def _reaches(words: list[str], is_public: list[bool]) -> bool:
    """Read "to the lower house of parliament": links up to a public body, and hardly a word more."""
    strangers = 0
    for word, public in zip(words, is_public, strict=True):
        strangers += word not in _LINKS
        if public or strangers > _STRANGERS or (not word[0].isalpha() and word not in _LINKS):
            return public
    return False


def _lies_ahead(words: list[str], is_agency: list[bool]) -> bool:
    """Read "for procurement at the ministry": a named public body before the clause ends, after "at" or the like."""
    for place, word in enumerate(words):
        if word in {".", ";", ",", "and", "who", "that"}:
            return False
        if is_agency[place]:
            return not {"at", "within"}.isdisjoint(words[:place])
    return False
