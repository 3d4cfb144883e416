"""What the texts tell of a node that a list can be held against: its names, its kind, and its countries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from graphbuild.graph import EntityGraph, aliases_of, kind_of, name_of
from graphbuild.link.countries import country_code
from graphbuild.link.spelling import FULL, bare, person_name
from graphbuild.names import fold
from graphbuild.references import EntryKind
from graphbuild.resources import read_table
from graphbuild.resources.words import read_lists
from graphbuild.types import Kind, RelationType

_MOST_NAMES = 12
_PEOPLE = frozenset({Kind.OFFICIAL, Kind.PERSON})
_FIRM = "name with "
"""How the reason of a mention begins that is a company's name by its form."""
_BELONGING = frozenset({RelationType.SERVES, RelationType.PART_OF})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a node: its ``names``, the best one first, its own countries, and those it is named beside."""

    node: str
    kind: Kind
    names: tuple[str, ...]
    countries: frozenset[str]
    beside: frozenset[str]
    is_vessel: bool

    @property
    def is_person(self) -> bool:
        """Is it a person, in office or not?"""
        return self.kind in _PEOPLE


def facts_of(graph: EntityGraph, node: str) -> Facts | None:
    """Return what can be held against a list; None where nothing can: of measures, and of surnames alone."""
    kind = kind_of(graph, node)
    names = tuple(_names(graph, node, kind))
    if not names or kind is Kind.MEASURE:
        return None
    reasons = [mention.get("reason", "") for mention in graph.nodes[node]["mentions"]]
    countries = frozenset(_countries(graph, node, kind))
    return Facts(node, kind, names, countries, frozenset(_beside(graph, node)), _is_vessel(reasons))


def _is_vessel(reasons: Iterable[str]) -> bool:
    """Tell whether mentions are a vessel's by the word before the name, and none of them a company's by its form."""
    reasons = list(reasons)
    cues = {reason.removeprefix("after ").lower() for reason in reasons if reason.startswith("after ")}
    return not cues.isdisjoint(_vessels()) and not any(reason.startswith(_FIRM) for reason in reasons)


def sort_of(facts: Facts) -> EntryKind:
    """Return by which rules the names of a node are compared."""
    if facts.is_person:
        return EntryKind.PERSON
    return EntryKind.COUNTRY if facts.kind is Kind.COUNTRY else EntryKind.ORGANIZATION


def _names(graph: EntityGraph, node: str, kind: Kind) -> Iterator[str]:
    """Yield the name, and other names that are as telling: of a person full ones, of a body those of several words."""
    seen, yielded, main = set[str](), 0, set(person_name(name_of(graph, node)).full)
    for place, name in enumerate((name_of(graph, node), *aliases_of(graph, node))):
        words = person_name(name).full if kind in _PEOPLE else bare(name).split()
        is_cut = place > 0 and kind in _PEOPLE and set(words) < main
        is_telling = (len(words) >= FULL and not is_cut) or (place == 0 and kind not in _PEOPLE)
        if is_telling and fold(name) not in seen and yielded < _MOST_NAMES:
            yielded += 1
            seen.add(fold(name))
            yield name


def _countries(graph: EntityGraph, node: str, kind: Kind) -> Iterator[str]:
    """Yield the country that a node is, serves or is part of, also through a body, and those that its office names."""
    head = node.partition(":")[2].partition("-")[0]
    if kind is Kind.COUNTRY or (kind is Kind.AGENCY and head in _codes()):
        yield head
    for _, target, relation in graph.out_edges(node, keys=True):
        prefix, _, rest = target.partition(":")
        code = rest if prefix == Kind.COUNTRY else rest.partition("-")[0]
        if relation in _BELONGING and code in _codes():
            yield code
    for mention in graph.nodes[node]["mentions"]:
        told = mention.get("attributes", {})
        words = f"{told.get('office', '')} {told.get('role', '')}".split()
        named = (country_code(word) for word in words if word[:1].isupper() and len(word) > FULL)
        yield from (found for found in named if found)


def _beside(graph: EntityGraph, node: str) -> Iterator[str]:
    for other in {*graph.successors(node), *graph.predecessors(node)}:
        prefix, _, code = other.partition(":")
        if prefix == Kind.COUNTRY:
            yield code


@cache
def _vessels() -> frozenset[str]:
    return frozenset(read_lists("companies.toml")["vessels"])


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["code"] for row in read_table("countries.tsv"))
