"""Several departments or ministries in one phrase: "the U.S. Departments of State, the Treasury and Commerce"."""

from collections.abc import Collection, Iterator

from spacy.tokens import Doc

from graphbuild.components.bodies.phrases import Words
from graphbuild.components.strings import strings_of, where

HEADS = {"departments": "department", "ministries": "ministry"}
"""A head in the plural -> the same in the singular."""
AMERICAN = frozenset({"state", "treasury"})
"""Departments by these names, which no portfolio is called elsewhere."""
BETWEEN = frozenset({",", "and", "&", "the"})
WITHIN = frozenset({"and", "affairs", "security"})
"""What may go on with a portfolio, so that what follows is no other body's: "Foreign Affairs"."""


def joint_bodies(doc: Doc, words: Words) -> Iterator[tuple[int, int, int, str]]:
    """Yield the bodies of such phrases: where each begins and ends, where the phrase begins, and its head."""
    lower = strings_of(doc).lower
    for place in where(strings_of(doc).at_lower, HEADS.__contains__):
        if doc[place].text[0].isupper() and lower[place + 1 : place + 2] == ["of"]:
            for start, end in _members(doc, lower, place + 2, words.portfolios | AMERICAN):
                yield start, end, place, HEADS[lower[place]]


def _members(doc: Doc, lower: list[str], start: int, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield the names of a list, of one portfolio each."""
    place = start
    while place < len(doc):
        if lower[place] in BETWEEN:
            place += 1
            continue
        end = place
        while end < len(doc) and doc[end].text[0].isupper() and (lower[end] in names or lower[end] in WITHIN):
            end += 1
        if end == place:
            return
        yield place, end
        place = end
