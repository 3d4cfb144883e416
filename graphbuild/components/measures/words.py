"""The words for measures, read once from their table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graphbuild.resources.words import inflections, read_lists
from graphbuild.types import MeasureType

Rules = tuple[tuple[MeasureType, frozenset[str]], ...]
"""Types with the words that tell them."""


LINKS = ("against", "of", "on")
"""The prepositions after a head that define it, where its entry names no others."""


@dataclass(frozen=True, slots=True)
class Head:
    """A class of nouns that can head a measure phrase.

    ``type`` holds where no rule fires, ``on_actor`` where nothing tells but that an actor is hit, ``on_issue`` where an
    actor permits ("the Treasury's licence"), ``again`` lets a short form stand for an earlier full one, ``short``
    is its type where only something else of that type was named ("the package", after "sanctions"), ``over`` says
    that what follows is a measure, too ("easing of sanctions"), and ``telling`` holds the words of all rules.
    """

    words: frozenset[str]
    rules: Rules = ()
    links: frozenset[str] = frozenset()
    type: MeasureType | None = None
    on_actor: MeasureType | None = None
    on_issue: MeasureType | None = None
    again: bool = False
    short: MeasureType | None = None
    over: bool = False
    telling: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """The whole vocabulary, all words lower case; the table's comments say what each part is for."""

    heads: Mapping[str, Head]
    telling: frozenset[str]
    names: Mapping[MeasureType, str]
    acts: Mapping[str, str]
    programmes: frozenset[str]
    senders: frozenset[str]
    modifiers: frozenset[str]
    others: frozenset[str]
    outside: frozenset[str]
    effects: frozenset[str]
    carriers: frozenset[str]
    blockers: frozenset[str]
    civil: frozenset[str]
    elsewhere: frozenset[str]
    sport: frozenset[str]
    imposing: frozenset[str]
    evading: frozenset[str]
    hitting: frozenset[str]
    helping: frozenset[str]
    handled: frozenset[str]
    granting: frozenset[str]
    issuing: frozenset[str]


@cache
def measure_words() -> Words:
    """Read the vocabulary.

    >>> measure_words().heads["embargo"].type
    <MeasureType.TRADE_EMBARGO: 'trade_embargo'>
    """
    table = read_lists("measures.toml")
    rules = {name: _rules(entries) for name, entries in table["rules"].items()}
    heads = [_head(entry, rules) for entry in table["heads"]]
    told = frozenset(word for by_type in rules.values() for _, words in by_type for word in words)
    handling = frozenset(form for verb in table["handling"] for form in (verb, *inflections(verb)))
    return Words(
        heads={word: head for head in heads for word in sorted(head.words)},
        telling=told,
        names={MeasureType(name): phrase for name, phrase in table["names"].items()},
        acts=table["acts"],
        outside=frozenset(table["outside"]) | {form for form in handling - told if not form.endswith("ed")},
        handled=frozenset(form for form in handling if form.endswith("ed")),
        **{name: frozenset(table[name]) for name in _SETS},
    )


_SETS = (
    "programmes",
    "senders",
    "modifiers",
    "effects",
    "others",
    "carriers",
    "blockers",
    "civil",
    "elsewhere",
    "sport",
    "imposing",
    "evading",
    "hitting",
    "helping",
    "granting",
    "issuing",
)


def _rules(entries: Mapping[str, list[str]]) -> Rules:
    return tuple((MeasureType(name), frozenset(words)) for name, words in entries.items())


def _head(entry: Mapping[str, object], rules: Mapping[str, Rules]) -> Head:
    types = {name: MeasureType(str(entry[name])) for name in ("type", "on_actor", "on_issue", "short") if name in entry}
    own = rules.get(str(entry.get("rules", "")), ())
    return Head(
        words=frozenset(entry["words"]),  # type: ignore[call-overload]
        rules=own,
        telling=frozenset(word for _, telling in own for word in telling),
        links=frozenset(entry.get("links", LINKS)),  # type: ignore[call-overload]
        **types,
        again=bool(entry.get("again")),
        over=bool(entry.get("over")),
    )
