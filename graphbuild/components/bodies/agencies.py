"""Finds public bodies: known ones by name, others by how their names are built, and whose they are.

Known bodies come from ``resources/agencies.tsv``. The id is the country and the core of the name, so that "Russian
Foreign Ministry" and "Ministry of Foreign Affairs of the Russian Federation" are one. Needs the countries' candidates.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from graphbuild.components.bodies.agencies_built import Builder, Find
from graphbuild.components.bodies.bindings import Binding, Surroundings
from graphbuild.components.bodies.phrases import Body, body_slug, find_bodies, read_words
from graphbuild.components.bodies.shortforms import propose_short_forms
from graphbuild.components.lookup import Lookup, Match
from graphbuild.components.spans import propose
from graphbuild.resources import read_table, values
from graphbuild.types import Kind

GROUP = "agencies"

INTERGOVERNMENTAL = "-"

SECURITIES = frozenset({"bill", "bills", "bond", "bonds", "note", "notes", "securities", "stock", "yield", "yields"})
"""What the Treasury sells; its name before these words names no body."""

LONG_NUMBER = 5
"""Digits; a shorter number may be part of a name ("1267 Committee")."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name in the table: the body's id without prefix, its country's code or "-", and its display name."""

    id: str
    country: str
    name: str


def known_bodies() -> Iterator[tuple[str, Known]]:
    """Yield every name in the table of public bodies with what it means."""
    for row in read_table("agencies.tsv"):
        names = values(row["names"])
        for text in names:
            yield text, Known(row["id"], row["country"], names[0])


class Agencies:
    """The component: proposes candidates into the group "agencies"."""

    def __init__(self, nlp: Language) -> None:
        self._known = Lookup(nlp, known_bodies(), cased=None)
        self._words = read_words()
        self._builder = Builder(self._words)

    def __call__(self, doc: Doc) -> Doc:
        """Propose the public bodies of a text."""
        countries, memory = Surroundings(doc), dict[str, Find]()
        for thing in self._things(doc, countries):
            find = thing if isinstance(thing, Find) else self._builder.build(doc, thing, countries, memory)
            if find:
                memory |= {find.core: find, find.head: find}
                _propose(doc, find)
        propose_short_forms(doc, GROUP)
        return doc

    def _things(self, doc: Doc, countries: Surroundings) -> list[Find | Body]:
        """Return the bodies that the table knows and, where it knows none, those built like one, by place."""
        listed = [find for match in self._known.find(doc) if (find := self._listed(doc, match, countries))]
        known = {token for find in listed for token in range(find.start, find.end)}
        built = find_bodies(doc, self._words, countries.tokens)
        unlisted = [body for body in built if known.isdisjoint(range(body.start, body.end))]
        things: list[Find | Body] = [*listed, *unlisted]
        return sorted(things, key=lambda thing: (thing.start, thing.end))

    def _listed(self, doc: Doc, match: Match[Known], countries: Surroundings) -> Find | None:
        """Read a name of the table, unless it is another country's body of that name."""
        known, start, end = match.value, match.start, match.end
        if end < len(doc) and (doc[end].lower_ in SECURITIES or _is_number(doc[end])):
            return None
        text = doc[start:end].text[: -match.trim or None]
        head = self._head(text)
        core = body_slug(text, head, self._words) if head else text
        binding = Binding(start, end) if known.country == INTERGOVERNMENTAL else countries.bind(doc, start, end)
        if binding.code not in {"", known.country}:
            if head:
                return self._builder.of_country(doc, binding, text=text, core=core, head=head)
            binding = Binding(start, end)
        trim = match.trim if binding.end == end else 0
        country = known.country.removeprefix(INTERGOVERNMENTAL)
        entity = f"agency:{known.id}"
        return Find(binding.start, binding.end, known.name, entity, "known body", core, head, country, trim)

    def _head(self, text: str) -> str:
        """Return the word of a listed name that says what sort of body it is, if any."""
        words = text.lower().split()
        return next((word for word in (words[-1], words[0]) if word in self._words.heads), "")


@Language.factory("graphbuild_agencies", assigns=["doc.spans"], requires=["doc.spans"])
def make_agencies(nlp: Language, name: str) -> Agencies:  # noqa: ARG001  the factory's signature is spaCy's
    """Make the component that finds public bodies."""
    return Agencies(nlp)


def _is_number(token: Token) -> bool:
    """Tell whether a token is the number of a ship or a case ("IMO 9000001"), so that no body is meant before it."""
    return token.text.isdigit() and len(token) >= LONG_NUMBER


def _propose(doc: Doc, find: Find) -> None:
    propose(
        doc,
        GROUP,
        find.start,
        find.end,
        kind=Kind.AGENCY,
        name=find.name,
        entity=find.entity,
        reason=find.reason,
        trim=find.trim,
    )
