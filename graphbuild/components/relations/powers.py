"""What nobody can do: be hit by a measure of his own or evade it, or sanction by law without the power of a state."""

from collections.abc import Iterator, Sequence

from graphbuild.components.relations.cast import PRIVATE, Cast
from graphbuild.components.relations.claims import Claim
from graphbuild.components.relations.measures import type_of
from graphbuild.components.relations.vocabulary import words_for
from graphbuild.components.tree import Name
from graphbuild.types import MeasureType
from graphbuild.types import RelationType as Is

BY_LAW = frozenset({MeasureType.EXEMPTION, MeasureType.LEGAL_INSTRUMENT, MeasureType.LISTING})
"""The types of measures that only states take, and bodies of states."""
HOSTILE = frozenset(
    {
        MeasureType.ARMS_EMBARGO,
        MeasureType.ASSET_FREEZE,
        MeasureType.FINANCIAL_RESTRICTION,
        MeasureType.PRICE_CAP,
        MeasureType.SANCTIONS,
        MeasureType.SECONDARY_SANCTIONS,
        MeasureType.TRADE_EMBARGO,
    }
)
"""The types of measures that no state takes against itself; it may well stop its own exports."""
OWNED = frozenset({Is.EASES, Is.IMPOSES})
"""What shows whose a measure is."""
DESIGNATING = words_for(Is.COERCES, "designates") - {"target"}
"""The verbs of sanctions, which no company does to another; it may well target one."""


def without_impossible(cast: Cast, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims but for those that cannot be, which come of misread sentences.

    No state sanctions itself, no issuer of a measure is hit by it or evades it ("OFAC bars U.S. persons from"), and no
    company designates ("entities owned by ALFA are blocked under the order").
    """
    able = [claim for claim in claims if not _is_beyond_power(cast, claim)]
    issued = {(_node(cast, claim.target), cast.state(claim.source)) for claim in able if claim.relation in OWNED}
    return (claim for claim in able if not _is_against_own(cast, claim, issued))


def _is_against_own(cast: Cast, claim: Claim, issued: set[tuple[str, str]]) -> bool:
    measure, actor = claim.source, claim.target
    if claim.relation is Is.EVADES:
        measure, actor = actor, measure
    elif claim.relation is not Is.TARGETS:
        return False
    state = cast.state(actor)
    return bool(state) and (_node(cast, measure), state) in issued


def _is_beyond_power(cast: Cast, claim: Claim) -> bool:
    private = cast.kind(claim.source) in PRIVATE
    if claim.relation in OWNED:
        measure = cast.spans[claim.target]
        return private if type_of(measure) in BY_LAW else _hits(measure, cast.state(claim.source))
    return private and claim.relation is Is.COERCES and not DESIGNATING.isdisjoint(claim.rule.split())


def _hits(measure: Name, state: str) -> bool:
    """Tell whether a measure is aimed at a state, as its id says: "measure:sanctions:ru" at "ru"."""
    return bool(state) and type_of(measure) in HOSTILE and measure.kb_id_.split(":")[2] == state


def _node(cast: Cast, index: int) -> str:
    return cast.spans[index].kb_id_ or cast.spans[index].text
