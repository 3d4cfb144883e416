"""What limits a ranking, in plain words: parts and loners, measures that tell nobody apart, and samples."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np

from graphbuild.analysis.estimates import Estimate
from graphbuild.analysis.network import Network
from graphbuild.resources.words import listed
from graphbuild.types import Kind

_SMALLEST_STAR = 3


class Ranked(Protocol):
    """What a caveat needs to know of an entity that is listed."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def kind(self) -> Kind:
        """Its kind."""

    @property
    def values(self) -> Mapping[str, float]:
        """Its figures by measure."""

    @property
    def errors(self) -> Mapping[str, float]:
        """The standard errors of those that are estimates."""


def caveats(network: Network, found: Mapping[str, Estimate], groups: Iterable[Sequence[Ranked]]) -> Iterator[str]:
    """Yield what a reader of a ranking should know before trusting it, one sentence or two each."""
    sizes = np.bincount(network.parts)
    yield from _gaps(sizes, len(network.nodes), found)
    if "betweenness" in found and not found["betweenness"].figures.any():
        yield "Betweenness is 0 for all: no shortest route leads through anybody, since nobody stands between others."
    if "eigenvector" in found and _is_star(network, int(sizes.max())):
        yield "Eigenvector says no more than degree here: all ties of the largest part meet in one entity."
    ranked = [group for group in groups if len(group) > 1]
    for group in ranked:
        yield from _alike(group)
    yield from _sampled(found, [score for group in ranked for score in group])


def _gaps(
    sizes: "np.ndarray[tuple[int], np.dtype[np.intp]]", number: int, found: Mapping[str, Estimate]
) -> Iterator[str]:
    alone, parts = int((sizes == 1).sum()), int((sizes > 1).sum())
    if alone:
        yield f"{alone} of {number} entities have no tie and rank last."
    if parts > 1:
        yield f"The ties fall into {parts} separate parts; the largest holds {sizes.max()} of {number} entities."
        if "eigenvector" in found:
            yield "Eigenvector covers the largest part only; all others get 0."


def _is_star(network: Network, largest: int) -> bool:
    """Tell whether the largest part, if there is one such, is an entity and those tied to it alone."""
    if largest < _SMALLEST_STAR:
        return False
    degrees = np.bincount(network.ends.ravel())
    inside = np.bincount(network.parts) == largest
    ties = np.bincount(network.parts[network.ends[:, 0]], minlength=len(inside))[inside]
    return bool(degrees.max() == largest - 1 and (ties == largest - 1).all())


def _alike(group: Sequence[Ranked]) -> Iterator[str]:
    """Say which measures tell nobody of a kind apart."""
    same = [measure for measure in group[0].values if len({score.values[measure] for score in group}) == 1]
    if same:
        yield f"By {listed(same)} all {len(group)} entities of the kind {group[0].kind} are equal: no order there."


def _sampled(found: Mapping[str, Estimate], scores: Sequence[Ranked]) -> Iterator[str]:
    rough = {measure: estimate for measure, estimate in found.items() if estimate.sample}
    if rough and scores:
        one = next(iter(rough.values()))
        errors = [f"{measure} {max(score.errors[measure] for score in scores):.2g}" for measure in rough]
        yield (
            f"Estimates, not exact: {listed(list(rough))}. Routes were followed from {one.sample} of the {one.of} "
            "entities of the largest part, drawn by chance with a fixed seed. Largest standard error among those "
            f"ranked: {', '.join(errors)}. Figures nearer to each other than that may be in the other order; of an "
            "entity that few routes pass the sample may have seen none."
        )
