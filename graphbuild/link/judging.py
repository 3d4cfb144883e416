"""How well a node and an entry go together: names first, then kind and country; each step is said.

What a score takes from: the likeness of the names (:mod:`graphbuild.link.comparing`). A country that both have adds
0.1, one that they have to do with 0.05; two different countries take 0.3 away, so that such a pair is never linked.
A name that several would have by chance, a single word, and the name of a body that other countries have too take 0.2
away. Kinds that cannot be the same forbid.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graphbuild.link.comparing import NONE, Likeness, compare_bodies, compare_persons
from graphbuild.link.countries import country_code
from graphbuild.link.facts import Facts
from graphbuild.link.spelling import FULL, bare, given_names, person_name, telling
from graphbuild.names import fold, is_never_cut_inside
from graphbuild.references import Entry, EntryKind, ListedName
from graphbuild.types import Kind

LINK = 0.85
"""From this score on a node is linked; below it a pair is only suggested."""
SUGGEST = 0.6
"""Below this score nothing is said."""
CLOSE = 0.1
"""Entries whose scores are no more apart fit equally well."""
_RARE, _COMMON = 0.02, 0.3
"""Up to so few namesakes by chance a name is rare, and from so many on it is common."""
_CUT, _PART = 0.8, 0.65
"""The likeness of a short form of two words, and of a part of a body's name."""
_BY_ALIAS = 0.06
"""Where two fit, by so much a node's name counts more than an alias, and a full name more than an inexact one."""
_WEAK_MOST = 0.75
_LONG_WORD = 6

Is = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Judged:
    """How well an entry fits, and why; ``rank`` tells entries apart that fit fully."""

    score: float
    rank: float
    reasons: tuple[str, ...]

    @property
    def reason(self) -> str:
        """Why, in plain words."""
        return "; ".join(self.reasons)


def like(facts: Facts, name: ListedName, kind: EntryKind) -> tuple[Likeness, str]:
    """Return how well a listed name agrees with the best of a node's, and which one that is."""
    compare = compare_persons if facts.is_person else compare_bodies
    if not is_possible(facts, kind):
        return NONE, ""
    return max(((compare(one, name.name), one) for one in facts.names), key=lambda found: found[0].score)


def is_possible(facts: Facts, kind: EntryKind) -> bool:
    """Tell whether a node may be an entry of a kind at all."""
    if kind is EntryKind.ANY:
        return facts.kind is not Kind.COUNTRY
    if facts.is_person:
        return kind is EntryKind.PERSON
    if facts.kind is Kind.COUNTRY:
        return kind is EntryKind.COUNTRY
    if facts.is_vessel:
        return kind is EntryKind.VESSEL
    vessels = {EntryKind.VESSEL, EntryKind.AIRCRAFT} if facts.kind is Kind.ORGANIZATION else set()
    return kind in {EntryKind.ORGANIZATION, *vessels}


def judge(facts: Facts, entry: Entry, name: ListedName, is_common_word: Is) -> Judged:
    """Hold an entry, by one of its names, against what is known of a node."""
    likeness, written = like(facts, name, entry.kind)
    if not likeness.score:
        return Judged(0.0, 0.0, ())
    steps = [(likeness.score, f"{likeness.reason}{_as(facts, written)}")]
    if facts.is_person and likeness.score == _CUT and written != facts.names[0]:
        steps.append((-0.15, "not by the name that the texts use most"))
    steps += _by_name(facts, entry, name, likeness, written, is_common_word)
    steps += _by_country(facts, entry)
    if name.weak:
        steps.append((min(0.0, _WEAK_MOST - sum(step for step, _ in steps)), "an alias that the list calls weak"))
    total = sum(step for step, _ in steps)
    is_exact = likeness.score == 1 or (facts.is_person and likeness.score > _CUT)
    rank = total - _BY_ALIAS * ((written != facts.names[0]) + (not is_exact))
    return Judged(round(max(0.0, min(1.0, total)), 2), round(rank, 2), tuple(reason for _, reason in steps))


def _as(facts: Facts, written: str) -> str:
    return "" if written == facts.names[0] else f" as '{written}'"


def _by_name(  # noqa: PLR0913, PLR0917  all that the check rests on
    facts: Facts, entry: Entry, name: ListedName, likeness: Likeness, written: str, is_common_word: Is
) -> list[tuple[float, str]]:
    """Return what speaks against a name: that others may bear it as well."""
    if facts.is_person:
        return _by_rarity(likeness, written, name)
    words = bare(written).split()
    found = list[tuple[float, str]]()
    if entry.kind in {EntryKind.VESSEL, EntryKind.AIRCRAFT} and not facts.is_vessel:
        found.append((-0.3, f"the texts name no {entry.kind} so"))
    elif len(fold(written).split() if likeness.score == 1 else words) == 1 and not facts.is_vessel:
        found += [(-0.2, "a single word")] if _is_plain(words[0], is_common_word) else []
    is_bound = facts.countries & _about(entry) and likeness.score > _PART
    if len(words) > 1 and not is_bound and _is_shared(facts, words, is_common_word):
        found.append((-0.2, "a name that bodies of other countries may have"))
    return found


def _is_plain(word: str, is_common_word: Is) -> bool:
    """Tell whether a single word may name much else: a short one, a common one, a given name."""
    return len(word) < _LONG_WORD or is_common_word(word) or word in given_names()


def _by_rarity(likeness: Likeness, written: str, name: ListedName) -> list[tuple[float, str]]:
    """Return what it says that few or many bear a first and last name, or two syllables; longer names tell enough."""
    short = min((person_name(one).full for one in (written, name.name)), key=len)
    if len(short) > FULL:
        return []
    if name.namesakes >= _COMMON or is_never_cut_inside(short):
        return [(-0.2, "a common name")]
    return [(0.05, "a rare name")] if name.namesakes <= _RARE and likeness.score == _CUT else []


def _is_shared(facts: Facts, words: Sequence[str], is_common_word: Is) -> bool:
    """Tell whether a name could be another country's body as well: any agency's, and any that has but common words."""
    if any(country_code(word) for word in words):
        return False
    return facts.kind is Kind.AGENCY or all(is_common_word(word) for word in telling(" ".join(words)))


def _about(entry: Entry) -> set[str]:
    return {*entry.countries, *entry.origins}


def _by_country(facts: Facts, entry: Entry) -> list[tuple[float, str]]:
    own, listed, about = facts.countries, set(entry.countries), _about(entry)
    if own & listed:
        return [(0.1, f"both of {_codes(own & listed)}")]
    if own and listed:
        return [(-0.3, f"but of {_codes(own)} in the texts and {_codes(listed)} in the list")]
    if own & about:
        return [(0.1, f"both have to do with {_codes(own & about)}")]
    if facts.beside & about:
        return [(0.05, f"named beside {_codes(facts.beside & about)}")]
    return []


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(code.upper() for code in sorted(codes))
