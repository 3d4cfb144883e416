"""One body, one id: which listed body is meant by a name that a text ties to a country in its own way.

The table has "Foreign Intelligence Service of Russia" and "KGB of Belarus"; texts have "Russia's Foreign Intelligence
Service" and "the Belarusian KGB", or turn words round.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property

from graphbuild.components.bodies.known import Known, known_names
from graphbuild.components.bodies.phrases import LONGEST_HEAD, Words, body_slug
from graphbuild.components.places.countries import NOT_A_COUNTRY, country_names
from graphbuild.components.strings import folded
from graphbuild.names import fold
from graphbuild.types import Kind

Key = tuple[str, frozenset[str]]
"""The code of a country, and the words of a name without it."""


class Homes:
    """The listed public bodies of countries, by country and by what their names are made of without it."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def named(self, code: str, text: str) -> Known | None:
        """Return the body that a country calls by a name, if that name says more than what sort of body it is."""
        return self._by_name.get((code, frozenset(folded(text).split())))

    def built(self, code: str, core: str) -> Known | None:
        """Return the listed body of a country whose name, built like others, makes a core, if its id does not say so.

        Args:
            code: The country's.
            core: As :func:`graphbuild.components.bodies.phrases.body_slug` makes it, in whatever order.
        """
        return self._by_core.get((code, frozenset(core.split("-"))))

    @cached_property
    def _by_name(self) -> dict[Key, Known]:
        return _unique((known.country, frozenset(bare.split()), known) for bare, known in _bare_names())

    @cached_property
    def _by_core(self) -> dict[Key, Known]:
        """What ids say by themselves stays theirs: the US Army is no name for the US military."""
        names = [(bare, known, head) for bare, known in _bare_names() if (head := self._head(bare))]
        own = {(known.country, frozenset(known.id.split("-")[1:])): known.id for _, known, _ in names}
        cores = _unique(
            (known.country, frozenset(body_slug(bare, head, self._words).split("-")), known)
            for bare, known, head in names
        )
        return {key: known for key, known in cores.items() if own.get(key, known.id) == known.id}

    def _head(self, bare: str) -> str:
        """Return the words of a name that say what sort of body it is, if any."""
        words = bare.split()
        heads = self._words.heads | self._words.plain
        ends = (" ".join(words[-size:]) for size in range(LONGEST_HEAD, 0, -1))
        return next((head for head in (*ends, words[0]) if head in heads), "")


def _unique(rows: Iterable[tuple[str, frozenset[str], Known]]) -> dict[Key, Known]:
    """Leave out what two bodies of one country share."""
    found: defaultdict[Key, dict[str, Known]] = defaultdict(dict)
    for code, words, known in rows:
        found[code, words].setdefault(known.id, known)
    return {key: next(iter(bodies.values())) for key, bodies in found.items() if len(bodies) == 1}


@cache
def _bare_names() -> tuple[tuple[str, Known], ...]:
    """Return every name of a country's body, folded and without the country in it."""
    own: defaultdict[str, set[str]] = defaultdict(set)
    for name in country_names():
        own[name.code].add(fold(name.text))
    patterns = {code: _pattern(names) for code, names in own.items() if code != NOT_A_COUNTRY}
    bare = (
        (patterns[known.country].sub("", fold(text)), known)
        for text, known in known_names()
        if known.kind is Kind.AGENCY and known.country in patterns
    )
    return tuple((name, known) for name, known in bare if name)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Match the article and the country's name before that of its body, or the country's after it.

    >>> _pattern(["land", "landish"]).sub("", "ministry of the land"), _pattern(["landish"]).sub("", "landish army")
    ('ministry', 'army')
    """
    country = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"^(?:the )?(?:(?:{country}) )?| of (?:the )?(?:{country})$")
