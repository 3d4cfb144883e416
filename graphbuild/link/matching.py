"""Which nodes of a graph are entries of a list, and which may be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from graphbuild.graph import EntityGraph
from graphbuild.link.facts import Facts, facts_of, sort_of
from graphbuild.link.judging import CLOSE, LINK, SUGGEST, Is, Judged, judge
from graphbuild.link.spelling import keys_of
from graphbuild.names import fold
from graphbuild.references import Entry, ListedName, Listing, Reference
from graphbuild.store import Store

MOST_SUGGESTED = 3
"""So many entries of a list are suggested for one node at most."""

Fit = tuple[Judged, Entry]


def matches(graph: EntityGraph, store: Store, listing: Listing) -> Iterator[tuple[str, list[Fit]]]:
    """Yield each node that entries of a list may be, with these, the best first."""
    known = {node: facts for node in graph if (facts := facts_of(graph, node))}
    keys = {
        node: {key for name in facts.names for key in keys_of(name, sort_of(facts))} for node, facts in known.items()
    }
    found = defaultdict[str, set[ListedName]](set)
    for key, name in store.lists.named(listing.number, {key for some in keys.values() for key in some}):
        found[key].add(name)
    entries = store.lists.entries({name.entry for names in found.values() for name in names})
    is_common_word = _common_words(graph)
    for node, facts in known.items():
        names = {name for key in keys[node] for name in found.get(key, ())}
        fits = _fits(facts, names, entries, is_common_word)
        if fits:
            yield node, fits


def _fits(facts: Facts, names: Iterable[ListedName], entries: Mapping[int, Entry], is_common_word: Is) -> list[Fit]:
    """Return the entries that may be a node, each by the name that agrees best."""
    best = dict[int, Judged]()
    for name in sorted(names, key=lambda one: (one.entry, one.weak, one.name)):
        judged = judge(facts, entries[name.entry], name, is_common_word)
        if judged.score >= SUGGEST and judged.rank > getattr(best.get(name.entry), "rank", 0.0):
            best[name.entry] = judged
    fits = [(judged, entries[number]) for number, judged in best.items()]
    return sorted(fits, key=lambda fit: (-fit[0].rank, fit[1].id))


def reference_of(fits: list[Fit], listing: Listing) -> list[Reference]:
    """Return what the program makes of the entries that may be a node: one link, or suggestions."""
    top = fits[0][0].rank
    rivals = [fit for fit in fits if top - fit[0].rank < CLOSE]
    if fits[0][0].score >= LINK and len(rivals) == 1:
        return [_reference(fits[0], listing, linked=True)]
    return [_reference(fit, listing, rivals=len(rivals)) for fit in rivals[:MOST_SUGGESTED]]


def _reference(fit: Fit, listing: Listing, *, linked: bool = False, rivals: int = 1) -> Reference:
    judged, entry = fit
    several = (f"{rivals} entries of the list fit",) if rivals > 1 else ()
    return Reference(
        list=listing.name,
        id=entry.id,
        name=entry.name,
        programmes=entry.programmes,
        score=judged.score,
        status="linked" if linked else "suggested",
        reason="; ".join((*judged.reasons, *several)),
    )


def _common_words(graph: EntityGraph) -> Is:
    """Return what tells whether a word is common: the tables of bodies have it, or the texts write it small."""

    @cache
    def small() -> frozenset[str]:
        sentences = {item["text"] for *_, record in graph.edges(data=True) for item in record["evidence"]}
        words = {word for sentence in sentences for word in sentence.split()}
        return frozenset(fold(word) for word in words if word.islower())

    return lambda word: word in small()
