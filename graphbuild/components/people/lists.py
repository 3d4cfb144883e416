"""Lists of names: the word that says of all of them who they are, and the names among them that a recogniser missed."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from spacy.tokens import Doc

from graphbuild.components.labels import Role, role_of
from graphbuild.components.people.announced import LONGEST_NAME, may_be_in_name, name_end
from graphbuild.components.people.layout import begins_sentence
from graphbuild.components.people.titles import Titles, is_plural, singular

_FARTHEST = 30
"""Tokens between a word and the list that it announces."""
_OTHERS = frozenset({
    "bank", "body", "branch", "company", "entity", "firm", "group", "individual", "national", "organization", "people",
    "person", "place", "subsidiary", "target", "unit", "vessel",
})  # fmt: skip
"""Whom or what else a list may be of, so that no word before it announces its names."""
_LINKS = frozenset({"at", "from", "in", "of", "the"})
_PLACING = frozenset({"at", "by", "for", "from", "in", "near", "of", "on", "outside", "to"})
"""Words before places and dates."""
_COMMAS = frozenset({",", ";", "and"})

Stretch = tuple[int, int]


def far_role(doc: Doc, mark: int, titles: Titles) -> int | None:
    """Return the token after the plural role that announces a list by a colon or a verb at `mark`; None without one.

    >>> import spacy
    >>> from graphbuild.components.people.titles import read_titles
    >>> doc = spacy.blank("en")("They named three ministers under the new law: Ada Quill and Otto Reed")
    >>> far_role(doc, 8, read_titles())
    4
    """
    for place in range(mark - 1, max(mark - _FARTHEST, -1), -1):
        token = doc[place]
        if titles.is_role(token) and is_plural(token) and token.is_lower:
            return _after_complement(doc, place + 1, mark)
        is_other = singular(token) in _OTHERS or token.lower_ in {"people", "companies", "entities", "bodies"}
        if is_other or token.text in {":", ";"} or begins_sentence(token):
            return None
    return None


def _after_complement(doc: Doc, place: int, mark: int) -> int:
    """Return where what a role is of ends: "leaders of the group"."""
    while place < mark and (doc[place].lower_ in _LINKS or doc[place].tag_[:2] in {"NN", "JJ"}):
        place += 1
    return place


def missed_names(doc: Doc, ends: Mapping[int, int], taken: AbstractSet[int], titles: Titles) -> Iterator[Stretch]:
    """Yield names that stand in a list with two others, which `ends` has, start to end: "A, B and C"."""
    lasts = set()
    for start, end in ends.items():
        place = _next(doc, end)
        if place in ends:
            lasts.add(place)
            first = _first_word(doc, start, taken, titles)
            if _is_full(doc, first, start - 1):
                yield first, start - 1
        elif place > end:
            stop = name_end(doc, place, taken, titles)
            is_last = start in lasts and doc[place - 1].lower_ == "and"
            if _is_full(doc, place, stop) and (is_last or _next(doc, stop) in ends):
                yield place, stop


def _first_word(doc: Doc, start: int, taken: AbstractSet[int], titles: Titles) -> int:
    """Return where the words before a comma begin that may be the name before one that begins at `start`."""
    first = end = start - 1
    if end > 0 and doc[end].text == ",":
        while (
            first > 0
            and end - first < LONGEST_NAME
            and first - 1 not in taken
            and may_be_in_name(doc[first - 1], titles)
        ):
            first -= 1
    is_placed = first > 0 and (doc[first - 1].lower_ in _PLACING or doc[first - 1].text[0].isupper())
    return end if is_placed or doc[first].is_sent_start else first


def _next(doc: Doc, end: int) -> int:
    """Return where the next member of a list begins, after a comma, "and" or a short form in brackets."""
    place = end + 3 if doc[end : end + 1].text == "(" and doc[end + 2 : end + 3].text == ")" else end
    first = place
    while place < len(doc) and doc[place].lower_ in _COMMAS:
        place += 1
    return place if place > first else end


def _is_full(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a stretch has the words of a first name and a surname, none of which names a place."""
    names = doc[start:end]
    is_placed = any(role_of(token.ent_type_) in {Role.PLACE, Role.ORGANIZATION} for token in names)
    return end - start > 1 and not is_placed and all(token.text[0].isupper() or "-" in token.text for token in names)
