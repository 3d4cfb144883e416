"""Standing ties that names and titles tell: which body is part of which; who holds an office is read next door."""

from collections.abc import Iterator
from itertools import pairwise

from graphbuild.components.grammar import POSSESSIVES
from graphbuild.components.relations.cast import Cast, distance, gap
from graphbuild.components.relations.claims import Claim
from graphbuild.components.relations.offices import BLOCS, NEAR, read_offices
from graphbuild.components.tree import Name
from graphbuild.types import Kind
from graphbuild.types import RelationType as Is

INNER = frozenset({"of", "at", "in", "within", "under"})


def read_structure(cast: Cast) -> Iterator[Claim]:
    """Yield offices and organs, which names and titles tell without a parse."""
    yield from read_offices(cast)
    yield from _read_parents(cast)
    yield from _read_organs(cast)


def _slug(span: Name) -> str:
    return span.kb_id_.rpartition(":")[2]


def _read_organs(cast: Cast) -> Iterator[Claim]:
    """Read "the Treasury's Office of ...", "the Office of ... of the Treasury": one body named as another's."""
    for left, right in pairwise(cast.named()):
        if cast.kind(left) is cast.kind(right) is Kind.AGENCY and _related(cast.spans[left], cast.spans[right]):
            between = [token.lower_ for token in cast.spans[left].doc[cast.spans[left].end : cast.spans[right].start]]
            if len(between) == 1 and between[0] in POSSESSIVES:
                yield Claim(Is.PART_OF, right, left, "possessive")
            elif between and between[0] in INNER and set(between[1:]) <= {"the"}:
                yield Claim(Is.PART_OF, left, right, f"{between[0]} the body")


def _related(one: Name, other: Name) -> bool:
    """Tell whether nothing speaks against two bodies belonging to one country or bloc."""
    prefixes = {_slug(span).split("-")[0] for span in (one, other) if span.kb_id_}
    return len(prefixes) < 2 or not all(is_national(span) for span in (one, other))  # noqa: PLR2004  two bodies


def is_national(span: Name) -> bool:
    """Tell whether an agency's id begins with a country's code."""
    prefix, dash, _ = _slug(span).partition("-")
    return bool(dash) and len(prefix) == 2 and prefix.isalpha() and prefix not in BLOCS  # noqa: PLR2004  ISO alpha-2


def _read_parents(cast: Cast) -> Iterator[Claim]:
    """Read the country or bloc that an agency's id begins with, in the best sentence that names both."""
    best: dict[tuple[str, str], tuple[int, int, int]] = {}
    for index in cast.named():
        span = cast.spans[index]
        if cast.kind(index) is Kind.AGENCY:
            for parent in _parents(cast, index):
                inside = cast.spans[parent].kb_id_ in span.countries
                found = (0 if inside else distance(span, cast.spans[parent]), index, parent)
                key = (span.kb_id_, cast.spans[parent].kb_id_)
                best[key] = min(best.get(key, found), found)
    for _, index, parent in sorted(best.values()):
        yield Claim(Is.PART_OF, index, parent, "body of the country or bloc")


def _parents(cast: Cast, index: int) -> Iterator[int]:
    """Yield the mentions of the country, or of the wider bodies, that an agency's id begins with."""
    span = cast.spans[index]
    parts = _slug(span).split("-")
    wanted = {f"agency:{'-'.join(parts[:size])}" for size in range(1, len(parts))}
    if is_national(span):
        wanted = {f"country:{parts[0]}"}
    for other in (other for node in sorted(wanted) for other in cast.nodes.get(node, ())):
        parent = cast.spans[other]
        if gap(parent, span) <= NEAR or parent.kb_id_ in span.countries:
            yield other
