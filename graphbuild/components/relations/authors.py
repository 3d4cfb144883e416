"""Who sanctions in a text: the body whose designations it tells of, named where it first does so."""

import re
from collections.abc import Iterable

from graphbuild.components.grammar import is_passive
from graphbuild.components.relations.cast import Cast
from graphbuild.components.relations.parties import actors
from graphbuild.components.relations.roles import doers, undergoers
from graphbuild.components.tree import Word
from graphbuild.types import Kind

AUTHORS = frozenset({Kind.AGENCY, Kind.COUNTRY})
TAKEN = {
    "announce": frozenset({"action", "designation", "measure", "sanction", "step"}),
    "impose": frozenset({"measure", "prohibition", "restriction", "sanction"}),
    "take": frozenset({"action", "measure", "step"}),
}
"""Verb -> its objects with which it tells of sanctions without saying so: "took action against"."""

EARLIER = frozenset({"before", "earlier", "originally", "previously"})
YEAR = re.compile(r"(?:19|20)\d\d")
STOPS = frozenset({".", "!", "?"})


def find_author(cast: Cast, verbs: Iterable[Word]) -> int | None:
    """Return who sanctions in a text: the first to do so in it, below its headline by the name it uses there.

    Who has sanctioned "previously" is not the one, nor is who is only named after "by".
    """
    acting = [verb for verb in verbs if _acts_now(verb)]
    acting = [verb for verb in acting if not _is_dated(verb)] or acting
    found = [(verb, index) for verb in acting for index in actors(cast, doers(verb)) if cast.kind(index) in AUTHORS]
    plain = [(verb, index) for verb, index in found if verb.lemma_ != "target" or _is_headline(verb)]
    bodies = [(verb, index) for verb, index in found if cast.kind(index) is Kind.AGENCY]
    if not (plain or bodies):
        return None
    first = (plain or bodies)[0][1]
    found = [*plain, *bodies] if plain and _is_headline(plain[-1][0]) else plain or bodies
    below = [index for verb, index in found if not _is_headline(verb) and _power(cast, index) == _power(cast, first)]
    return min(below, key=lambda index: cast.kind(index) is Kind.COUNTRY, default=first)


def is_sanction(verb: Word) -> bool:
    """Tell whether a verb of sanctions tells of some: "take" does with "action", and hardly with a town."""
    things = TAKEN.get(verb.lemma_)
    return things is None or any(noun.lemma_ in things for noun in undergoers(verb))


def _acts_now(verb: Word) -> bool:
    """Tell whether a verb tells of the sanctions that a text is about, of no earlier ones."""
    return not is_passive(verb) and not any(child.lower_ in EARLIER for child in verb.children)


def _is_dated(verb: Word) -> bool:
    """Tell whether a year stands at the head of a verb's sentence: "In December 2019, NAME designated ..."."""
    return any(word.tag_ == "CD" and YEAR.fullmatch(word.text) for word in verb.doc[verb.sent.start : verb.i])


def _is_headline(verb: Word) -> bool:
    """Tell whether a verb stands in the first line of a text, and that line is no sentence."""
    return verb.sent.start == 0 and not any(word.text in STOPS for word in verb.sent)


def _power(cast: Cast, index: int) -> str:
    """Return whose body an author is: "us" for the Treasury."""
    return cast.spans[index].kb_id_.partition(":")[2].partition("-")[0]
