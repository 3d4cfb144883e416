"""Where names stand, and what they are joined to."""

from typing import NamedTuple, TypeAlias

Place: TypeAlias = tuple[str, int]
"""A document's id and the index of a mention in its annotation."""


class Joined(NamedTuple):
    """The id of the entity that a mention names, and why, where its own name does not say so.

    ``name`` is the full name where it is another than the mention's, ``doubt`` what speaks against the entity.
    """

    id: str
    reason: str = ""
    name: str = ""
    doubt: str = ""
