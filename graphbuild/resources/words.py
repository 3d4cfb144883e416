"""Lists of words that ship with the package, and the forms that English gives them."""

import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

WEEKDAYS = frozenset({"friday", "monday", "saturday", "sunday", "thursday", "tuesday", "wednesday"})
MONTHS = frozenset({
    "april", "august", "december", "february", "january", "july", "june", "march", "may", "november", "october",
    "september",
})  # fmt: skip


def read_lists(name: str) -> dict[str, Any]:
    """Return a table of word lists that ships with the package.

    >>> read_lists("companies.toml")["small"]
    ['cartel', 'militia', 'party']
    """
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


def inflections(lemma: str) -> list[str]:
    """Return the regular forms that a verb or noun may take, some that it does not take among them.

    >>> inflections("ban")
    ['bans', 'baned', 'baning', 'banned', 'banning']
    >>> inflections("supply")
    ['supplies', 'supplied', 'supplying']
    """
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    if lemma.endswith("e"):
        return [lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    double = [lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"] if lemma[-1] in "bdglmnprt" else []
    plural = lemma + "es" if lemma.endswith(("ch", "sh", "ss", "x", "z", "o")) else lemma + "s"
    return [plural, lemma + "ed", lemma + "ing", *double]


def listed(words: Sequence[str]) -> str:
    """Return words as one phrase.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
