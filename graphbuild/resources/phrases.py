"""How a relation reads in a plain sentence, and the words that express it."""

import tomllib
from importlib.resources import files
from typing import Any

from graphbuild.types import RelationType


def relation_vocabulary() -> dict[RelationType, dict[str, Any]]:
    """Return the vocabulary of every relation, in the order of :class:`~graphbuild.types.RelationType`."""
    tables = tomllib.loads(files(__package__).joinpath("relations.toml").read_text("utf-8"))
    return {relation: tables[relation] for relation in RelationType}


def reading_phrases() -> dict[RelationType, str]:
    """Return what stands between source and target when an edge is read aloud.

    >>> reading_phrases()[RelationType.TARGETS]
    'is aimed at'
    """
    return {relation: str(words["reading"]) for relation, words in relation_vocabulary().items()}
