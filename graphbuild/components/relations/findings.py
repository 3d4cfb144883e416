"""Claims as the text has them: of which mentions, where they are meant, in which voice, and when it happened."""

from collections.abc import Sequence
from typing import NamedTuple

from graphbuild.components.relations.claims import Claim
from graphbuild.components.relations.context import Contexts, Time, Voice
from graphbuild.components.tree import Name
from graphbuild.types import STRUCTURAL, Status


class Found(NamedTuple):
    """A claim as the text has it.

    ``source`` and ``target`` are numbers of mentions; ``source_at`` and ``target_at`` are the tokens where they are
    meant: where the mentions begin, or a pronoun that stands for one. ``speaker`` is the number of the mention of who
    says so, ``time`` the words for when it happened.
    """

    relation: str
    source: int
    target: int
    rule: str
    source_at: int
    target_at: int
    status: Status = Status.ASSERTED
    speaker: int | None = None
    time: Time | None = None


def find(claim: Claim, spans: Sequence[Name], contexts: Contexts) -> Found:
    """Say of which mentions of the text a claim is made, where, in which voice, and when that was.

    Standing ties, of office and membership, are the text's own and have no day.
    """
    source, target = spans[claim.source], spans[claim.target]
    meant = "".join(f"; {name.text} is {name.id_}" for name in (source, target) if name.is_pronoun)
    standing = claim.relation in STRUCTURAL
    voice = Voice() if standing else contexts.voice(source, target)
    return Found(
        str(claim.relation),
        source.mention,
        target.mention,
        claim.rule + meant,
        source[0].at if claim.source_at is None else claim.source_at,
        source.countries.get(target.kb_id_, target[0].at) if standing else target[0].at,
        voice.status,
        None if voice.speaker is None else spans[voice.speaker].mention,
        None if standing else contexts.time(source, target),
    )
