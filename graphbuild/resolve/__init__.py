"""Mentions become entities: who is the same in all texts.

A mention whose component was sure of its entity keeps that id. The rest is decided by name, and only where the names
allow one reading: a short name joins the one bearer in its own text, else the one bearer in all texts; with two
bearers it stays a node of its own, since a wrong merge is worse than a missing one. Whoever is joined keeps the reason
as an attribute of the mention.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graphbuild.names import slug
from graphbuild.resolve.aliases import join_aliases
from graphbuild.resolve.bodies import join_bodies
from graphbuild.resolve.doubts import doubtful_places
from graphbuild.resolve.kinds import SETTLED, settled_kinds
from graphbuild.resolve.people import join_people
from graphbuild.resolve.places import JOINED, Joined, Place, Resolution
from graphbuild.types import Annotation, Document, Entity, Kind, MeasureType, Mention

__all__ = ["Place", "Resolution", "resolve"]

DOUBT = "doubt"
"""The attribute of a mention that says what speaks against the entity that it was joined to."""

_YEAR = re.compile(r"\b(?:19[5-9]|20[0-4])\d\b")

_LAW = MeasureType.LEGAL_INSTRUMENT
"""The one type of measure whose id names no target."""

_PEOPLE = frozenset({Kind.OFFICIAL, Kind.PERSON})
_BODIES = frozenset({Kind.AGENCY, Kind.ORGANIZATION})


def resolve(annotations: Sequence[Annotation]) -> Resolution:
    """Decide for every mention which entity it names.

    The answer depends on the set of annotations only, never on their order. The time it takes grows with the number
    of mentions: names are looked up by their sound, never compared pair by pair.
    """
    ordered = sorted(annotations, key=lambda annotation: annotation.document.id)
    mentions = {
        (annotation.document.id, index): mention
        for annotation in ordered
        for index, mention in enumerate(annotation.mentions)
    }
    settled = settled_kinds(mentions)
    mentions |= {place: replace(mentions[place], kind=kind) for place, kind in settled.items()}
    final = _joined(mentions, ordered)
    final |= {place: final[place]._replace(reason=final[place].reason or SETTLED) for place in settled}
    return Resolution(_entities(mentions, final), {place: one.id for place, one in final.items()})


def _joined(mentions: Mapping[Place, Mention], annotations: Sequence[Annotation]) -> dict[Place, Joined]:
    """Join by names, then by what texts say of names, then measures by their targets; and note what speaks against."""
    years = {annotation.document.id: _year_of(annotation.document) for annotation in annotations}
    people = {place: mention for place, mention in mentions.items() if mention.kind in _PEOPLE and not mention.entity}
    bodies = {place: mention for place, mention in mentions.items() if mention.kind in _BODIES}
    joined = {**join_people(people, years), **join_bodies(bodies)}
    final = {place: joined.get(place) or Joined(_given_id(mention)) for place, mention in mentions.items()}
    final |= join_aliases(annotations, final)
    final |= dict(_retargeted(mentions, final))
    doubts = doubtful_places(annotations, final)
    return final | {place: final[place]._replace(doubt=doubt) for place, doubt in doubts.items()}


def _year_of(document: Document) -> int | None:
    """Return the year of a document's date, or else the latest that it names, which is rarely another."""
    if document.date:
        return document.date.year
    return max(map(int, _YEAR.findall(document.text)), default=None)


def _given_id(mention: Mention) -> str:
    return mention.entity or f"{mention.kind}:{slug(mention.name)}"


def _retargeted(mentions: Mapping[Place, Mention], joined: Mapping[Place, Joined]) -> Iterator[tuple[Place, Joined]]:
    """Yield the measures whose target is named otherwise in their id than the entity that it turned out to be."""
    slugs = {name: slug(name) for name in {mention.name for mention in mentions.values()}}
    targets = {
        (place[0], slugs[mentions[place].name]): id_.partition(":")[2]
        for place, (id_, *_) in joined.items()
        if mentions[place].kind is not Kind.MEASURE
    }
    for place, (id_, *_) in joined.items():
        head, _, target = id_.rpartition(":")
        if (
            mentions[place].kind is Kind.MEASURE
            and not head.endswith(_LAW)
            and targets.get((place[0], target), target) != target
        ):
            yield place, Joined(f"{head}:{targets[place[0], target]}", "its target is called otherwise elsewhere")


def _entities(mentions: Mapping[Place, Mention], joined: Mapping[Place, Joined]) -> tuple[Entity, ...]:
    members: defaultdict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for place, mention in mentions.items():
        members[joined[place].id].append((place[0], _told(mention, joined[place])))
    return tuple(_entity(id_, members[id_]) for id_ in sorted(members))


def _told(mention: Mention, joined: Joined) -> Mention:
    """Return a mention with why it was joined to its entity, and what speaks against that."""
    told = {name: value for name, value in ((JOINED, joined.reason), (DOUBT, joined.doubt)) if value}
    attributes = tuple(sorted({**dict(mention.attributes), **told}.items()))
    return replace(mention, attributes=attributes) if told else mention


def _entity(id_: str, mentions: list[tuple[str, Mention]]) -> Entity:
    name = _best_name([mention.name for _, mention in mentions])
    aliases = {" ".join(mention.text.split()) for _, mention in mentions} - {name, ""}
    return Entity(id_, Kind(id_.partition(":")[0]), name, tuple(sorted(aliases)), tuple(mentions))


def _best_name(names: list[str]) -> str:
    """Choose the name used most; of equals the longest, then the first by alphabet."""
    counts = Counter(" ".join(name.split()) for name in names)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))
