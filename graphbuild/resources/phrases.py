"""How a relation reads in a plain sentence, and the words that express it."""

from functools import cache
from typing import Any

from graphbuild.resources.words import read_lists
from graphbuild.types import RelationType


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return read_lists("relations.toml")


def relation_vocabulary() -> dict[RelationType, dict[str, Any]]:
    """Return the vocabulary of every relation, in the order of :class:`~graphbuild.types.RelationType`."""
    return {relation: _tables()[relation] for relation in RelationType}


def relation_words() -> dict[str, list[str]]:
    """Return the word lists that all relations share: who stands for whom, and how firmly a thing is said."""
    return _tables()["words"]


def irregular_forms() -> dict[str, str]:
    """Return form -> lemma for the forms that no rule of inflection makes."""
    return dict(_tables()["irregular"])


def reading_phrases() -> dict[RelationType, str]:
    """Return what stands between source and target when an edge is read aloud.

    >>> reading_phrases()[RelationType.TARGETS]
    'is aimed at'
    """
    return {relation: str(words["reading"]) for relation, words in relation_vocabulary().items()}
