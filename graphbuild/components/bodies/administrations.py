"""Administrations named after who leads them: "the Biden administration", "Mr. Trump's administration"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from graphbuild.components.grammar import POSSESSIVES
from graphbuild.components.labels import Role, role_of
from graphbuild.components.strings import folded
from graphbuild.names import slug
from graphbuild.resources import read_table


@dataclass(frozen=True, slots=True)
class Administration:
    """Where the mention begins, its name and the name's form in ids, and the node that it means."""

    start: int
    name: str
    core: str
    entity: str


class Administrations:
    """Reads the leader before the word "administration"; knows the countries of known ones by surname.

    Of two leaders the first counts ("the Biden-Harris administration").
    """

    def __init__(self) -> None:
        self._countries = dict(_leaders())

    def read(self, doc: Doc, place: int) -> Administration | None:
        """Return the administration whose head word stands at token `place`, or None when no leader is named."""
        if not place:
            return None
        owned = doc[place - 1].text in POSSESSIVES
        leader = place - 2 if owned else place - 1
        if leader > 1 and doc[leader - 1].text == "-":
            leader -= 2
        surname = self._surname(doc, leader)
        if leader < 0 or not surname:
            return None
        name = f"{surname} administration"
        code = self._countries.get(folded(surname), "")
        is_apart = owned or surname != doc[leader].text
        return Administration(place if is_apart else leader, name, slug(name), f"agency:{slug(f'{code} {name}')}")

    def _surname(self, doc: Doc, leader: int) -> str:
        """Return the surname at a token, without the ending of a possessive that lost its apostrophe."""
        token = doc[leader]
        if not token.text[0].isupper() or not token.is_alpha:
            return ""
        known = (text for text in (token.text, token.text.removesuffix("s")) if folded(text) in self._countries)
        return next(known, token.text if role_of(token.ent_type_) is Role.PERSON else "")


def _leaders() -> Iterator[tuple[str, str]]:
    for row in read_table("officials.tsv"):
        if len(row["country"]) == len("us"):
            yield folded(row["name"].split()[-1]), row["country"]
