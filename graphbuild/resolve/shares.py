"""Entities joined, and mentions of one entity that are somebody else's."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from graphbuild.ledger import Decision, Splitting, Subject
from graphbuild.names import fold
from graphbuild.resolve.places import DECIDED, JOINED
from graphbuild.types import Entity, Kind, Mention

Named = tuple[str, Mention]
"""The id of a document, and what names somebody there."""


def joined(one: Entity, other: Entity, decision: Decision) -> Entity:
    """Return the second entity with all that the first is called, where it is named, and what is noted of it."""
    told = _told(one.mentions, decision)
    mentions = sorted([*told, *other.mentions], key=lambda item: (item[0], item[1].start))
    aliases = {one.name, *one.aliases, *other.aliases} - {other.name}
    return replace(other, aliases=tuple(sorted(aliases)), mentions=tuple(mentions), notes=(*other.notes, *one.notes))


def renamed(entity: Entity, name: str) -> Entity:
    """Return an entity under another name; the old one is an alias."""
    aliases = {entity.name, *entity.aliases} - {name}
    return replace(entity, name=name, aliases=tuple(sorted(aliases)))


def parted(
    entity: Entity, is_other: Callable[[Named], bool], new: Subject, decision: Decision
) -> tuple[Entity, Entity] | None:
    """Return an entity without some mentions, and the new one that these name; None where that leaves one with none."""
    taken = tuple(named for named in entity.mentions if is_other(named))
    kept = tuple(named for named in entity.mentions if not is_other(named))
    if not taken or not kept:
        return None
    stays = {name for _, mention in kept for name in _spellings(mention)}
    goes = {name for _, mention in taken for name in _spellings(mention)}
    aliases = {alias for alias in (entity.name, *entity.aliases) if alias in stays or alias not in goes}
    lost = {fold(name) for name in (new.name, *getattr(decision, "spellings", ()))}
    name = _commonest(kept) if fold(entity.name) in lost else entity.name
    rest = replace(entity, name=name, aliases=tuple(sorted(aliases - {name})), mentions=kept)
    other = Entity(
        new.id,
        Kind(new.id.partition(":")[0]),
        new.name,
        tuple(sorted({_spellings(mention)[0] for _, mention in taken} - {new.name})),
        tuple(_told(taken, decision)),
    )
    return rest, other


def chosen_by(decision: Splitting) -> Callable[[Named], bool]:
    """Return what tells whether a mention is one of those that a split takes away."""
    documents, places = set(decision.documents), set(decision.places)
    spellings = set(map(fold, decision.spellings))

    def is_chosen(named: Named) -> bool:
        doc, mention = named
        is_there = not documents or doc in documents
        is_so_called = not spellings or not spellings.isdisjoint(map(fold, _spellings(mention)))
        is_told = bool(documents or spellings) and is_there and is_so_called
        return is_told or (doc, mention.start) in places

    return is_chosen


def called_otherwise(entity: Entity, one: Subject, other: Subject) -> Callable[[Named], bool]:
    """Return what tells whether a mention is the first one's, where texts gave both the same id.

    It is by a name that only the first one had; or by any other in a text that names him so, and never the other so.
    """
    ones, others = set(map(fold, one.names)), set(map(fold, other.names))
    own = {doc for doc, mention in entity.mentions if _is_called(mention, ones - others)}
    foreign = {doc for doc, mention in entity.mentions if _is_called(mention, others - ones)}

    def is_first(named: Named) -> bool:
        doc, mention = named
        return _is_called(mention, ones - others) or (doc in own - foreign and not _is_called(mention, others - ones))

    return is_first


def _is_called(mention: Mention, names: set[str]) -> bool:
    return fold(mention.text) in names


def _spellings(mention: Mention) -> tuple[str, str]:
    return " ".join(mention.text.split()), " ".join(mention.name.split())


def _commonest(mentions: Iterable[Named]) -> str:
    counts = Counter(_spellings(mention)[1] for _, mention in mentions)
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _told(mentions: Iterable[Named], decision: Decision) -> list[Named]:
    """Return mentions that say which decision gave them to whom they now name."""
    reason = f"{DECIDED}{decision.id}{decision.because and f': {decision.because}'}"
    return [
        (doc, replace(mention, attributes=tuple(sorted({**dict(mention.attributes), JOINED: reason}.items()))))
        for doc, mention in mentions
    ]
