"""Who bears which name: full names, the surnames that stand for them, and the names that everyone knows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from graphbuild.names import NameKey, person_key
from graphbuild.resources import read_table, values

_FAMILY_NAME_FIRST = frozenset({"cn", "hk", "kp", "kr", "tw"})


@dataclass(frozen=True, slots=True)
class Bearers:
    """Full names by key, and the keys that each shorter form may stand for."""

    names: Mapping[NameKey, str]
    endings: Mapping[NameKey, frozenset[NameKey]]
    openings: Mapping[NameKey, frozenset[NameKey]]

    def of(self, key: NameKey, preferred: frozenset[NameKey] = frozenset()) -> NameKey | None:
        """Return the one full name that a short form ends, else begins; None where several may be meant.

        Of several bearers the only one among `preferred` is taken.
        """
        for index in (self.endings, self.openings):
            fitting = index.get(key, frozenset())
            for choice in (fitting, fitting & preferred):
                if len(choice) == 1:
                    return next(iter(choice))
            if fitting:
                return None
        return None


def tidy(name: str) -> str:
    """Write a full name as one would on a label: single spaces, no initials inside, no capitals throughout.

    >>> tidy("Andrea  M. GACKI")
    'Andrea GACKI'
    >>> tidy("JOHN SNOW")
    'John Snow'
    """
    words = name.split()
    kept = [word for place, word in enumerate(words) if place in {0, len(words) - 1} or len(word.rstrip(".")) > 1]
    joined = " ".join(kept)
    return joined.title() if joined.isupper() else joined


def bearers_of(names: Iterable[str], family_first: frozenset[str] = frozenset()) -> Bearers:
    """Index full names by what may stand for them; names in `family_first` are called by their first word."""
    full: dict[NameKey, str] = {}
    for name in names:
        full.setdefault(person_key(name), tidy(name))
    endings, openings = defaultdict(set), defaultdict(set)
    for key, name in full.items():
        openings[key[:1]].add(key)
        if name in family_first:
            endings[key[:1]].add(key)
        for start in range(1, len(key)):
            endings[key[start:]].add(key)
    return Bearers(full, *({short: frozenset(keys) for short, keys in index.items()} for index in (endings, openings)))


@dataclass(frozen=True, slots=True)
class Officials:
    """The office holders whom everyone knows: their names, and every spelling of them."""

    bearers: Bearers
    spellings: Mapping[NameKey, str]

    def full_name(self, key: NameKey) -> str | None:
        """Return the usual full name for a full or a short form that only one of them bears."""
        known = self.spellings.get(key)
        if known is None and len(self.bearers.endings.get(key, ())) == 1:
            known = self.spellings[next(iter(self.bearers.endings[key]))]
        return known


@cache
def officials() -> Officials:
    """Read the table of well-known officials.

    >>> officials().full_name(("putin",))
    'Vladimir Putin'
    """
    rows = read_table("officials.tsv")
    spellings = {
        person_key(spelling): row["name"] for row in rows for spelling in (row["name"], *values(row["aliases"]))
    }
    family_first = frozenset(row["name"] for row in rows if row["country"] in _FAMILY_NAME_FIRST)
    return Officials(_one_key_a_person(bearers_of([row["name"] for row in rows], family_first), spellings), spellings)


def _one_key_a_person(bearers: Bearers, spellings: Mapping[NameKey, str]) -> Bearers:
    """Let the endings of other spellings ("Lukashenka") lead to the same person."""
    keys = {name: key for key, name in bearers.names.items()}
    endings = {short: set(found) for short, found in bearers.endings.items()}
    for key, name in spellings.items():
        for start in range(1, len(key)):
            endings.setdefault(key[start:], set()).add(keys[tidy(name)])
    return Bearers(bearers.names, {short: frozenset(found) for short, found in endings.items()}, bearers.openings)
