"""The office holders whom everyone knows, by every spelling of their names; of one surname's bearers the year tells."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from graphbuild.components.people.names import bearers_of, family_names_first
from graphbuild.names import NameKey, initialled_key, person_key
from graphbuild.resources import read_table, values

_FAMILY_NAME_FIRST = frozenset({"cn", "hk", "kp", "kr", "tw"})
_PARTLY_CHINESE = frozenset({"my", "sg"})
_HEADS = frozenset({
    "Chancellor", "Chief Executive", "Crown Prince", "Emir", "King", "Leader", "Premier", "President",
    "Prime Minister", "Soviet President", "State Counsellor", "Sultan", "Supreme Leader",
})  # fmt: skip
_DOCUMENT = "graphbuild.document"
"""Where a ``Doc`` keeps the document that it was made from, if it has one."""
_YEAR = re.compile(r"\b(?:19[5-9]|20[0-4])\d\b")
_YEAR_KEY = "graphbuild.year"
_HEAD = 120
"""Tokens at the beginning of a text among which its year is looked for."""
_BEFORE, _AFTER = 1, 3
"""Years around an office in which a surname alone still means its holder."""

Years = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Officials:
    """The names of well-known officials by each key that may stand for them, and the years of each."""

    full: Mapping[NameKey, tuple[str, ...]]
    short: Mapping[NameKey, tuple[str, ...]]
    years: Mapping[str, Years]
    heads: AbstractSet[str]

    def full_name(self, key: NameKey, year: int | None = None, written: str = "") -> str | None:
        """Return the usual full name for a full or a short form that, in that year, only one of them bears.

        Of several the one with the initials of the name as `written` is meant, else the only one who then heads a state
        or government: others seldom go by a surname alone.

        >>> officials().full_name(("bush",), 1990), officials().full_name(("bush",), 2003)
        ('George H. W. Bush', 'George W. Bush')
        >>> officials().full_name(("bush",)) is None
        True
        """
        found = list(self.full.get(key, ()))
        initialled = initialled_key(written)
        same = [name for name in found if initialled_key(name) == initialled] if initialled != key else []
        fitting = self._bearers(key, year)
        heads = [name for name in fitting if name in self.heads and year is not None]
        return next((choice[0] for choice in (found, same, fitting, heads) if len(choice) == 1), None)

    def is_borne(self, key: NameKey, year: int | None = None) -> bool:
        """Tell whether a full or a short form is the name of well-known officials, be it of several."""
        return bool(self._bearers(key, year))

    def has_served(self, name: str, year: int | None = None) -> bool:
        """Tell whether an official had come into office by a year; a dissident may become a president later.

        >>> officials().has_served("Nelson Mandela", 1987), officials().has_served("Nelson Mandela", 2001)
        (False, True)
        """
        return year is None or year >= self.years.get(name, (0, 0))[0] - _BEFORE

    def shares_key(self, name: str) -> bool:
        """Tell whether another official has the same name but for initials."""
        return len(self.full.get(person_key(name), ())) > 1

    def _bearers(self, key: NameKey, year: int | None) -> list[str]:
        return [name for name in self.full.get(key) or self.short.get(key, ()) if self._is_of(name, year)]

    def _is_of(self, name: str, year: int | None) -> bool:
        since, until = self.years.get(name, (0, 9999))
        return year is None or since - _BEFORE <= year <= until + _AFTER


@cache
def officials() -> Officials:
    """Read the table of well-known officials.

    >>> officials().full_name(("putin",))
    'Vladimir Putin'
    """
    rows = read_table("officials.tsv")
    full: dict[NameKey, tuple[str, ...]] = {}
    for row in rows:
        for spelling in (row["name"], *values(row["aliases"])):
            key = person_key(spelling)
            full[key] = _unique([*full.get(key, ()), row["name"]])
    years = {row["name"]: (int(row["years"][:4]), int(row["years"][5:])) for row in rows if row["years"]}
    family_first = frozenset(row["name"] for row in rows if _begins_with_family(row["name"], row["country"]))
    heads = frozenset(row["name"] for row in rows if row["office"] in _HEADS)
    return Officials(full, _short_forms(full, family_first), years, heads)


def _begins_with_family(name: str, country: str) -> bool:
    is_chinese_there = country in _PARTLY_CHINESE and name.split(maxsplit=1)[0].lower() in family_names_first()
    return country in _FAMILY_NAME_FIRST or is_chinese_there


def _short_forms(full: Mapping[NameKey, tuple[str, ...]], first: frozenset[str]) -> dict[NameKey, tuple[str, ...]]:
    """Return the names that each surname, or other end of a spelling, may stand for."""
    western = {" ".join(key) for key, names in full.items() if not first.intersection(names)}
    endings = {short: set(keys) for short, keys in bearers_of(sorted(western)).endings.items()}
    for key, names in full.items():
        if first.intersection(names) and len(key) > 1:
            endings.setdefault(key[:1], set()).add(key)
    return {short: _unique(name for key in sorted(keys) for name in full[key]) for short, keys in endings.items()}


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def year_of(doc: Doc) -> int | None:
    """Return the year that a text was found to be from, if any."""
    year: int | None = doc.user_data.get(_YEAR_KEY)
    return year


def find_year(doc: Doc, names: Iterable[str]) -> None:
    """Keep the year that a text is from where :func:`year_of` finds it.

    It is the year of the text's document, else the first that its beginning names, else the time when most of the
    officials were in office whose full `names` the text holds.

    >>> import spacy
    >>> doc = spacy.blank("en")("The two leaders met on Friday.")
    >>> find_year(doc, ["Margaret Thatcher", "Mikhail Gorbachev"])
    >>> year_of(doc)
    1988
    """
    document = doc.user_data.get(_DOCUMENT)
    match = _YEAR.search(doc[:_HEAD].text)
    if document is not None and document.date is not None:
        doc.user_data[_YEAR_KEY] = document.date.year
    else:
        doc.user_data[_YEAR_KEY] = int(match.group()) if match else _common_year(names)


def _common_year(names: Iterable[str]) -> int | None:
    """Return the middle of the years in which most of these officials served together, if at least two did."""
    alone = {name for name in names if not officials().shares_key(name)}
    served = [officials().years[name] for name in sorted(alone) if name in officials().years]
    covered = Counter(year for since, until in served for year in range(since, until + 1))
    most = max(covered.values(), default=0)
    together = sorted(year for year in covered if covered[year] == most)
    return together[len(together) // 2] if most > 1 else None
