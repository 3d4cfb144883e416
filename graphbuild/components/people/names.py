"""Who bears which name: full names, and the shorter forms that stand for them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from graphbuild.names import NameKey, is_never_cut_inside, person_key
from graphbuild.resources.words import read_lists

_MARRIED = frozenset({"de"})
"""Before the last word of a name: that word alone is a husband's, or no name: "Ada Quill de Reed"."""
_SHORT = 2
"""Words of a name of which none can be left out inside."""


@dataclass(frozen=True, slots=True)
class Bearers:
    """Full names by key, and the keys that each shorter form may stand for."""

    names: Mapping[NameKey, str]
    endings: Mapping[NameKey, frozenset[NameKey]]
    openings: Mapping[NameKey, frozenset[NameKey]]
    inner: Mapping[NameKey, frozenset[NameKey]]

    def of(
        self, key: NameKey, preferred: frozenset[NameKey] = frozenset(), *, by_first: bool = False
    ) -> NameKey | None:
        """Return the one full name that a short form ends, else begins or is part of; None where several may be meant.

        Of several bearers the only one among `preferred` is taken. With `by_first` only beginnings count: kings go by
        their first names.
        """
        for index in (self.openings,) if by_first else (self.endings, self.openings, self.inner):
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


def bearers_of(
    names: Iterable[str],
    family_first: frozenset[str] = frozenset(),
    short_forms: Mapping[str, AbstractSet[str]] = MappingProxyType({}),
) -> Bearers:
    """Index full names by what may stand for them; names in `family_first` are called by their first word.

    ``short_forms`` are further forms of names, which the text itself declares, and which mean no other:
    "Ada Maria Quill (Maria)".
    """
    full: dict[NameKey, str] = {}
    declared: defaultdict[NameKey, set[NameKey]] = defaultdict(set)
    endings, openings, inner = defaultdict(set), defaultdict(set), defaultdict(set)
    for name in names:
        key = person_key(name)
        full.setdefault(key, tidy(name))
        for short in short_forms.get(name, ()):
            declared[person_key(short)].add(key)
    for key, name in full.items():
        if name in family_first:
            endings[key[:1]].add(key)
        for size in range(1, len(key)):
            if size == 1 or not is_never_cut_inside(key):
                openings[key[:size]].add(key)
            if key[size - 1] not in _MARRIED or size < len(key) - 1:
                endings[key[size:]].add(key)
        for part in (*((word,) for word in key[1:-1]), *([(key[0], key[-1])] if len(key) > _SHORT else [])):
            inner[part].add(key)
    return Bearers(full, _frozen(endings | declared), _frozen(openings), _frozen(inner))


def _frozen(index: Mapping[NameKey, set[NameKey]]) -> dict[NameKey, frozenset[NameKey]]:
    return {short: frozenset(keys) for short, keys in index.items()}


@cache
def family_names_first() -> frozenset[str]:
    """Return the family names, folded, that stand before given names: Chinese, Korean and Vietnamese ones.

    >>> "nguyen" in family_names_first()
    True
    """
    return frozenset(name for names in read_lists("family_names.toml").values() for name in names)


@cache
def korean_names() -> frozenset[str]:
    """Return the Korean family names, folded.

    >>> "kim" in korean_names()
    True
    """
    return frozenset(read_lists("family_names.toml")["korean"])
