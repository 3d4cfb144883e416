"""How names are alike that are not the same: what near spellings, or a long and a short form, may have to do.

People: surname and given name agree as far as both are told, or all but. Bodies: the name of one is another name of the
other, its acronym or its beginning, or is spelled nearly alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from graphbuild.names import NameKey, generation_of, initialled_key, person_key
from graphbuild.resolve.body_names import body_key, body_sound

ALIKE = 0.85
"""How alike two spellings must be to be near, from 0 to 1: about one letter in seven differs."""
SHORTEST = 4
"""Letters of the shortest word that is compared by its spelling."""
BEGINNING = 2
"""Words of the shortest beginning of a body's name that may stand for it."""
TELLING = 3
"""Letters of the shortest acronym, and consonants of the shortest word that tell it."""

SAME_ENDS = "the same first and last name"
GIVEN = "the same surname, and given names that may be one"
NEAR_SURNAME = "the same given name, and surnames spelled nearly alike"
AMONG = "all names of one are among those of the other"
SURNAME = "a surname alone"
ALIAS = "the name of one is another name of the other"
INITIALS = "the name of one is made of the other's initials"
OPENING = "the name of one is that of the other but for its last word"
NEAR = "names spelled nearly alike"

_REASONS = (SAME_ENDS, GIVEN, NEAR_SURNAME, AMONG, SURNAME)
"""Why two may be one person, the strongest first."""
_VOWELS = str.maketrans(dict.fromkeys("aeiouy", None))
_SMALL_WORDS = frozenset({"and", "de", "for", "in", "of", "on", "the", "to"})
"""Words whose letters acronyms leave out."""
_HALVES = frozenset({"abd", "abdel", "abdul", "abu"})
"""First halves of given names that are written in two words."""


@dataclass(frozen=True, slots=True)
class PersonNames:
    """What a person is called: the telling words of full names, or else of surnames, and what tells namesakes apart."""

    keys: frozenset[NameKey]
    initials: frozenset[NameKey]
    generations: frozenset[NameKey]


@dataclass(frozen=True, slots=True)
class BodyNames:
    """What a body is called: the name it is shown by, as written and by its telling words, and the sounds of all."""

    name: str
    key: str
    sounds: frozenset[str]
    initials: str


def person_names(names: Sequence[str]) -> PersonNames:
    """Return what tells of a person's names."""
    keys = {_whole(key) for name in names if (key := person_key(name))}
    written = [initialled_key(name) for name in names]
    return PersonNames(
        frozenset({key for key in keys if len(key) > 1} or keys),
        frozenset({tuple(word for word in key[1:-1] if len(word) == 1) for key in written} - {()}),
        frozenset({generation_of(key) for key in written} - {()}),
    )


def _whole(key: NameKey) -> NameKey:
    """Return a name with a given name of two halves as one word.

    >>> _whole(("abd", "rahman", "example"))
    ('abdrahman', 'example')
    """
    return ("".join(key[:2]), *key[2:]) if key[0] in _HALVES else key


def person_blocks(names: PersonNames) -> set[str]:
    """Return what names of one person may share: words, or their consonants.

    >>> sorted(person_blocks(person_names(["Sergey Lavrov"])))
    ['lavrov', 'lvrv', 'sergey', 'srg']
    """
    words = {word for key in names.keys for word in key if len(word) > 1}
    return words | {bones for word in words if len(bones := _bones(word)) >= TELLING}


def person_likeness(one: PersonNames, other: PersonNames) -> str:
    """Return why two may be one person, or nothing; a father is not his son, and initials are told in full.

    >>> person_likeness(person_names(["Hassan Moukalled"]), person_names(["Hassan Mukallad"]))
    'the same given name, and surnames spelled nearly alike'
    >>> person_likeness(person_names(["Otto Berg"]), person_names(["Otto Berg Jr."]))
    ''
    """
    if one.generations != other.generations or (one.initials and other.initials and not one.initials & other.initials):
        return ""
    reasons = {_person_reason(*sorted((key, with_), key=len)) for key in one.keys for with_ in other.keys}
    return min(reasons - {""}, key=_REASONS.index, default="")


def _person_reason(short: NameKey, long: NameKey) -> str:
    """Return why a name and one of as many words or more may be one person's."""
    if len(short) == 1:
        return SURNAME if short[-1] == long[-1] else ""
    middle_agrees = all(any(word == other or _are_near(word, other) for other in long) for word in short[1:-1])
    if short[-1] == long[-1] and middle_agrees:
        return SAME_ENDS if short[0] == long[0] else GIVEN if _may_be_one(short[0], long[0]) else ""
    if short[0] == long[0] and middle_agrees and _are_near(short[-1], long[-1]):
        return NEAR_SURNAME
    return AMONG if short[0] == long[0] and {*short} <= {*long} else ""


def _may_be_one(one: str, other: str) -> bool:
    """Tell whether two given names may be one: an initial, a short form, or a near spelling."""
    short, long = sorted((one, other), key=len)
    bones = _bones(short)
    is_respelled = len(bones) >= TELLING and bones == _bones(long)
    return (
        is_respelled
        or (long.startswith(short) and len(short) in {1, *range(TELLING, len(long))})
        or _are_near(one, other)
    )


def body_names(names: Sequence[str]) -> BodyNames:
    """Return what tells of a body's names, the one that it is shown by first."""
    key = body_key(names[0])
    words = [word for word in key.split() if word not in _SMALL_WORDS]
    initials = "".join(word[0] for word in words) if len(words) >= TELLING else ""
    return BodyNames(names[0], key, frozenset(body_sound(body_key(name)) for name in names), initials)


def body_blocks(names: BodyNames) -> set[str]:
    """Return what names of one body may share: a word, the consonants of all, initials, or the sound of a name.

    >>> sorted(body_blocks(body_names(["Ministry of Trade"])))
    ['ministry', 'ministryoftrade', 'mnstrftrd', 'trade']
    """
    words = {word for word in names.key.split() if word not in _SMALL_WORDS}
    return {block for block in (*words, *names.sounds, _bones(body_sound(names.key)), names.initials) if block}


def body_likeness(one: BodyNames, other: BodyNames) -> str:
    """Return why two bodies may be one, or nothing.

    >>> body_likeness(body_names(["IRGC"]), body_names(["Islamic Revolutionary Guard Corps"]))
    "the name of one is made of the other's initials"
    >>> body_likeness(body_names(["Hezbollah"]), body_names(["Hizballah"]))
    'names spelled nearly alike'
    """
    if _is_called(one, other) or _is_called(other, one):
        return ALIAS
    if one.name == other.initials.upper() or other.name == one.initials.upper():
        return INITIALS
    short, long = sorted((one.key.split(), other.key.split()), key=len)
    if len(short) >= BEGINNING and long[:-1] == short:
        return OPENING
    digits = [[letter for letter in names.key if letter.isdigit()] for names in (one, other)]
    is_near = _are_near(body_sound(one.key), body_sound(other.key)) and _differ_little(short, long)
    return NEAR if digits[0] == digits[1] and is_near else ""


def _differ_little(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether the words that only one of two names has are near, too, or nothing: firms share their long ends.

    >>> _differ_little(["alfa", "trading"], ["alfas", "trading"]), _differ_little(["alfa", "bank"], ["beta", "bank"])
    (True, False)
    """
    own = ["".join(word for word in words if word not in others) for words, others in ((one, other), (other, one))]
    return not all(own) or _are_near(*own)


def _is_called(one: BodyNames, other: BodyNames) -> bool:
    """Tell whether a name that says more than "the ministry" is another name of a body."""
    return (" " in one.key or one.name.isupper()) and body_sound(one.key) in other.sounds


def _are_near(one: str, other: str) -> bool:
    """Tell whether two words are spelled nearly alike, or differ in vowels and doubled letters alone."""
    if min(len(one), len(other)) < SHORTEST:
        return False
    bones = _bones(one)
    if len(bones) > TELLING and bones == _bones(other):
        return True
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.real_quick_ratio() >= ALIKE and match.quick_ratio() >= ALIKE and match.ratio() >= ALIKE


def _bones(word: str) -> str:
    """Return the consonants of a word, none doubled.

    >>> _bones("hezbollah"), _bones("hizballah")
    ('hzblh', 'hzblh')
    """
    consonants = word.translate(_VOWELS)
    return "".join(letter for letter, before in zip(consonants, f" {consonants}", strict=False) if letter != before)
