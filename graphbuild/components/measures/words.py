"""The words for measures, read once from their table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graphbuild.resources.words import read_lists
from graphbuild.types import MeasureType

Rules = tuple[tuple[MeasureType, frozenset[str]], ...]
"""Types with the words that tell them."""


@dataclass(frozen=True, slots=True)
class Head:
    """A class of nouns that can head a measure phrase.

    ``type`` holds where no rule fires, ``on_actor`` where nothing tells but that an actor is hit, and ``again`` lets a
    definite short form stand for an earlier full one.
    """

    words: frozenset[str]
    rules: Rules = ()
    type: MeasureType | None = None
    on_actor: MeasureType | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The whole vocabulary, all words lower case; the table's comments say what each part is for."""

    heads: Mapping[str, Head]
    names: Mapping[MeasureType, str]
    acts: Mapping[str, str]
    programmes: frozenset[str]
    modifiers: frozenset[str]
    outside: frozenset[str]
    carriers: frozenset[str]
    blockers: frozenset[str]
    elsewhere: frozenset[str]
    imposing: frozenset[str]
    evading: frozenset[str]


@cache
def measure_words() -> Words:
    """Read the vocabulary.

    >>> measure_words().heads["embargo"].type
    <MeasureType.TRADE_EMBARGO: 'trade_embargo'>
    """
    table = read_lists("measures.toml")
    rules = {name: _rules(entries) for name, entries in table["rules"].items()}
    heads = [_head(entry, rules) for entry in table["heads"]]
    return Words(
        heads={word: head for head in heads for word in sorted(head.words)},
        names={MeasureType(name): phrase for name, phrase in table["names"].items()},
        acts=table["acts"],
        **{name: frozenset(table[name]) for name in _SETS},
    )


_SETS = ("programmes", "modifiers", "outside", "carriers", "blockers", "elsewhere", "imposing", "evading")


def _rules(entries: Mapping[str, list[str]]) -> Rules:
    return tuple((MeasureType(name), frozenset(words)) for name, words in entries.items())


def _head(entry: Mapping[str, object], rules: Mapping[str, Rules]) -> Head:
    type_, on_actor = entry.get("type"), entry.get("on_actor")
    return Head(
        words=frozenset(entry["words"]),  # type: ignore[call-overload]
        rules=rules.get(str(entry.get("rules", "")), ()),
        type=MeasureType(str(type_)) if type_ else None,
        on_actor=MeasureType(str(on_actor)) if on_actor else None,
        again=bool(entry.get("again")),
    )
