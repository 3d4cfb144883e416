"""Leaders who are called by a name that they share, told apart by the date of the text."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graphbuild.names import NameKey, initialled_key, person_key, short_names
from graphbuild.resolve.places import Place
from graphbuild.resources import read_table
from graphbuild.types import Document, Mention

Years = Mapping[str, int | None]
"""Document → the year of its date, or else the latest that it names, where there is one."""

_YEAR = re.compile(r"\b(?:19[5-9]|20[0-4])\d\b")

_ALWAYS = 9999


@dataclass(frozen=True, slots=True)
class _Leader:
    """A leader, and the years of texts, both inclusive, that mean this one by a shared name."""

    name: str
    since: int
    until: int


@cache
def _leaders() -> dict[NameKey, tuple[_Leader, ...]]:
    """Index leaders by each shorter name that at least two of them share."""
    index: defaultdict[NameKey, list[_Leader]] = defaultdict(list)
    for row in read_table("namesakes.tsv"):
        leader = _Leader(row["names"], int(row["since"] or 0), int(row["until"] or _ALWAYS))
        key = initialled_key(leader.name)
        for short in {*short_names(key), person_key(leader.name)} - {key}:
            index[short].append(leader)
    return {short: tuple(found) for short, found in index.items() if len(found) > 1}


def year_of(document: Document) -> int | None:
    """Return the year of a document's date, or else the latest that it names, which is rarely another.

    >>> year_of(Document("a.txt", "In 1987 and 1991 it was otherwise."))
    1991
    """
    if document.date:
        return document.date.year
    return max(map(int, _YEAR.findall(document.text)), default=None)


def is_shared(key: NameKey) -> bool:
    """Tell whether several leaders are called by a name.

    >>> is_shared(("bush",)), is_shared(("george", "w", "bush"))
    (True, False)
    """
    return key in _leaders()


def leaders_by_date(mentions: Mapping[Place, Mention], years: Years) -> dict[Place, str]:
    """Return the full name of the leader whom a shared name means at the time of its text; of no certain time, none.

    A text that names one of them in full decides for itself.
    """
    written = {place: initialled_key(mention.text) for place, mention in mentions.items()}
    in_full = {
        (place[0], mentions[place].name) for place, key in written.items() if len(key) > 1 and not is_shared(key)
    }
    return {
        place: _meant(_leaders()[key], years[place[0]]) or mentions[place].text
        for place, key in written.items()
        if is_shared(key)
        and (place[0], mentions[place].name) not in in_full
        and _may_mean(_leaders()[key], mentions[place])
    }


def _meant(leaders: tuple[_Leader, ...], year: int | None) -> str:
    found = [one.name for one in leaders if year is not None and one.since <= year <= one.until]
    return found[0] if len(found) == 1 else ""


def _may_mean(leaders: tuple[_Leader, ...], mention: Mention) -> bool:
    """Tell whether a mention goes by the name of one of them, or by a surname alone, and not by somebody else's."""
    key = person_key(mention.name)
    return len(key) == 1 or key in {person_key(one.name) for one in leaders}
