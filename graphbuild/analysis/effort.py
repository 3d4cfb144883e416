"""How much can be tried in a minute or two to tell how sure ranks are, and what is to be said of it.

Measures that follow routes take time in proportion to entities times ties. Where that is much, the routes of a draw are
followed from a sample of entities; where it is more still, nothing is drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graphbuild.analysis.estimates import route_estimates
from graphbuild.analysis.kernels import MEASURES, ON_ROUTES
from graphbuild.analysis.resampling import Measure

LIGHT_WORK = 1_000_000
"""Entities times ties up to which all is tried and exact: a part of a second each time."""
STARTS = 32
"""From how many entities of a part routes are followed in a draw where it would be more."""
HEAVY_WORK = 100_000
"""Starts times ties above which nothing is drawn: a second and more each time."""
FEW = 20
"""Fewer sources than this make rough ranges."""


@dataclass(frozen=True, slots=True)
class Effort:
    """What is measured: by what, on how many sources, entities and ties, and how many draws are asked for."""

    measure: str
    asked: int
    sources: int
    nodes: int
    ties: int

    @property
    def is_light(self) -> bool:
        """Is it quick to measure again?"""
        return self.measure not in ON_ROUTES or self.nodes * self.ties <= LIGHT_WORK

    @property
    def draws(self) -> int:
        """How many times to draw."""
        return self.asked if self.is_light or STARTS * self.ties <= HEAVY_WORK else 0

    @property
    def drawn(self) -> Measure:
        """What to measure in each draw."""
        if self.is_light:
            return MEASURES[self.measure]
        carried = self.measure == "betweenness"
        return lambda network: route_estimates(network, carried=carried, most=STARTS)[self.measure].figures


def range_notes(effort: Effort) -> Iterator[str]:
    """Yield how ranges came about, and what limits them."""
    if effort.sources == 1:
        yield "All rests on one source, so nothing tells how far ranks would move if other reports had been collected."
    elif effort.draws:
        yield (
            f"Ranges: the {effort.sources} independent sources, copies counted once, were drawn anew {effort.draws} "
            "times, each time as many, some twice and some not at all. In nine of ten draws the rank is within its "
            "range; equals may have any of the places that they share. A range says how much hangs on which texts "
            "were collected, and nothing of sentences that were misread."
        )
        if not effort.is_light:
            yield f"In each draw routes were followed from {STARTS} entities only, which widens the ranges."
        if effort.sources < FEW:
            yield f"{effort.sources} sources are few: ranges from so few are rough."
    elif effort.asked:
        yield f"{effort.measure.capitalize()} of so many ties takes too long to draw anew; --measure degree has ranges."


def trial_notes(effort: Effort, leaders: int, widest: tuple[str, int] | None, *, doubted: bool) -> Iterator[str]:
    """Yield how else the leaders were ranked; ``widest`` is the outlet that is too wide to leave out, and how wide."""
    if not effort.is_light:
        yield (
            f"Whether leaders by {effort.measure} hang on one source, or on who is taken for whom, takes too long to "
            "try here; --measure degree tells."
        )
        return
    yield (
        f"The first {leaders} of each kind were also ranked without each report or outlet that carries a tenth of "
        "their ties or more, and as if near names were one and names joined on thin grounds two."
        f"{'' if doubted else ' No such doubt about who is who would change a rank.'}"
    )
    if widest:
        yield f"{widest[0]} published {widest[1]} of the {effort.sources} sources: it was not left out as a whole."
