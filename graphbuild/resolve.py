"""Mentions become entities: who is the same in all texts.

A mention whose component was sure of its entity keeps that id. The rest is decided by name, and only where the names
allow one reading: a surname alone joins the one bearer in its own text, else the one bearer in all texts; with two
bearers it stays a node of its own, since a wrong merge is worse than a missing one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphbuild.names import NameKey, fold, person_key, slug
from graphbuild.types import Annotation, Entity, Kind, Mention

_PEOPLE = frozenset({Kind.OFFICIAL, Kind.PERSON})
_LEGAL_FORM = re.compile(
    r"(?: (?:ag|bv|co|company|corp|corporation|gmbh|inc|incorporated|jsc|limited|llc|ltd|nv|oao|ojsc|ooo|plc|pjsc))+$"
)

Place = tuple[str, int]
"""A document's id and the index of a mention in its annotation."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of all texts, sorted by id, and which of them each mention names."""

    entities: tuple[Entity, ...]
    places: Mapping[Place, str]


def resolve(annotations: Sequence[Annotation]) -> Resolution:
    """Decide for every mention which entity it names.

    The answer depends on the set of annotations only, never on their order.
    """
    ordered = sorted(annotations, key=lambda annotation: annotation.document.id)
    people = _people_ids(ordered)
    places = {
        (annotation.document.id, index): mention.entity
        or people.get((annotation.document.id, index))
        or _body_id(mention)
        for annotation in ordered
        for index, mention in enumerate(annotation.mentions)
    }
    members: defaultdict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for annotation in ordered:
        for index, mention in enumerate(annotation.mentions):
            members[places[annotation.document.id, index]].append((annotation.document.id, mention))
    return Resolution(tuple(_entity(id_, members[id_]) for id_ in sorted(members)), places)


def _entity(id_: str, mentions: list[tuple[str, Mention]]) -> Entity:
    name = _best_name([mention.name for _, mention in mentions])
    aliases = {" ".join(mention.text.split()) for _, mention in mentions} - {name, ""}
    return Entity(id_, Kind(id_.partition(":")[0]), name, tuple(sorted(aliases)), tuple(mentions))


def _best_name(names: list[str]) -> str:
    """Choose the name used most; of equals the longest, then the first by alphabet."""
    counts = Counter(" ".join(name.split()) for name in names)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _body_id(mention: Mention) -> str:
    return f"{mention.kind}:{slug(body_key(mention.name))}"


def body_key(name: str) -> str:
    """Reduce the name of a body to what tells it from others: no article, no legal form.

    >>> body_key("The Example Trading Co., Ltd.")
    'example trading'
    """
    bare = fold(name).removeprefix("the ")
    return _LEGAL_FORM.sub("", bare) or bare


def _people_ids(annotations: Sequence[Annotation]) -> dict[Place, str]:
    """Give every person and official without an id one, by name."""
    keys = {
        (annotation.document.id, index): person_key(mention.name) or (slug(mention.name),)
        for annotation in annotations
        for index, mention in enumerate(annotation.mentions)
        if mention.kind in _PEOPLE and not mention.entity
    }
    joined = _join_short_names(keys)
    kinds = _kinds_by_key(annotations, joined)
    return {place: f"{kinds[key]}:{'-'.join(key)}" for place, key in joined.items()}


def _kinds_by_key(annotations: Sequence[Annotation], keys: Mapping[Place, NameKey]) -> dict[NameKey, Kind]:
    """Who is called an official anywhere is one everywhere."""
    kinds: dict[NameKey, Kind] = {}
    for annotation in annotations:
        for index, mention in enumerate(annotation.mentions):
            key = keys.get((annotation.document.id, index))
            if key and kinds.get(key) is not Kind.OFFICIAL:
                kinds[key] = mention.kind
    return kinds


def _join_short_names(keys: Mapping[Place, NameKey]) -> dict[Place, NameKey]:
    """Lead each name to the one longer name that ends in it, in its own text first, then in all."""
    everywhere = _bearers(keys.values())
    by_document: defaultdict[str, list[NameKey]] = defaultdict(list)
    for (doc, _), key in keys.items():
        by_document[doc].append(key)
    here = {doc: _bearers(found) for doc, found in by_document.items()}
    return {place: _bearer(_bearer(key, here[place[0]]), everywhere) for place, key in keys.items()}


def _bearer(key: NameKey, bearers: Mapping[NameKey, set[NameKey]]) -> NameKey:
    found = bearers.get(key, set())
    return next(iter(found)) if len(found) == 1 else key


def _bearers(keys: Iterable[NameKey]) -> dict[NameKey, set[NameKey]]:
    """Index full names that are no endings themselves by all their proper endings ("blinken" → {"antony blinken"})."""
    index: defaultdict[NameKey, set[NameKey]] = defaultdict(set)
    for key in set(keys):
        for start in range(1, len(key)):
            index[key[start:]].add(key)
    return {ending: {key for key in found if key not in index} for ending, found in index.items()}
