"""Which persons and officials are the same: by their names, in one text first, then in all.

Spellings that sound alike are one name. A shorter name leads to the one longer name that it may be cut from, and never
to one of two.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from graphbuild.names import (
    NameKey,
    generation_of,
    initialled_key,
    is_never_cut_inside,
    person_key,
    person_sound,
    short_names,
    short_names_nearby,
    slug,
    without_generation,
)
from graphbuild.resolve.places import Joined, Place
from graphbuild.resources import read_table, values
from graphbuild.types import Kind, Mention

NEAR_YEARS = 8
"""How far apart in years two texts may be for a surname alone to mean the same person: two terms of office."""

_FULL = 2
"""Words that a full name has at least."""

ELSEWHERE = "called an official elsewhere"
IN_ALL_TEXTS = "short for the only such full name in all texts"
IN_THIS_TEXT = "short for a full name in this text"
SPELLED = "another spelling"

Years = Mapping[str, int | None]
"""Document → the year that it is from, where that is known."""

Bearers = Mapping[str, frozenset[NameKey]]
"""The sound of a short name → the full names that it may be cut from."""


def join_people(mentions: Mapping[Place, Mention], years: Years) -> dict[Place, Joined]:
    """Decide for every mention of a person which person it is, and whether one in office."""
    keys = {place: _key(mention) for place, mention in mentions.items()}
    spelled = _by_spelling(keys.values())
    nearby = _in_each_text({place: spelled[key] for place, key in keys.items()})
    final = _in_all_texts(nearby, years)
    kinds, ids = _kinds(mentions, final), _ids({place: spelled[key] for place, key in keys.items()}, final)
    return {
        place: Joined(
            f"{kinds[key]}:{ids[key]}",
            _reason(keys[place], spelled[keys[place]], nearby[place], key)
            or (ELSEWHERE if kinds[key] is not mentions[place].kind else ""),
        )
        for place, key in final.items()
    }


def _key(mention: Mention) -> NameKey:
    """Return the telling words of a mention's full name, with the initials that it has there or in the text."""
    key, named, written = person_key(mention.name), initialled_key(mention.name), initialled_key(mention.text)
    if len(key) > 1 and key == person_key(mention.text):
        return max(named, written, key=len)
    return (*without_generation(named), *(generation_of(written) or generation_of(named))) or (slug(mention.name),)


@cache
def _sound(key: NameKey) -> str:
    """Return how a name sounds whichever form its given name has; a single word never sounds like several."""
    if len(key) == 1:
        return f"-{person_sound(key)}"
    return person_sound((_given_names().get(key[0], key[0]), *key[1:]))


@cache
def _given_names() -> dict[str, str]:
    rows = [values(row["names"]) for row in read_table("given_names.tsv")]
    return {form: names[0] for names in rows for form in names}


def _by_spelling(keys: Iterable[NameKey]) -> dict[NameKey, NameKey]:
    """Lead every spelling of a name to the one used most; of equals the longest, then the first by alphabet."""
    counts = Counter(keys)
    ranked = sorted(counts, key=lambda key: (-counts[key], -len("".join(key)), key))
    usual: dict[str, NameKey] = {}
    return {key: usual.setdefault(_sound(key), key) for key in ranked}


def _in_each_text(keys: Mapping[Place, NameKey]) -> dict[Place, NameKey]:
    """Lead short names to the one fuller name in their own text."""
    by_text: defaultdict[str, set[NameKey]] = defaultdict(set)
    for (doc, _), key in keys.items():
        by_text[doc].add(key)
    bearers = {doc: _bearers(_without_pairs(found), _any_short_names) for doc, found in by_text.items()}
    return {(doc, n): _only(bearers[doc].get(_sound(key), frozenset()), key) for (doc, n), key in keys.items()}


def _in_all_texts(keys: Mapping[Place, NameKey], years: Years) -> dict[Place, NameKey]:
    """Lead short names to the one fuller name in all texts; a surname only to one in texts of about the same time."""
    bearers = _without_common_names(_bearers(set(keys.values()), _far_short_names), keys.values())
    dated = _years_of(keys, years)
    return {place: _only(_in_time(key, bearers, dated, years[place[0]]), key) for place, key in keys.items()}


def _without_pairs(keys: set[NameKey]) -> set[NameKey]:
    """Leave out what is two names run together, both of which a text has alone: neither is short for the whole."""
    sounds = {_sound(key) for key in keys}
    return {
        key
        for key in keys
        if not any({_sound(key[:end]), _sound(key[end:])} <= sounds for end in range(_FULL, len(key) - _FULL + 1))
    }


def _any_short_names(key: NameKey) -> set[NameKey]:
    return {*short_names(key), *short_names_nearby(key)}


def _far_short_names(key: NameKey) -> set[NameKey]:
    """Return what a name may be cut to elsewhere; of two family names only a well-known official loses the second."""
    openings = {key[:2]} & _well_known() if not is_never_cut_inside(key) else set()
    return {*short_names(key), *openings}


@cache
def _well_known() -> frozenset[NameKey]:
    return frozenset(initialled_key(row["name"]) for row in read_table("officials.tsv"))


def _bearers(keys: Iterable[NameKey], shorten: Callable[[NameKey], Iterable[NameKey]]) -> Bearers:
    """Index full names, those that are no short ones themselves, by the sound of all that they may be cut to."""
    index: defaultdict[str, set[NameKey]] = defaultdict(set)
    for key in keys:
        for sound in {_sound(short) for short in shorten(key)} - {_sound(key)}:
            index[sound].add(key)
    return {sound: frozenset(key for key in found if _sound(key) not in index) for sound, found in index.items()}


def _without_common_names(bearers: Bearers, keys: Iterable[NameKey]) -> Bearers:
    """Leave out what is also the first word of a name ("Kim"), or the surname of two well-known officials ("Bush")."""
    first = {_sound(key[:1]) for key in keys if len(key) > 1}
    surnames = Counter(_sound(key[-1:]) for key in _well_known())
    return {sound: found for sound, found in bearers.items() if sound not in first and surnames[sound] <= 1}


def _only(found: frozenset[NameKey], key: NameKey) -> NameKey:
    return next(iter(found)) if len(found) == 1 else key


def _years_of(keys: Mapping[Place, NameKey], years: Years) -> dict[NameKey, set[int | None]]:
    found: defaultdict[NameKey, set[int | None]] = defaultdict(set)
    for (doc, _), key in keys.items():
        found[key].add(years[doc])
    return found


def _in_time(
    key: NameKey, bearers: Bearers, dated: Mapping[NameKey, set[int | None]], year: int | None
) -> frozenset[NameKey]:
    """Return who may be meant; by a surname alone only those whom texts of about the same time name in full."""
    found = bearers.get(_sound(key), frozenset())
    if len(key) > 1 or year is None:
        return found
    return frozenset(one for one in found if any(y is None or abs(y - year) <= NEAR_YEARS for y in dated[one]))


def _kinds(mentions: Mapping[Place, Mention], keys: Mapping[Place, NameKey]) -> dict[NameKey, Kind]:
    """Who is called an official anywhere is one everywhere."""
    officials = {key for place, key in keys.items() if mentions[place].kind is Kind.OFFICIAL}
    return {key: Kind.OFFICIAL if key in officials else Kind.PERSON for key in keys.values()}


def _ids(names: Mapping[Place, NameKey], final: Mapping[Place, NameKey]) -> dict[NameKey, str]:
    """Return the last part of each id: the fullest of the names used most, with no more initials and words than needed.

    Where two persons would share it, each has all words of the longest name.
    """
    used: defaultdict[NameKey, Counter[NameKey]] = defaultdict(Counter)
    for place, key in final.items():
        used[key][_without_initials(without_generation(names[place]))] += 1
    best = {
        key: min(counts, key=lambda name: (len(name) == 1, -counts[name], -len("".join(name)), name))
        for key, counts in used.items()
    }
    shared = Counter(best.values())
    return {key: "-".join(key if shared[name] > 1 else name) for key, name in best.items()}


def _without_initials(key: NameKey) -> NameKey:
    """Leave out initials within a name; a name that begins with one goes by them ("F. W. de Klerk")."""
    return key if len(key[0]) == 1 else tuple(word for word in key if len(word) > 1)


def _reason(*steps: NameKey) -> str:
    """Say what led from a name as written to the person: the last of its steps that changed more than initials."""
    names = [_without_initials(without_generation(step)) for step in steps]
    reasons: Sequence[str] = (SPELLED, IN_THIS_TEXT, IN_ALL_TEXTS)
    changed = [reason for reason, one, other in zip(reasons, names, names[1:], strict=False) if one != other]
    return changed[-1] if changed else ""
