"""At whom laws are aimed, as their names and numbers tell all who know them, and who adopts resolutions.

"The Iranian Transactions and Sanctions Regulations" are aimed at Iran, "Resolution 1718" at North Korea.
"""

import re
from collections.abc import Iterator
from functools import cache

from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.claims import Claim
from graphbuild.components.tree import Name
from graphbuild.resources.words import read_lists
from graphbuild.types import RelationType as Is

LAW = "measure:legal_instrument:"
RESOLUTION = f"{LAW}unscr-"
COUNCIL = "agency:un-security-council"

AIMED = re.compile(
    r"accountability|anti-|assets control|conditionality|democra|divestment|embargo|freedom|libert|nonproliferation"
    r"|sanction|threat|transactions",
    re.IGNORECASE,
)
"""What the name of a law says that is aimed at the country in it."""

ISSUERS = frozenset({"country:ca", "country:gb", "country:us"})
"""Countries whose names in a law tell whose it is."""


def read_statutes(cast: Cast) -> Iterator[Claim]:
    """Yield at whom each law is aimed that a text names, where the two stand nearest."""
    for entity in sorted(cast.nodes):
        if entity.startswith(LAW):
            laws = cast.nodes[entity]
            for country in _targets(cast.spans[laws[0]]):
                yield from _nearest(cast, Is.TARGETS, entity, country, "at whom the law is aimed")
            if entity.startswith(RESOLUTION):
                for claim in _nearest(cast, Is.IMPOSES, entity, COUNCIL, "whose resolution"):
                    yield Claim(claim.relation, claim.target, claim.source, claim.rule)


def _nearest(cast: Cast, relation: Is, law: str, other: str, rule: str) -> Iterator[Claim]:
    """Claim a relation of a law where it stands nearest to another thing."""
    pairs = [(cast.spans[one], one, two) for one in cast.nodes[law] for two in cast.nodes.get(other, ())]
    if pairs:
        _, one, two = min(pairs, key=lambda pair: (abs(pair[0].start - cast.spans[pair[2]].start), pair[1:]))
        yield Claim(relation, one, two, rule)


def _targets(law: Name) -> tuple[str, ...]:
    """Return the ids of the countries that a law is known to be aimed at."""
    known = _table().get(law.kb_id_)
    if known is not None:
        return known
    named = tuple(sorted(law.countries)) if AIMED.search(law.text) else ()
    return () if ISSUERS.intersection(named) else named


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Return the id of a law -> the ids of the countries that it is aimed at."""
    lists = read_lists("statutes.toml")
    table = {f"{LAW}{slug}": tuple(f"country:{code}" for code in codes) for slug, codes in lists["acts"].items()}
    for code, numbers in lists["resolutions"].items():
        for number in numbers:
            key = f"{RESOLUTION}{number}"
            table[key] = (*table.get(key, ()), f"country:{code}")
    return table
