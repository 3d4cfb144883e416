"""Which organizations and agencies are the same, where no component was sure: by their names in all texts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from graphbuild.names import fold, slug
from graphbuild.resolve.body_names import body_key, body_sound
from graphbuild.resolve.places import Joined, Place
from graphbuild.types import Mention

SHORTEST_ACRONYM = 3
SHORTEST_NAME = 4
LONGEST_NAME = 10
"""Words of a name among whose beginnings short ones are looked for."""

IN_THIS_TEXT = "short for a full name in this text"
KNOWN = "a name that another mention has"
SHORT = "short for the one body that a text gives it for"
SPELLED = "another spelling"

_INTRODUCED = "after "
"""How the reasons of names begin that stand after a word for their kind, as those of vessels do."""

_GROUP = " group"
"""What is added to the name of a company, or left out."""

Ids = Mapping[str, set[str]]
"""The sound of a name → the ids of those who bear it."""


def join_bodies(mentions: Mapping[Place, Mention]) -> dict[Place, Joined]:
    """Decide for every body without an id which one it is; needs all that name a body, also those with an id."""
    key_of = {name: body_key(name) for name in {mention.name for mention in mentions.values()}}
    keys = {place: key_of[mention.name] for place, mention in mentions.items()}
    usual = _by_spelling(key for place, key in keys.items() if not mentions[place].entity)
    ids = {
        place: mention.entity or f"{mention.kind}:{slug(usual[body_sound(keys[place])])}"
        for place, mention in mentions.items()
    }
    named = _index((keys[place], id_) for place, id_ in ids.items() if mentions[place].entity)
    short = _index(
        (body_key(mentions[place].text), id_) for place, id_ in ids.items() if _is_acronym(mentions[place].text)
    )
    longer = _openings(keys, ids)
    return {
        place: _join(
            ids[place],
            (named.get(sound := body_sound(keys[place]), set()), KNOWN),
            (short.get(sound, set()) if _is_acronym(mention.name) else set(), SHORT),
            (longer.get((place[0], sound), set()) if _is_bare(mention) else set(), IN_THIS_TEXT),
            (set(), SPELLED if usual[sound] != keys[place] else ""),
        )
        for place, mention in mentions.items()
        if not mention.entity
    }


def _by_spelling(keys: Iterable[str]) -> dict[str, str]:
    """Return for every sound of a name the spelling used most; "Example Group" sounds like "Example" if both occur."""
    counts = Counter(keys)
    usual: dict[str, str] = {}
    for key in sorted(counts, key=lambda key: (-counts[key], -len(key), key)):
        usual.setdefault(body_sound(key), key)
    bare = {key: key.removesuffix(_GROUP) for key in usual.values() if key.endswith(_GROUP)}
    return usual | {body_sound(key): usual[short] for key, short in bare.items() if " " not in short and short in usual}


def _index(names: Iterable[tuple[str, str]]) -> Ids:
    index: defaultdict[str, set[str]] = defaultdict(set)
    for key, id_ in names:
        index[body_sound(key)].add(id_)
    return index


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isalpha() and len(name) >= SHORTEST_ACRONYM


def _openings(keys: Mapping[Place, str], ids: Mapping[Place, str]) -> dict[tuple[str, str], set[str]]:
    """Index the bodies of each text by the sound of what their names begin with."""
    index: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for (doc, number), key in keys.items():
        words = key.split()
        for end in range(1, min(len(words), LONGEST_NAME)):
            index[doc, body_sound(" ".join(words[:end]))].add(ids[doc, number])
    return index


def _is_bare(mention: Mention) -> bool:
    """Tell whether a name may be cut short: "Example Ltd" is complete, and so is a vessel's ("the tanker Example")."""
    words = fold(mention.text.replace("-", " ")).removeprefix("the ").split()
    is_complete = len(body_key(mention.text).split()) < len(words) or mention.reason.startswith(_INTRODUCED)
    return len(mention.text) >= SHORTEST_NAME and not is_complete


def _join(own: str, *choices: tuple[set[str], str]) -> Joined:
    """Take the first choice that leaves one other body, else the name's own with the last reason."""
    for ids, reason in choices:
        if len(ids - {own}) == 1:
            return Joined(next(iter(ids - {own})), reason)
    return Joined(own, choices[-1][1])
