"""What the labels of named-entity schemes mean: one table for any trained pipeline."""

from enum import Enum


class Role(Enum):
    """What sort of name a recogniser has found."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"


ROLES = {
    "PER": Role.PERSON,
    "PERSON": Role.PERSON,
    "POLITICIAN": Role.PERSON,
    "ORG": Role.ORGANIZATION,
    "ORGANISATION": Role.ORGANIZATION,
    "ORGANIZATION": Role.ORGANIZATION,
    "CORPORATION": Role.ORGANIZATION,
    "POLITICALPARTY": Role.ORGANIZATION,
    "GPE": Role.PLACE,
    "LOC": Role.PLACE,
    "LOCATION": Role.PLACE,
    "COUNTRY": Role.PLACE,
    "FAC": Role.PLACE,
    "NORP": Role.GROUP,
    "MISC": Role.GROUP,
}
"""Label in capitals, without the prefix of a tagging scheme -> role."""


def role_of(label: str) -> Role | None:
    """Return the role that a label names, or None.

    >>> role_of("B-per")
    <Role.PERSON: 'person'>
    """
    return ROLES.get(label.upper().split("-", 1)[-1])
