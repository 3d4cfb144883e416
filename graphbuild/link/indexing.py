"""What a list's names are found by, and how many namesakes a name would have in it by chance."""

from collections import Counter
from collections.abc import Iterable, Iterator

from graphbuild.link.spelling import FULL, keys_of, person_name, word_sound
from graphbuild.references import Entry, EntryKind, ListedName

_MAYBE_PERSONS = frozenset({EntryKind.PERSON, EntryKind.ANY})


def indexed(entries: Iterable[Entry]) -> Iterator[ListedName]:
    """Yield every name of every entry, given by its place among them, with what it is found by."""
    entries = list(entries)
    borne = _bearers(entries)
    persons = sum(entry.kind in _MAYBE_PERSONS for entry in entries)
    for number, entry in enumerate(entries):
        weak = set(entry.weak) - {entry.name, *entry.aliases}
        for name in entry.names:
            chance = _namesakes(name, borne, persons) if entry.kind in _MAYBE_PERSONS else 0.0
            yield ListedName(number, name, name in weak, chance, tuple(sorted(keys_of(name, entry.kind))))


def _bearers(entries: Iterable[Entry]) -> Counter[str]:
    """Count in how many entries of persons each word stands, by its sound."""
    return Counter(
        sound
        for entry in entries
        if entry.kind in _MAYBE_PERSONS
        for sound in {word_sound(word) for name in entry.names for word in person_name(name).full}
    )


def _namesakes(name: str, borne: Counter[str], persons: int) -> float:
    """Return how many others of so many persons would have a first and last name by chance."""
    words, surname = person_name(name).full, person_name(name).surname
    if len(words) < FULL:
        return float(persons)
    last = min(borne[word_sound(word)] for word in words[1:] if word in surname or word == words[-1])
    return round((borne[word_sound(words[0])] - 1) * (last - 1) / persons, 4)  # itself left out
