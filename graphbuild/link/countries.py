"""Which country lists mean: by code, by name however it is turned round, or by the name of a programme."""

import re
from collections.abc import Iterable
from functools import cache

from graphbuild.names import fold
from graphbuild.resources import read_table, values

_CODE_LENGTH = 2
_SHORTEST = 4
"""Letters of a country's name that stands in a programme's."""

_PROGRAMMES = {
    "balkans": ("ba", "hr", "me", "mk", "rs", "xk"),
    "car": ("cf",),
    "darfur": ("sd",),
    "dprk": ("kp",),
    "drcongo": ("cd",),
    "hk": ("cn", "hk"),
    "ifca": ("ir",),
    "ifsr": ("ir",),
    "irgc": ("ir",),
    "peesa": ("ru",),
    "ukraine": ("ru", "ua"),
}
"""Words in the names of programmes that name no country, or not the only one that they are about."""


def country_code(name: str) -> str | None:
    """Return the code of a country by its code, name or demonym; None where there is none of the kind.

    >>> country_code("Korea, North"), country_code("RU"), country_code("Iranian"), country_code("Atlantis")
    ('kp', 'ru', 'ir', None)
    """
    last, _, first = name.strip().partition(", ")
    names = _names()
    return names.get(fold(f"{first} {last}")) or names.get(fold(name))


def country_codes(names: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of countries that are known, sorted, each once."""
    return tuple(sorted({code for name in names if (code := country_code(name))}))


def programme_countries(programmes: Iterable[str]) -> set[str]:
    """Return the countries that programmes are about, as far as their names say so.

    >>> sorted(programme_countries(["VENEZUELA-EO13850", "SDGT", "DPRK4"]))
    ['kp', 've']
    """
    words = {word for programme in programmes for word in re.findall(r"[a-z]+", fold(programme))}
    named = {_names()[word] for word in words if len(word) >= _SHORTEST and word in _names()}
    return named.union(*(_PROGRAMMES.get(word, ()) for word in words))


@cache
def _names() -> dict[str, str]:
    """Return what means which country, folded; a code means itself before it means anything else."""
    names = dict[str, str]()
    rows = [row for row in read_table("countries.tsv") if len(row["code"]) == _CODE_LENGTH]
    for row in rows:
        for name in (*values(row["names"]), *values(row["demonyms"])):
            names.setdefault(fold(name), row["code"])
    return names | {row["code"]: row["code"] for row in rows}
