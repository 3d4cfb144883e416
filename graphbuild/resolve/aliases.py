"""What texts say outright: one name is another name of somebody ("X, also known as Y")."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graphbuild.resolve.places import Joined, Place
from graphbuild.types import Annotation, Kind

REASON = "another name, as a text says"

_ALIAS = re.compile(
    r"""[\s,;:(\[]* (?:(?:and|or|is|was|who|has|been)\s+){0,3}
    (?:(?:also|better|formerly|otherwise|previously|once|then)\s+(?:known|called|named|operating|doing\ business)\s+as
      |(?:also|formerly|previously)\s+(?:called|named)|formerly|now\ known\ as|alias(?:es)?
      |[afn]\.?/?k\.?/?a\.?|d\.?b\.?a\.?|nom\ de\ guerre|real\ name|whose\ (?:real\ name|nom\ de\ guerre)\ (?:is|was)
      |(?:under|by)\ the\ (?:name|alias|nom\ de\ guerre)(?:\ of)?)
    [\s,;:("'“‘]* (?:the\s+)?""",
    re.VERBOSE | re.IGNORECASE,
)
"""All that stands between two names of one."""

_GROUPS = {
    Kind.AGENCY: "body",
    Kind.OFFICIAL: "person",
    Kind.ORGANIZATION: "body",
    Kind.PERSON: "person",
}
"""Kinds that one name and another of the same thing may be taken for."""

_SEVERAL_WORDS = "-"
"""What parts the words of a name in an id."""


def join_aliases(annotations: Sequence[Annotation], joined: Mapping[Place, Joined]) -> dict[Place, Joined]:
    """Lead names to whom a text calls their bearer, unless texts say two things of them or a component was sure.

    A name of one word is too common to mean the same in other texts.
    """
    sure = {mention.entity for annotation in annotations for mention in annotation.mentions}
    said: defaultdict[str, set[str]] = defaultdict(set)
    places: set[tuple[str, str]] = set()
    for annotation in annotations:
        doc = annotation.document.id
        for one, other in _pairs(annotation):
            said[joined[doc, other].id].add(joined[doc, one].id)
            places.add((doc, joined[doc, other].id))
    bearers = {alias: next(iter(found)) for alias, found in said.items() if len(found) == 1 and alias not in sure}
    return {
        place: Joined(_follow(one.id, bearers), REASON)
        for place, one in joined.items()
        if _follow(one.id, bearers) != one.id and (_SEVERAL_WORDS in one.id or (place[0], one.id) in places)
    }


def _pairs(annotation: Annotation) -> Iterator[tuple[int, int]]:
    """Yield neighbouring mentions, by number, of which the second is said to be another name of the first."""
    text = annotation.document.text
    for number, (one, other) in enumerate(zip(annotation.mentions, annotation.mentions[1:], strict=False)):
        if _GROUPS.get(one.kind, "") == _GROUPS.get(other.kind) and _ALIAS.fullmatch(text, one.end, other.start):
            yield number, number + 1


def _follow(alias: str, bearers: Mapping[str, str]) -> str:
    """Go from alias to bearer until nobody else is meant; texts that contradict each other in a circle say nothing."""
    seen = [alias]
    while bearers.get(seen[-1], alias) not in seen:
        seen.append(bearers[seen[-1]])
    return alias if seen[-1] in bearers else seen[-1]
