"""Where names stand, and what they are joined to."""

from typing import NamedTuple, TypeAlias

Place: TypeAlias = tuple[str, int]
"""A document's id and the index of a mention in its annotation."""


class Joined(NamedTuple):
    """The id of the entity that a mention names, why, where its own name does not say so, and what speaks against."""

    id: str
    reason: str = ""
    doubt: str = ""
